"""A talk to keep, and ways to spoil the file that keeps it."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from personas.disclosure import Disclosure, Row, SpokenLine
from trainer.interview.events import Asked, Decided, Ended, Event, Replied, Started
from trainer.store import Archive
from trainer.store.tables import APPLICATION_ID

NOW = datetime(2026, 11, 23, 20, 30, 15, tzinfo=UTC)
TALK = "20261123-aaaaa"

_DETAILS = {
    "table_xinfo": "SELECT * FROM pragma_table_xinfo(?)",
    "index_xinfo": "SELECT * FROM pragma_index_xinfo(?)",
    "foreign_key_list": "SELECT * FROM pragma_foreign_key_list(?)",
}

Opener = Callable[..., Archive]
Jobs = Callable[[list[dict[str, Any]]], list[dict[str, Any]]]


def started(interview_id: str = TALK, at: datetime = NOW, *, seed: int = 1, player: str = "") -> Started:
    return Started(
        interview_id, at, "late-orders", "noor", "tolerates", "[s]", "[p]", seed, "embedded", "h", "1", player=player
    )


def turn(n: int, text: str = "When did it last go wrong?") -> tuple[Event, ...]:
    disclosure = Disclosure(row=Row.ANCHOR, lines=(SpokenLine("late.anchor", text),), earned=("late",))
    return Asked(n, NOW, text), Decided(n, None, disclosure, embedded=(text,)), Replied(n, (text, "Well."), "embedded")


def ended(at: datetime = NOW) -> Ended:
    return Ended(at, "interviewer")


def keep_talk(archive: Archive, interview_id: str = TALK, *, turns: int = 2) -> tuple[Event, ...]:
    """Keep a whole talk and give back what was kept."""
    events = (started(interview_id), *(event for n in range(1, turns + 1) for event in turn(n)))
    archive.append(interview_id, events, after=0)
    return events


def spoil(path: Path) -> None:
    """Overwrite all but the first bytes, as a failing disk does."""
    content = path.read_bytes()
    path.write_bytes(content[:1024] + b"\xa5" * (len(content) - 1024))


def spoil_page(path: Path, *, of: str) -> None:
    """Overwrite the first page of one table."""
    with closing(sqlite3.connect(path)) as connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (of,)).fetchone()
    content = bytearray(path.read_bytes())
    content[(page - 1) * size : page * size] = b"\xa5" * size
    path.write_bytes(content)


def is_whole(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as connection:
        found: list[tuple[str]] = connection.execute("PRAGMA integrity_check").fetchall()
    return found == [("ok",)]


def layout_of(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def write_oldest(path: Path) -> None:
    """A file of ours from before the first tables."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(
            "CREATE TABLE alembic_version"
            " (version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )


def tables_of(path: Path) -> dict[str, Any]:
    """What the database says about every table and index, whatever the words that made them."""
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute("SELECT type, name, tbl_name FROM sqlite_master ORDER BY name").fetchall()
        found: dict[str, Any] = {"names": names}
        for _, name, _ in names:
            for pragma in _DETAILS:
                found[f"{pragma} {name}"] = connection.execute(_DETAILS[pragma], (name,)).fetchall()
    return json.loads(json.dumps(found))  # type: ignore[no-any-return]
