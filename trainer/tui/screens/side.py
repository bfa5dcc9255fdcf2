"""How the interview stands: a column where there is room, one line where there is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from trainer.tui.text import ACCENT, LABEL, MUTED, plain
from trainer.tui.widgets.held import Held, held_line
from trainer.tui.widgets.marks import Marks
from trainer.tui.widgets.model_use import ModelUse, is_shown, use_line
from trainer.tui.widgets.notes import Notes
from trainer.tui.widgets.sheet import Block, Sheet
from trainer.tui.widgets.talk_meter import TalkMeter, share_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trainer.interview.views import InterviewView, PlanView


class Side(VerticalScroll, can_focus=False):
    """Talk share, the last question's marks, what is held, what a model uses, notes."""

    def __init__(self, plan: PlanView | None) -> None:
        """Show the plan of the talk below, where there is one."""
        super().__init__()
        self._plan = plan

    def compose(self) -> ComposeResult:
        """One widget a matter."""
        yield TalkMeter()
        yield Marks()
        yield Held()
        yield ModelUse()
        yield Notes()
        yield Sheet(_planned(self._plan) if self._plan else (), id="plan")

    def show_view(self, view: InterviewView) -> None:
        """Show how the interview stands."""
        self.query_one(TalkMeter).show_share(view.interviewer_share, name=view.card.short_name)
        self.query_one(Marks).show_turn(view.turns[-1] if view.turns else None, coached=view.is_coached)
        held = self.query_one(Held)
        held.display = view.is_coached
        held.show_held(view.held)
        self.query_one(ModelUse).show_use(view)
        self.query_one(Notes).show_notes(view.notes)


class FoldedSide(Sheet):
    """The same on one line, and a second one for what a model uses."""

    def show_view(self, view: InterviewView) -> None:
        """Show the talk share, and what is held where the coach is on."""
        share = share_line(view.interviewer_share, 5)
        rest = held_line(view.held) if view.is_coached else Content.styled("blind: marks come with the debrief", MUTED)
        use = [Block(use_line(view))] if is_shown(view) else []
        self.show([Block(Content.assemble(share, (" · ", MUTED), rest)), *use])


def _planned(plan: PlanView) -> Iterator[Block]:
    lines = [line for line in (*plan.openings, plan.scary) if line]
    if lines or plan.refutation:
        yield Block(Content.styled("Your plan", LABEL))
    for line in lines:
        yield Block(plain(line), left=2, lead=Content.styled("·", ACCENT))
    if plan.refutation:
        yield Block(plain(plan.refutation, MUTED), left=2, lead=Content.styled("✗", MUTED))
