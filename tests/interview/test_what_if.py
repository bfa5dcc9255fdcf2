"""Another question in the place of one that was asked: heard, and never kept."""

import pytest

from tests.interview.rooms import SCENARIO, Rooms, ask
from trainer.errors import WrongUseError
from trainer.interview.sessions import LocalPractice
from trainer.interview.views import ClosingView

STORY = "When did a booking last go wrong?"
HYPOTHETICAL = "Would you use an app for this?"


@pytest.fixture(name="practice")
async def _practice(rooms: Rooms) -> LocalPractice:
    practice = rooms.practice()
    await practice.choose_player("maya")
    return practice


async def looked_back(practice: LocalPractice, *questions: str) -> tuple[str, ClosingView]:
    """An interview whose truth was shown."""
    port = await practice.begin(SCENARIO, blind=True)
    await ask(port, *questions)
    view, closing = await port.view(), await port.close()
    await port.leave()
    return view.id, closing


async def test_a_better_question_gets_the_story_that_the_asked_one_did_not(practice: LocalPractice) -> None:
    talk, closing = await looked_back(practice, HYPOTHETICAL)
    assert not {row.kind for row in closing.debrief.evidence} & {"story", "fact"}

    answer = await practice.what_if(talk, 1, STORY)

    assert answer.turn.utterance == STORY
    assert answer.turn.bubbles != closing.turns[0].bubbles
    assert {row.kind for row in answer.evidence} & {"story", "fact"}
    assert [mark.sign for mark in answer.turn.marks] == ["pass", "pass", "pass"]


async def test_the_same_question_gets_the_same_answer(practice: LocalPractice) -> None:
    talk, closing = await looked_back(practice, "Hello Bellamy", STORY, "What happened next?")

    for turn in closing.turns:
        assert (await practice.what_if(talk, turn.n, turn.utterance)).turn == turn


async def test_nothing_of_it_is_kept_or_scored(practice: LocalPractice) -> None:
    talk, closing = await looked_back(practice, HYPOTHETICAL, STORY)

    for n in (1, 2, 1):
        await practice.what_if(talk, n, "What did that cost you?")

    assert await practice.closing(talk) == closing
    assert [item.turns for item in await practice.past()] == [2]


async def test_there_is_no_other_answer_before_the_truth_is_shown(practice: LocalPractice) -> None:
    port = await practice.begin(SCENARIO, blind=True)
    await ask(port, STORY)
    await port.end("interviewer")
    talk = (await port.view()).id
    await port.leave()

    with pytest.raises(WrongUseError, match="looked back"):
        await practice.what_if(talk, 1, HYPOTHETICAL)


async def test_a_turn_that_was_never_taken_has_no_other_answer(practice: LocalPractice) -> None:
    talk, _ = await looked_back(practice, STORY)

    for n in (0, 2):
        with pytest.raises(WrongUseError, match="there is no turn"):
            await practice.what_if(talk, n, STORY)
