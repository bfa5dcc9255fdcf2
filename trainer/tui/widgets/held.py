"""What the interviewer holds so far; it never says what there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from trainer.tui.text import LABEL, MUTED, TITLE, count
from trainer.tui.widgets.sheet import Block, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trainer.interview.views import HeldView


def _number(number: int, one: str, many: str | None = None) -> Content:
    figure, noun = count(number, one, many).split(" ", 1)
    return Content.assemble((figure, TITLE if number else MUTED), (f" {noun}", MUTED))


def held_line(held: HeldView) -> Content:
    """Everything on one line: "1 story  2 facts  0 commitments · 1 praise"."""
    gap = Content("  ")
    solid = gap.join(
        [
            _number(held.stories, "story", "stories"),
            _number(held.facts, "fact"),
            _number(held.commitments, "commitment"),
        ]
    )
    soft = gap.join([_number(held.praise, "praise", "praise"), _number(held.promises, "promise")])
    return Content.assemble(solid, (" · ", MUTED), soft)


class Held(Sheet):
    """Stories, facts and commitments above; praise and promises, which are worth nothing, below."""

    def show_held(self, held: HeldView) -> None:
        """Show what is held now."""
        self.show(_lines(held))


def _lines(held: HeldView) -> Iterator[Block]:
    yield Block(Content.styled("You hold", LABEL))
    yield Block(_number(held.stories, "story", "stories"))
    yield Block(_number(held.facts, "fact"))
    yield Block(_number(held.commitments, "commitment"))
    yield Block(_number(held.praise, "praise", "praise"), above=1)
    yield Block(_number(held.promises, "promise"))
