"""What can be done about a debrief: contest a mark, and ask a model for its opinion or a paragraph about the talk."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets.option_list import Option

from trainer.errors import TrainerError
from trainer.tui.messages import Troubled
from trainer.tui.screens.contesting import (
    NOTED,
    TAKEN_BACK,
    WHICH,
    Contest,
    as_verdict,
    claims_to_pick,
    contestable,
    marks_to_pick,
)
from trainer.tui.screens.page import Page, toast
from trainer.tui.text import ACCENT, one_line, plain
from trainer.tui.widgets.marks import sign
from trainer.tui.widgets.pick import Pick

if TYPE_CHECKING:
    from trainer.interview.views import ClosingView

ASKED_IN: Final = {"second_opinion": "questions", "summarise": "outcome"}
"""In which part of a debrief a model can be asked what."""
_UNSURE = "unsure"


@dataclass(frozen=True)
class Consultant:
    """Asks a model about a talk; each gives the debrief as it then stands."""

    judge: Callable[[int], Awaitable[ClosingView]]
    """Its opinion on the verdicts on a turn."""
    judge_unsure: Callable[[], Awaitable[ClosingView]]
    """On all that are unsure."""
    summarise: Callable[[], Awaitable[ClosingView]]
    """Its paragraph about the talk."""


class BesideTheDebrief(Page[None]):
    """A debrief's screen without its parts."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "contest", "contest a mark", tooltip="say that a mark is wrong", id="debrief.contest"),
        Binding("s", "second_opinion", "second opinion", tooltip="ask a model", id="debrief.second-opinion"),
        Binding("w", "summarise", "coach's words", tooltip="a paragraph by a model", id="debrief.summarise"),
    ]

    @dataclass
    class Consulted(Message):
        """A model was asked; the debrief as it now stands."""

        closing: ClosingView

    @dataclass
    class Contested(Message):
        """A mark was contested; the debrief as it now stands."""

        closing: ClosingView
        said: str

    def __init__(self, closing: ClosingView, contest: Contest, consultant: Consultant | None) -> None:
        """Contest a debrief, and ask about it; nobody where there is no consultant."""
        super().__init__()
        self.shown = closing
        self._contest = contest
        self._consultant = consultant
        self._is_asking = False

    @property
    def can_ask(self) -> bool:
        """True where a model is set up."""
        return self._consultant is not None

    def show_closing(self, closing: ClosingView, *, at_end: bool) -> None:
        """Show the debrief as it now stands; what is new may be at the end of the part that is seen."""

    @work(group="ask", exclusive=True, exit_on_error=False)
    async def action_contest(self) -> None:
        """Choose a mark, then what it should have been."""
        marks = contestable(self.shown)
        picked = await self.app.push_screen_wait(Pick(WHICH, list(marks_to_pick(self.shown))))
        if picked is None:
            return
        found = marks[picked]
        label = await self.app.push_screen_wait(Pick("What should it be?", list(claims_to_pick(found.mark))))
        if label is None:
            return
        try:
            closing = await self._contest(found.n, found.rule, as_verdict(label))
        except TrainerError as error:
            self.post_message(Troubled(error))
        else:
            self.post_message(self.Contested(closing, TAKEN_BACK if label == found.mark.sign else NOTED))

    @on(Contested)
    def take_claim(self, event: Contested) -> None:
        """Show what the score is without it."""
        self.shown = event.closing
        self.show_closing(event.closing, at_end=False)
        toast(self, event.said)

    @work(group="ask", exclusive=True, exit_on_error=False)
    async def action_second_opinion(self) -> None:
        """Choose what it is to be on, then ask the model."""
        if self._consultant is None or self._is_asking:
            return
        picked = await self.app.push_screen_wait(Pick("A second opinion on what?", list(_judgeable(self.shown))))
        if picked == _UNSURE:
            self._consult(self._consultant.judge_unsure)
        elif picked is not None:
            n, judge = int(picked.partition("-")[2]), self._consultant.judge
            self._consult(lambda: judge(n))

    def action_summarise(self) -> None:
        """Have a model write a paragraph about the talk."""
        if self._consultant is not None and not self._is_asking:
            self._consult(self._consultant.summarise)

    @work(group="consult", exclusive=False, exit_on_error=False)
    async def _consult(self, ask: Callable[[], Awaitable[ClosingView]]) -> None:
        self._is_asking = True
        toast(self, "Asking the model…")
        try:
            self.post_message(self.Consulted(await ask()))
        except TrainerError as error:
            self.post_message(Troubled(error))
        finally:
            self._is_asking = False

    @on(Consulted)
    def take_in(self, event: Consulted) -> None:
        """Show what the model said, or say where it stands."""
        has_paragraph = event.closing.paragraph != self.shown.paragraph
        self.shown = event.closing
        self.show_closing(event.closing, at_end=has_paragraph)
        if not has_paragraph:
            toast(self, "What the model thinks stands below the question.")


def _judgeable(closing: ClosingView) -> Iterator[Option]:
    """All that is unsure, and every question that has marks."""
    unsure = sum(mark.sign == "unsure" and mark.second is None for turn in closing.turns for mark in turn.marks)
    if unsure:
        yield Option(Content.assemble(" ", (f"All that is unsure ({unsure})", "bold")), id=_UNSURE)
    for turn in closing.turns:
        if turn.marks:
            marks = Content("   ").join(sign(mark) for mark in turn.marks)
            asked = Content.assemble(" ", (f"{turn.n}  ", ACCENT), plain(one_line(turn.utterance)))
            yield Option(Content.assemble(asked, "\n    ", marks), id=f"turn-{turn.n}")
