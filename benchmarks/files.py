"""The least that keeping something durably takes: a file that is flushed, and a table without anything around it."""

import os
import sqlite3
from pathlib import Path
from types import TracebackType


class RawTable:
    """One table of one file in the archive's own mode; each row is a durable transaction."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        for pragma in ("journal_mode=DELETE", "synchronous=FULL"):
            self._connection.execute(f"PRAGMA {pragma}")
        self._connection.execute("CREATE TABLE events (id INTEGER PRIMARY KEY, interview TEXT, json TEXT)")

    def add(self, interview: str, content: bytes) -> None:
        """Keep one event."""
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.execute("INSERT INTO events (interview, json) VALUES (?, ?)", (interview, content.decode()))
        self._connection.execute("COMMIT")

    def __enter__(self) -> "RawTable":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()


class RawFile:
    """One file; each addition is on the disk when it returns."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("ab", buffering=0)

    def add(self, content: bytes) -> None:
        """Write and flush."""
        self._file.write(content)
        os.fsync(self._file.fileno())

    def __enter__(self) -> "RawFile":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
