"""A turn of the embedded engine: analysis, decision, words, and all of it durable."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import quantiles

from benchmarks.files import RawTable
from benchmarks.interviews import ID, archive_in, begun, library, patient
from benchmarks.measuring import Row, Spread, Target, milliseconds
from benchmarks.processes import workplace
from benchmarks.texts import questions
from trainer.interview.events import EVENTS, Event
from trainer.interview.expert import expert_of
from trainer.interview.journal import ArchiveJournal
from trainer.interview.local import LocalPort
from trainer.voices import EmbeddedVoice

_BASELINE = "raw SQLite, the same events"


@dataclass(frozen=True, slots=True)
class _Talk:
    """The milliseconds of each turn of one interview."""

    ours: list[float]
    raw: list[float]
    """The same events written by sqlite3 alone, each durable."""


def turn(runs: int, *, early: int = 5, late: int = 100) -> list[Row]:
    """Talk to the end of the late turn, in several interviews.

    Each interview begins further on in the questions, so that those of one talk's late turns are those of the next
    one's early turns: what differs is only how much was said before.

    Args:
        runs: Interviews.
        early: The turn that is compared, with its neighbours,
        late: with this one.
    """
    with workplace() as folder:
        if runs > 1:
            asyncio.run(_talk(_made(folder / "warm-up"), _script(0, late)))
        talks = [
            asyncio.run(_talk(_made(folder / str(number)), _script(number * (late - early), late + 2)))
            for number in range(runs)
        ]
    every = [figure for talk in talks for figure in talk.ours]
    raw = [figure for talk in talks for figure in talk.raw]
    slowest = Row(
        "the same, 99th percentile of all turns",
        "ms",
        _BASELINE,
        Spread.of(_percentile(talk.raw) for talk in talks),
        Spread.of(_percentile(talk.ours) for talk in talks),
        (Target(25),),
    )
    at = {n: [talk.ours[place] for talk in talks for place in range(n - 3, n + 2)] for n in (early, late)}
    known = Target(1.25, of="ratio")  # the same, but for noise
    grown = Row(
        f"the same, at turn {late}", "ms", f"at turn {early}", Spread.of(at[early]), Spread.of(at[late]), (known,)
    )
    usual = Row("a turn of the embedded engine", "ms", _BASELINE, Spread.of(raw), Spread.of(every), (Target(10),))
    return [usual, slowest, grown]


def _script(first: int, length: int) -> list[str]:
    known = questions()
    return [known[(first + place) % len(known)] for place in range(length)]


async def _talk(folder: Path, script: Sequence[str]) -> _Talk:
    """One interview, turn by turn; after each turn its events are written once more, raw."""
    interview = begun(patient(library()[0]))
    ours: list[float] = []
    raw: list[float] = []
    with archive_in(folder) as archive, RawTable(folder / "raw.db") as table:
        journal = ArchiveJournal(archive, interview.started)
        port = LocalPort(interview, voice=EmbeddedVoice(), expert=lambda: expert_of(interview.casting), journal=journal)
        await port.begin()
        for line in script:
            before = len(interview.events)
            began = time.perf_counter()
            await port.say(line)
            _ = [bubble async for bubble in port.hear()]
            ours.append((time.perf_counter() - began) * 1000)
            raw.append(milliseconds(partial(_write, table, interview.events[before:])))
        await port.leave()
    return _Talk(ours, raw)


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _write(table: RawTable, events: Sequence[Event]) -> None:
    for event in events:
        table.add(ID, EVENTS.dump_json(event))


def _percentile(figures: Sequence[float]) -> float:
    return quantiles(figures, n=100, method="inclusive")[98]
