"""What the model of a talk has used so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from trainer.tui.text import LABEL, MUTED, plain
from trainer.tui.widgets.sheet import Block, Sheet

if TYPE_CHECKING:
    from trainer.interview.views import InterviewView

_NOTHING = "nothing used yet"


def is_shown(view: InterviewView) -> bool:
    """True where a model speaks, or was asked something."""
    return view.voice == "model" or view.used is not None


def use_line(view: InterviewView) -> Content:
    """Tokens and cost on one line: "model 1,240 tokens, cost unknown"."""
    return Content.assemble(("model ", LABEL), plain(view.used.in_words if view.used else _NOTHING, MUTED))


class ModelUse(Sheet):
    """Tokens, and what they cost; out of sight where no model is asked."""

    def show_use(self, view: InterviewView) -> None:
        """Show what was used up to now."""
        self.display = is_shown(view)
        words = view.used.in_words.partition(", ") if view.used else (_NOTHING, "", "")
        lines = [plain(part, MUTED) for part in (words[0], words[2]) if part]
        self.show([Block(Content.styled("Model", LABEL)), *map(Block, lines)])
