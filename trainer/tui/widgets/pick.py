"""A dialog to pick one of many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from trainer.tui.screens.closing import Dialog
from trainer.tui.text import LABEL
from trainer.tui.widgets.choices import Answers
from trainer.tui.widgets.keys import KeyBar
from trainer.tui.widgets.sheet import Block, Sheet


class Pick(Dialog[str | None]):
    """The picked option's id comes back, or None where it was closed."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "back", id="dialog.close")]

    def __init__(self, title: str, options: Sequence[Option]) -> None:
        """Ask in our own words."""
        super().__init__(classes="-dialog -long")
        self._question, self._options = title, options

    def compose(self) -> ComposeResult:
        """The question and the list."""
        with Vertical():
            yield Sheet([Block(Content.styled(self._question, LABEL))])
            yield Answers(*self._options)
        yield KeyBar()

    @on(OptionList.OptionSelected)
    def pick(self, event: OptionList.OptionSelected) -> None:
        """Close with what was picked."""
        self.dismiss(event.option_id)
