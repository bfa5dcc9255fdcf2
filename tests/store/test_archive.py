import random
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.samples import NOW, TALK, Opener, ended, keep_talk, started, turn
from trainer.errors import InterviewInUseError, InterviewNotFoundError
from trainer.interview.events import Asked, BetPlaced, Noted
from trainer.store import Archive, Par, is_interview_id, new_interview_id

OTHER = "20261123-bbbbb"
UGLY = [
    "'); DROP TABLE events; --",
    "\x00 \x1b]0;title\x07 \x7f \x9b",
    "\u202eabc\u2066 \u200b",
    "👩🏽‍🔧 מה קרה",
    '"\\',
    "",
    " \n\r\n\u2028",
]


def test_what_was_kept_is_read_back_the_same(archive: Archive, opened: Opener) -> None:
    events = (*keep_talk(archive), Noted(2, "quote", "again"), BetPlaced("pays", "no", 0.7, None), ended())
    archive.append(TALK, events[-3:], after=len(events) - 3)
    archive.close()

    assert opened().events(TALK) == events


@pytest.mark.parametrize("text", UGLY)
def test_any_text_survives(text: str, archive: Archive) -> None:
    keep_talk(archive)
    archive.append(TALK, turn(3, text), after=7)

    assert archive.events(TALK)[7:] == turn(3, text)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text())
def test_any_text_at_all_survives(text: str, archive: Archive) -> None:
    last = len(archive.events(TALK)) if archive.interviews() else archive.append(TALK, [started()], after=0)

    archive.append(TALK, [Asked(1, NOW, text)], after=last)

    assert archive.events(TALK)[-1] == Asked(1, NOW, text)


def test_half_a_character_is_refused_and_nothing_of_its_batch_kept(archive: Archive) -> None:
    kept = keep_talk(archive)

    with pytest.raises(ValueError, match="surrogate"):
        archive.append(TALK, [*turn(3), Asked(4, NOW, "\ud800")], after=7)

    assert archive.events(TALK) == kept


def test_a_moment_without_a_time_zone_is_refused(archive: Archive) -> None:
    with pytest.raises(Exception, match="has no time zone"):
        archive.append(TALK, [started(at=datetime(2026, 11, 23))], after=0)  # noqa: DTZ001 - the fault in question

    assert archive.interviews() == ()


def test_keeping_the_same_again_changes_nothing(archive: Archive) -> None:
    events = keep_talk(archive)

    assert archive.append(TALK, events, after=0) == 7
    assert archive.append(TALK, events[3:5], after=3) == 5
    assert archive.events(TALK) == events


def test_a_batch_of_which_the_first_part_is_kept_already_is_completed(archive: Archive) -> None:
    events = keep_talk(archive)

    assert archive.append(TALK, [*events[4:], *turn(3)], after=4) == 10
    assert archive.events(TALK) == (*events, *turn(3))


@pytest.mark.parametrize("after", [1, 6, 8, 99])
def test_other_events_in_the_same_place_are_refused(after: int, archive: Archive) -> None:
    events = keep_talk(archive)

    with pytest.raises(InterviewInUseError, match="'20261123-aaaaa' went on elsewhere"):
        archive.append(TALK, [Asked(9, NOW, "mine")], after=after)

    assert archive.events(TALK) == events


def test_two_interviews_cannot_begin_under_one_id(archive: Archive) -> None:
    archive.append(TALK, [started()], after=0)

    with pytest.raises(InterviewInUseError):
        archive.append(TALK, [started(seed=2)], after=0)


@pytest.mark.parametrize("events", [(), turn(1), (started(OTHER),)], ids=["nothing", "a turn", "another's beginning"])
def test_an_interview_begins_with_its_own_started(events: tuple[Asked, ...], archive: Archive) -> None:
    with pytest.raises(ValueError, match="must be its own Started"):
        archive.append(TALK, events, after=0)


def test_an_unknown_id_is_told_with_the_nearest(archive: Archive) -> None:
    keep_talk(archive)

    with pytest.raises(InterviewNotFoundError, match="'20261123-aaaab'; did you mean '20261123-aaaaa'"):
        archive.events("20261123-aaaab")


@pytest.mark.parametrize("unknown", ["../../etc/passwd", "", "'); DROP TABLE interviews; --", "x" * 5000])
def test_a_hostile_id_is_merely_unknown(unknown: str, archive: Archive) -> None:
    keep_talk(archive)

    with pytest.raises(InterviewNotFoundError):
        archive.events(unknown)
    with pytest.raises(InterviewNotFoundError):
        archive.append(unknown, turn(1), after=1)
    assert len(archive.interviews()) == 1


def test_interviews_are_listed_newest_first_with_their_turns(archive: Archive) -> None:
    for day in range(4):
        name = f"2026112{day}-aaaaa"
        archive.append(name, [started(name, NOW + timedelta(days=day)), *turn(1)], after=0, mode="play")

    latest, before = archive.interviews(limit=2)

    assert (latest.id, before.id) == ("20261123-aaaaa", "20261122-aaaaa")
    assert (latest.turns, latest.mode, latest.ended_at) == (1, "play", None)
    assert latest.started_at == NOW + timedelta(days=3)


def test_an_ended_interview_is_not_among_the_unfinished(archive: Archive) -> None:
    keep_talk(archive, TALK)
    keep_talk(archive, OTHER)
    archive.append(TALK, [ended()], after=7)

    assert [summary.id for summary in archive.interviews(unfinished=True)] == [OTHER]
    assert {summary.id: summary.ended_by for summary in archive.interviews()} == {TALK: "interviewer", OTHER: None}


def test_any_whole_number_can_be_a_seed(archive: Archive) -> None:
    archive.append(TALK, [started(seed=-(2**80))], after=0)

    assert archive.interviews()[0].seed == -(2**80)


def test_a_deleted_interview_is_gone_with_its_events_and_the_others_stay(archive: Archive) -> None:
    keep_talk(archive, TALK)
    kept = keep_talk(archive, OTHER)

    archive.delete(TALK)

    with pytest.raises(InterviewNotFoundError):
        archive.append(TALK, turn(3), after=7)
    with pytest.raises(InterviewNotFoundError):
        archive.delete(TALK)
    assert archive.append(TALK, [started()], after=0) == 1
    assert archive.events(OTHER) == kept


def test_a_par_replaces_the_one_for_the_same_content(archive: Archive) -> None:
    archive.keep_par(Par("abc", 80.5, "{}"))
    archive.keep_par(Par("abc", 81.0, '{"a": 1}'))

    assert archive.par("abc") == Par("abc", 81.0, '{"a": 1}')
    assert archive.par("def") is None


def test_an_interview_id_says_its_day_and_can_name_a_file() -> None:
    name = new_interview_id(NOW, random.Random(7))

    assert name.startswith("20261123-")
    assert len(name) == 14
    assert is_interview_id(name)
    assert new_interview_id(NOW, random.Random(7)) == name


def test_interview_ids_of_one_day_differ() -> None:
    rng = random.Random(7)

    assert len({new_interview_id(NOW, rng) for _ in range(1000)}) == 1000


@pytest.mark.parametrize("text", ["", "../20261123-7f3k2", "20261123-7f3k2\n", "20261123-7F3K2", "20261123-7f3k"])
def test_nothing_else_passes_for_an_interview_id(text: str) -> None:
    assert not is_interview_id(text)
