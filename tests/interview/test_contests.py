"""Contesting a verdict: who may, where it is kept, and what it changes."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.interview.rooms import QUESTIONS, Rooms, ask
from tests.interview.test_sessions import id_of, played
from trainer.errors import StorageUnavailableError, WrongUseError
from trainer.interview.local import LocalPort
from trainer.interview.sessions import LocalPractice
from trainer.interview.views import ClosingView

HYPOTHETICAL = "Would you use an app for this?"
TALK = (*QUESTIONS, HYPOTHETICAL)
SCENARIO = "full-house"


@pytest.fixture(name="practice")
async def _practice(rooms: Rooms) -> LocalPractice:
    practice = rooms.practice()
    await practice.choose_player("maya")
    return practice


async def over(practice: LocalPractice, *, blind: bool) -> str:
    """The id of a talk that is over and settled."""
    port = await practice.begin(SCENARIO, blind=blind)
    await ask(port, *TALK)
    await port.close()
    interview = await id_of(port)
    await port.leave()
    return interview


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (path.parent / "contested.jsonl").read_text(encoding="utf-8").splitlines()]


async def total_listed(practice: LocalPractice) -> float | None:
    return (await practice.past())[0].total


async def test_a_contest_is_kept_as_a_labelled_utterance(practice: LocalPractice, rooms: Rooms) -> None:
    interview = await over(practice, blind=False)
    await practice.contest(interview, 4, "rule2", "pass")
    (row,) = rows(rooms.path)
    assert (row["text"], row["rule"], row["given"], row["label"]) == (HYPOTHETICAL, "rule2", "fail", "pass")
    assert row["context"]
    assert row["interview_type"] == "validation"


async def test_practice_is_worth_its_total_without_what_is_contested(practice: LocalPractice) -> None:
    interview = await over(practice, blind=False)
    before = await practice.closing(interview)
    after = await practice.contest(interview, 4, "rule2", "pass")
    assert after.scorecard.contested is not None
    assert after.scorecard.total == after.scorecard.contested.without > before.scorecard.total
    assert await total_listed(practice) == pytest.approx(after.scorecard.total, abs=0.05)
    assert [mark.contested for mark in after.turns[3].marks] == [None, "pass", None]


async def test_a_ranked_attempt_keeps_its_total_and_has_the_other_beside_it(practice: LocalPractice) -> None:
    interview = await over(practice, blind=True)
    before = await practice.closing(interview)
    board = await practice.board(SCENARIO)
    after = await practice.contest(interview, 4, "rule2", "pass")
    assert after.is_ranked
    assert after.scorecard.total == before.scorecard.total
    assert after.scorecard.contested is not None
    assert after.scorecard.contested.without > after.scorecard.total
    assert await practice.board(SCENARIO) == board
    assert await total_listed(practice) == board[0].total


async def test_claiming_what_was_given_takes_a_contest_back(practice: LocalPractice, rooms: Rooms) -> None:
    interview = await over(practice, blind=False)
    before = await practice.closing(interview)
    await practice.contest(interview, 4, "rule2", "pass")
    after = await practice.contest(interview, 4, "rule2", "fail")
    assert after == before
    assert [row["label"] for row in rows(rooms.path)] == ["pass", None]


async def test_a_contest_outlives_the_window(practice: LocalPractice, rooms: Rooms) -> None:
    interview = await over(practice, blind=False)
    contested = await practice.contest(interview, 4, "rule2", "pass")
    assert await rooms.practice().closing(interview) == contested


async def test_marks_can_be_contested_while_one_talks_and_blind_ones_cannot(practice: LocalPractice) -> None:
    coached = await practice.begin(SCENARIO, blind=False)
    await ask(coached, *TALK)
    await coached.contest(4, "rule2", "pass")
    assert (await coached.view()).turns[3].marks[1].contested == "pass"
    blind = await practice.begin("the-claim-that-came-back", blind=True)
    await ask(blind, *TALK)
    with pytest.raises(WrongUseError, match="no verdicts are shown yet"):
        await blind.contest(4, "rule2", "pass")


@pytest.mark.parametrize(
    ("n", "rule", "label"), [(0, "rule1", "pass"), (9, "rule1", "pass"), (4, "rule4", "pass"), (4, "rule1", "great")]
)
async def test_what_is_no_verdict_cannot_be_contested(practice: LocalPractice, n: int, rule: Any, label: Any) -> None:
    port: LocalPort = await practice.begin(SCENARIO, blind=False)
    await ask(port, *TALK)
    with pytest.raises(WrongUseError):
        await port.contest(n, rule, label)


async def test_what_was_not_scored_cannot_be_contested(practice: LocalPractice) -> None:
    port = await practice.begin(SCENARIO, blind=False)
    await ask(port, "Thanks for your time.")
    with pytest.raises(WrongUseError, match="was not scored"):
        await port.contest(1, "rule1", "fail")


async def test_a_contest_that_cannot_be_kept_changes_nothing(practice: LocalPractice, rooms: Rooms) -> None:
    closing: ClosingView = await played(practice, *TALK, blind=False)
    interview = (await practice.past())[0].id
    (rooms.path.parent / "contested.jsonl").mkdir()
    with pytest.raises(StorageUnavailableError):
        await practice.contest(interview, 4, "rule2", "pass")
    assert await practice.closing(interview) == closing
