"""How a question stands to the three rules, in signs and words that need no colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from trainer.tui.text import BAD, GOOD, LABEL, MUTED, WARN, plain
from trainer.tui.widgets.sheet import Block, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trainer.interview.views import MarkView, TurnView

SIGNS = {"pass": "✓", "fail": "✗", "unsure": "~", "na": "·"}
IN_WORDS = {"pass": "it passes", "fail": "it fails", "na": "the rule does not apply"}
"""What somebody says who thinks so."""
_STYLES = {"pass": GOOD, "fail": BAD, "unsure": WARN, "na": MUTED}
_GAP = "   "
NOT_PLACED = "~ we could not place that one; it cost you nothing"


def claim(label: str) -> str:
    """A verdict as somebody claims it: "✓ it passes"."""
    return f"{SIGNS[label]} {IN_WORDS[label]}"


def sign(mark: MarkView) -> Content:
    """The sign and the rule of one mark: "✓ their life"."""
    return Content.assemble((SIGNS[mark.sign], f"bold {_STYLES[mark.sign]}"), " ", plain(mark.rule, MUTED))


@dataclass(frozen=True, slots=True)
class MarksBlock(Block):
    """All marks of a question on as few lines as they fit on; no sign is parted from its rule."""

    marks: tuple[MarkView, ...] = ()

    def wrapped(self, width: int) -> list[Content]:
        """After what else stands on the first line."""
        lines = [self.content]
        for mark in map(sign, self.marks):
            gap = _GAP if lines[-1] and lines[-1] is not self.content else ""
            if lines[-1] and lines[-1].cell_length + len(gap) + mark.cell_length > width:
                lines.append(mark)
            else:
                lines[-1] = lines[-1] + gap + mark
        return lines


def reasons(marks: Sequence[MarkView], better: str | None, *, left: int, above: int = 0) -> Iterator[Block]:
    """Why each mark was given, and a better wording where there is one."""
    for mark in marks:
        if mark.reason:
            lead = Content.styled(SIGNS[mark.sign], f"bold {_STYLES[mark.sign]}").pad_left(left)
            why = Content.assemble(plain(mark.rule, "bold"), "  ", plain(mark.reason, MUTED))
            yield Block(why, left=left + 3, lead=lead, above=above)
            above = 0
    if better:
        lead = Content.styled("→", LABEL).pad_left(left)
        yield Block(Content.assemble(("try  ", LABEL), plain(better)), left=left + 3, lead=lead, above=above)


class Marks(Sheet):
    """The marks of the last question, one a line."""

    def show_turn(self, turn: TurnView | None, *, coached: bool) -> None:
        """Show the marks of a turn; in a blind interview, say where they went."""
        self.show(_lines(turn, coached=coached))


def _lines(turn: TurnView | None, *, coached: bool) -> Iterator[Block]:
    yield Block(Content.styled("Last question", LABEL))
    if not coached:
        yield Block(Content.styled("marks come with the debrief", MUTED))
    elif turn is None:
        yield Block(Content.styled("nothing asked yet", MUTED))
    elif not turn.placed:
        yield Block(Content.styled(NOT_PLACED, MUTED))
    elif not turn.marks:
        yield Block(Content.styled("· free, not scored", MUTED))
    else:
        yield from (Block(sign(mark)) for mark in turn.marks)
        yield Block(Content.styled("f4  why, and better", MUTED), above=1)
