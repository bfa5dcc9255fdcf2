"""The two lists of the home screen: what there is to practise, and what was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import ContentSwitcher, Input, OptionList

from trainer.tui.screens.home_lists import past_options, practise_options
from trainer.tui.widgets.choices import Choices
from trainer.tui.widgets.tab_line import TabLine

if TYPE_CHECKING:
    from trainer.interview.views import PastView, ShelfView

_LISTS = ("practise", "past")


class SearchField(Input):
    """Where the words are typed that are looked for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "to what was found", id="home.found"),
        Binding("escape", "clear", "all of them", id="home.clear"),
    ]

    class Cleared(Message):
        """Nothing is looked for any more."""

    def action_clear(self) -> None:
        """Look for nothing any more."""
        self.value = ""
        self.post_message(self.Cleared())


class Shelves(Vertical):
    """Shows one list at a time; it reports what is highlighted, opened and looked for."""

    @dataclass
    class Highlighted(Message):
        """This is highlighted in the list that is seen; empty where nothing is."""

        option: str

    @dataclass
    class Opened(Message):
        """This was chosen."""

        option: str

    @dataclass
    class LookedFor(Message):
        """Past interviews with these words are looked for."""

        words: str

    def compose(self) -> ComposeResult:
        """The names of the lists, and the lists; past interviews below a field to look for them."""
        search = SearchField(placeholder="look in names and in what was said", id="search")
        yield TabLine(("Practise", "Past"))
        yield ContentSwitcher(
            Choices(id="practise"), Vertical(search, Choices(id="past"), id="before"), initial="practise"
        )

    @property
    def seen(self) -> Choices:
        """The list that is seen."""
        return self.query_one(f"#{_LISTS[self.query_one(TabLine).active]}", Choices)

    def show_practise(self, shelf: Sequence[ShelfView], unfinished: Sequence[PastView]) -> None:
        """Show what there is to practise."""
        self.query_one("#practise", Choices).refill(practise_options(shelf, unfinished))

    def show_past(self, past: Sequence[PastView]) -> None:
        """Show past interviews."""
        self.query_one("#past", Choices).refill(past_options(past))

    def step(self) -> None:
        """From one list to the other."""
        self.query_one(TabLine).step(1)

    def search(self) -> None:
        """Go to the field in which past interviews are looked for."""
        self.query_one(TabLine).active = 1
        self.call_after_refresh(self.query_one("#search", Input).focus)

    @on(TabLine.Switched)
    def switch(self, event: TabLine.Switched) -> None:
        """Show the other list."""
        self.query_one(ContentSwitcher).current = ("practise", "before")[event.index]
        self.seen.focus()
        self.post_message(self.Highlighted(self.seen.chosen))

    @on(OptionList.OptionHighlighted)
    def highlight(self, event: OptionList.OptionHighlighted) -> None:
        """Report it, where it can be seen."""
        event.stop()
        if event.option_list is self.seen:
            self.post_message(self.Highlighted(event.option_id or ""))

    @on(OptionList.OptionSelected)
    def open(self, event: OptionList.OptionSelected) -> None:
        """Report it."""
        event.stop()
        self.post_message(self.Opened(event.option_id or ""))

    @on(Input.Changed)
    def look_for(self, event: Input.Changed) -> None:
        """Look as it is typed."""
        event.stop()
        self.post_message(self.LookedFor(event.value))

    @on(Input.Submitted)
    @on(SearchField.Cleared)
    def go_to_found(self) -> None:
        """From the words to what was found."""
        self.query_one("#past", Choices).focus()
