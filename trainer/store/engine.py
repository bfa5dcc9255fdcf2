"""Connections to the file, each set so that what it commits stays committed."""

import sqlite3
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, PoolProxiedConnection, create_engine, event

_PRAGMAS = (
    "PRAGMA journal_mode=DELETE",  # older SQLite can corrupt a WAL file written by two processes
    "PRAGMA synchronous=FULL",
    "PRAGMA fullfsync=ON",  # elsewhere than on macOS this says nothing
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
)


def open_engine(path: Path, *, patience: float) -> Engine:
    """Make an engine for this file; it opens nothing yet.

    Transactions begin as writers: with SQLite's default two of them read the same row, and one's update is lost
    without an error. Those with the execution option `reading` begin as readers and never wait for each other.
    """
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        connect_args={"timeout": patience, "check_same_thread": False},
        hide_parameters=True,  # what was said has no place in an error message
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: sqlite3.Connection, _record: PoolProxiedConnection) -> None:
    connection.isolation_level = None  # or the driver begins transactions of its own
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _begin(connection: Connection) -> None:
    reading = connection.get_execution_options().get("reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
