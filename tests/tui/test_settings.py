"""The settings screen: who speaks, through which model, and a key that nobody sees."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.widgets import Input

from tests.tui import samples
from tests.tui.conftest import Opened, Stage
from tests.tui.standin import ScriptedModels, ScriptedPractice
from trainer.errors import SettingsError
from trainer.interview.views import ModelChoiceView, SetUpView
from trainer.tui.screens.settings import KeyField, SettingsScreen
from trainer.tui.widgets.one_of import OneOf

KEY = "sk-canary-0123456789abcdefgh"
NOTHING = SetUpView(ModelChoiceView("embedded"), "", samples.PROVIDERS)


@asynccontextmanager
async def settings(staged: Opened, set_up: SetUpView = samples.SET_UP) -> AsyncIterator[tuple[Stage, ScriptedModels]]:
    async with staged() as stage:
        models = ScriptedModels(stage.script, set_up)
        await stage.show(SettingsScreen(models, set_up))
        yield stage, models


async def choose(stage: Stage, id_: str, option: str) -> None:
    stage.app.screen.query_one(f"#{id_}", OneOf).choose(option)
    await stage.settle()


async def type_key(stage: Stage) -> None:
    await choose(stage, "key-place", "file")
    stage.app.screen.query_one(KeyField).value = KEY
    await stage.settle()


async def test_settings_open_from_home(opened: Opened) -> None:
    async with opened() as stage:
        await stage.press("s")

        assert isinstance(stage.app.screen, SettingsScreen)
        assert "mistral/mistral-small-latest" in stage.shown()


async def test_settings_that_are_not_the_players_say_so(opened: Opened, practice: ScriptedPractice) -> None:
    practice.model_settings = None
    async with opened() as stage:
        await stage.press("s")

        assert "Which model speaks is not chosen here." in stage.shown()


async def test_what_is_chosen_is_tried_and_its_cost_is_told(staged: Opened) -> None:
    async with settings(staged) as (stage, _):
        await stage.press("ctrl+t")

        assert stage.script.called("try_out") == [(samples.SET_UP.choice, "")]
        assert "It answered: Good morning" in stage.shown()
        assert "A usual talk will cost about $0.008." in stage.shown()


async def test_what_is_chosen_is_kept(staged: Opened) -> None:
    async with settings(staged, NOTHING) as (stage, models):
        await choose(stage, "voice", "model")
        stage.app.screen.query_one("#name", Input).value = "openai/tiny"
        stage.app.screen.query_one("#address", Input).value = "http://127.0.0.1:9/v1"
        stage.app.screen.query_one("#cap", Input).value = "0,50"

        await stage.press("ctrl+s")

        assert models.now.choice == ModelChoiceView("model", "openai/tiny", "http://127.0.0.1:9/v1", "environment", 0.5)
        assert "Customers now speak through openai/tiny." in stage.shown()


async def test_a_key_is_handed_over_and_never_shown(staged: Opened) -> None:
    async with settings(staged) as (stage, _):
        await type_key(stage)
        assert KEY not in stage.shown()
        assert "•" in stage.shown()

        await stage.press("ctrl+s")

        assert stage.script.called("keep")[0][1] == KEY
        assert stage.app.screen.query_one(KeyField).value == ""
        assert "A key was found in keys.json. Type another one to replace it." in stage.shown()


async def test_a_key_goes_to_no_clipboard(staged: Opened) -> None:
    async with settings(staged) as (stage, _):
        await type_key(stage)
        field = stage.app.screen.query_one(KeyField)
        field.focus()
        field.action_select_all()

        await stage.press("ctrl+c", "ctrl+x")

        assert stage.app.clipboard == ""


async def test_a_key_has_a_field_only_where_it_is_kept_here(staged: Opened) -> None:
    async with settings(staged) as (stage, _):
        assert not stage.app.screen.query_one(KeyField).display
        assert "A key was found in the environment (MISTRAL_API_KEY)." in stage.shown()

        await choose(stage, "key-place", "keyring")

        assert stage.app.screen.query_one(KeyField).display


async def test_a_provider_brings_its_example_address_and_need_of_a_key(staged: Opened) -> None:
    async with settings(staged, NOTHING) as (stage, _):
        await stage.press("f2", "down", "down", "enter")
        await stage.press("ctrl+s")

        choice = stage.script.called("keep")[0][0]
        assert choice == ModelChoiceView("model", "ollama_chat/llama3.2", "http://127.0.0.1:11434", "none")


async def test_what_cannot_be_kept_says_why_and_stays(staged: Opened) -> None:
    async with settings(staged) as (stage, models):
        stage.script.failures["keep"].append(SettingsError("it cannot be written", remedy="make it writable"))
        stage.app.screen.query_one("#name", Input).value = "openai/tiny"

        await stage.press("ctrl+s")

        assert "It cannot be written; make it writable." in stage.shown()
        assert stage.app.screen.query_one("#name", Input).value == "openai/tiny"
        assert models.now == samples.SET_UP


async def test_a_limit_that_is_no_number_is_told(staged: Opened) -> None:
    async with settings(staged) as (stage, _):
        stage.app.screen.query_one("#cap", Input).value = "a lot"

        await stage.press("ctrl+t")

        assert "The limit is no number" in stage.shown()
        assert stage.script.called("try_out") == []
