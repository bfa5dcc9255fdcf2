"""Practices over a file of their own: several players, several windows, a clock that stands still."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from scenarios.files import Casting
from tests.interview.bots import NOW
from trainer.interview.library import easiest_first
from trainer.interview.local import LocalPort
from trainer.interview.outcome import Outcome
from trainer.interview.sessions import LocalPractice
from trainer.interview.views import ExportView
from trainer.report.as_markdown import debrief_markdown, markdown_file_name
from trainer.store import Holder

QUESTIONS = ("Tell me about your work.", "When did this last go wrong?", "What happened next?")
SCENARIO = "full-house"
HERE = Holder.this_process()
ELSEWHERE = Holder(pid=1, host=HERE.host)  # a process that always lives


@dataclass
class Clock:
    """Stands still until it is moved."""

    at: datetime = NOW

    def now(self) -> datetime:
        """The moment it stands at."""
        return self.at

    def pass_by(self, **times: float) -> None:
        """Move on."""
        self.at += timedelta(**times)


async def never() -> None:
    """A pause that does not end, so that no heart beats during a test."""
    await asyncio.Event().wait()


def export(outcome: Outcome) -> ExportView:
    """A debrief to take away, as the app makes it."""
    return ExportView(markdown_file_name(outcome), debrief_markdown(outcome))


@dataclass
class Rooms:
    """Opens practices over one file, and closes them all."""

    path: Path
    castings: dict[str, Casting]
    clock: Clock = field(default_factory=Clock)
    opened: list[LocalPractice] = field(default_factory=list)

    def practice(self, *, holder: Holder = HERE, pause: Callable[[], Awaitable[None]] = never) -> LocalPractice:
        """Another window on the same file."""
        practice = LocalPractice(
            markdown=export,
            path=self.path,
            library=lambda: easiest_first(self.castings.values()),
            now=self.clock.now,
            chance=Random(len(self.opened)),
            holder=holder,
            pause=pause,
        )
        self.opened.append(practice)
        return practice

    async def close(self) -> None:
        """Close all windows."""
        for practice in self.opened:
            await practice.close()


async def ask(port: LocalPort, *questions: str) -> list[str]:
    """Say several things, and hear every reply."""
    heard: list[str] = []
    for question in questions:
        await port.say(question)
        heard += [bubble async for bubble in port.hear()]
    return heard
