"""A list to choose from, whose content can be exchanged without losing one's place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList
from textual.widgets.option_list import Option


class Choices(OptionList):
    """Options of two lines; enter opens."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "open", id="list.open")]

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
