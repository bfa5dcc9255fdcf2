"""Where the next thing to say is typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.timer import Timer
from textual.widgets import TextArea

from trainer.tui.text import clean

LONGEST = 4000
"""Characters: more than anybody would listen to."""
_LEFT_OUT = {"f6", "f7"}
"""Keys of the toolkit for editors, which people may want for something else here."""
_OURS = ("send", "go_on", "break_line")
PAUSE = 0.4
"""Seconds without a key after which what is typed is reported, so that it can be kept."""


class Prompt(TextArea, inherit_bindings=False):
    """Several lines of text; enter sends them, and on an empty line it is silence."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(binding for binding in TextArea.BINDINGS if isinstance(binding, Binding) and binding.key not in _LEFT_OUT),
        Binding("enter", "send", "ask", tooltip="ask; on an empty line, stay silent", id="interview.ask"),
        Binding("enter", "go_on", "go on", id="interview.go-on"),
        Binding(
            "space", "hurry", "show it all", tooltip="on an empty line: show all of the reply", id="interview.hurry"
        ),
        Binding("ctrl+j,shift+enter,alt+enter", "break_line", "new line", show=False, id="interview.new-line"),
    ]
    DEFAULT_CSS = """
    Prompt {
        height: auto;
        max-height: 8;
        border: round $line;
        background: $background;
        padding: 0 1;
        scrollbar-size-vertical: 1;
        &:focus { border: round $border; }
        & .text-area--cursor-line { background: $background; }
        & .text-area--placeholder { color: $text-muted; }
        &:dark .text-area--cursor, &:light .text-area--cursor { color: $on-accent; background: $text-accent; }
    }
    .-low Prompt, .-low Prompt:focus { max-height: 3; border: none; border-left: outer $border; }
    """

    @dataclass
    class Sent(Message):
        """Something is to be said; empty means silence."""

        text: str

    @dataclass
    class Cut(Message):
        """What was pasted was too long, and this much of it was left out."""

        characters: int

    @dataclass
    class Paused(Message):
        """The typing paused at this."""

        text: str

    class Hurried(Message):
        """Space was pressed on an empty line: show all of the reply."""

    def __init__(self, *, id: str = "prompt") -> None:
        """Start empty."""
        super().__init__(id=id, soft_wrap=True, tab_behavior="focus", highlight_cursor_line=False)
        self.cursor_blink = False
        self.may_hurry = False
        """True while a reply is coming."""
        self.is_over = False
        """True where enter says nothing more, and goes on."""
        self._pause: Timer | None = None

    def put(self, text: str) -> None:
        """Hold this text, with the cursor behind it."""
        self.load_text(clean(text))
        self.move_cursor(self.document.end)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be said where one can only read along, and nothing shown that is not coming."""
        if action in {"send", "go_on"}:
            return not self.read_only and self.is_over == (action == "go_on")
        return self.may_hurry if action == "hurry" else True

    def action_hurry(self) -> None:
        """Show all of the reply."""
        self.post_message(self.Hurried())

    def action_send(self) -> None:
        """Hand over what is typed, and make room for what is typed next; it comes back where it cannot be said."""
        text = self.text
        self.clear()
        self.post_message(self.Sent(text))

    def action_go_on(self) -> None:
        """The talk is over: enter goes on."""
        self.action_send()

    def action_break_line(self) -> None:
        """Go on in a new line."""
        self.insert("\n")

    async def _on_key(self, event: events.Key) -> None:
        """Our own keys act in their turn among what is typed; as bindings they would run before or after it."""
        if not event.is_printable and (action := self._bound_to(event.key)):
            event.stop()
            event.prevent_default()
            await self.run_action(action)
            return
        if event.key == "space" and not self.text:
            event.stop()
            event.prevent_default()
            self.post_message(self.Hurried())
            return
        if event.is_printable and len(self.text) >= LONGEST and not self.selected_text:
            event.stop()
            event.prevent_default()
            self.post_message(self.Cut(1))
            return
        await super()._on_key(event)

    def _bound_to(self, key: str) -> str | None:
        """The action of ours that a key stands for, after any change of keys."""
        active = self.screen.active_bindings.get(key)
        ours = active is not None and active.node is self and active.binding.action in _OURS
        return active.binding.action if active is not None and ours else None

    async def _on_paste(self, event: events.Paste) -> None:
        """Take what is pasted without what a terminal would obey, and no more than can be said."""
        event.stop()
        event.prevent_default()
        text = clean(event.text[: 4 * LONGEST])
        room = max(0, LONGEST - len(self.text) + len(self.selected_text))
        over = len(event.text) - room if len(text) > room else 0
        self.replace(text[:room], *self.selection)
        if over:
            self.post_message(self.Cut(over))

    @on(TextArea.Changed)
    def wait_for_pause(self) -> None:
        """Report once the typing pauses."""
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, lambda: self.post_message(self.Paused(self.text)))
