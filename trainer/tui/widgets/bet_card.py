"""One bet: what is believed, how surely, and because of which reply."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.style import Style

from trainer.interview.views import BeliefView
from trainer.tui.text import ACCENT, LABEL, MUTED, one_line, plain
from trainer.tui.widgets.sheet import Block, Sheet
from trainer.tui.widgets.talk_meter import meter

if TYPE_CHECKING:
    from trainer.interview.views import BetView

_FIRST_CONFIDENCE = 50
_STEP = 10
_INDENT = 3
_LONGEST_QUOTE = 60


class BetCard(Sheet, can_focus=True):
    """Arrows choose the answer and how sure one is; everything is reported as soon as it changes."""

    DEFAULT_CSS = """
    BetCard { padding: 0 2; margin: 0 0 1 0; border-left: solid $line; }
    BetCard:focus { border-left: outer $border; background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "answer(-1)", "answer", key_display="↑↓", id="bets.answer-up"),
        Binding("down", "answer(1)", "answer", show=False, id="bets.answer-down"),
        Binding("left", "confidence(-1)", "sure", key_display="←→", id="bets.less-sure"),
        Binding("right", "confidence(1)", "how sure", show=False, id="bets.surer"),
        Binding("r", "reply", "because", id="bets.reply"),
        Binding("enter", "next", "next", id="bets.next"),
    ]

    auto_links = False

    @dataclass
    class Placed(Message):
        """The bet says something else now."""

        card: BetCard
        bet: str
        answer: str
        confidence: float
        turn: int | None

    @dataclass
    class ReplyWanted(Message):
        """The reply that the bet rests on is to be named."""

        card: BetCard

    def __init__(self, bet: BetView, quotes: dict[int, str] | None) -> None:
        """Show a bet as it stands; `quotes` are the replies by turn, None before there was a talk."""
        super().__init__()
        self.bet = bet
        self._quotes = quotes
        ids = [option for option, _ in bet.options]
        self._answer = ids.index(bet.answer) if bet.answer in ids else None
        self._confidence = _FIRST_CONFIDENCE if bet.confidence is None else round(bet.confidence * 100)
        self._turn = bet.turn

    @property
    def is_placed(self) -> bool:
        """True once an answer was chosen."""
        return self._answer is not None

    @property
    def belief(self) -> BeliefView | None:
        """What is believed now; None until an answer was chosen."""
        if self._answer is None:
            return None
        return BeliefView(self.bet.id, self.bet.options[self._answer][0], self._confidence / 100)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Before a talk there is no reply to name."""
        return action != "reply" or self._quotes is not None

    def action_answer(self, step: int) -> None:
        """The answer above or below."""
        last = len(self.bet.options) - 1
        self._choose((0 if step > 0 else last) if self._answer is None else max(0, min(last, self._answer + step)))

    def action_confidence(self, step: int) -> None:
        """A step surer or less sure."""
        self._confidence = max(0, min(100, self._confidence + step * _STEP))
        self._report()

    def action_reply(self) -> None:
        """Name the reply."""
        self.post_message(self.ReplyWanted(self))

    def action_next(self) -> None:
        """On to the next one."""
        self.screen.focus_next()

    def rest_on(self, turn: int | None) -> None:
        """The reply was named."""
        self._turn = turn
        self._report()

    def on_key(self, event: events.Key) -> None:
        """A figure chooses an answer."""
        if event.character and event.character.isdecimal() and 1 <= int(event.character) <= len(self.bet.options):
            event.stop()
            self._choose(int(event.character) - 1)

    def action_choose(self, index: int) -> None:
        """Choose an answer by its place; a click does."""
        self.focus()
        self._choose(index)

    def _choose(self, index: int) -> None:
        self._answer = index
        self._report()

    def _report(self) -> None:
        self.changed()
        if self._answer is not None:
            answer = self.bet.options[self._answer][0]
            self.post_message(self.Placed(self, self.bet.id, answer, self._confidence / 100, self._turn))

    def blocks(self, width: int) -> Sequence[Block]:
        """The question, its answers, and how it is meant."""
        return [
            Block(plain(self.bet.ask, "bold")),
            *self._options(),
            Block(self._sure(), left=_INDENT, above=1),
            *([] if self._quotes is None else [Block(self._because(self._quotes), left=_INDENT)]),
            *self._before(),
        ]

    def _before(self) -> Iterator[Block]:
        if before := self.bet.before:
            said = plain(dict(self.bet.options).get(before.answer, before.answer), MUTED)
            how = Content.styled(f"”, {round(before.confidence * 100)} % sure", MUTED)
            yield Block(Content.assemble(("before the talk: “", MUTED), said, how), left=_INDENT)

    def _options(self) -> Iterator[Block]:
        for index, (_, text) in enumerate(self.bet.options):
            is_chosen = index == self._answer
            line = Content.assemble(
                ("(•) " if is_chosen else "( ) ", ACCENT if is_chosen else MUTED),
                plain(text, "bold" if is_chosen else ""),
            )
            lead = Content.styled(str(index + 1), MUTED)
            yield Block(line.stylize(Style.from_meta({"@click": f"choose({index})"})), left=_INDENT, lead=lead)

    def _sure(self) -> Content:
        style = ACCENT if self.is_placed else MUTED
        figure = f" {self._confidence} % sure" if self.is_placed else " how sure?"
        return Content.assemble(
            ("◂ ", style), meter(self._confidence / 100 if self.is_placed else 0, 10), (" ▸", style), figure
        )

    def _because(self, quotes: dict[int, str]) -> Content:
        if self._turn is None:
            return Content.styled("r  because of which reply?", MUTED)
        quote = one_line(quotes.get(self._turn, ""))
        short = quote if len(quote) <= _LONGEST_QUOTE else quote[: _LONGEST_QUOTE - 1] + "…"
        return Content.assemble(("because of reply ", MUTED), (str(self._turn), LABEL), plain(f"  “{short}”", MUTED))
