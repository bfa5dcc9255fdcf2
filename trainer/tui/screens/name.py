"""Who is practising: a name asked once, and a list where several people share a machine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from trainer.tui.screens.page import Page, brand
from trainer.tui.text import MUTED, TITLE, one_line, plain
from trainer.tui.widgets.choices import Choices
from trainer.tui.widgets.sheet import Block, Sheet

LONGEST = 24


class NameField(Input):
    """Where a nickname is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "go on", id="name.take")]


class NameScreen(Page[str | None]):
    """Ask for a nickname. Returns it, or None where nobody wanted to say."""

    CSS_PATH = "name.tcss"
    AUTO_FOCUS = "Input"
    EXPLAINED = """\
A nickname keeps your interviews and your place on the board apart from those of others on this machine. It needs no
account, and stays here."""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "not now", id="name.skip")]

    def __init__(self, known: Sequence[str]) -> None:
        """Offer those who are known, last used first."""
        super().__init__()
        self._known = known

    def body(self) -> Iterable[Widget]:
        """The question, the field, and who is known."""
        question = Block(Content.styled("Who is practising?", TITLE))
        hint = "A nickname is enough. It stays on this machine, and is shown on its board."
        with Vertical(id="name"):
            yield Sheet([question, Block(Content.styled(hint, MUTED))])
            yield NameField(placeholder="nickname", max_length=LONGEST)
            options = [Option(plain(name), id=f"player-{n}") for n, name in enumerate(self._known)]
            known = Choices(*options)
            known.display = bool(options)
            yield known

    def on_mount(self) -> None:
        """Say where we are."""
        self.head(brand())

    @on(Input.Submitted)
    def take(self, event: Input.Submitted) -> None:
        """Take what was typed; an empty name is none."""
        if name := one_line(event.value):
            self.dismiss(name)

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        """Take one who is known."""
        self.dismiss(self._known[event.option_index])
