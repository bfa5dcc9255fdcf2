"""The app over a real practice, a real child process and a provider that does as it is planned."""

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from textual.pilot import Pilot

from scenarios.files import shipped_scenario
from tests.interview.rooms import HERE, export, never
from tests.llm.provider import Provider
from trainer.config import ModelSettings
from trainer.interview.lending import Lender
from trainer.interview.local import LocalPort
from trainer.interview.sessions import LocalPractice
from trainer.llm.process import ModelProcess
from trainer.tui.app import TrainerApp
from trainer.tui.messages import ContinueWanted, DebriefWanted, Wanted
from trainer.tui.preferences import Preferences
from trainer.tui.screens.debrief import DebriefScreen
from trainer.tui.screens.interview import InterviewScreen
from trainer.tui.widgets.prompt import Prompt
from trainer.tui.widgets.setback import Setback

KEY = "sk-canary-0123456789abcdefgh"
SCENARIO = "full-house"
QUESTION = "How does somebody book a seat here at the moment?"
SAID = "Oh, it is me and one landline, six till eight."
PATIENCE = 60.0
"""Seconds after which a test gives up; the child process needs some of them to load its library."""
_CASTING = shipped_scenario(SCENARIO)


@dataclass
class Model:
    """How the model of a test is set up."""

    provider: Provider
    process: ModelProcess
    address: str = ""
    """Somewhere else than at the provider."""
    more: dict[str, object] = field(default_factory=dict)

    def settings(self) -> ModelSettings:
        """As they would be read from the file."""
        soon = {"first_seconds": 0.5, "gap_seconds": 0.5, "total_seconds": 5}
        values = {"name": "openai/tiny", "address": self.address or self.provider.address, **soon, **self.more}
        return ModelSettings.model_validate(values)


class Talk:
    """The app, with a talk in it."""

    def __init__(self, app: TrainerApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    @property
    def screen(self) -> InterviewScreen:
        """The screen of the talk."""
        assert isinstance(self.app.screen, InterviewScreen)
        return self.app.screen

    @property
    def port(self) -> LocalPort:
        """The talk itself."""
        assert isinstance(self.screen.port, LocalPort)
        return self.screen.port

    @property
    def shown(self) -> str:
        """Everything that can be read, on one line a row."""
        return "\n".join(strip.text for strip in self.app.screen._compositor.render_strips())

    @property
    def words(self) -> str:
        """What stands in the conversation, without edges and line ends, for sentences that run over several rows."""
        region = self.screen.conversation.region
        strips = self.app.screen._compositor.render_strips()[region.y : region.bottom]
        text = " ".join(strip.crop(region.x, region.right).text for strip in strips)
        return " ".join("".join(" " if "\u2500" <= sign <= "\u259f" else sign for sign in text).split())

    async def until(self, what: Callable[[], bool]) -> None:
        """Let things happen until something is true."""
        end = time.monotonic() + PATIENCE
        while not what():
            assert time.monotonic() < end, self.shown
            await self.pilot.pause(0.01)
        await self.pilot.pause()

    async def ask(self, question: str = QUESTION) -> None:
        """Ask, and wait for whatever comes of it."""
        self.screen.query_one(Prompt).text = question
        await self.press("enter")

    async def press(self, *keys: str) -> None:
        """Press keys, and wait for whatever comes of it."""
        await self.pilot.press(*keys)
        await self.pilot.pause()
        await self.until(lambda: not isinstance(self.app.screen, InterviewScreen) or not self._is_under_way)

    @property
    def _is_under_way(self) -> bool:
        return self.screen.conversation.is_busy

    @property
    def has_setback(self) -> bool:
        """True where something must be chosen."""
        return self.screen.query_one(Setback).display


async def _practice_of(model: Model, folder: Path) -> LocalPractice:
    lender = Lender(read=model.settings, process=lambda: model.process)
    await lender.open()
    practice = LocalPractice(
        markdown=export,
        path=folder / "interviews.db",
        library=lambda: {_CASTING.id: _CASTING},
        holder=HERE,
        pause=never,
        lender=lender,
    )
    await practice.choose_player("maya")
    await practice.remember_start()
    return practice


@asynccontextmanager
async def _app_over(practice: LocalPractice, wanted: Wanted, size: tuple[int, int]) -> AsyncIterator[Talk]:
    async def opened() -> LocalPractice:
        return practice

    app = TrainerApp(opened, preferences=Preferences())
    async with app.run_test(size=size, notifications=True) as pilot:
        app.post_message(wanted)
        yield Talk(app, pilot)
        await pilot.press("ctrl+q")
    await practice.close()


@asynccontextmanager
async def talk_of(model: Model, folder: Path, *, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Talk]:
    """A talk that was begun before is gone on with in the app."""
    practice = await _practice_of(model, folder)
    begun = await practice.begin(SCENARIO, blind=False)
    await begun.leave()
    async with _app_over(practice, ContinueWanted(begun.interview.started.interview), size) as talk:
        await talk.until(lambda: isinstance(talk.app.screen, InterviewScreen) and talk.app.screen.view is not None)
        yield talk


@asynccontextmanager
async def debrief_of(model: Model, folder: Path, *, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Talk]:
    """The debrief of a talk of one question."""
    practice = await _practice_of(model, folder)
    begun = await practice.begin(SCENARIO, blind=False)
    await begun.use_own_lines()
    await begun.say(QUESTION)
    await begun.end("interviewer")
    await begun.leave()
    async with _app_over(practice, DebriefWanted(begun.interview.started.interview), size) as talk:
        await talk.until(lambda: isinstance(talk.app.screen, DebriefScreen))
        yield talk
