"""Files that appear whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path


@contextmanager
def draft_beside(path: Path) -> Iterator[Path]:
    """Give an empty file in the same folder, readable to its owner only; what is left of it afterwards is removed."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem + "-", suffix=".draft")
    os.close(handle)
    draft = Path(name)
    try:
        yield draft
    finally:
        draft.unlink(missing_ok=True)


def place_new(draft: Path, path: Path) -> None:
    """Put a finished draft where nothing is yet; FileExistsError where somebody was faster."""
    flush(draft)
    give_second_name(draft, path)
    flush_folder(path.parent)


def place_over(draft: Path, path: Path) -> None:
    """Put a finished draft in the place of a file."""
    flush(draft)
    draft.replace(path)
    flush_folder(path.parent)


def give_second_name(path: Path, other: Path) -> None:
    """Let a file be found under a new name too; FileExistsError where that is taken."""
    try:
        os.link(path, other)
    except FileExistsError:
        raise
    except OSError:
        _copy_new(path, other)  # exFAT and some network disks have no links


def dated(folder: Path, stem: str, now: datetime) -> Path:
    """A free name that says when, sorting by time: "interviews-20261123-203015.db"."""
    stamp = f"{now.astimezone(UTC):%Y%m%d-%H%M%S}"
    names = (f"{stem}-{stamp}.db" if n == 1 else f"{stem}-{stamp}_{n}.db" for n in count(1))
    return next(folder / name for name in names if not (folder / name).exists())


def flush(path: Path) -> None:
    """Wait until the content of a file is on the disk."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def flush_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, where the system can be asked to."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _copy_new(path: Path, other: Path) -> None:
    handle = os.open(other, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(path.read_bytes())
        file.flush()
        os.fsync(file.fileno())
