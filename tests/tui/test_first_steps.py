"""The first start: a name, the twin, six coached questions, a debrief; all of it can be skipped and found again."""

import pytest
from textual import events

from tests.tui.conftest import Opened, Stage
from tests.tui.standin import ScriptedPractice
from trainer.tui.screens.debrief import DebriefScreen
from trainer.tui.screens.home import HomeScreen
from trainer.tui.screens.interview import InterviewScreen
from trainer.tui.screens.name import NameScreen
from trainer.tui.screens.twin import QUESTIONS, TwinScreen
from trainer.tui.widgets.prompt import Prompt


@pytest.fixture
def practice() -> ScriptedPractice:
    """Somebody new on a new machine."""
    made = ScriptedPractice()
    made.first_start, made.names = True, []
    return made


async def give_name(stage: Stage, name: str) -> None:
    assert isinstance(stage.app.screen, NameScreen)
    stage.app.focused.value = name  # type: ignore[union-attr]
    await stage.press("enter")


async def test_a_name_is_asked_for_once(opened: Opened) -> None:
    async with opened() as stage:
        await give_name(stage, "maya")

        assert stage.script.called("choose_player") == [("maya",)]
        assert isinstance(stage.app.screen, TwinScreen)


async def test_a_second_enter_closes_nothing_else(opened: Opened) -> None:
    async with opened() as stage:
        stage.app.focused.value = "maya"  # type: ignore[union-attr]
        for _ in range(2):
            stage.app.post_message(events.Key("enter", "\r"))
        await stage.settle()
        await stage.settle()

        assert stage.app.is_running
        assert stage.script.called("choose_player") == [("maya",)]


async def test_a_name_need_not_be_given(opened: Opened) -> None:
    async with opened() as stage:
        await stage.press("escape")

        assert stage.script.called("choose_player") == []
        assert isinstance(stage.app.screen, TwinScreen)


async def test_the_twin_shows_the_polite_and_the_true_answer(opened: Opened) -> None:
    async with opened() as stage:
        await give_name(stage, "maya")
        shown = stage.shown()

        assert "Would you use an app for the delivery round?" in shown
        assert "That sounds really useful!" in shown
        assert "When did the round last go wrong?" in shown
        assert "Last Thursday." in shown


async def test_the_twin_can_be_skipped_and_does_not_come_again(opened: Opened) -> None:
    async with opened() as stage:
        await stage.press("escape", "escape")

        assert stage.script.called("remember_start") == [()]
        assert isinstance(stage.app.screen, HomeScreen)


async def test_six_coached_questions_lead_to_a_debrief_without_bets(opened: Opened) -> None:
    async with opened() as stage:
        await stage.press("escape", "enter")
        assert stage.script.called("begin") == [("cold-lunches", False)]
        assert isinstance(stage.app.screen, InterviewScreen)

        for n in range(QUESTIONS):
            stage.find(Prompt).text = f"What happened then, {n}?"
            await stage.press("enter")

        assert len(stage.script.called("say")) == QUESTIONS
        assert isinstance(stage.app.screen, InterviewScreen), "the last reply can still be read"
        assert "The talk is over. Enter goes on." in stage.shown()

        await stage.press("enter")

        assert isinstance(stage.app.screen, DebriefScreen)
        assert stage.script.called("bets") == []


async def test_the_twin_is_found_again_from_home(opened: Opened) -> None:
    async with opened() as stage:
        await stage.press("escape", "escape")

        await stage.press("t", "escape")

        assert isinstance(stage.app.screen, TwinScreen)


async def test_what_must_be_told_is_told_first(opened: Opened, practice: ScriptedPractice) -> None:
    practice.told = ("A damaged file was set aside.",)
    async with opened() as stage:
        assert "A damaged file was set aside." in stage.shown()

        await stage.press("o")

        assert isinstance(stage.app.screen, NameScreen)
