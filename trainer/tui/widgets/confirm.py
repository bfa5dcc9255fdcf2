"""A question with a few answers, answered by key, arrow or mouse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from trainer.tui.screens.closing import Dialog
from trainer.tui.text import LABEL, MUTED, plain
from trainer.tui.widgets.choices import Answers
from trainer.tui.widgets.keys import KeyBar
from trainer.tui.widgets.sheet import Block, Sheet


@dataclass(frozen=True, slots=True)
class Answer:
    """One way out of a dialog."""

    id: str
    key: str
    """A letter that chooses it at once."""
    label: str
    detail: str = ""

    def prompt(self) -> Content:
        """Its key, what it does, and what that means."""
        detail = Content.assemble("\n   ", plain(self.detail, MUTED)) if self.detail else Content("")
        return Content.assemble((self.key, LABEL), "  ", plain(self.label, "bold"), detail)


class Confirm(Dialog[str | None]):
    """Ask; the answer's id comes back, or None where it was closed."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "back", id="dialog.close")]

    def __init__(self, title: str, message: str, answers: Sequence[Answer]) -> None:
        """The first answer is the one that enter chooses."""
        super().__init__(classes="-dialog")
        self._question, self._message, self._answers = title, message, answers

    def compose(self) -> ComposeResult:
        """The question, then the answers."""
        with Vertical():
            yield Sheet([Block(plain(self._question, LABEL)), Block(plain(self._message), above=1)])
            yield Answers(*(Option(answer.prompt(), id=answer.id) for answer in self._answers))
        yield KeyBar()

    @on(OptionList.OptionSelected)
    def answer(self, event: OptionList.OptionSelected) -> None:
        """Close with what was chosen."""
        self.dismiss(event.option_id)

    def on_key(self, event: events.Key) -> None:
        """A letter chooses at once."""
        for answer in self._answers:
            if event.character == answer.key:
                event.stop()
                self.dismiss(answer.id)
