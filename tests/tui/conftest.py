"""The app over the stand-in, or one screen of it, at a fixed size and without waiting for animations."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, TypeVar

import pytest
from textual import constants
from textual.message import Message
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

from tests.tui.standin import ScriptedPractice
from trainer.tui.app import TrainerApp
from trainer.tui.preferences import Preferences
from trainer.tui.screens import before, bets, interview
from trainer.tui.widgets import planned_question, prompt

Found = TypeVar("Found", bound=Widget)


class OneScreenApp(TrainerApp):
    """The app without home, for tests of one screen."""

    def get_default_screen(self) -> Screen[None]:
        return Screen()

    def on_mount(self) -> None:
        """Nobody arrives."""


class Stage:
    """An app that runs, with the practice behind it and the messages that crossed it."""

    def __init__(self, app: TrainerApp, pilot: Pilot[None], practice: ScriptedPractice, seen: list[Message]) -> None:
        self.app, self.pilot, self.practice, self.seen = app, pilot, practice, seen
        self.script = practice.script
        self.results: list[object] = []
        """What the screens returned that were shown with `show`."""

    async def settle(self) -> None:
        """Let everything that is under way come to rest; what waits for a person is left alone."""
        for _ in range(2):
            await self.pilot.pause()

    async def show(self, screen: Screen[Any]) -> None:
        """Push a screen and remember what it returns."""
        await self.app.push_screen(screen, self.results.append)
        await self.settle()

    async def press(self, *keys: str) -> None:
        """Press keys, and let what follows happen."""
        await self.pilot.press(*keys)
        await self.settle()

    def find(self, kind: type[Found]) -> Found:
        """The one widget of a kind on the screen that is seen."""
        return self.app.screen.query_one(kind)

    def shown(self) -> str:
        """Everything that can be read on the screen."""
        return "\n".join(strip.text for strip in self.app.screen._compositor.render_strips())

    def toasts(self) -> list[str]:
        """What was said in passing."""
        return [note.message for note in self.app._notifications]


Opened = Callable[..., AbstractAsyncContextManager[Stage]]


@pytest.fixture
def practice() -> ScriptedPractice:
    """A practice with nothing wrong."""
    return ScriptedPractice()


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(constants, "TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture(autouse=True)
def _idleness_is_noticed_sooner(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", 0.004)
    monkeypatch.setattr("textual._wait.SLEEP_IDLE", 0.0004)


@pytest.fixture(autouse=True)
def _nothing_happens_by_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prompt, "PAUSE", 3600)
    monkeypatch.setattr(bets, "PAUSE", 3600)
    monkeypatch.setattr(before, "PAUSE", 3600)
    monkeypatch.setattr(interview, "LOOK_AGAIN", 3600)
    monkeypatch.setattr(planned_question, "PAUSE", 0.001)


def _opener(practice: ScriptedPractice, kind: type[TrainerApp]) -> Opened:
    @asynccontextmanager
    async def open_app(
        *, theme: str = "dusk", size: tuple[int, int] = (120, 40), keys: dict[str, str] | None = None
    ) -> AsyncIterator[Stage]:
        async def open_practice() -> ScriptedPractice:
            return practice

        seen: list[Message] = []
        app = kind(open_practice, preferences=Preferences(theme, keys or {}))
        async with app.run_test(size=size, notifications=True, message_hook=seen.append) as pilot:
            stage = Stage(app, pilot, practice, seen)
            await stage.settle()
            yield stage

    return open_app


@pytest.fixture
def opened(practice: ScriptedPractice) -> Opened:
    """Opens the app as people do; `theme` and `size` may be named."""
    return _opener(practice, TrainerApp)


@pytest.fixture
def staged(practice: ScriptedPractice) -> Opened:
    """Opens the app with nothing on it, for `show`."""
    return _opener(practice, OneScreenApp)
