"""Help: what the screen below is about, and the keys that work there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from trainer.tui.screens.closing import Dialog
from trainer.tui.text import LABEL, MUTED
from trainer.tui.widgets.keys import KeyBar
from trainer.tui.widgets.sheet import Block, Sheet

_KEY = 14
_ALWAYS = "ctrl+p finds every action. Keys can be changed in config.toml."


class HelpScreen(Dialog[None]):
    """Close it with any of the usual keys."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f1,enter,q", "dismiss(None)", "close", id="help.close")]

    def __init__(self, explained: str, keys: Sequence[tuple[str, str]]) -> None:
        """Explain a screen in our own words; `keys` are keys as people say them, with what they do."""
        super().__init__(classes="-dialog -long")
        self._explained, self._keys = explained, keys

    def compose(self) -> ComposeResult:
        """Words first, then keys."""
        with Vertical(), VerticalScroll():
            yield Sheet(_blocks(self._explained, self._keys))
        yield KeyBar()


def _blocks(explained: str, keys: Sequence[tuple[str, str]]) -> Iterator[Block]:
    for n, paragraph in enumerate(explained.split("\n\n")):
        yield Block(Content(paragraph.replace("\n", " ")), above=int(n > 0))
    yield Block(Content.styled("Keys", LABEL), above=1)
    for key, what in keys:
        yield Block(Content.styled(what, MUTED), left=_KEY, lead=Content.styled(key, LABEL))
    yield Block(Content.styled(_ALWAYS, MUTED), above=1)
