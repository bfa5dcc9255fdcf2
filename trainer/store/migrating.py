"""Bring an older file to the layout of this version, in one transaction: all of it, or the file stays as it was.

The only module that loads alembic; it is imported when a file is older, and not before.
"""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, PoolProxiedConnection, event, select
from sqlalchemy.exc import DBAPIError

from trainer.errors import StorageError, StorageUnavailableError
from trainer.store.engine import open_engine
from trainer.store.faults import database_fault
from trainer.store.schema import Schema
from trainer.store.tables import layout


def migrate(path: Path, *, backup: Path, patience: float, schema: Schema) -> None:
    """Run the steps that this file lacks.

    Raises:
        StorageError: A step failed. The file is unchanged, and the message names the backup.
    """
    engine = open_engine(path, patience=patience)
    event.listen(engine, "connect", _let_tables_be_replaced)
    try:
        with engine.begin() as connection:
            _run_steps(connection, schema)
    except (DBAPIError, CommandError) as error:
        raise _fault(path, error, backup=backup, schema=schema) from error
    finally:
        engine.dispose()
    _give_space_back(path, patience)


def _give_space_back(path: Path, patience: float) -> None:
    """Make the file as small as what it holds; where that fails it stays as it is, and can be used."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(path, timeout=patience)) as connection:
        connection.execute("VACUUM")


def _let_tables_be_replaced(connection: sqlite3.Connection, _record: PoolProxiedConnection) -> None:
    # SQLite changes a table by replacing it, and dropping the old one would delete whatever refers to it.
    connection.execute("PRAGMA foreign_keys=OFF")


def _run_steps(connection: Connection, schema: Schema) -> None:
    now_at = connection.execute(select(layout.c.version_num)).scalar()
    if now_at is not None and now_at >= schema.head:
        return  # another process did it while we waited for the lock
    config = Config()
    config.set_main_option("script_location", str(schema.migrations).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, schema.head)


def _fault(path: Path, error: Exception, *, backup: Path, schema: Schema) -> StorageError:
    cause = error.orig if isinstance(error, DBAPIError) else None
    if isinstance(cause, sqlite3.Error):
        fault = database_fault(path, cause)
        if not isinstance(fault, StorageUnavailableError):
            return fault
    return StorageUnavailableError(
        path,
        f"it could not be brought to layout {schema.head!r} ({cause or error})",
        remedy=f"report this; the file is unchanged, and {str(backup)!r} is a copy of it",
    )
