"""All keys that can be changed, by id. Imported off the loop after the first frame, which also warms the screens."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from textual.binding import Binding
from textual.dom import DOMNode

from trainer.tui.screens.before import BeforeScreen
from trainer.tui.screens.bets import BetsScreen
from trainer.tui.screens.board import BoardScreen
from trainer.tui.screens.debrief import DebriefScreen
from trainer.tui.screens.help import HelpScreen
from trainer.tui.screens.home import HomeScreen
from trainer.tui.screens.interview import InterviewScreen
from trainer.tui.screens.name import NameField, NameScreen
from trainer.tui.screens.page import Page
from trainer.tui.screens.settings import SettingsScreen
from trainer.tui.screens.shelves import SearchField
from trainer.tui.screens.twin import TwinScreen
from trainer.tui.screens.what_if import OtherQuestion
from trainer.tui.widgets.bet_card import BetCard
from trainer.tui.widgets.choices import Choices
from trainer.tui.widgets.confirm import Confirm
from trainer.tui.widgets.notes import NoteDialog, NoteField
from trainer.tui.widgets.one_of import OneOf
from trainer.tui.widgets.pick import Pick
from trainer.tui.widgets.prompt import Prompt

BOUND: tuple[type[DOMNode], ...] = (
    Page,
    HomeScreen,
    BeforeScreen,
    InterviewScreen,
    BetsScreen,
    DebriefScreen,
    BoardScreen,
    NameScreen,
    TwinScreen,
    SettingsScreen,
    HelpScreen,
    Confirm,
    Pick,
    NoteDialog,
    NoteField,
    NameField,
    SearchField,
    OtherQuestion,
    Prompt,
    BetCard,
    OneOf,
    Choices,
)


def bindings() -> dict[str, Binding]:
    """Every binding of ours that has an id."""
    found: dict[str, Binding] = {}
    for owner in BOUND:
        for kind in owner.__mro__:
            for binding in vars(kind).get("BINDINGS", ()):
                if isinstance(binding, Binding) and binding.id:
                    found[binding.id] = binding
    return found


def unknown(keys: Mapping[str, str]) -> Iterable[str]:
    """A sentence for each id that names no key of ours."""
    known = bindings()
    for name in keys:
        if name not in known and name != "quit":
            near = get_close_matches(name, known, n=1)
            yield f"There is no key {name!r}" + (f"; did you mean {near[0]!r}?" if near else ".")
