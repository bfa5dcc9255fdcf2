"""Bets: what is concluded before anything is revealed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar, Literal

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button
from textual.widgets.option_list import Option

from trainer.errors import TrainerError
from trainer.tui.messages import Troubled
from trainer.tui.screens.page import Page
from trainer.tui.text import MUTED, TITLE, count, one_line, plain
from trainer.tui.widgets.bet_card import BetCard
from trainer.tui.widgets.confirm import Answer, Confirm
from trainer.tui.widgets.pick import Pick
from trainer.tui.widgets.sheet import Block, Sheet

if TYPE_CHECKING:
    from trainer.interview.port import InterviewPort
    from trainer.interview.views import BetView, InterviewView

Closing = Literal["reveal", "later"]
PAUSE = 0.3
"""Seconds after which a bet that no longer changes is kept."""
_UNPLACED = (
    "See the truth now?",
    "Bets that are not placed are not scored. They cannot be placed afterwards.",
    (Answer("no", "b", "Back to the bets"), Answer("yes", "s", "Show me the truth")),
)


class BetsScreen(Page[Closing]):
    """Conclude, then see. Returns what comes next."""

    CSS_PATH = "bets.tcss"
    AUTO_FOCUS = "BetCard"
    EXPLAINED = """\
What do you believe now, before you are told? Choose an answer, say how sure you are, and name the reply it rests on.
Being sure and wrong costs; being honestly unsure does not. Notes and replies are yours to look through."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "reveal", "truth", id="bets.reveal"),
        Binding("escape", "later", "later", id="bets.later"),
    ]

    def __init__(self, port: InterviewPort, view: InterviewView, bets: Sequence[BetView]) -> None:
        """Bet on an interview that is over."""
        super().__init__()
        self._port, self._view, self._bets = port, view, bets
        self._unkept: dict[str, BetCard.Placed] = {}

    def body(self) -> Iterable[Widget]:
        """One card a bet, then the way to the truth."""
        quotes = {turn.n: " ".join(turn.bubbles) for turn in self._view.turns}
        intro = Content.styled("Before you see the truth: what do you now believe?", TITLE)
        yield VerticalScroll(
            Sheet([Block(intro, above=1)], id="intro"),
            *(BetCard(bet, quotes) for bet in self._bets),
            Button(Content("Show me the truth"), id="reveal"),
            can_focus=False,
        )

    def on_mount(self) -> None:
        """Say whom this is about."""
        self._count()
        self.call_after_refresh(self.query_one(VerticalScroll).scroll_home, animate=False)

    def _count(self) -> None:
        """Say whom this is about, and how many bets are placed."""
        cards = self.query(BetCard)
        placed = sum(card.is_placed for card in cards)
        left = Content.assemble(plain(self._view.card.name, TITLE), plain(f"  ·  {self._view.card.title}", MUTED))
        self.head(left, Content.styled(f"{placed} of {count(len(cards), 'bet')} placed", MUTED))

    @on(BetCard.Placed)
    def place(self, event: BetCard.Placed) -> None:
        """Keep a bet once it has stopped changing."""
        if not self._unkept:
            self.set_timer(PAUSE, self._keep)
        self._count()
        self._unkept[event.bet] = event

    @work(group="bets", exclusive=False, exit_on_error=False)
    async def _keep(self) -> None:
        try:
            await self._keep_all()
        except TrainerError as error:
            self.post_message(Troubled(error))

    async def _keep_all(self) -> None:
        """Keep what is not kept yet; what cannot be kept waits for the next time."""
        for bet, placed in list(self._unkept.items()):
            await self._port.bet(bet, placed.answer, confidence=placed.confidence, turn=placed.turn)
            if self._unkept.get(bet) is placed:
                del self._unkept[bet]

    async def keep(self) -> None:
        """Keep what was placed; the app is about to end."""
        await self._keep_all()

    @on(BetCard.ReplyWanted)
    def name_reply(self, event: BetCard.ReplyWanted) -> None:
        """Ask which reply."""
        self._name_reply(event.card)

    @work(group="dialog", exclusive=True, exit_on_error=False)
    async def _name_reply(self, card: BetCard) -> None:
        replies = [
            Option(
                Content.assemble(plain(f"{turn.n:>2}  ", MUTED), plain(one_line(" ".join(turn.bubbles)))),
                id=str(turn.n),
            )
            for turn in self._view.turns
            if turn.bubbles
        ]
        turn = await self.app.push_screen_wait(Pick("Because of which reply?", replies))
        if turn is not None:
            card.rest_on(int(turn))

    @on(Button.Pressed, "#reveal")
    def press(self) -> None:
        """The button does what the key does."""
        self.action_reveal()

    @work(group="dialog", exclusive=True, exit_on_error=False)
    async def action_reveal(self) -> None:
        """Keep everything; then the truth."""
        is_whole = all(card.is_placed for card in self.query(BetCard))
        if is_whole or await self.app.push_screen_wait(Confirm(*_UNPLACED)) == "yes":
            await self._leave("reveal")

    @work(group="dialog", exclusive=True, exit_on_error=False)
    async def action_later(self) -> None:
        """Leave the truth for later."""
        await self._leave("later")

    async def _leave(self, how: Closing) -> None:
        try:
            await self._keep_all()
        except TrainerError as error:
            self.post_message(Troubled(error))
        else:
            self.dismiss(how)
