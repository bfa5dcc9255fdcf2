"""A kept interview rebuilt: to go on with it, and for its debrief. The part before the screen."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from benchmarks.interviews import ID, archive_in, begun, library, patient, talked
from benchmarks.measuring import Row, Target, in_turn, milliseconds
from benchmarks.processes import workplace
from benchmarks.texts import questions
from personas.files import persona_of
from scoring.scorecard import Expert
from scoring.wording import better_wording
from trainer.interview.expert import expert_of
from trainer.interview.interview import Interview
from trainer.interview.journal import resumed
from trainer.interview.outcome import outcome_of
from trainer.report.as_text import debrief_text
from trainer.store.contract import Archive

_READ = "SELECT json FROM events ORDER BY seq"


def reopening(runs: int, *, resume: int = 200, debrief: int = 100) -> list[Row]:
    """Resume a long interview, and compute and write the debrief of another; the expert's result is known.

    Args:
        runs: Figures of each.
        resume: Turns of the one that is resumed.
        debrief: Turns of the other one.
    """
    expert = expert_of(library()[0])
    return [
        _row("resumed", resume, _resumed, limit=200, runs=runs),
        _row(
            "debriefed",
            debrief,
            lambda archive: _debriefed(archive, expert),
            limit=150,
            runs=runs,
        ),
    ]


def _row(what: str, turns: int, reopen: Callable[[Archive], object], *, limit: float, runs: int) -> Row:
    script = [questions()[number % len(questions())] for number in range(turns)]
    with workplace() as folder, archive_in(folder) as archive:
        archive.append(ID, talked(begun(patient(library()[0])), script), after=0)
        found = in_turn(
            {
                "raw": lambda: milliseconds(lambda: _read(folder / "interviews.db")),
                "ours": lambda: milliseconds(lambda: reopen(archive)),
            },
            runs=runs,
        )
    name = "its events read by sqlite3 and json"
    return Row(f"an interview of {turns} turns {what}", "ms", name, found["raw"], found["ours"], (Target(limit),))


def _resumed(archive: Archive) -> Interview:
    """The interview as it is opened first: its customer's text is read anew."""
    persona_of.cache_clear()
    return resumed(archive, ID)[0]


def _debriefed(archive: Archive, expert: Expert) -> str:
    """The debrief as it is opened first: nothing of it is at hand."""
    better_wording.cache_clear()
    return debrief_text(outcome_of(_resumed(archive), expert=expert))


def _read(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        for (event,) in connection.execute(_READ):
            json.loads(event)
