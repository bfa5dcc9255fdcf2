"""The talk so far: the last turns mounted, older ones on demand, and the reply that is being typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget

from trainer.tui.pace import FLUSH, Typist
from trainer.tui.text import MUTED, count, plain
from trainer.tui.widgets.sheet import Block, Sheet
from trainer.tui.widgets.turn import TurnBlock, spoken

if TYPE_CHECKING:
    from trainer.interview.views import InterviewView, TurnView

WINDOW = 40
"""Turns mounted at once; every key walks all that is mounted."""


class Transcript(VerticalScroll, can_focus=False):
    """Turns as bubbles; it types replies at a human pace and reports when it is done."""

    DEFAULT_CSS = """
    Transcript { width: 100%; height: 1fr; scrollbar-size-vertical: 1; }
    Transcript > Sheet { padding: 0 2; }
    Transcript > #earlier { text-align: center; }
    Transcript > #floor { position: absolute; width: 1; height: 100%; visibility: hidden; }
    """

    class Typed(Message):
        """The reply is shown to its end."""

    def __init__(self) -> None:
        """Start empty; `load` shows an interview."""
        super().__init__()
        self._view: InterviewView | None = None
        self._first = 0
        """The index of the oldest turn that is mounted."""
        self._live: TurnBlock | None = None
        self._typist = Typist()
        self._timer: Timer | None = None
        self._picked: TurnBlock | None = None
        self._coached = False

    def compose(self) -> ComposeResult:
        """What was before, the greeting, and room for turns; a talk that does not fill it stands at its top."""
        yield Widget(id="floor")
        yield Sheet(id="earlier")
        yield Greeting()

    async def load(self, view: InterviewView) -> None:
        """Show an interview as it stands."""
        self._view, self._coached = view, view.is_coached
        self._first = max(0, len(view.turns) - WINDOW)
        self._picked = None
        await self.remove_children(TurnBlock)
        await self.mount_all(self._blocks(view.turns[self._first :]))
        self.query_one(Greeting).greet(view)
        self._show_earlier()
        self.anchor()

    async def show_earlier(self) -> None:
        """Mount the turns before those that are mounted."""
        if self._view is None or not self._first:
            return
        start = max(0, self._first - WINDOW)
        older = self._blocks(self._view.turns[start : self._first])
        self._first = start
        await self.mount_all(older, after="#greeting")
        self._show_earlier()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Whoever scrolls to the top sees what was before."""
        super().watch_scroll_y(old_value, new_value)
        if old_value > 0 and new_value <= 0 and self._first:
            self._show_more()

    @work(group="earlier", exclusive=True, exit_on_error=False)
    async def _show_more(self) -> None:
        height = self.virtual_size.height
        await self.show_earlier()
        self.call_after_refresh(lambda: self.scroll_to(y=self.virtual_size.height - height, animate=False))

    def say(self, utterance: str) -> None:
        """Show at once what was just sent; what comes back is not known yet."""
        self._live = TurnBlock(utterance, name=self._customer, coached=self._coached)
        self._typist = Typist()
        self.mount(self._live)
        self._live.speak((), thinking=True)
        self.anchor()

    def take_up(self, turn: TurnView) -> None:
        """Wait for the reply to a turn that was decided before, in this window or another."""
        blocks = list(self.query(TurnBlock))
        self._live, self._typist = blocks[-1], Typist()
        self.decide(turn)

    def unsay(self) -> None:
        """Take back what could not be sent."""
        if self._live is not None:
            self._live.remove()
            self._live = None

    def decide(self, turn: TurnView) -> None:
        """The decision on what was sent: its marks."""
        if self._live is not None:
            self._live.decide(turn)
            self._live.speak((), thinking=True)

    def hear(self, bubble: str) -> None:
        """One more bubble of the reply, to be typed."""
        self._typist.add(bubble)
        self._go_on()

    def heard(self, view: InterviewView) -> None:
        """No more bubbles will come; this is how the interview stands."""
        self._view = view
        self._typist.end()
        self._go_on()
        self._let_go()

    def _let_go(self) -> None:
        """Unmount the oldest turns of a long talk; scrolling up brings them back."""
        blocks = list(self.query(TurnBlock))
        if len(blocks) > 2 * WINDOW:
            self._pick(None)
            self._first += WINDOW
            self.remove_children(blocks[:WINDOW])
            self._show_earlier()

    def show_all(self) -> None:
        """Show at once what has come so far."""
        self._typist.show_all()
        self._draw()

    def stop(self) -> None:
        """Type no further: the rest of the reply did not come."""
        if self._live is not None:
            self._live.speak(self._typist.shown, thinking=False)
        self._rest()

    @property
    def is_typing(self) -> bool:
        """A reply is awaited or not shown to its end."""
        return self._live is not None

    def explainable(self) -> TurnBlock | None:
        """The picked turn, or else the last that has marks."""
        found = [block for block in self.query(TurnBlock) if block.can_be_explained]
        return self._picked or (found[-1] if found else None)

    def explain(self, n: int, better: str | None) -> None:
        """Show why a turn got its marks."""
        for block in self.query(TurnBlock):
            if block.turn and block.turn.n == n:
                block.explain(better)

    def page(self, direction: int) -> None:
        """Scroll a page; at the top, older turns come into view."""
        if direction > 0:
            self.scroll_page_down(animate=False)
        elif self.scroll_y or not self._first:
            self.scroll_page_up(animate=False)
        else:
            self._show_more()

    def pick(self, step: int) -> None:
        """Go to the next or previous turn that has marks."""
        found = [block for block in self.query(TurnBlock) if block.can_be_explained]
        if not found:
            return
        here = found.index(self._picked) if self._picked in found else len(found) - (step > 0)
        self._pick(found[max(0, min(len(found) - 1, here + step))])

    def _pick(self, block: TurnBlock | None) -> None:
        if self._picked is not None:
            self._picked.pick(on=False)
        self._picked = block
        if block is not None:
            block.pick(on=True)
            block.scroll_visible(animate=False)

    def _go_on(self) -> None:
        if self.app.animation_level == "none":
            self.show_all()
        elif self._timer is None:
            self._timer = self.set_interval(FLUSH, self._tick)

    def _tick(self) -> None:
        self._typist.pass_time(FLUSH)
        self._draw()

    def _draw(self) -> None:
        if self._live is None:
            return
        self._live.speak(self._typist.shown, thinking=self._typist.is_thinking)
        if self._typist.is_done:
            self._rest()
            self.post_message(self.Typed())

    def _rest(self) -> None:
        self._live = None
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    @property
    def _customer(self) -> str:
        return self._view.card.short_name if self._view else ""

    def _blocks(self, turns: Sequence[TurnView]) -> list[TurnBlock]:
        return [TurnBlock(turn.utterance, name=self._customer, coached=self._coached, turn=turn) for turn in turns]

    def _show_earlier(self) -> None:
        text = f"↑ {count(self._first, 'earlier turn')}" if self._first else ""
        self.query_one("#earlier", Sheet).show([Block(Content.styled(text, MUTED))] if text else [])
        self.query_one(Greeting).display = not self._first


class Greeting(Sheet):
    """Who one meets, and how they answer the door."""

    def __init__(self) -> None:
        """Wait for somebody to come."""
        super().__init__(id="greeting")
        self._view: InterviewView | None = None

    def greet(self, view: InterviewView) -> None:
        """Show how they greet."""
        self._view = view
        self.changed()

    def blocks(self, width: int) -> Sequence[Block]:
        """What is known of them, and their first words, set like all that follow."""
        view = self._view
        if view is None:
            return ()
        about = Block(plain(view.card.about, MUTED), above=1)
        return [about, *spoken([plain(view.greeting)] if view.greeting else [], view.card.short_name, width)]
