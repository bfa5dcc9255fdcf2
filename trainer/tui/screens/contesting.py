"""What somebody picks who contests a mark: which one, and what it should have been."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, get_args

from textual.content import Content
from textual.widgets.option_list import Option

from trainer.interview.views import ClosingView, RuleName, VerdictName
from trainer.tui.text import ACCENT, MUTED, one_line, plain
from trainer.tui.widgets.marks import IN_WORDS, SIGNS, sign

if TYPE_CHECKING:
    from trainer.interview.views import MarkView

Contest = Callable[[int, RuleName, VerdictName], Awaitable[ClosingView]]
"""Says what the verdict on a turn should have been; gives the debrief as it then stands."""

WHICH = "Which mark is wrong?"
NOTED = "Noted: it is left out of the score. A ranked attempt keeps its total, and shows the other beside it."
TAKEN_BACK = "You let the mark stand."

_RULES: Final[tuple[RuleName, ...]] = get_args(RuleName)
_VERDICTS: Final[tuple[VerdictName, ...]] = get_args(VerdictName)


@dataclass(frozen=True)
class Contestable:
    """One mark of one turn."""

    n: int
    rule: RuleName
    mark: MarkView


def contestable(closing: ClosingView) -> dict[str, Contestable]:
    """Every mark of a talk, by the id of its option."""
    return {
        f"{turn.n}-{rule}": Contestable(turn.n, rule, mark)
        for turn in closing.turns
        if turn.marks
        for rule, mark in zip(_RULES, turn.marks, strict=True)
    }


def marks_to_pick(closing: ClosingView) -> Iterator[Option]:
    """Every mark below its question; those contested say so."""
    asked = {turn.n: turn.utterance for turn in closing.turns}
    for option, found in contestable(closing).items():
        said = Content.assemble(" ", (f"{found.n}  ", ACCENT), plain(one_line(asked[found.n]), MUTED))
        told = "" if found.mark.contested is None else f"  you say: {IN_WORDS[found.mark.contested]}"
        yield Option(Content.assemble(said, "\n    ", sign(found.mark), plain(told, MUTED)), id=option)


def claims_to_pick(mark: MarkView) -> Iterator[Option]:
    """What it should have been; the mark that was given takes an earlier claim back."""
    for label in _VERDICTS:
        if label != mark.sign:
            yield Option(Content.assemble(" ", (SIGNS[label], "bold"), f" {IN_WORDS[label]}"), id=label)
        elif mark.contested is not None:
            yield Option(Content(f" {SIGNS[label]} let it stand: {IN_WORDS[label]}"), id=label)


def as_verdict(label: str) -> VerdictName:
    """The verdict that an option stands for."""
    return next(verdict for verdict in _VERDICTS if verdict == label)
