"""Home: what was left unfinished, what there is to practise, what was said before."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from trainer.errors import TrainerError
from trainer.tui.glance import Glance, keep_glance
from trainer.tui.messages import (
    BoardWanted,
    ContinueWanted,
    DebriefWanted,
    PlayerWanted,
    SettingsWanted,
    StartWanted,
    Troubled,
    TwinWanted,
)
from trainer.tui.screens.home_lists import GO, NEW, OLD, blocks_of_past, blocks_of_shelf
from trainer.tui.screens.page import Page, brand
from trainer.tui.screens.shelves import Shelves
from trainer.tui.text import ACCENT, MUTED, count, plain
from trainer.tui.widgets.confirm import Answer, Confirm
from trainer.tui.widgets.sheet import Block, Sheet

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

Coached shows marks as you go. Blind keeps them for the debrief: only a blind first attempt counts on the board.

An insight is a bet that you answered otherwise after a talk than before it."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "start(False)", "coached", id="home.coached"),
        Binding("b", "start(True)", "blind", id="home.blind"),
        Binding("slash", "search", "find", key_display="/", id="home.find"),
        Binding("l", "board", "board", id="home.board"),
        Binding("p", "player", "player", id="home.player"),
        Binding("s", "settings", "settings", id="home.settings"),
        Binding("t", "twin", "first steps", show=False, id="home.first-steps"),
        Binding("delete", "forget", "delete", show=False, id="home.delete"),
        Binding("left,right", "other_list", "practise / past", show=False, id="home.tab"),
    ]

    shelves = getters.query_one(Shelves)

    @dataclass
    class Filled(Message):
        """What there is to practise, and who is here."""

        glance: Glance

    @dataclass
    class Found(Message):
        """Past interviews, all or those looked for."""

        past: tuple[PastView, ...]

    def __init__(self, practice: PracticeSource, glance: Glance | None = None) -> None:
        """Show what a practice holds, once it is there; until then, what it held when it was seen last."""
        super().__init__()
        self._practice, self._glance = practice, glance
        self._is_filled = False
        self._shelf: dict[str, ShelfView] = {}
        self._past: dict[str, PastView] = {}

    def body(self) -> Iterable[Widget]:
        """Lists on the left, the card of what is highlighted on the right."""
        card = VerticalScroll(Sheet(id="card"), can_focus=False)
        yield Horizontal(Shelves(id="lists"), card, id="columns")

    def on_mount(self) -> None:
        """Draw the frame first; fill it after."""
        self.head(brand())
        self.shelves.seen.focus()
        if self._glance is not None:
            self._show(self._glance)
        self.call_after_refresh(self.fill)

    def on_screen_resume(self) -> None:
        """Show what was done meanwhile."""
        if self._is_filled:
            self.fill()

    @work(group="fill", exclusive=True, exit_on_error=False)
    async def fill(self) -> None:
        """Ask for what there is to practise, then for what was."""
        try:
            practice = await self._practice()
            players = await practice.players()
            shelf, unfinished = await practice.shelf(), await practice.past(unfinished=True, limit=5)
            glance = Glance(players[0] if players else "", await practice.insights(), shelf, unfinished)
            self.post_message(self.Filled(glance))
            self.post_message(self.Found(await practice.past()))
            await asyncio.to_thread(keep_glance, glance)
        except TrainerError as error:
            self.post_message(Troubled(error))

    @on(Filled)
    def show_practise(self, event: Filled) -> None:
        """Show who is here and what there is."""
        self._is_filled = True
        self._show(event.glance)

    def _show(self, glance: Glance) -> None:
        self._shelf = {item.card.id: item for item in glance.shelf}
        self._past |= {item.id: item for item in glance.unfinished}
        self.head(brand(), _standing(glance), plain(glance.player, MUTED))
        self.shelves.show_practise(glance.shelf, glance.unfinished)

    @on(Found)
    def show_past(self, event: Found) -> None:
        """Show past interviews."""
        self._past |= {item.id: item for item in event.past}
        self.shelves.show_past(event.past)

    @on(Shelves.LookedFor)
    def look_for(self, event: Shelves.LookedFor) -> None:
        """Look as it is typed."""
        self._look_for(event.words)

    @work(group="search", exclusive=True, exit_on_error=False)
    async def _look_for(self, words: str) -> None:
        try:
            practice = await self._practice()
            self.post_message(self.Found(await practice.past(search=words)))
        except TrainerError as error:
            self.post_message(Troubled(error))

    @on(Shelves.Highlighted)
    def show_card(self, event: Shelves.Highlighted) -> None:
        """Show the card of what is highlighted, and what can be done with it."""
        self.refresh_bindings()
        self.query_one("#card", Sheet).show(self._card_of(event.option))

    def _card_of(self, option: str) -> Iterable[Block]:
        id_ = option.partition(":")[2]
        if option.startswith(NEW) and id_ in self._shelf:
            return blocks_of_shelf(self._shelf[id_])
        return blocks_of_past(self._past[id_]) if id_ in self._past else ()

    @on(Shelves.Opened)
    def open(self, event: Shelves.Opened) -> None:
        """Start, go on or look back."""
        kind, _, id_ = event.option.partition(":")
        if kind == "new":
            self.post_message(StartWanted(self._shelf[id_].card, blind=False))
        elif id_:
            self.post_message(ContinueWanted(id_) if kind == "go" else DebriefWanted(id_))

    def _highlighted(self, *kinds: str) -> str | None:
        """The id of what is highlighted, where it is of such a kind."""
        kind, colon, id_ = self.shelves.seen.chosen.partition(":")
        return id_ if kind + colon in kinds else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with what is highlighted."""
        if action == "start":
            return self._highlighted(NEW) is not None
        return self._highlighted(GO, OLD) is not None if action == "forget" else True

    def action_other_list(self) -> None:
        """From one list to the other."""
        self.shelves.step()

    def action_search(self) -> None:
        """Look for a past interview."""
        self.shelves.search()

    def action_start(self, blind: bool) -> None:  # noqa: FBT001 - from a binding
        """Start the scenario that is highlighted."""
        scenario = self._highlighted(NEW)
        if scenario:
            self.post_message(StartWanted(self._shelf[scenario].card, blind=blind))

    def action_board(self) -> None:
        """See the board."""
        self.post_message(BoardWanted(self._highlighted(NEW)))

    def action_player(self) -> None:
        """Go on as somebody else."""
        self.post_message(PlayerWanted())

    def action_settings(self) -> None:
        """Choose who speaks."""
        self.post_message(SettingsWanted())

    def action_twin(self) -> None:
        """The first steps once more."""
        self.post_message(TwinWanted())

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


def _standing(glance: Glance) -> Content:
    """The player, and beside the name how often a talk changed their mind, once it did."""
    name = plain(glance.player, MUTED)
    if not (glance.player and glance.insights):
        return name
    return Content.assemble(name, "   ", (f"{count(glance.insights, 'insight')} changed a bet", ACCENT))
