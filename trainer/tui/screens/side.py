"""How the interview stands: a column where there is room, one line where there is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from trainer.tui.text import MUTED
from trainer.tui.widgets.held import Held, held_line
from trainer.tui.widgets.marks import Marks
from trainer.tui.widgets.notes import Notes
from trainer.tui.widgets.sheet import Block, Sheet
from trainer.tui.widgets.talk_meter import TalkMeter, share_line

if TYPE_CHECKING:
    from trainer.interview.views import InterviewView


class Side(VerticalScroll, can_focus=False):
    """Talk share, the last question's marks, what is held, notes."""

    def compose(self) -> ComposeResult:
        """One widget a matter."""
        yield TalkMeter()
        yield Marks()
        yield Held()
        yield Notes()

    def show_view(self, view: InterviewView) -> None:
        """Show how the interview stands."""
        self.query_one(TalkMeter).show_share(view.interviewer_share, name=view.card.short_name)
        self.query_one(Marks).show_turn(view.turns[-1] if view.turns else None, coached=view.is_coached)
        held = self.query_one(Held)
        held.display = view.is_coached
        held.show_held(view.held)
        self.query_one(Notes).show_notes(view.notes)


class FoldedSide(Sheet):
    """The same on one line."""

    def show_view(self, view: InterviewView) -> None:
        """Show the talk share, and what is held where the coach is on."""
        share = share_line(view.interviewer_share, 5)
        rest = held_line(view.held) if view.is_coached else Content.styled("blind: marks come with the debrief", MUTED)
        self.show([Block(Content.assemble(share, (" · ", MUTED), rest))])
