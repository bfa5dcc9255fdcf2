"""Whatever moment a process dies at, what it was told is kept is there, and nothing is there by half."""

import random
import signal
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.store.samples import TALK, Jobs, Opener, is_whole, layout_of, tables_of, write_oldest
from trainer.interview.events import Event
from trainer.store.tables import HEAD

OTHER = "20261123-bbbbb"
MOMENTS = [(step, count) for step in ("inserted", "committing", "kept") for count in (1, 2, 3)]
FOLLOWERS = {"started": {"asked"}, "asked": {"decided"}, "decided": {"replied"}, "replied": {"asked"}}
KILLED = {-signal.SIGKILL, -signal.SIGALRM}


def has_no_half_turn(events: Iterable[Event]) -> bool:
    types = [event.type for event in events]
    return types[-1:] != ["decided"] and all(after in FOLLOWERS[before] for before, after in pairwise(types))


def last_told(end: dict[str, Any]) -> int:
    return int(end["told"][-1]) if end["told"] else 0


@pytest.mark.parametrize("moment", MOMENTS, ids=lambda moment: "-".join(map(str, moment)))
def test_a_talk_killed_twice_in_a_row_goes_on_where_it_stood(
    moment: tuple[str, int], path: Path, opened: Opener, nursery: Jobs
) -> None:
    job = {"deed": "talk", "path": str(path), "interview": TALK, "steps": 5}

    ends = [*nursery([{**job, "die": moment}]), *nursery([{**job, "die": moment}]), *nursery([job])]

    assert [end["code"] for end in ends] == [-signal.SIGKILL, -signal.SIGKILL, 0]
    events = opened().events(TALK)
    assert len(events) == last_told(ends[-1])
    assert max(map(last_told, ends)) == len(events)
    assert has_no_half_turn(events)
    assert is_whole(path)


def test_a_batch_whose_keeping_was_cut_off_is_not_there(path: Path, opened: Opener, nursery: Jobs) -> None:
    nursery([{"deed": "talk", "path": str(path), "interview": TALK, "steps": 9, "die": ("inserted", 3)}])

    assert [event.type for event in opened().events(TALK)] == ["started", "asked"]


def test_a_batch_kept_but_not_yet_told_is_there(path: Path, opened: Opener, nursery: Jobs) -> None:
    (end,) = nursery([{"deed": "talk", "path": str(path), "interview": TALK, "steps": 9, "die": ("kept", 2)}])

    assert last_told(end) == 1
    assert [event.type for event in opened().events(TALK)] == ["started", "asked"]


def test_nothing_told_is_lost_when_two_writers_are_killed_at_random(path: Path, opened: Opener, nursery: Jobs) -> None:
    rng = random.Random(1)
    told = {TALK: 0, OTHER: 0}
    deaths = 0
    for _ in range(20):
        jobs = [
            {"deed": "talk", "path": str(path), "interview": name, "steps": 10_000, "seconds": rng.uniform(0.02, 0.35)}
            for name in told
        ]
        for job, end in zip(jobs, nursery(jobs), strict=True):
            name = str(job["interview"])
            told[name] = max(told[name], last_told(end))
            deaths += end["code"] in KILLED

    archive = opened()
    assert deaths == 40
    assert archive.notices == ()
    assert is_whole(path)
    for name, kept in told.items():
        events = archive.events(name)
        assert 0 < kept <= len(events)
        assert has_no_half_turn(events)


def test_a_file_whose_making_was_cut_off_is_made_again(path: Path, opened: Opener, nursery: Jobs) -> None:
    (end,) = nursery([{"deed": "look", "path": str(path), "die": ("committing", 1)}])

    assert end["code"] == -signal.SIGKILL
    assert not path.exists()
    assert opened().notices == ()


def test_a_migration_cut_off_leaves_the_file_as_it_was_and_is_run_again(
    path: Path, opened: Opener, nursery: Jobs
) -> None:
    write_oldest(path)
    before = tables_of(path)
    (end,) = nursery([{"deed": "look", "path": str(path), "die": ("committing", 1)}])

    assert end["code"] == -signal.SIGKILL
    assert tables_of(path) == before
    opened()
    assert layout_of(path) == HEAD
