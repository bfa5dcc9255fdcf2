"""An app over the stand-in, at a fixed size, without waiting for animations."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest
from textual import constants
from textual.message import Message
from textual.pilot import Pilot

from tests.tui.standin import ScriptedPractice
from trainer.tui.app import TrainerApp

Opened = Callable[..., AbstractAsyncContextManager["Stage"]]


class Stage:
    """An app that runs, with the practice behind it and the messages that crossed it."""

    def __init__(self, app: TrainerApp, pilot: Pilot[None], practice: ScriptedPractice, seen: list[Message]) -> None:
        self.app, self.pilot, self.practice, self.seen = app, pilot, practice, seen

    async def settle(self) -> None:
        """Let everything that is under way come to rest; journeys that wait for a person are left alone."""
        for _ in range(4):
            await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Press keys, and let what follows happen."""
        await self.pilot.press(*keys)
        await self.settle()

    async def say(self, text: str) -> None:
        """Say something at the prompt."""
        self.app.screen.query_one("#prompt").text = text  # type: ignore[attr-defined]
        await self.press("enter")

    def shown(self) -> str:
        """Everything that can be read on the screen."""
        height = self.app.size.height
        lines = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text for strip in lines[:height])

    def toasts(self) -> list[str]:
        """What was said in passing."""
        return [note.message for note in self.app._notifications]


@pytest.fixture
def practice() -> ScriptedPractice:
    """A practice with nothing wrong."""
    return ScriptedPractice()


@pytest.fixture
def opened(practice: ScriptedPractice, monkeypatch: pytest.MonkeyPatch) -> Opened:
    """Opens the app; `theme` and `size` may be named."""
    monkeypatch.setattr(constants, "TEXTUAL_ANIMATIONS", "none")

    @asynccontextmanager
    async def open_app(*, theme: str = "dusk", size: tuple[int, int] = (120, 40)) -> AsyncIterator[Stage]:
        async def open_practice() -> ScriptedPractice:
            return practice

        seen: list[Message] = []
        app = TrainerApp(open_practice, theme=theme)
        async with app.run_test(size=size, notifications=True, message_hook=seen.append) as pilot:
            stage = Stage(app, pilot, practice, seen)
            await stage.settle()
            yield stage

    return open_app
