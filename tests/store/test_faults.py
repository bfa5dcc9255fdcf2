import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from tests.store.samples import NOW, TALK, Jobs, Opener, is_whole, keep_talk, turn
from trainer.errors import (
    DiskFullError,
    ModelFailedError,
    SettingsError,
    StorageError,
    StorageUnavailableError,
    StoreLockedError,
    TrainerError,
)
from trainer.interview.events import EVENTS
from trainer.store import open_archive

ROOT = Path(__file__).parents[2]


@contextmanager
def pages_limited(count: int) -> Iterator[None]:
    """Let the files that are opened inside grow to this many pages."""

    def limit(connection: sqlite3.Connection, _record: Any) -> None:
        connection.execute(f"PRAGMA max_page_count={count}")

    event.listen(Engine, "connect", limit)
    yield
    event.remove(Engine, "connect", limit)


def family(error: type[TrainerError]) -> list[type[TrainerError]]:
    return [error, *(below for child in error.__subclasses__() for below in family(child))]


def test_a_full_disk_is_named_and_what_was_kept_stays(path: Path, opened: Opener) -> None:
    with pages_limited(50):
        archive = opened()
        kept = keep_talk(archive)

        with pytest.raises(DiskFullError, match=r"interviews.db' \([\d,]+ kB are free there\); make room"):
            archive.append(TALK, turn(3, "x" * 200_000), after=7)

        assert archive.append(TALK, turn(3), after=7) == 10
    assert archive.events(TALK) == (*kept, *turn(3))
    assert is_whole(path)


def test_a_file_that_may_not_grow_is_a_full_disk(path: Path, opened: Opener, nursery: Jobs) -> None:
    opened().close()

    job = {"deed": "talk", "path": str(path), "interview": TALK, "steps": 10_000, "largest_file": 250_000}
    (end,) = nursery([job])

    assert end["code"] == 1
    assert end["told"][-1].startswith("DiskFullError: ")
    assert len(opened().events(TALK)) >= int(end["told"][-2])
    assert is_whole(path)


def test_no_room_for_a_new_file_is_a_full_disk(path: Path, nursery: Jobs) -> None:
    (end,) = nursery([{"deed": "look", "path": str(path), "largest_file": 4096}])

    assert end["told"][-1].startswith("DiskFullError: ")
    assert list(path.parent.iterdir()) == []


@pytest.mark.parametrize("lock", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])
def test_a_file_locked_by_another_program_is_named_and_can_be_tried_again(
    lock: str, path: Path, opened: Opener
) -> None:
    archive = opened(patience=0.01)
    keep_talk(archive)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(lock)
        with pytest.raises(StoreLockedError, match=r"interviews.db' is locked by another program; close"):
            archive.append(TALK, turn(3), after=7)

    assert archive.append(TALK, turn(3), after=7) == 10


def test_a_locked_file_is_not_taken_for_a_damaged_one(path: Path, opened: Opener) -> None:
    opened().close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreLockedError):
            opened(patience=0.01)

    assert [entry.name for entry in path.parent.iterdir()] == ["interviews.db"]


def test_reading_does_not_wait_for_a_writer(path: Path, opened: Opener) -> None:
    archive = opened(patience=0.01)
    kept = keep_talk(archive)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        assert archive.events(TALK) == kept


@pytest.mark.parametrize("what", ["folder", "file"])
def test_what_cannot_be_written_is_named_with_the_way_out(what: str, nursery: Jobs) -> None:
    with tempfile.TemporaryDirectory() as name:  # pytest's own folders are closed to other users
        path = Path(name) / "interviews.db"
        open_archive(path, EVENTS, now=NOW).close()
        path.chmod(0o444)
        path.parent.chmod(0o777 if what == "file" else 0o555)

        (end,) = nursery([{"deed": "look", "path": str(path), "as_nobody": True}])
        path.parent.chmod(0o700)

    place = path if what == "file" else path.parent
    assert end["told"] == [
        f"StorageUnavailableError: {str(place)!r} cannot be used: the {what} cannot be written;"
        " make it writable, or name another folder in TRAINER_HOME"
    ]


def test_a_folder_that_cannot_be_made_is_named() -> None:
    with pytest.raises(StorageUnavailableError, match=r"'/proc/nowhere/interviews.db' cannot be used"):
        open_archive(Path("/proc/nowhere/interviews.db"), EVENTS, now=NOW)


def test_what_was_said_is_in_no_error_message(path: Path, opened: Opener) -> None:
    with pages_limited(50):
        archive = opened()
        keep_talk(archive)

        with pytest.raises(DiskFullError) as caught:
            archive.append(TALK, turn(3, "secret " * 40_000), after=7)

    assert "secret" not in f"{caught.value} {caught.value.__cause__}"


REMEDIED_EACH_TIME = {TrainerError, StorageError, ModelFailedError, SettingsError}
"""What to do differs from fault to fault, so whoever raises one of these says it."""


@pytest.mark.parametrize("error", family(TrainerError), ids=lambda error: error.__name__)
def test_every_error_says_what_happened_and_storage_errors_what_to_do(error: type[TrainerError]) -> None:
    assert error.__doc__
    assert error.title
    assert error.exit_code in {1, 2}
    assert error.remedy or error in REMEDIED_EACH_TIME


@pytest.mark.parametrize(
    ("program", "unloaded"),
    [
        ("import trainer.store, trainer.paths", {"sqlalchemy", "alembic", "sqlite3"}),
        ("import trainer.store.archive, trainer.store.opening", {"alembic"}),
    ],
)
def test_the_store_loads_what_is_costly_only_when_it_is_needed(program: str, unloaded: set[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; {program}; print(*sys.modules)"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert not unloaded & set(done.stdout.split())
