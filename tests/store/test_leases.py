from datetime import timedelta

import pytest

from tests.store.samples import NOW, TALK, Jobs, keep_talk
from trainer.errors import InterviewInUseError, InterviewNotFoundError
from trainer.store import Archive, Holder

US = Holder.this_process()
THEM = Holder(pid=1, host=US.host)  # a process that always lives
FAR = Holder(pid=4321, host="elsewhere")


@pytest.fixture
def talk(archive: Archive) -> Archive:
    keep_talk(archive)
    return archive


def test_the_second_to_open_an_interview_is_told_who_has_it(talk: Archive) -> None:
    talk.lease(TALK, THEM, now=NOW)

    with pytest.raises(InterviewInUseError, match="open in process 1;") as caught:
        talk.lease(TALK, US, now=NOW + timedelta(seconds=59))

    assert caught.value.pid == 1


def test_a_holder_on_another_machine_is_named_with_it(talk: Archive) -> None:
    talk.lease(TALK, FAR, now=NOW)

    with pytest.raises(InterviewInUseError, match="process 4321 on 'elsewhere'"):
        talk.lease(TALK, US, now=NOW)


def test_a_claim_can_be_renewed_by_its_holder(talk: Archive) -> None:
    talk.lease(TALK, THEM, now=NOW)
    talk.lease(TALK, THEM, now=NOW + timedelta(seconds=50))

    with pytest.raises(InterviewInUseError):
        talk.lease(TALK, US, now=NOW + timedelta(seconds=100))


@pytest.mark.parametrize("seconds", [61, 86_400, -61])
def test_a_claim_not_renewed_for_a_minute_is_over(seconds: int, talk: Archive) -> None:
    talk.lease(TALK, THEM, now=NOW)
    talk.lease(TALK, US, now=NOW + timedelta(seconds=seconds))

    with pytest.raises(InterviewInUseError):
        talk.lease(TALK, FAR, now=NOW + timedelta(seconds=seconds))


def test_a_claim_ends_with_the_process_that_died(talk: Archive, path: str, nursery: Jobs) -> None:
    (end,) = nursery([{"deed": "claim", "path": str(path), "interview": TALK}])
    assert end["told"]

    talk.lease(TALK, THEM, now=NOW)


def test_a_claim_given_up_is_free_and_only_its_holder_can_give_it_up(talk: Archive) -> None:
    talk.lease(TALK, THEM, now=NOW)
    talk.release(TALK, US)
    with pytest.raises(InterviewInUseError):
        talk.lease(TALK, US, now=NOW)

    talk.release(TALK, THEM)
    talk.lease(TALK, US, now=NOW)


def test_only_a_kept_interview_can_be_claimed(talk: Archive) -> None:
    with pytest.raises(InterviewNotFoundError):
        talk.lease("20261123-zzzzz", US, now=NOW)
