"""A few answers on a line, of which one is chosen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.style import Style

from trainer.tui.text import ACCENT, LABEL, MUTED, plain
from trainer.tui.widgets.sheet import Block, Sheet

_GAP = "   "


class OneOf(Sheet, can_focus=True):
    """Arrows, a figure or the mouse choose; what was chosen is reported at once."""

    DEFAULT_CSS = """
    OneOf { padding: 0 1; border-left: solid $line; }
    OneOf:focus { border-left: outer $border; background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "choose", key_display="←→", id="one-of.before"),
        Binding("right", "step(1)", "choose", show=False, id="one-of.after"),
        Binding("enter", "next", "next", show=False, id="one-of.next"),
    ]

    auto_links = False

    @dataclass
    class Chosen(Message):
        """Another one was chosen."""

        one_of: OneOf
        option: str

    def __init__(self, label: str, options: Sequence[tuple[str, str]], chosen: str, *, id: str) -> None:
        """Offer options, each an id and a text of ours; one of them is chosen from the start."""
        super().__init__(id=id)
        self._label, self._options = label, tuple(options)
        self._at = next((n for n, (option, _) in enumerate(self._options) if option == chosen), 0)

    @property
    def chosen(self) -> str:
        """The id of what is chosen."""
        return self._options[self._at][0]

    def choose(self, option: str) -> None:
        """Choose one by its id."""
        self.action_choose(next(n for n, (id_, _) in enumerate(self._options) if id_ == option))

    def action_step(self, by: int) -> None:
        """The one before or after."""
        self.action_choose(max(0, min(len(self._options) - 1, self._at + by)))

    def action_choose(self, index: int) -> None:
        """Choose one by its place; a click does."""
        if index != self._at:
            self._at = index
            self.changed()
            self.post_message(self.Chosen(self, self.chosen))

    def action_next(self) -> None:
        """On to the next field."""
        self.screen.focus_next()

    def on_key(self, event: events.Key) -> None:
        """A figure chooses."""
        if event.character and event.character.isdecimal() and 1 <= int(event.character) <= len(self._options):
            event.stop()
            self.action_choose(int(event.character) - 1)

    def on_click(self) -> None:
        """Whoever clicks goes on with the keys here."""
        self.focus()

    def blocks(self, width: int) -> Sequence[Block]:
        """The label, and the answers on as few lines as they fit on."""
        lines = [Content("")]
        for option in self._answers():
            gap = _GAP if lines[-1] else ""
            if lines[-1] and lines[-1].cell_length + len(gap) + option.cell_length > width:
                lines.append(option)
            else:
                lines[-1] = lines[-1] + gap + option
        return [Block(Content.styled(self._label, LABEL)), *(Block(line) for line in lines)]

    def _answers(self) -> Iterator[Content]:
        for index, (_, text) in enumerate(self._options):
            is_chosen = index == self._at
            sign = "(•) " if is_chosen else "( ) "
            line = Content.assemble((sign, ACCENT if is_chosen else MUTED), plain(text, "bold" if is_chosen else ""))
            yield line.stylize(Style.from_meta({"@click": f"choose({index})"}))
