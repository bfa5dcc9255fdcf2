"""Interviews begin with long texts, and many with the same: each is kept once, for as long as one needs it."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.samples import NOW, TALK, Opener, is_whole, keep_talk, started, turn, write_oldest
from trainer.errors import InterviewInUseError, StoreDamagedError
from trainer.interview.events import EVENTS, Event
from trainer.store import Archive
from trainer.store.migrating import migrate
from trainer.store.schema import CURRENT, Schema

OTHER = "20261123-bbbbb"
LONG = "Zoë’s own words.\n" * 8_000
BEFORE = "0003"
"""The last layout in which every interview held its texts."""


def texts_in(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {text for (text,) in connection.execute("SELECT text FROM texts")}


def test_what_two_talks_began_with_is_kept_once_and_given_back_to_both(archive: Archive, path: Path) -> None:
    first, second = started(), started(OTHER)
    archive.append(TALK, [first], after=0)
    archive.append(OTHER, [second], after=0)

    assert texts_in(path) == {"[s]", "[p]"}
    assert archive.events(TALK) == (first,)
    assert archive.events(OTHER) == (second,)


def test_a_customer_that_was_rewritten_stays_what_they_were_in_earlier_talks(archive: Archive) -> None:
    archive.append(TALK, [started()], after=0)
    archive.append(OTHER, [replace(started(OTHER), persona_text="[rewritten]")], after=0)

    (earlier,), (later,) = archive.events(TALK), archive.events(OTHER)

    assert getattr(earlier, "persona_text", "") == "[p]"
    assert getattr(later, "persona_text", "") == "[rewritten]"


def test_a_beginning_with_another_text_is_not_the_one_that_was_kept(archive: Archive) -> None:
    archive.append(TALK, [started()], after=0)
    with pytest.raises(InterviewInUseError):
        archive.append(TALK, [replace(started(), persona_text="[rewritten]")], after=0)


def test_a_text_is_forgotten_with_the_last_talk_that_began_with_it(archive: Archive, path: Path) -> None:
    keep_talk(archive)
    archive.append(OTHER, [replace(started(OTHER), persona_text="[rewritten]")], after=0)

    archive.delete(TALK)
    assert texts_in(path) == {"[s]", "[rewritten]"}
    archive.delete(OTHER)
    assert texts_in(path) == set()


def test_a_talk_whose_text_is_gone_is_damaged(archive: Archive, path: Path) -> None:
    keep_talk(archive)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM texts WHERE text = '[p]'")
    with pytest.raises(StoreDamagedError, match="event 1"):
        archive.events(TALK)


def test_an_older_file_shrinks_to_what_it_holds(path: Path, opened: Opener) -> None:
    talks: dict[str, tuple[Event, ...]] = {}
    for number in range(20):
        name = f"20261123-talk{number:02}"
        talks[name] = (replace(started(name), persona_text=LONG), *turn(1))
    write_before(path, talks)
    size = path.stat().st_size

    archive = opened()

    assert path.stat().st_size < size / 5
    assert is_whole(path)
    assert texts_in(path) == {"[s]", LONG}
    for name, events in talks.items():
        assert archive.events(name) == events
        assert archive.append(name, events, after=0) == len(events)


def write_before(path: Path, talks: dict[str, tuple[Event, ...]]) -> None:
    """A file of the layout before, as its version wrote it."""
    write_oldest(path)
    schema = Schema(head=BEFORE, migrations=CURRENT.migrations)
    migrate(path, backup=path.with_name("before.db"), patience=1, schema=schema)
    at = NOW.isoformat(timespec="microseconds")
    with closing(sqlite3.connect(path)) as connection, connection:
        for number, (name, events) in enumerate(talks.items(), 1):
            connection.execute(
                "INSERT INTO interviews (id, scenario, persona, life, voice, seed, mode, started_at, number)"
                " VALUES (?, 's', 'p', 'l', 'embedded', '1', 'play', ?, ?)",
                (name, at, number),
            )
            for seq, event in enumerate(events, 1):
                content = EVENTS.dump_json(event).decode()
                row = (name, seq, json.loads(content)["type"], content)
                connection.execute("INSERT INTO events (interview_id, seq, type, json) VALUES (?, ?, ?, ?)", row)
