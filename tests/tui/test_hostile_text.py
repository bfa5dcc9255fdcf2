"""Text from people, files and models is never markup, action or control sequence, wherever it is shown."""

import pytest
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.color import Color

from tests.tui.conftest import Opened, Stage
from tests.tui.hostile import EVIL, FORBIDDEN, HOSTILE, MARKUP, SHOWN, HostilePractice, hostile_interview
from tests.tui.scenes import SCENES, type_into
from tests.tui.standin import ScriptedInterview, ScriptedPractice
from trainer.errors import TrainerError
from trainer.tui.messages import Troubled
from trainer.tui.screens.interview import InterviewScreen
from trainer.tui.text import ControlFilter, clean, one_line, plain
from trainer.tui.widgets.prompt import Prompt

TEXTLESS = {"help"}
"""Scenes that show nobody's words but ours."""


def drawn(stage: Stage) -> str:
    """All characters on their way to the terminal, after the last filter."""
    screen = stage.app.screen
    return "".join(segment.text for strip in screen._compositor.render_strips() for segment in strip)


@pytest.mark.parametrize("scene", [name for name in SCENES if name not in TEXTLESS])
async def test_hostile_text_is_shown_as_it_was_written_and_obeyed_nowhere(staged: Opened, scene: str) -> None:
    async with staged(size=(160, 60)) as stage:
        await stage.show(SCENES[scene](EVIL))
        type_into(stage.app.screen, HOSTILE)
        await stage.settle()

        assert SHOWN in drawn(stage)
        assert set(drawn(stage)) & FORBIDDEN == set()
        assert stage.app.is_running


@pytest.mark.parametrize("part", ["1", "2", "3", "4", "5"])
async def test_hostile_text_in_a_debrief(staged: Opened, part: str) -> None:
    async with staged(size=(160, 60)) as stage:
        await stage.show(SCENES["debrief"](EVIL))
        await stage.press(part)

        assert set(drawn(stage)) & FORBIDDEN == set()


async def test_hostile_text_that_is_typed_said_and_answered(staged: Opened) -> None:
    async with staged() as stage:
        await stage.show(InterviewScreen(ScriptedInterview(hostile_interview(()), stage.script)))
        stage.find(Prompt).post_message(events.Paste(HOSTILE))
        await stage.settle()
        assert set(stage.find(Prompt).text) & FORBIDDEN == set()

        await stage.press("enter", "f4")

        assert SHOWN in drawn(stage)
        assert set(drawn(stage)) & FORBIDDEN == set()


async def test_hostile_text_in_toasts(opened: Opened) -> None:
    async with opened() as stage:
        stage.app.post_message(Troubled(TrainerError(MARKUP, remedy=HOSTILE)))
        await stage.settle()
        await stage.settle()

        assert SHOWN in drawn(stage)
        assert set(drawn(stage)) & FORBIDDEN == set()


@pytest.fixture
def practice() -> ScriptedPractice:
    """Everything in it was written by somebody who means harm."""
    return HostilePractice()


async def test_a_hostile_practice_from_home_to_a_reply(opened: Opened) -> None:
    async with opened() as stage:
        await stage.press("enter")
        stage.find(Prompt).text = "When did it last go wrong?"
        await stage.press("enter")

        assert SHOWN in drawn(stage)
        assert set(drawn(stage)) & FORBIDDEN == set()


def test_controls_become_a_visible_sign_and_what_is_invisible_goes() -> None:
    assert clean("a\x1b[31mb\u202ec\u200bd") == "a\ufffd[31mbcd"


def test_all_line_ends_become_one() -> None:
    assert clean("a\r\nb\rc\u2028d\x0be") == "a\nb\nc\nd\ne"
    assert one_line("a\r\n  b\tc ") == "a b c"


def test_plain_text_has_no_markup() -> None:
    content = plain("[bold]x[/bold]")

    assert content.plain == "[bold]x[/bold]"
    assert content.spans == []


def test_letters_marks_and_pictures_pass_the_last_filter() -> None:
    text = "Åsa – “naïve” £18,640 … 日本 👍 é"
    style = Style(bold=True)

    assert ControlFilter().apply([Segment(text, style)], Color.parse("black")) == [Segment(text, style)]


def test_the_last_filter_lets_nothing_through_that_a_terminal_obeys() -> None:
    filtered = ControlFilter().apply([Segment(HOSTILE)], Color.parse("black"))

    assert set("".join(segment.text for segment in filtered)) & FORBIDDEN == set()
