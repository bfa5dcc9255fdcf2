"""What the database or the system calls a fault, in the words of our own errors."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from trainer.errors import (
    DiskFullError,
    StorageError,
    StorageUnavailableError,
    StoreDamagedError,
    StoreLockedError,
)

_FULL_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
# A file size limit and some full network disks show as a failed write, not as SQLITE_FULL.
_FULL = {sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_FSYNC, sqlite3.SQLITE_IOERR_TRUNCATE}


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn whatever the disk or the database raises inside into a StorageError about this file."""
    try:
        yield
    except DBAPIError as error:
        if not isinstance(error.orig, sqlite3.Error):
            raise
        raise database_fault(path, error.orig) from error
    except sqlite3.Error as error:
        raise database_fault(path, error) from error
    except OSError as error:
        raise disk_fault(path, error) from error


def is_damage(error: sqlite3.Error) -> bool:
    """True where the content of the file is at fault, and not its surroundings."""
    return _primary(error) in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def suspicion(path: Path) -> Path:
    """The empty file that stands beside one found damaged in use, so that the next opening looks closely."""
    return path.with_name(path.name + "-suspect")


def database_fault(path: Path, error: sqlite3.Error) -> StorageError:
    """Name what SQLite reports."""
    primary = _primary(error)
    if primary == sqlite3.SQLITE_FULL or getattr(error, "sqlite_errorcode", None) in _FULL:
        return DiskFullError(path, _free_bytes(path))
    if primary in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return StoreLockedError(path)
    if is_damage(error):
        return StoreDamagedError(path, str(error))
    return StorageUnavailableError(path, str(error))


def disk_fault(path: Path, error: OSError) -> StorageError:
    """Name what the system reports."""
    if error.errno in _FULL_DISK:
        return DiskFullError(path, _free_bytes(path))
    return StorageUnavailableError(path, error.strerror or str(error))


def _primary(error: sqlite3.Error) -> int:
    # Errors of the binding itself, such as a closed connection, carry no code.
    return int(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)) & 0xFF


def _free_bytes(path: Path) -> int | None:
    try:
        return shutil.disk_usage(path.parent).free
    except OSError:
        return None
