"""A terminal without Unicode still tells what passed, what failed and what is meant."""

import pytest
from rich.segment import Segment
from textual.color import Color

from trainer.tui.text import SIGNS, AsciiFilter, can_show
from trainer.tui.widgets.marks import SIGNS as MARKS

GROUND = Color(0, 0, 0)


def shown(text: str) -> str:
    return "".join(segment.text for segment in AsciiFilter().apply([Segment(text)], GROUND))


@pytest.mark.parametrize(("encoding", "can"), [("utf-8", True), ("ascii", False), ("latin-1", False), ("nope", False)])
def test_signs_are_exchanged_only_where_they_cannot_be_shown(encoding: str, can: bool) -> None:
    assert can_show(SIGNS, encoding) is can


def test_no_two_marks_look_alike() -> None:
    marks = [shown(sign) for sign in MARKS.values()]

    assert len(set(marks)) == len(marks)
    assert all(mark.isascii() for mark in marks)


def test_every_sign_keeps_its_width() -> None:
    assert shown("✓ their life  ●●○○○  ━━──") == "+ their life  **ooo  ==--"
