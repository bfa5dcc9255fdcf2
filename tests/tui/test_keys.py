"""Help, palette and keys: every action can be found, and every key be changed."""

from collections import Counter

from textual.command import CommandPalette
from textual.widgets import Input

from tests.tui.conftest import Opened
from tests.tui.standin import ScriptedPractice
from trainer.tui.commands import COMMANDS
from trainer.tui.keymap import BOUND, bindings, unknown
from trainer.tui.screens.help import HelpScreen
from trainer.tui.screens.home import HomeScreen
from trainer.tui.screens.name import NameScreen
from trainer.tui.screens.page import Page
from trainer.tui.widgets.notes import NoteDialog


async def test_f1_explains_the_screen_and_its_keys(opened: Opened) -> None:
    async with opened() as stage:
        await stage.press("down", "f1")

        assert isinstance(stage.app.screen, HelpScreen)
        assert "Unfinished interviews come first" in stage.shown()
        assert "coached" in stage.shown()


def test_every_screen_explains_itself() -> None:
    silent = [kind.__name__ for kind in BOUND if issubclass(kind, Page) and kind is not Page and not kind.EXPLAINED]

    assert silent == []


async def test_the_palette_offers_what_the_screen_can_do(opened: Opened) -> None:
    async with opened() as stage:
        await stage.press("ctrl+p")
        assert isinstance(stage.app.screen, CommandPalette)
        stage.app.screen.query_one(Input).value = "player"
        await stage.settle()

        await stage.press("enter")
        await stage.settle()

        assert isinstance(stage.app.screen, NameScreen)


def test_every_command_is_an_action_of_some_screen_or_of_the_app() -> None:
    from trainer.tui.app import TrainerApp

    owners = (*BOUND, TrainerApp)
    names = [command.action.removeprefix("app.").partition("(")[0] for command in COMMANDS]

    assert [name for name in names if not any(hasattr(owner, f"action_{name}") for owner in owners)] == []


async def test_a_key_can_be_changed(opened: Opened) -> None:
    async with opened(keys={"interview.note": "f6"}) as stage:
        await stage.press("enter")
        await stage.press("f2")
        assert not isinstance(stage.app.screen, NoteDialog)

        await stage.press("f6")

        assert isinstance(stage.app.screen, NoteDialog)


async def test_the_key_that_sends_can_be_changed_and_enter_then_breaks_the_line(opened: Opened) -> None:
    async with opened(keys={"interview.ask": "f9"}) as stage:
        await stage.press("enter")
        await stage.press("a", "enter", "b")
        assert stage.script.called("say") == []

        await stage.press("f9")

        assert stage.script.called("say") == [("a\nb",)]


async def test_a_misspelt_key_is_told(opened: Opened) -> None:
    async with opened(keys={"interview.nots": "f6"}) as stage:
        for _ in range(50):
            if stage.toasts():
                break
            await stage.pilot.pause()

        assert "There is no key 'interview.nots'; did you mean 'interview.note'?" in stage.toasts()


def test_known_keys_are_no_trouble() -> None:
    assert list(unknown({"interview.note": "f6", "quit": "ctrl+x"})) == []


def test_ids_of_keys_are_used_once_a_screen() -> None:
    for kind in BOUND:
        ids = Counter(binding.id for binding in vars(kind).get("BINDINGS", ()) if binding.id)
        assert [name for name, times in ids.items() if times > 1] == [], kind


def test_every_shown_key_can_be_changed() -> None:
    nameless = [
        (kind.__name__, binding.key)
        for kind in BOUND
        for binding in vars(kind).get("BINDINGS", ())
        if binding.show and not binding.id
    ]

    assert nameless == []
    assert "interview.note" in bindings()


async def test_ctrl_q_quits_from_anywhere_and_lets_go_of_what_is_open(
    opened: Opened, practice: ScriptedPractice
) -> None:
    async with opened() as stage:
        await stage.press("enter")
        stage.app.screen.query_one("#prompt").text = "Half a quest"  # type: ignore[attr-defined]

        await stage.press("ctrl+q")

    assert practice.script.called("keep_draft") == [("Half a quest",)]
    assert practice.script.called("leave") == [()]


async def test_the_theme_can_be_changed_from_the_palette(opened: Opened) -> None:
    async with opened() as stage:
        assert isinstance(stage.app.screen, HomeScreen)

        stage.app.theme = "paper"
        await stage.settle()

        assert sorted(stage.app.available_themes) == ["dusk", "high-contrast", "paper"]
