"""The names of the parts of a screen, the one that is seen underlined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from trainer.tui.text import ACCENT, MUTED, TITLE

_GAP = 3


class TabLine(Widget):
    """One widget for all tabs; the screen binds the keys."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "TabLine { height: 2; text-wrap: nowrap; } .-low TabLine { height: 1; }"

    active: reactive[int] = reactive(0, init=False)

    @dataclass
    class Switched(Message):
        """Another part is to be seen."""

        index: int

    def __init__(self, labels: Sequence[str]) -> None:
        """One label a part, in our own words."""
        super().__init__()
        self._labels = tuple(labels)

    @property
    def parts(self) -> int:
        """How many there are."""
        return len(self._labels)

    def watch_active(self, active: int) -> None:
        """Report it, whoever changed it."""
        self.post_message(self.Switched(active))

    def step(self, by: int) -> None:
        """Go to the next or previous part, round and round."""
        self.active = (self.active + by) % len(self._labels)

    def render(self) -> RenderResult:
        """The labels, and the line below them."""
        names, line = Content(""), Content("")
        for index, label in self._seen():
            is_active = index == self.active
            names += Content.styled(label, TITLE if is_active else MUTED) + Content(" " * _GAP)
            line += Content.styled(("━" if is_active else "─") * len(label), ACCENT if is_active else "$line")
            line += Content.styled("─" * _GAP, "$line")
        rest = Content.styled("─" * max(0, self.size.width - line.cell_length), "$line")
        return Content("\n").join([part.truncate(self.size.width) for part in (names, line + rest)])

    def _seen(self) -> list[tuple[int, str]]:
        """The labels that are drawn; where not all fit, those up to the active one give way from the left."""
        labels = list(enumerate(self._labels))
        while labels[0][0] < self.active and _cells(labels[: self.active - labels[0][0] + 1]) > self.size.width:
            labels.pop(0)
        return labels

    def on_click(self, event: events.Click) -> None:
        """Go to what was clicked."""
        end = 0
        for index, label in self._seen():
            end += len(label) + _GAP
            if event.x < end:
                self.active = index
                return


def _cells(labels: Sequence[tuple[int, str]]) -> int:
    return sum(len(label) for _, label in labels) + _GAP * (len(labels) - 1)
