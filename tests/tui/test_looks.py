"""How the screens look. A picture that changed is looked at before it is accepted (`--snapshot-update`)."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.conftest import OneScreenApp
from tests.tui.scenes import PRETTY, SCENES
from tests.tui.standin import ScriptedPractice
from trainer.tui.preferences import Preferences

LARGE, USUAL, SMALL, TINY = (120, 40), (80, 24), (40, 12), (20, 5)
Compare = Callable[..., bool]


@pytest.fixture(autouse=True)
def _utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def look(snap_compare: Compare, scene: str, theme: str, size: tuple[int, int], *keys: str) -> bool:
    """Compare one screen, after some keys, with its picture."""

    async def open_practice() -> ScriptedPractice:
        return ScriptedPractice()

    async def show(pilot: Pilot[Any]) -> None:
        await pilot.app.push_screen(SCENES[scene](PRETTY))
        for key in ("", *keys):
            await pilot.pause()
            if key:
                await pilot.press(key)
        for _ in range(3):
            await pilot.pause()

    app = OneScreenApp(open_practice, preferences=Preferences(theme))
    return snap_compare(app, terminal_size=size, run_before=show)


@pytest.mark.parametrize(
    ("theme", "size"), [("dusk", LARGE), ("high-contrast", LARGE), ("paper", USUAL), ("dusk", SMALL)]
)
def test_home(snap_compare: Compare, theme: str, size: tuple[int, int]) -> None:
    """Unfinished interviews first; the card beside the list where there is room."""
    assert look(snap_compare, "home", theme, size, "down", "down")


@pytest.mark.parametrize(("theme", "size"), [("paper", LARGE), ("dusk", USUAL)])
def test_before(snap_compare: Compare, theme: str, size: tuple[int, int]) -> None:
    """A form with marks below the questions; the card where there is room."""
    assert look(snap_compare, "before", theme, size)


@pytest.mark.parametrize(
    ("theme", "size"),
    [("paper", LARGE), ("dusk", LARGE), ("high-contrast", LARGE), ("paper", USUAL), ("dusk", USUAL), ("dusk", SMALL)],
)
def test_interview(snap_compare: Compare, theme: str, size: tuple[int, int]) -> None:
    """Bubbles on two sides, marks below the questions, the column folded into a line at eighty cells."""
    assert look(snap_compare, "interview", theme, size)


def test_interview_explained(snap_compare: Compare) -> None:
    """Reasons and a better wording stand below the chosen question."""
    assert look(snap_compare, "interview", "dusk", LARGE, "f4")


def test_blind(snap_compare: Compare) -> None:
    """No marks, and nothing of what is held."""
    assert look(snap_compare, "blind", "dusk", USUAL)


@pytest.mark.parametrize(("theme", "size"), [("dusk", LARGE), ("paper", USUAL)])
def test_setback(snap_compare: Compare, theme: str, size: tuple[int, int]) -> None:
    """What happened, what can be done, and what the model has used."""
    assert look(snap_compare, "setback", theme, size)


def test_read_only(snap_compare: Compare) -> None:
    """Says in the heading and in the prompt that another window goes on with it."""
    assert look(snap_compare, "read_only", "paper", USUAL)


def test_over(snap_compare: Compare) -> None:
    """Says that the talk is over and how to go on."""
    assert look(snap_compare, "over", "dusk", USUAL)


@pytest.mark.parametrize(("theme", "size"), [("paper", LARGE), ("dusk", USUAL)])
def test_bets(snap_compare: Compare, theme: str, size: tuple[int, int]) -> None:
    """The first bet is placed and rests on a reply; the others wait."""
    assert look(snap_compare, "bets", theme, size, "2", "right", "r", "down", "enter")


@pytest.mark.parametrize(
    ("part", "theme", "size"),
    [
        ("1", "paper", LARGE),
        ("1", "dusk", USUAL),
        ("2", "dusk", LARGE),
        ("3", "paper", USUAL),
        ("4", "paper", LARGE),
        ("5", "dusk", USUAL),
    ],
)
def test_debrief(snap_compare: Compare, part: str, theme: str, size: tuple[int, int]) -> None:
    """Figures on top, then one part at a time."""
    assert look(snap_compare, "debrief", theme, size, part)


@pytest.mark.parametrize(("part", "theme", "size"), [("2", "dusk", LARGE), ("1", "paper", USUAL)])
def test_consulted(snap_compare: Compare, part: str, theme: str, size: tuple[int, int]) -> None:
    """A second opinion below the marks, and who gave it; the coach's words after the points."""
    assert look(snap_compare, "consulted", theme, size, part, *["end"] * (part == "1"))


@pytest.mark.parametrize(("theme", "size"), [("dusk", LARGE), ("paper", USUAL), ("dusk", SMALL)])
def test_what_if(snap_compare: Compare, theme: str, size: tuple[int, int]) -> None:
    """A turn, what is asked in its place, and both answers."""
    assert look(snap_compare, "debrief", theme, size, "6", "enter", "enter")


@pytest.mark.parametrize(("theme", "size"), [("dusk", LARGE), ("paper", USUAL)])
def test_board(snap_compare: Compare, theme: str, size: tuple[int, int]) -> None:
    """Places with bars; one's own row is marked in words too."""
    assert look(snap_compare, "board", theme, size)


@pytest.mark.parametrize(("theme", "size"), [("paper", LARGE), ("dusk", USUAL)])
def test_twin(snap_compare: Compare, theme: str, size: tuple[int, int]) -> None:
    """Two answers side by side, and what they show."""
    assert look(snap_compare, "twin", theme, size)


@pytest.mark.parametrize(("scene", "theme"), [("name", "paper"), ("help", "dusk"), ("note", "paper")])
def test_small_screens(snap_compare: Compare, scene: str, theme: str) -> None:
    """A field or a few words in the middle."""
    assert look(snap_compare, scene, theme, USUAL)


@pytest.mark.parametrize(("scene", "theme"), [("confirm", "dusk"), ("error", "paper")])
def test_questions(snap_compare: Compare, scene: str, theme: str) -> None:
    """What it is about, then the answers with their keys."""
    assert look(snap_compare, scene, theme, USUAL)


def test_too_small(snap_compare: Compare) -> None:
    """A polite request, and nothing else."""
    assert look(snap_compare, "interview", "paper", TINY)


@pytest.mark.parametrize(("theme", "size"), [("dusk", LARGE), ("paper", USUAL)])
def test_settings(snap_compare: Compare, theme: str, size: tuple[int, int]) -> None:
    """A form, and below it what came of the small question."""
    assert look(snap_compare, "settings", theme, size, "ctrl+t")
