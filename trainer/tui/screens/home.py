"""Home: what was left unfinished, what there is to practise, what was said before."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.widgets import ContentSwitcher, Input, OptionList

from trainer.errors import TrainerError
from trainer.tui.messages import (
    BoardWanted,
    ContinueWanted,
    DebriefWanted,
    PlayerWanted,
    StartWanted,
    Troubled,
    TwinWanted,
)
from trainer.tui.screens.home_lists import GO, NEW, OLD, blocks_of_past, blocks_of_shelf, past_options, practise_options
from trainer.tui.screens.page import Page, brand
from trainer.tui.text import MUTED, plain
from trainer.tui.widgets.choices import Choices
from trainer.tui.widgets.confirm import Answer, Confirm
from trainer.tui.widgets.sheet import Block, Sheet
from trainer.tui.widgets.tab_line import TabLine

if TYPE_CHECKING:
    from trainer.interview.port import PracticePort
    from trainer.interview.views import PastView, ShelfView

PracticeSource = Callable[[], Awaitable["PracticePort"]]
_FORGET = (
    "Delete this interview?",
    "It goes with its debrief, and cannot be brought back.",
    (Answer("no", "k", "Keep it"), Answer("yes", "d", "Delete it")),
)


class HomeScreen(Page[None]):
    """The first screen; it is drawn before anything is read, and filled as soon as it was."""

    EXPLAINED = """\
Choose somebody to talk to. Unfinished interviews come first. The card shows what you build and what you believe;
whether it is true is for you to find out.

