"""A list to choose from, whose content can be exchanged without losing one's place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.strip import Strip
from textual.widgets import OptionList
from textual.widgets.option_list import Option

_POINTER = "▌"


class Choices(OptionList):
    """Options of two lines; enter chooses. A bar stands before the one that is meant, which also shows without colours.

    Options begin with a space, in whose place the bar is drawn.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"choices--pointer"}
    DEFAULT_CSS = "Choices > .choices--pointer { color: $text-accent; }"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "open", id="list.open")]

    def render_line(self, y: int) -> Strip:
        """A line of the list, with the bar where it belongs to what is highlighted."""
        strip = super().render_line(y)
        if not self._is_highlighted_at(y) or not strip.cell_length:
            return strip
        pointer = self.get_component_rich_style("choices--pointer", partial=True)
        behind = next(iter(strip), Segment("")).style or Style()
        return Strip.join([Strip([Segment(_POINTER, behind + pointer)]), strip.crop(1)])

    def _is_highlighted_at(self, y: int) -> bool:
        line = y + self.scroll_offset.y
        return line < len(self._lines) and self._lines[line][0] == self.highlighted

    @property
    def chosen(self) -> str:
        """The id of what is highlighted; empty where nothing is."""
        return (self.highlighted_option and self.highlighted_option.id) or ""

    def refill(self, new: Iterable[Option]) -> None:
        """Exchange what the list holds; whoever had moved down stays where they were, if that is still there."""
        before = self.chosen if self.highlighted != self._first else ""
        self.set_options(new)
        ids = [option.id for option in self.options]
        self.highlighted = ids.index(before) if before in ids else self._first

    @property
    def _first(self) -> int | None:
        return next((n for n, option in enumerate(self.options) if not option.disabled), None)


class Answers(Choices):
    """Choices of which one is taken, and nothing opened."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "choose", id="list.open")]
