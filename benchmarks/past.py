"""Ten thousand past interviews: opened, listed and searched."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from benchmarks.interviews import ID, NOW, archive_in, begun, library, patient, talked
from benchmarks.measuring import Row, Target, in_turn, milliseconds
from benchmarks.processes import workplace
from trainer.store.searching import MOST_EVENTS

LATER = NOW + timedelta(days=1)
_COPIES = (
    """INSERT INTO interviews (id, scenario, persona, life, voice, seed, mode, started_at, ended_at, ended_by, number,
    player, title, name, turns, total, max, is_ranked, scenario_text, persona_text) SELECT printf('copy-%08d', :k),
    scenario, persona, life, voice, seed, mode, strftime('%Y-%m-%dT%H:%M:%f', started_at, -:k || ' minutes') ||
    '000+00:00', started_at, 'interviewer', :k, player, title, name, turns, 60, 100, 0, scenario_text, persona_text
    FROM interviews WHERE number = 1""",
    """INSERT INTO events (interview_id, seq, type, at, json) SELECT printf('copy-%08d', :k), seq, type, events.at, json
    FROM events JOIN interviews ON interviews.id = events.interview_id WHERE number = 1""",
    """INSERT INTO said (rowid, text) SELECT :k * :most + rowid % :most, text ||
    iif(rowid % :most = 1, printf(' topic%02d', :k % 100), '') FROM said
    WHERE rowid BETWEEN :most AND 2 * :most - 1""",
)
"""Interview number k as a copy of the first one; one in a hundred shares a word."""
_LISTED = "SELECT * FROM interviews ORDER BY started_at DESC LIMIT 50"
_FOUND = "SELECT count(DISTINCT rowid / ?) FROM said WHERE said MATCH ?"
_LIMIT = (Target(100),)


def past(runs: int, *, interviews: int = 10_000, turns: int = 20) -> list[Row]:
    """Fill an archive with interviews and look into it.

    Args:
        runs: Figures of each.
        interviews: How many are kept.
        turns: How long each of them was.
    """
    with workplace() as folder:
        fill(folder, interviews, turns)
        with archive_in(folder, now=LATER) as archive, closing(sqlite3.connect(folder / "interviews.db")) as raw:

            def beside(what: str, ours: Callable[[], object], query: str, *values: object) -> Row:
                found = in_turn(
                    {
                        "raw": lambda: milliseconds(lambda: raw.execute(query, values).fetchall()),
                        "ours": lambda: milliseconds(ours),
                    },
                    runs=runs,
                )
                return Row(what, "ms", "one query of sqlite3", found["raw"], found["ours"], _LIMIT)

            return [
                beside(f"the latest 50 of {interviews:,} interviews", archive.interviews, _LISTED),
                beside("those not finished", lambda: archive.interviews(unfinished=True), _LISTED),
                beside(
                    "a word of one in a hundred",
                    lambda: archive.interviews(search="topic07"),
                    _FOUND,
                    MOST_EVENTS,
                    '"topic07"*',
                ),
                beside(
                    "a word that all of them hold",
                    lambda: archive.interviews(search="the"),
                    _FOUND,
                    MOST_EVENTS,
                    '"the"*',
                ),
            ]


def opening(runs: int, *, interviews: int = 10_000, turns: int = 20) -> list[Row]:
    """Open an archive of many interviews, again and for the first time of a day, which makes a copy of it.

    Args:
        runs: Openings of each.
        interviews: How many are kept.
        turns: How long each of them was.
    """
    with workplace() as folder:
        fill(folder, interviews, turns)
        file = folder / "interviews.db"
        found = in_turn(
            {
                "query": lambda: milliseconds(lambda: _queried(file)),
                "again": lambda: milliseconds(lambda: _opened(folder)),
            },
            runs=runs,
        )
        daily = in_turn(
            {"copy": lambda: _copied(file), "ours": lambda: _opened_first(folder)}, runs=runs, warm_up=False
        )
        size = file.stat().st_size / 2**20
    return [
        Row(f"an archive of {interviews:,} interviews opened", "ms", "sqlite3 opened", found["query"], found["again"]),
        Row(f"for the first time of a day ({size:,.0f} MiB)", "ms", "copy and fsync", daily["copy"], daily["ours"]),
    ]


def fill(folder: Path, interviews: int, turns: int) -> None:
    """Keep one interview, and copies of it up to that number."""
    casting = library()[0]
    events = talked(begun(patient(casting)), (casting.scenario.expert * turns)[:turns])
    with archive_in(folder) as archive:
        archive.append(ID, events, after=0)
    with closing(sqlite3.connect(folder / "interviews.db", isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("BEGIN")
        for k in range(2, interviews + 1):
            for copy in _COPIES:
                connection.execute(copy, {"k": k, "most": MOST_EVENTS})
        connection.execute("COMMIT")


def _queried(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _opened(folder: Path) -> None:
    with archive_in(folder, now=LATER) as archive:
        archive.players()


def _opened_first(folder: Path) -> float:
    shutil.rmtree(folder / "backups", ignore_errors=True)
    return milliseconds(lambda: _opened(folder))


def _copied(file: Path) -> float:
    copy = file.with_name("copy.db")

    def write() -> None:
        shutil.copyfile(file, copy)
        with copy.open("rb+") as written:
            os.fsync(written.fileno())

    figure = milliseconds(write)
    copy.unlink()
    return figure
