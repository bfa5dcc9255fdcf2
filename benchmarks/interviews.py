"""Interviews to measure with: as long as wanted, with the shipped customers, kept as the application keeps them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from scenarios.files import Casting, read_scenario, shipped_library
from trainer.interview.events import EVENTS, Event, Replied
from trainer.interview.interview import Interview
from trainer.store import open_archive
from trainer.store.contract import Archive
from trainer.voices import EmbeddedVoice

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
ID = "20261124-bench"
_PATIENCE = 10_000
"""Minutes; no talk of the benchmarks ends because time is up."""


@cache
def library() -> tuple[Casting, ...]:
    """All shipped scenarios, by name."""
    return tuple(read_scenario(path) for path in shipped_library())


def patient(casting: Casting) -> Casting:
    """The same customer, with all the time in the world."""
    return replace(casting, scenario=casting.scenario.model_copy(update={"minutes": _PATIENCE}))


def begun(casting: Casting, interview_id: str = ID, *, at: datetime = NOW) -> Interview:
    """An interview in which nothing was said yet; its index is made."""
    interview = Interview.begin(casting, interview=interview_id, seed=1, voice=EmbeddedVoice.name, now=at)
    interview.warm_up()
    return interview


def talked(interview: Interview, script: Sequence[str]) -> list[Event]:
    """Let a script be said and answered; all events in order, its start among them."""
    for line in script:
        asked = interview.ask(line, now=NOW + timedelta(minutes=len(interview.turns)))
        interview.take(asked)
        decided = interview.decide(asked)
        interview.take(decided)
        interview.take(Replied(decided.n, decided.embedded, EmbeddedVoice.name))
        if reason := interview.left_because:
            raise ValueError(f"the customer left after {line!r}: {reason}")
    return interview.events


@contextmanager
def archive_in(folder: Path, *, now: datetime = NOW) -> Iterator[Archive]:
    """The archive of a folder, made where there is none."""
    archive = open_archive(folder / "interviews.db", EVENTS, now=now)
    try:
        yield archive
    finally:
        archive.close()
