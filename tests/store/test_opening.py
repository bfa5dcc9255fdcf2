import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from tests.store.samples import NOW, TALK, Opener, is_whole, keep_talk, spoil, spoil_page, turn
from trainer.errors import NewerStoreError, StorageUnavailableError, StoreDamagedError
from trainer.interview.events import EVENTS, Noted
from trainer.paths import archive_file
from trainer.store import open_archive
from trainer.store.backups import KEPT
from trainer.store.opening import SMALL
from trainer.store.tables import HEAD

TOMORROW = NOW + timedelta(days=1)


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def run_sql(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def no_database(path: Path) -> None:
    path.write_text("Dear diary, " * 1000)


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:9000])


def without_layout(path: Path) -> None:
    run_sql(path, "DROP TABLE alembic_version")


SPOILERS = pytest.mark.parametrize("spoil_it", [spoil, empty, no_database, cut_short, without_layout])


def test_a_new_file_is_whole_private_and_alone_in_its_folder(path: Path, opened: Opener) -> None:
    assert opened().notices == ()

    assert is_whole(path)
    assert names(path.parent) == ["interviews.db"]
    assert path.stat().st_mode & 0o777 == 0o600


@SPOILERS
def test_a_damaged_file_is_set_aside_and_its_newest_backup_restored(
    spoil_it: Callable[[Path], None], path: Path, opened: Opener
) -> None:
    kept = keep_talk(opened())
    opened().close()  # the first opening of a day that finds something makes the backup
    spoil_it(path)
    damaged = path.read_bytes()

    archive = opened()

    (notice,) = archive.notices
    assert "was damaged" in notice
    assert "interviews-damaged-20261123-203015.db" in notice
    assert "backups/interviews-20261123-203015.db' was restored" in notice
    assert (path.parent / "interviews-damaged-20261123-203015.db").read_bytes() == damaged
    assert archive.events(TALK) == kept
    archive.append(TALK, turn(3), after=7)
    assert is_whole(path)
    assert opened().notices == ()


@SPOILERS
def test_a_damaged_file_without_a_backup_is_set_aside_and_a_new_one_begun(
    spoil_it: Callable[[Path], None], path: Path, opened: Opener
) -> None:
    keep_talk(opened())
    spoil_it(path)

    archive = opened()

    assert "a new, empty file was begun" in archive.notices[0]
    assert "interviews-damaged-20261123-203015.db" in names(path.parent)
    assert archive.interviews() == ()


def test_a_damaged_backup_is_passed_over(path: Path, opened: Opener) -> None:
    kept = keep_talk(opened())
    opened()
    opened(now=TOMORROW)
    spoil(path.parent / "backups" / "interviews-20261124-203015.db")
    spoil(path)

    archive = opened(now=TOMORROW)

    assert "backups/interviews-20261123-203015.db' was restored" in archive.notices[0]
    assert archive.events(TALK) == kept


def test_damage_happening_twice_in_a_second_keeps_both_files(path: Path, opened: Opener) -> None:
    for _ in range(2):
        opened()
        spoil(path)
    opened()

    assert "interviews-damaged-20261123-203015.db" in names(path.parent)
    assert "interviews-damaged-20261123-203015_2.db" in names(path.parent)


def test_a_journal_of_the_damaged_file_does_not_reach_the_restored_one(path: Path, opened: Opener) -> None:
    keep_talk(opened())
    no_database(path)
    (path.parent / "interviews.db-journal").write_bytes(b"not a journal")

    archive = opened()

    assert archive.interviews() == ()
    assert "interviews.db-journal" not in names(path.parent)


def test_a_missing_file_is_begun_anew_and_the_backup_named(path: Path, opened: Opener) -> None:
    keep_talk(opened())
    opened().close()
    path.unlink()

    assert "interviews-20261123-203015.db' holds what was kept before" in opened().notices[0]


def test_damage_met_in_a_large_file_is_found_at_the_next_opening(path: Path, opened: Opener) -> None:
    archive = opened()
    keep_talk(archive)
    archive.append(TALK, [Noted(2, "quote", "x" * SMALL)], after=7)
    opened().close()
    spoil_page(path, of="events")
    unsuspecting = opened()
    assert unsuspecting.notices == ()

    with pytest.raises(StoreDamagedError, match="start again"):
        unsuspecting.events(TALK)

    assert "was restored" in opened().notices[0]
    assert "interviews.db-suspect" not in names(path.parent)


def test_an_event_nobody_can_read_is_named(path: Path, opened: Opener) -> None:
    keep_talk(opened())
    run_sql(path, "UPDATE events SET json = '{}' WHERE seq = 3")

    with pytest.raises(StoreDamagedError, match="event 3 of interview '20261123-aaaaa' cannot be read"):
        opened().events(TALK)


def test_one_backup_is_made_a_day_and_the_oldest_are_removed(path: Path, opened: Opener) -> None:
    keep_talk(opened())
    for day in range(KEPT + 2):
        for hour in range(3):
            opened(now=NOW + timedelta(days=day, hours=hour)).close()

    backups = names(path.parent / "backups")

    assert len(backups) == KEPT
    assert backups[-1] == "interviews-20261129-203015.db"


def test_a_backup_that_cannot_be_made_does_not_keep_anybody_out(path: Path, opened: Opener) -> None:
    kept = keep_talk(opened())
    (path.parent / "backups").write_text("in the way")

    archive = opened()

    assert "today's backup was not made" in archive.notices[0]
    assert archive.events(TALK) == kept


def test_a_newer_file_is_refused_and_left_as_it_is(path: Path, opened: Opener) -> None:
    opened().close()
    run_sql(path, "UPDATE alembic_version SET version_num = '9999'")
    before = path.read_bytes()

    with pytest.raises(NewerStoreError, match=rf"layout '9999'.*up to '{HEAD}'; update the trainer"):
        opened()

    assert path.read_bytes() == before
    assert names(path.parent) == ["interviews.db"]


def test_another_programs_database_is_refused_and_left_as_it_is(path: Path, opened: Opener) -> None:
    run_sql(path, "CREATE TABLE bookmarks (url TEXT)")
    before = path.read_bytes()

    with pytest.raises(StorageUnavailableError, match="belongs to another program; name another folder"):
        opened()

    assert path.read_bytes() == before


def test_a_folder_in_the_place_of_the_file_is_refused(path: Path, opened: Opener) -> None:
    path.mkdir(parents=True)

    with pytest.raises(StorageUnavailableError, match="it is not a file"):
        opened()


def test_a_pipe_in_the_place_of_the_file_is_refused(path: Path, opened: Opener) -> None:
    os.mkfifo(path)

    with pytest.raises(StorageUnavailableError, match="it is not a file"):
        opened()


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "home").write_text("")
    monkeypatch.setenv("TRAINER_HOME", str(tmp_path / "home"))

    with pytest.raises(StorageUnavailableError, match=r"home.*TRAINER_HOME"):
        open_archive(archive_file(), EVENTS, now=NOW)


def test_a_path_with_odd_characters_is_a_path(tmp_path: Path) -> None:
    odd = tmp_path / "my [talks] 100%?#&" / "in terviews.db"
    for day in range(2):
        archive = open_archive(odd, EVENTS, now=NOW + timedelta(days=day))
        archive.close()
        assert archive.notices == ()

    assert names(odd.parent) == ["backups", "in terviews.db"]
