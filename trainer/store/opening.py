"""From whatever lies at a path to a file that can be relied on, without ever overwriting anybody's interviews."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import insert

from trainer.errors import NewerStoreError, StorageError, StorageUnavailableError, StoreDamagedError
from trainer.store.backups import Backups, copy_database
from trainer.store.condition import Condition, examine
from trainer.store.disk import dated, draft_beside, flush_folder, give_second_name, place_new, place_over
from trainer.store.engine import open_engine
from trainer.store.faults import suspicion, translated
from trainer.store.schema import CURRENT, Schema
from trainer.store.tables import APPLICATION_ID, HEAD, layout, metadata

SMALL = 8_000_000
"""Files up to this many bytes are read through on every opening; it takes them under 10 ms.

Larger ones once a day before their backup, and whenever somebody died in the middle of writing or met damage.
"""


def prepare(path: Path, *, now: datetime, patience: float, schema: Schema = CURRENT) -> tuple[str, ...]:
    """Make the file if there is none, mend it if it is damaged, migrate it if it is older.

    Returns:
        What a person must be told about it.
    """
    with translated(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _refuse_unusable(path)
        backups = Backups(path, patience)
        if not path.exists():
            return _begin(path, backups)
        condition, notices = _whole(path, backups, now)
        if not condition.is_ours:
            raise StorageUnavailableError(
                path, "it belongs to another program", remedy="name another folder in TRAINER_HOME"
            )
        if condition.layout > schema.head:
            raise NewerStoreError(path, found=condition.layout, known=schema.head)
        if condition.layout < schema.head:
            _migrate(path, backups, now, schema)
            return notices
        return notices + _daily_backup(backups, now)


def _refuse_unusable(path: Path) -> None:
    if not os.access(path.parent, os.W_OK | os.X_OK):
        raise StorageUnavailableError(path.parent, "the folder cannot be written")
    if not path.exists():
        return
    if not path.is_file():
        raise StorageUnavailableError(path, "it is not a file", remedy="move it away and try again")
    if not os.access(path, os.R_OK | os.W_OK):
        raise StorageUnavailableError(path, "the file cannot be written")


def _begin(path: Path, backups: Backups) -> tuple[str, ...]:
    older = backups.newest_first()
    with draft_beside(path) as draft:
        _write_empty(draft)
        try:
            place_new(draft, path)
        except FileExistsError:
            return ()  # another process began at the same moment; its file is as good
    if not older:
        return ()
    return (f"{str(path)!r} was missing, so a new file was begun; {str(older[0])!r} holds what was kept before",)


def _write_empty(path: Path) -> None:
    """Write the tables into an empty file at once; the migrations would give the same, in 400 ms instead of 10."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    engine = open_engine(path, patience=0)
    try:
        with engine.begin() as connection:
            metadata.create_all(connection)
            layout.create(connection)
            connection.execute(insert(layout).values(version_num=HEAD))
    finally:
        engine.dispose()


def _whole(path: Path, backups: Backups, now: datetime) -> tuple[Condition, tuple[str, ...]]:
    """Look as closely as is due, and mend what is damaged."""
    thorough = (
        path.stat().st_size <= SMALL or _journal(path).exists() or suspicion(path).exists() or backups.is_due(now)
    )
    found = path.stat().st_ino
    condition = examine(path, patience=backups.patience, thorough=thorough)
    notices: tuple[str, ...] = ()
    if condition.damage is not None:
        notices = _mend(path, backups, now, damage=condition.damage, found=found)
        condition = examine(path, patience=backups.patience, thorough=True)
        if condition.damage is not None:
            raise StoreDamagedError(path, condition.damage, remedy="move it away and try again")
    if thorough:
        suspicion(path).unlink(missing_ok=True)
    return condition, notices


def _mend(path: Path, backups: Backups, now: datetime, *, damage: str, found: int) -> tuple[str, ...]:
    """Keep the damaged file under another name, and put the newest sound backup or an empty file in its place."""
    sound = backups.newest_sound()
    with draft_beside(path) as draft:
        if sound is None:
            _write_empty(draft)
        else:
            copy_database(sound, draft, patience=backups.patience)
        if path.stat().st_ino != found:
            return ()  # another process mended it meanwhile
        aside = dated(path.parent, path.stem + "-damaged", now)
        give_second_name(path, aside)
        journal = _journal(path)
        if journal.exists():  # beside the new file it would be played into it
            journal.replace(_journal(aside))
        flush_folder(path.parent)
        place_over(draft, path)
    instead = "a new, empty file was begun" if sound is None else f"its backup {str(sound)!r} was restored"
    return (f"{str(path)!r} was damaged ({damage}): it is kept as {str(aside)!r}, and {instead}",)


def _journal(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


def _migrate(path: Path, backups: Backups, now: datetime, schema: Schema) -> None:
    from trainer.store.migrating import migrate  # alembic takes about 300 ms to load

    migrate(path, backup=backups.take(now), patience=backups.patience, schema=schema)


def _daily_backup(backups: Backups, now: datetime) -> tuple[str, ...]:
    """Copy the file if none was copied today; where that fails, the interviews themselves can still be used."""
    if not backups.is_due(now):
        return ()
    try:
        with translated(backups.path):
            backups.take(now)
    except StorageError as error:
        return (f"today's backup was not made: {error}",)
    return ()
