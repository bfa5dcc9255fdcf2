"""The board: the best ranked attempt of each player, one scenario at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from trainer.errors import TrainerError
from trainer.tui.messages import Troubled
from trainer.tui.screens.page import Page, brand
from trainer.tui.text import ACCENT, LABEL, MUTED, TITLE, one_line, plain
from trainer.tui.widgets.sheet import Block, Sheet
from trainer.tui.widgets.talk_meter import meter

if TYPE_CHECKING:
    from trainer.interview.port import PracticePort
    from trainer.interview.views import CardView, StandingView

ON_TRUST = "This board is kept on this machine and runs on trust: whoever can open its file can also change it."
_NAME = 24
_BAR = 24


class BoardScreen(Page[None]):
    """Who did best with whom."""

    CSS_PATH = "board.tcss"
    AUTO_FOCUS = "VerticalScroll"
    EXPLAINED = """\
A first attempt counts if it was blind from its first question on. The best attempts stand on top, and those around you
below; nobody is shown at the bottom. Arrows go from scenario to scenario."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "go(-1)", "scenario", key_display="←→", priority=True, id="board.before"),
        Binding("right", "go(1)", "scenario", show=False, priority=True, id="board.after"),
        Binding("escape", "dismiss(None)", "done", id="board.done"),
    ]

    @dataclass
    class Ranked(Message):
        """The board of a scenario."""

        scenario: str
        standings: tuple[StandingView, ...]

    def __init__(self, practice: PracticePort, cards: Sequence[CardView], scenario: str | None) -> None:
        """Show the boards of some scenarios, one of them first."""
        super().__init__()
        self._practice, self._cards = practice, cards
        self._index = next((n for n, card in enumerate(cards) if card.id == scenario), 0)

    def body(self) -> Iterable[Widget]:
        """One sheet; it is exchanged from scenario to scenario."""
        yield VerticalScroll(Sheet(id="board"))

    def on_mount(self) -> None:
        """Ask for the first board."""
        self.head(brand(), Content.styled("board", MUTED))
        self._load()

    def action_go(self, step: int) -> None:
        """The scenario before or after."""
        if self._cards:
            self._index = (self._index + step) % len(self._cards)
            self._load()

    @work(group="board", exclusive=True, exit_on_error=False)
    async def _load(self) -> None:
        if not self._cards:
            return
        scenario = self._cards[self._index].id
        try:
            self.post_message(self.Ranked(scenario, await self._practice.board(scenario)))
        except TrainerError as error:
            self.post_message(Troubled(error))

    @on(Ranked)
    def show_board(self, event: Ranked) -> None:
        """Show it, unless another is wanted by now."""
        card = self._cards[self._index]
        if card.id == event.scenario:
            position = f"{self._index + 1} of {len(self._cards)}"
            self.query_one("#board", Sheet).show(_board(card, event.standings, position))


def _board(card: CardView, standings: Sequence[StandingView], position: str) -> Iterator[Block]:
    yield Block(Content.assemble(plain(card.title, TITLE), (f"   {position}", MUTED)), above=1)
    yield Block(plain(f"{card.name}  ·  {card.interview_type}", MUTED))
    if not standings:
        yield Block(Content("Nobody yet. The first blind talk is the one that counts."), above=2)
    before = 0
    for row in standings:
        if before and row.place > before + 1:
            yield Block(Content.styled("…", MUTED), left=3)
        yield Block(_row(row), left=6, lead=Content.styled(f"{row.place:>3}", LABEL if row.is_you else MUTED), above=1)
        before = row.place
    yield Block(Content.styled(ON_TRUST, MUTED), above=2)


def _row(row: StandingView) -> Content:
    name = plain(one_line(row.player), f"bold {ACCENT}" if row.is_you else "bold").truncate(_NAME, ellipsis=True)
    par = "" if row.par is None else f"   par {row.par:.0f}"
    ends = ("  you" if row.is_you else "") + ("  tied" if row.is_tied else "")
    return Content.assemble(
        name.pad_right(_NAME - name.cell_length),
        meter(row.total / row.max if row.max else 0, _BAR),
        (f"  {row.total:4.1f}", TITLE),
        (f" of {row.max:g}{par}", MUTED),
        (ends, LABEL),
    )
