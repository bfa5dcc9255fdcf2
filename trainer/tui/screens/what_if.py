"""What if: a question of the talk, asked differently, its answer beside the one that came."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from trainer.tui.screens.debrief_process import answered, asked, worth
from trainer.tui.text import LABEL, MUTED, one_line, plain
from trainer.tui.widgets.choices import Choices
from trainer.tui.widgets.sheet import Block, Sheet

if TYPE_CHECKING:
    from scoring.debrief import EvidenceRow
    from trainer.interview.views import AnswerView, ClosingView, TurnView

LONGEST = 600
_NOTHING_KEPT = "Pick a question and ask it differently: you hear what it would have got. Nothing of this is kept."


class OtherQuestion(Input):
    """What is asked instead."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "hear the answer", id="what-if.ask"),
        Binding("escape", "other_turn", "another turn", id="what-if.turn"),
    ]

    class Left(Message):
        """Another turn is to be picked."""

    def action_other_turn(self) -> None:
        """Back to the turns."""
        self.post_message(self.Left())


class WhatIf(Vertical):
    """Turns to pick from, a line to ask in, and both answers. It reports what is asked, and is told the answer."""

    @dataclass
    class Wondered(Message):
        """This would be asked in turn `n`."""

        n: int
        text: str

    def __init__(self, closing: ClosingView, *, id: str) -> None:
        """Wonder about a talk."""
        super().__init__(id=id)
        self._shown = closing
        self._turns = {turn.n: turn for turn in closing.turns}
        self._n = 0

    def compose(self) -> ComposeResult:
        """From top to bottom in the order in which it is used."""
        yield Sheet([Block(Content.styled(_NOTHING_KEPT, MUTED))], id="what-if-intro")
        yield Choices(*(Option(_line(turn), id=str(turn.n)) for turn in self._turns.values()), id="what-if-turns")
        yield OtherQuestion(placeholder="ask it differently", max_length=LONGEST)
        with VerticalScroll(can_focus=False), Horizontal(id="what-if-answers"):
            yield Sheet(id="was")
            yield Sheet(id="would-be")

    def take_focus(self) -> None:
        """To the turns."""
        self.query_one(Choices).focus()

    @on(OptionList.OptionHighlighted)
    def show_turn(self, event: OptionList.OptionHighlighted) -> None:
        """Show what came of it."""
        event.stop()
        turn = self._turns.get(int(event.option_id or 0))
        if turn is None or turn.n == self._n:
            return
        self._n = turn.n
        rows = [row for row in self._shown.debrief.evidence if row.turn == turn.n]
        self.query_one("#was", Sheet).show(self._side("You asked", turn, rows))
        self.query_one("#would-be", Sheet).show(_invitation(self._shown.wordings.get(turn.n)))

    @on(OptionList.OptionSelected)
    def ask(self, event: OptionList.OptionSelected) -> None:
        """Start from the better wording, where there is one."""
        event.stop()
        field = self.query_one(OtherQuestion)
        field.value = one_line(self._shown.wordings.get(self._n, ""))
        field.focus()

    @on(Input.Submitted)
    def wonder(self, event: Input.Submitted) -> None:
        """Report what would be asked."""
        event.stop()
        if self._n:
            self.post_message(self.Wondered(self._n, one_line(event.value)))

    @on(OtherQuestion.Left)
    def pick_again(self) -> None:
        """Pick another turn."""
        self.take_focus()

    def show_answer(self, answer: AnswerView) -> None:
        """Show it, unless another turn is looked at by now."""
        if answer.turn.n == self._n:
            side = self.query_one("#would-be", Sheet)
            side.show(self._side("What if", answer.turn, answer.evidence))
            self.call_after_refresh(side.scroll_visible, top=True, animate=False)

    def _side(self, title: str, turn: TurnView, rows: Sequence[EvidenceRow]) -> Iterator[Block]:
        name = self._shown.card.short_name
        left = min(len(name), 12) + 2
        yield Block(Content.styled(title, LABEL))
        yield from asked(turn, None, left=left, above=1)
        yield from answered(turn.bubbles, name, left=left, above=1)
        yield from worth(rows, left=left)


def _line(turn: TurnView) -> Content:
    said = plain(one_line(turn.utterance)) if turn.utterance else Content.styled("silence", f"italic {MUTED}")
    return Content.assemble(plain(f"{turn.n:>2}  ", MUTED), said)


def _invitation(better: str | None) -> Iterator[Block]:
    yield Block(Content.styled("What if", LABEL))
    if better:
        yield Block(Content.assemble(("try  ", LABEL), plain(better)), above=1)
    else:
        yield Block(Content.styled("enter: ask something else here", MUTED), above=1)
