import json
import re
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from tests.store.samples import (
    NOW,
    TALK,
    Opener,
    ended,
    is_whole,
    keep_talk,
    layout_of,
    started,
    tables_of,
    turn,
    write_oldest,
)
from trainer.errors import StorageUnavailableError, StoreLockedError
from trainer.interview.events import EVENTS, BetPlaced, Event, Noted, Started
from trainer.store.engine import open_engine
from trainer.store.migrating import migrate
from trainer.store.opening import prepare
from trainer.store.schema import CURRENT, Schema
from trainer.store.tables import HEAD, metadata

OTHER = "20261124-bbbbb"
NEXT = f"{int(HEAD) + 1:04}"
STEP = """
import sqlalchemy as sa
from alembic import op

revision = "{next}"
down_revision = "{head}"


def upgrade() -> None:
    with op.batch_alter_table("interviews", recreate="always") as table:
        table.add_column(sa.Column("mood", sa.Text))
    {last}
"""


def next_schema(folder: Path, last: str = "pass") -> Schema:
    """The layout of a version to come, whose step replaces the table that all others refer to."""
    for file in CURRENT.migrations.rglob("*.py"):
        copy = folder / file.relative_to(CURRENT.migrations)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())
    step = STEP.replace("{head}", HEAD).replace("{next}", NEXT).replace("{last}", last)
    (folder / "versions" / f"v{NEXT}_mood.py").write_text(step)
    return Schema(head=NEXT, migrations=folder)


def is_no_part_of_the_search(name: str | None, sort: str, _parents: object) -> bool:
    """The search is a virtual table with tables of its own, which no metadata describes."""
    return sort != "table" or not str(name).startswith("said")


def backups_of(path: Path) -> list[Path]:
    return sorted((path.parent / "backups").iterdir())


def test_the_layout_this_version_wants_is_the_last_migration() -> None:
    assert ScriptDirectory(str(CURRENT.migrations)).get_heads() == [HEAD]
    assert re.fullmatch(r"\d{4}", HEAD)


def test_a_migrated_file_has_the_tables_of_a_new_one(path: Path, opened: Opener, tmp_path: Path) -> None:
    write_oldest(path)
    opened()
    prepare(tmp_path / "new.db", now=NOW, patience=1)

    assert tables_of(path) == tables_of(tmp_path / "new.db")
    assert layout_of(path) == layout_of(tmp_path / "new.db") == HEAD


def test_the_migrations_lead_to_the_tables_in_use(path: Path, opened: Opener) -> None:
    write_oldest(path)
    opened()
    engine = open_engine(path, patience=1)

    with engine.begin() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": is_no_part_of_the_search})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_a_backup_precedes_a_migration(path: Path, opened: Opener) -> None:
    write_oldest(path)
    before = tables_of(path)

    opened()

    (backup,) = backups_of(path)
    assert backup.name == "interviews-20261123-203015.db"
    assert tables_of(backup) == before


def test_a_migration_that_replaces_a_table_keeps_what_refers_to_it(path: Path, opened: Opener, tmp_path: Path) -> None:
    archive = opened()
    kept = keep_talk(archive)

    prepare(path, now=NOW, patience=1, schema=next_schema(tmp_path / "100% later"))

    assert layout_of(path) == NEXT
    assert archive.events(TALK) == kept
    assert is_whole(path)


def test_a_migration_that_fails_leaves_the_file_as_it_was_and_names_the_backup(
    path: Path, opened: Opener, tmp_path: Path
) -> None:
    archive = opened()
    kept = keep_talk(archive)
    before = tables_of(path)
    schema = next_schema(tmp_path / "later", last='op.execute("SELECT nothing")')

    with pytest.raises(StorageUnavailableError, match=rf"layout '{NEXT}'.*unchanged.*interviews-20261123-203015.db"):
        prepare(path, now=NOW, patience=1, schema=schema)

    assert tables_of(path) == before
    assert archive.events(TALK) == kept
    assert len(backups_of(path)) == 1


def test_a_file_in_use_is_not_migrated(path: Path, opened: Opener, tmp_path: Path) -> None:
    opened()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        with pytest.raises(StoreLockedError):
            prepare(path, now=NOW, patience=0.01, schema=next_schema(tmp_path / "later"))

    assert layout_of(path) == HEAD


def test_a_file_migrated_once_is_not_migrated_again(path: Path, opened: Opener) -> None:
    write_oldest(path)
    opened()
    opened()

    assert len(backups_of(path)) == 1


