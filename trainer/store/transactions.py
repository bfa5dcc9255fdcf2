"""Transactions on the file, with whatever goes wrong in them named in our own words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection

from trainer.errors import StoreDamagedError
from trainer.store.engine import open_engine
from trainer.store.faults import suspicion, translated


class SqlFile:
    """One SQLite file that has been prepared; may be used from several threads."""

    def __init__(self, path: Path, *, patience: float) -> None:
        self._path = path
        self._engine = open_engine(path, patience=patience)
        self._reading_engine = self._engine.execution_options(reading=True)

    def close(self) -> None:
        """See Archive."""
        self._engine.dispose()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """One transaction that no other writer can come between."""
        with self._faults_named(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """One transaction that sees a single state of the file."""
        with self._faults_named(), self._reading_engine.begin() as connection:
            yield connection

    @contextmanager
    def _faults_named(self) -> Iterator[None]:
        try:
            with translated(self._path):
                yield
        except StoreDamagedError:
            with suppress(OSError):  # the damage matters more than the sign of it
                suspicion(self._path).touch()
            raise
