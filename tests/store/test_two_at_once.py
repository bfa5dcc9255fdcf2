import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import insert, select, update

from tests.store.samples import NOW, TALK, Jobs, Opener, is_whole, keep_talk, started
from trainer.errors import InterviewInUseError
from trainer.interview.events import EVENTS, Noted
from trainer.store import Archive, open_archive
from trainer.store.engine import open_engine
from trainer.store.tables import pars


def together(*deeds: Callable[[], None]) -> None:
    failures: list[BaseException] = []

    def attempt(deed: Callable[[], None]) -> None:
        try:
            deed()
        except BaseException as failure:  # noqa: BLE001 - handed to the test below
            failures.append(failure)

    threads = [threading.Thread(target=attempt, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_four_threads_counting_to_fifty_make_two_hundred(path: Path, opened: Opener) -> None:
    opened()
    engine = open_engine(path, patience=30)
    with engine.begin() as connection:
        connection.execute(insert(pars).values(content_hash="count", total=0, json=""))

    def count() -> None:
        for _ in range(50):
            with engine.begin() as connection:
                total = connection.execute(select(pars.c.total)).scalar_one()
                connection.execute(update(pars).values(total=total + 1))

    together(*[count] * 4)

    with engine.begin() as connection:
        assert connection.execute(select(pars.c.total)).scalar_one() == 200
    engine.dispose()


def test_four_threads_with_one_archive_keep_all_they_say(opened: Opener) -> None:
    archive = opened(patience=30)
    names = [f"20261123-aaaa{letter}" for letter in "abcd"]

    def talk(name: str) -> None:
        archive.append(name, [started(name)], after=0)
        for n in range(1, 11):
            archive.append(name, [Noted(0, "fact", f"{name} {n}")], after=n)

    together(*[lambda name=name: talk(name) for name in names])

    assert [len(archive.events(name)) for name in names] == [11] * 4


def test_two_processes_in_one_interview_never_both_win_a_place(path: Path, opened: Opener, nursery: Jobs) -> None:
    archive = opened()
    keep_talk(archive)

    ends = nursery(
        [{"deed": "quarrel", "path": str(path), "interview": TALK, "name": name, "steps": 40} for name in ("a", "b")]
    )

    won = dict(line.split(" ", 1) for end in ends for line in end["told"])
    kept = {str(seq): event.text for seq, event in enumerate(archive.events(TALK), 1) if isinstance(event, Noted)}
    assert [end["code"] for end in ends] == [0, 0]
    assert len(won) == 80
    assert won == kept
    assert Counter(text.split()[0] for text in won.values()) == {"a": 40, "b": 40}
    assert is_whole(path)


def test_of_two_who_know_the_same_past_one_is_refused(path: Path, opened: Opener) -> None:
    ours, theirs = opened(), opened()
    keep_talk(ours)
    theirs.append(TALK, [Noted(2, "gap", "theirs")], after=7)

    refused = False
    try:
        ours.append(TALK, [Noted(2, "gap", "ours")], after=7)
    except InterviewInUseError:
        refused = True

    assert refused
    assert ours.events(TALK)[7:] == (Noted(2, "gap", "theirs"),)


def test_two_who_begin_the_file_at_once_share_it(path: Path) -> None:
    archives: list[Archive] = []

    together(*[lambda: archives.append(open_archive(path, EVENTS, now=NOW))] * 4)

    assert is_whole(path)
    for letter, archive in zip("abcd", archives, strict=True):
        archive.append(f"20261123-aaaa{letter}", [started(f"20261123-aaaa{letter}")], after=0)
    assert len(archives[0].interviews()) == 4
    for archive in archives:
        archive.close()