def test_what_an_older_file_holds_is_numbered_counted_and_found(path: Path, opened: Opener) -> None:
    write_first(path)

    archive = opened()

    later, earlier = archive.interviews()
    assert (later.id, later.turns, earlier.id, earlier.turns) == (OTHER, 1, TALK, 2)
    assert (earlier.player, earlier.total, earlier.is_ranked) == ("", None, False)
    assert archive.events(TALK) == EARLIER
    assert {summary.id for summary in archive.interviews(search="wrong")} == {TALK, OTHER}
    assert [summary.id for summary in archive.interviews(search="quarrel well")] == [OTHER]
    assert [summary.id for summary in archive.interviews(search="pencil")] == [TALK]
    archive.delete(TALK)
    assert archive.interviews(search="pencil") == ()
    assert is_whole(path)


def test_an_older_file_gets_the_insights_that_its_settled_talks_hold(path: Path, opened: Opener) -> None:
    bets = {
        "changed": ("a", "b"),
        "changed-back": ("a", "b", "a"),
        "kept": ("a", "a"),
        "only-after": ("", "b"),
        "only-before": ("a",),
    }
    placed = [BetPlaced(bet, before, 0.9, None) for bet, (before, *_) in bets.items() if before]
    concluded = [BetPlaced(bet, answer, 0.4, 1) for bet, (_, *after) in bets.items() for answer in after]
    maya = started(player="maya")
    write_fourth(path, {TALK: (maya, *placed, *turn(1), *concluded[:1], ended(), *concluded[1:])}, settled=True)

    archive = opened()

    assert archive.insights("maya") == 1
    assert archive.interviews()[0].total == 61.5


def test_insights_of_an_older_talk_that_was_not_settled_stay_unknown(path: Path, opened: Opener) -> None:
    talk = (started(player="maya"), BetPlaced("b", "a", 0.9, None), *turn(1), ended(), BetPlaced("b", "c", 0.9, 1))
    write_fourth(path, {TALK: talk}, settled=False)

    assert opened().insights("maya") == 0
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT insights FROM interviews").fetchall() == [(None,)]


EARLIER = (started(), *turn(1), *turn(2), Noted(2, "fact", "in pencil"))
LATER = (started(OTHER, NOW + timedelta(days=1)), *turn(1, "When did a quarrel last go wrong?"))


def write_first(path: Path) -> None:
    """A file of the first layout with two talks in it, as its version wrote them."""
    write_oldest(path)
    backup = path.with_name("before.db")
    migrate(path, backup=backup, patience=1, schema=Schema(head="0001", migrations=CURRENT.migrations))
    with closing(sqlite3.connect(path)) as connection, connection:
        for events in (LATER, EARLIER):
            first = events[0]
            assert isinstance(first, Started)
            connection.execute(
                "INSERT INTO interviews (id, scenario, persona, life, voice, seed, mode, started_at)"
                " VALUES (?, 's', 'p', 'l', 'embedded', '1', 'play', ?)",
                (first.interview, first.at.isoformat(timespec="microseconds")),
            )
            for seq, event in enumerate(events, 1):
                row = (first.interview, seq, event.type, as_first_written(event))
                connection.execute("INSERT INTO events (interview_id, seq, type, json) VALUES (?, ?, ?, ?)", row)


def write_fourth(path: Path, talks: dict[str, tuple[Event, ...]], *, settled: bool) -> None:
    """A file of the fourth layout with these talks in it; of each only what a later step looks at."""
    write_oldest(path)
    schema = Schema(head="0004", migrations=CURRENT.migrations)
    migrate(path, backup=path.with_name("before.db"), patience=1, schema=schema)
    with closing(sqlite3.connect(path)) as connection, connection:
        for number, (name, events) in enumerate(talks.items(), 1):
            connection.execute(
                "INSERT INTO interviews (id, scenario, persona, life, voice, seed, mode, started_at, number, player,"
                " total) VALUES (?, 's', 'p', 'l', 'embedded', '1', 'app', ?, ?, 'maya', ?)",
                (name, NOW.isoformat(timespec="microseconds"), number, 61.5 if settled else None),
            )
            rows = [(name, seq, event.type, EVENTS.dump_json(event)) for seq, event in enumerate(events, 1)]
            connection.executemany("INSERT INTO events (interview_id, seq, type, json) VALUES (?, ?, ?, ?)", rows)


def as_first_written(event: Event) -> str:
    """An event without what later versions added."""
    fields = json.loads(EVENTS.dump_json(event))
    return json.dumps({key: value for key, value in fields.items() if key not in {"player", "blind", "title", "name"}})
