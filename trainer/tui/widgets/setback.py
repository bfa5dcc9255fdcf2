"""What happened to an answer that did not come, and the ways on from there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, ClassVar, Literal

from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from trainer.tui.text import LABEL, MUTED, WARN, plain
from trainer.tui.widgets.choices import Choices
from trainer.tui.widgets.sheet import Block, Sheet

if TYPE_CHECKING:
    from textual.timer import Timer

Way = Literal["again", "own", "leave"]
_WAYS: tuple[tuple[Way, str, str], ...] = (
    ("again", "r", "Try again"),
    ("own", "e", "Go on in their own lines"),
    ("leave", "l", "Leave for later"),
)
KEPT = "Your question is kept. Nothing counts that was not said."


class Ways(Choices):
    """The ways on."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "choose", id="list.open")]


class Setback(Vertical):
    """Stands between talk and prompt while something must be chosen; whatever else is typed goes to the prompt."""

    DEFAULT_CSS = """
    Setback {
        display: none;
        height: auto;
        margin: 0 2;
        padding: 0 1;
        border: round $warning;
        background: $background;
    }
    Setback OptionList { height: auto; max-height: 3; }
    .-low Setback { padding: 0; border: none; border-left: outer $warning; }
    """

    what = getters.query_one(Sheet)
    ways = getters.query_one(Ways)

    @dataclass
    class Chosen(Message):
        """A way on was chosen."""

        way: Way

    @dataclass
    class Typed(Message):
        """A character that is meant for the prompt."""

        character: str

    def __init__(self) -> None:
        """Stay out of sight."""
        super().__init__()
        self._seconds = 0
        """How much longer the provider asks to wait."""
        self._countdown: Timer | None = None

    def compose(self) -> ComposeResult:
        """What happened, then the ways."""
        yield Sheet()
        yield Ways(*(Option(_way(key, label), id=way) for way, key, label in _WAYS))

    def tell(self, what: str, *remedies: str, wait_seconds: float | None) -> None:
        """Say what happened and what can be done; seconds that a provider asks for are counted down."""
        self.what.show(_told(what, remedies))
        self._seconds = 0 if wait_seconds is None else ceil(wait_seconds)
        self._show_wait()
        self.ways.highlighted = 0
        self.display = True
        if self._seconds:
            self._countdown = self.set_interval(1, self._tick)

    def put_away(self) -> None:
        """Go out of sight."""
        self.display = False
        if self._countdown is not None:
            self._countdown.stop()
            self._countdown = None

    def _tick(self) -> None:
        self._seconds -= 1
        self._show_wait()
        if self._seconds <= 0 and self._countdown is not None:
            self._countdown.stop()

    def _show_wait(self) -> None:
        label = f"Try again, in {self._seconds} s if you do as asked" if self._seconds > 0 else "Try again"
        self.ways.replace_option_prompt("again", _way("r", label))

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        """Report it."""
        event.stop()
        self._choose(event.option_id)

    def on_key(self, event: events.Key) -> None:
        """A letter chooses at once; the beginning of a question goes where it belongs."""
        if not event.is_printable or event.character is None or event.character.isspace():
            return
        event.stop()
        way = next((way for way, key, _ in _WAYS if key == event.character), None)
        if way is None:
            self.post_message(self.Typed(event.character))
        else:
            self._choose(way)

    def _choose(self, chosen: str | None) -> None:
        way = next((way for way, _, _ in _WAYS if way == chosen), None)
        if way is not None and self.display:
            self.put_away()
            self.post_message(self.Chosen(way))


def _way(key: str, label: str) -> Content:
    return Content.assemble(" ", (key, LABEL), "  ", plain(label, "bold"))


def _told(what: str, remedies: Sequence[str]) -> Iterator[Block]:
    lead = Content.styled("!", f"bold {WARN}")
    yield Block(plain(f"{what[:1].upper()}{what[1:]}.", "bold"), left=3, lead=lead)
    sentences = [f"{remedy[:1].upper()}{remedy[1:]}." for remedy in remedies]
    yield Block(plain(" ".join([*sentences, KEPT]), MUTED), left=3)
