"""A question that is planned: one line to type it, and below what the analyser thinks of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input

from trainer.tui.text import one_line
from trainer.tui.widgets.marks import MarksBlock, reasons
from trainer.tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from trainer.tui.openings import Judged

LONGEST = 300
PAUSE = 0.25
"""Seconds without a key after which a question is looked at."""


class PlannedQuestion(Vertical):
    """It is looked at as it is typed, by whoever answers `Typed`."""

    DEFAULT_CSS = "PlannedQuestion { height: auto; }"

    @dataclass
    class Typed(Message):
        """The question is now this."""

        question: PlannedQuestion
        text: str

    def __init__(self, text: str, placeholder: str) -> None:
        """Start from what was planned before."""
        super().__init__()
        self._before, self._placeholder = text, placeholder
        self._pause: Timer | None = None

    def compose(self) -> ComposeResult:
        """The line, and what is thought of it."""
        yield Input(one_line(self._before), placeholder=self._placeholder, max_length=LONGEST)
        yield Sheet()

    @property
    def text(self) -> str:
        """What is typed."""
        return one_line(self.query_one(Input).value)

    @on(Input.Changed)
    def wait(self, event: Input.Changed) -> None:
        """Have it looked at once the typing pauses."""
        event.stop()
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self._report)

    def _report(self) -> None:
        self.post_message(self.Typed(self, self.text))

    def show_judged(self, text: str, judged: Judged) -> None:
        """Show what is thought of it, unless it says something else by now."""
        if text != self.text:
            return
        bad = [mark for mark in judged.marks if mark.sign == "fail"]
        marks = [MarksBlock(Content(""), left=2, marks=judged.marks)] if text and judged.marks else []
        self.query_one(Sheet).show([*marks, *(reasons(bad, judged.better, left=2) if text else ())])
