"""The talk: what is typed reaches the port, and nothing typed is lost."""

from tests.tui.conftest import Opened, Stage
from tests.tui.standin import ScriptedInterview
from trainer.tui.screens.interview import InterviewScreen
from trainer.tui.widgets.prompt import Prompt


async def begin(stage: Stage, *, blind: bool = False) -> ScriptedInterview:
    """Start the first scenario."""
    await stage.press("down", "b" if blind else "n")
    assert isinstance(stage.app.screen, InterviewScreen)
    assert stage.practice.opened is not None
    return stage.practice.opened


def prompt(stage: Stage) -> Prompt:
    return stage.app.screen.query_one(Prompt)


async def test_what_is_typed_is_said_and_answered(opened: Opened) -> None:
    async with opened() as stage:
        await begin(stage)

        await stage.say("When did the round last go wrong?")

        assert stage.practice.script.called("say") == [("When did the round last go wrong?",)]
        assert "It's mostly fine." in stage.shown()
        assert prompt(stage).text == ""


async def test_enter_on_an_empty_line_is_silence(opened: Opened) -> None:
    async with opened() as stage:
        await begin(stage)

        await stage.press("enter")

        assert stage.practice.script.called("say") == [("",)]
        assert "you stay silent" in stage.shown()