Coached shows marks as you go. Blind keeps them for the debrief: only a blind first attempt counts on the board."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "start(False)", "coached", id="home.coached"),
        Binding("b", "start(True)", "blind", id="home.blind"),
        Binding("slash", "search", "find", key_display="/", id="home.find"),
        Binding("l", "board", "board", id="home.board"),
        Binding("p", "player", "player", id="home.player"),
        Binding("t", "twin", "first steps", id="home.first-steps"),
        Binding("delete", "forget", "delete", show=False, id="home.delete"),
        Binding("left,right", "other_tab", "practise / past", show=False, id="home.tab"),
    ]

    card = getters.query_one("#card", Sheet)

    @dataclass
    class Filled(Message):
        """What there is to practise, and who is here."""

        player: str
        shelf: tuple[ShelfView, ...]
        unfinished: tuple[PastView, ...]

    @dataclass
    class Found(Message):
        """Past interviews, all or those looked for."""

        past: tuple[PastView, ...]

    def __init__(self, practice: PracticeSource) -> None:
        """Show what a practice holds, once it is there."""
        super().__init__()
        self._practice = practice
        self._shelf: dict[str, ShelfView] = {}
        self._past: dict[str, PastView] = {}

    def body(self) -> Iterable[Widget]:
        """Two lists on the left, the card of what is highlighted on the right."""
        search = Input(placeholder="look in names and in what was said", id="search")
        lists = ContentSwitcher(
            Choices(id="practise"), Vertical(search, Choices(id="past"), id="before"), initial="practise"
        )
        yield Horizontal(
            Vertical(TabLine(("Practise", "Past")), lists, id="lists"),
            VerticalScroll(Sheet(id="card"), can_focus=False),
            id="columns",
        )

    def on_mount(self) -> None:
        """Draw the frame first; fill it after."""
        self.query_one("#practise", Choices).focus()
        self.head(brand())
        self.call_after_refresh(self.fill)

    def on_screen_resume(self) -> None:
        """Show what was done meanwhile."""
        if self._shelf:
            self.fill()

    @work(group="fill", exclusive=True, exit_on_error=False)
    async def fill(self) -> None:
        """Ask for what there is to practise, then for what was."""
        try:
            practice = await self._practice()
            players = await practice.players()
            shelf, unfinished = await practice.shelf(), await practice.past(unfinished=True, limit=5)
            self.post_message(self.Filled(players[0] if players else "", shelf, unfinished))
            self.post_message(self.Found(await practice.past()))
        except TrainerError as error:
            self.post_message(Troubled(error))

    @on(Filled)
    def show_practise(self, event: Filled) -> None:
        """Show who is here and what there is."""
        self._shelf = {item.card.id: item for item in event.shelf}
        self._past |= {item.id: item for item in event.unfinished}
        self.head(brand(), plain(event.player, MUTED))
        self.query_one("#practise", Choices).refill(practise_options(event.shelf, event.unfinished))

    @on(Found)
    def show_past(self, event: Found) -> None:
        """Show past interviews."""
        self._past |= {item.id: item for item in event.past}
        self.query_one("#past", Choices).refill(past_options(event.past))

    @on(Input.Changed, "#search")
    def look_for(self, event: Input.Changed) -> None:
        """Look as it is typed."""
        self._look_for(event.value)

    @work(group="search", exclusive=True, exit_on_error=False)
    async def _look_for(self, words: str) -> None:
        try:
            practice = await self._practice()
            self.post_message(self.Found(await practice.past(search=words)))
        except TrainerError as error:
            self.post_message(Troubled(error))

    @on(Input.Submitted, "#search")
    def go_to_found(self) -> None:
        """From the words to what was found."""
        self.query_one("#past", Choices).focus()

    @on(OptionList.OptionHighlighted)
    def show_card(self, event: OptionList.OptionHighlighted) -> None:
        """Show the card of what is highlighted, in the list that is seen."""
        if event.option_list is self._list:
            self.card.show(self._card_of(event.option_id or ""))

    def _card_of(self, option: str) -> Iterable[Block]:
        id_ = option.partition(":")[2]
        if option.startswith(NEW) and id_ in self._shelf:
            return blocks_of_shelf(self._shelf[id_])
        return blocks_of_past(self._past[id_]) if id_ in self._past else ()

    @on(OptionList.OptionSelected)
    def open(self, event: OptionList.OptionSelected) -> None:
        """Start, go on or look back."""
        kind, _, id_ = (event.option_id or "").partition(":")
        wanted = {"new": StartWanted(id_, blind=False), "go": ContinueWanted(id_), "old": DebriefWanted(id_)}.get(kind)
        if wanted is not None:
            self.post_message(wanted)

    @on(TabLine.Switched)
    def switch(self, event: TabLine.Switched) -> None:
        """Show the other list."""
        self.query_one(ContentSwitcher).current = ("practise", "before")[event.index]
        here = self._list
        here.focus()
        self.card.show(self._card_of(here.chosen))

    def action_other_tab(self) -> None:
        """From one list to the other."""
        self.query_one(TabLine).step(1)

    def action_search(self) -> None:
        """Look for a past interview."""
        self.query_one(TabLine).active = 1
        self.call_after_refresh(self.query_one("#search", Input).focus)

    def action_start(self, blind: bool) -> None:  # noqa: FBT001 - from a binding
        """Start the scenario that is highlighted."""
        scenario = self._highlighted(NEW)
        if scenario:
            self.post_message(StartWanted(scenario, blind=blind))

    def action_board(self) -> None:
        """See the board."""
        self.post_message(BoardWanted(self._highlighted(NEW)))

    def action_player(self) -> None:
        """Go on as somebody else."""
        self.post_message(PlayerWanted())

    def action_twin(self) -> None:
        """The first steps once more."""
        self.post_message(TwinWanted())

    @property
    def _list(self) -> Choices:
        """The list that is seen."""
        return self.query_one(("#practise", "#past")[self.query_one(TabLine).active], Choices)

    def _highlighted(self, *kinds: str) -> str | None:
        """The id of what is highlighted, where it is of such a kind."""
        kind, colon, id_ = self._list.chosen.partition(":")
        return id_ if kind + colon in kinds else None

    @work(group="forget", exclusive=True, exit_on_error=False)
    async def action_forget(self) -> None:
        """Delete an interview, once that was confirmed."""
        interview = self._highlighted(GO, OLD)
        if interview is None or await self.app.push_screen_wait(Confirm(*_FORGET)) != "yes":
            return
        try:
            await (await self._practice()).forget(interview)
        except TrainerError as error:
            self.post_message(Troubled(error))
        self.fill()
