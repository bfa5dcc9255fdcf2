"""What a file is before anybody relies on it: ours, of which layout, whole or damaged."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from trainer.store.faults import is_damage
from trainer.store.tables import APPLICATION_ID


@dataclass(frozen=True, slots=True)
class Condition:
    """What was found in a file."""

    is_ours: bool = True
    layout: str = "0000"
    """The number of its tables' layout; "0000" where it has none yet."""
    damage: str | None = None
    """What is wrong with it, for people; None where nothing was found."""


def examine(path: Path, *, patience: float, thorough: bool) -> Condition:
    """Look into a file that exists; `thorough` reads all of it, at about a millisecond a megabyte.

    Raises:
        sqlite3.Error: Something other than its content prevents the look: it is locked, or cannot be opened.
    """
    if path.stat().st_size == 0:
        # We only ever place whole files, so an empty one was cut off by something else.
        return Condition(damage="it is empty")
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, timeout=patience)) as connection:
            return _look(connection, thorough=thorough)
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        return Condition(damage=str(error))


def _look(connection: sqlite3.Connection, *, thorough: bool) -> Condition:
    (mark,) = connection.execute("PRAGMA application_id").fetchone()
    if thorough:
        (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        if verdict != "ok":
            return Condition(damage=verdict)
    if mark != APPLICATION_ID:
        return Condition(is_ours=False)
    has_layout = "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
    if connection.execute(has_layout).fetchone() == (0,):
        return Condition(damage="the number of its layout is missing")
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return Condition(layout=row[0]) if row else Condition()
