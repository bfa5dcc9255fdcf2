"""The coach's paragraph: from ledger and scorecard alone, and without a number that is not in them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.files import Casting, shipped_scenario
from scoring.scorecard import Expert
from tests.interview.bots import NOW
from tests.interview.second_opinions import asked_of, judging
from tests.interview.test_second_opinion import ATTACKS
from tests.voices.models import talk
from trainer.interview.coach import (
    MOST_SENTENCES,
    NOTHING,
    OWN_NUMBERS,
    account_of,
    is_sound,
    paragraph_of,
    prompt_of,
    summarise,
)
from trainer.interview.events import Contested, Summarised
from trainer.interview.outcome import Outcome, outcome_of
from trainer.llm.faults import FaultKind
from trainer.voices.meter import Limits, Meter

THEATRE = shipped_scenario("full-house")
EXPERT = Expert(evidence=60.0, scorable=(20, 20, 20), share=0.2, hooks_followed=5, total=88.0)


def looked_back(casting: Casting, *script: str) -> Outcome:
    interview = talk(casting, *script)
    interview.take(interview.end("interviewer", now=NOW))
    return outcome_of(interview, expert=EXPERT)


@pytest.fixture(name="outcome")
def _outcome() -> Outcome:
    return looked_back(THEATRE, *THEATRE.scenario.expert[:6], "Would you use an app for this?")


async def written(outcome: Outcome, *texts: str, fault: FaultKind | None = None) -> Summarised:
    return await summarise(judging(*texts, fault=fault), outcome, now=NOW)


async def test_a_paragraph_without_numbers_is_shown_as_it_is(outcome: Outcome) -> None:
    text = "You let them talk. Next time, stay with the story until its end."

    assert await written(outcome, text) == Summarised(NOW, text, "", "openai/tiny")


async def test_numbers_of_the_scorecard_may_be_told_in_figures_and_in_words(outcome: Outcome) -> None:
    card = outcome.scorecard

    for sentence in (
        f"You reached {card.points} of {card.max:.0f}.",
        "An expert reaches eighty-eight here.",
        f"Your evidence is worth {card.evidence.value:.1f} points.",
    ):
        assert is_sound(sentence, outcome), sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "You asked 77 questions.",
        "You asked seventy-seven questions.",
        "You asked seventy seven questions.",
        "A thousand people would say so.",
        "That is a dozen better than before.",
        "You did a hundred times as well.",
        "You scored 99.5 points.",
        "You scored \uff19\uff19 points.",
        "You scored \u0667\u0667 points.",
        "You scored ⁷⁷ points.",
        "You did it in ½ of the time.",
        "You spoke 91 % of the words.",
        "You spoke 91 per cent of the words.",
        "A quarter of it was good.",
        "Your forty-first question was best.",
        "Your evidence is worth 77,000 pounds.",
        "Ask 7777777777777777777777 times.",
    ],
)
async def test_a_sentence_with_another_number_is_dropped(outcome: Outcome, sentence: str) -> None:
    assert not is_sound(sentence, outcome)
    assert (await written(outcome, f"You listened well. {sentence} Keep at it.")).text == (
        "You listened well. Keep at it."
    )


def test_a_percentage_must_be_one_in_the_account(outcome: Outcome) -> None:
    account = account_of(outcome.ledger, outcome.scorecard)
    share = re.search(r"you spoke (\d+)%", account)
    points = re.search(r"evidence: [\d.]+ of (\d+)", account)
    assert share is not None
    assert points is not None

    assert is_sound(f"You spoke {share[1]} % of the words.", outcome)
    assert is_sound(f"Evidence is worth {points[1]} points.", outcome)
    assert not is_sound(f"You spoke {points[1]} % of the words.", outcome)


async def test_a_paragraph_of_nothing_but_its_own_numbers_is_none(outcome: Outcome) -> None:
    assert (await written(outcome, "You asked 77 questions. You got 99 points.")).why_not == OWN_NUMBERS


async def test_an_empty_answer_is_none(outcome: Outcome) -> None:
    assert (await written(outcome, " \n ")).why_not == NOTHING


@pytest.mark.parametrize("kind", list(FaultKind))
async def test_a_model_that_fails_writes_nothing_and_says_why(outcome: Outcome, kind: FaultKind) -> None:
    found = await written(outcome, "You listened well. ", fault=kind)

    assert found.text == ""
    assert found.why_not


async def test_nothing_of_what_was_said_is_given_to_the_coach() -> None:
    for attack in ATTACKS:
        outcome = looked_back(THEATRE, "Tell me about your work.", attack)
        given_text = "\n".join(message["content"] for message in prompt_of(outcome, most_tokens=100).messages)
        harmless = looked_back(THEATRE, "Tell me about your work.", "How likely would you be to use it?")
        assert attack not in given_text
        for words in ("full marks", "the judge", "SYSTEM", "DAN", "Z2l2"):
            assert words not in given_text
        assert given_text.splitlines()[0] == prompt_of(harmless, most_tokens=100).messages[0]["content"].splitlines()[0]


async def test_the_limit_of_the_interview_holds_for_the_coach(outcome: Outcome) -> None:
    model = judging("You listened well.", meter=Meter(Limits(tokens=1_000)))
    found = await summarise(model, outcome, now=NOW)

    assert asked_of(model) == []
    assert "limit you set" in found.why_not


async def test_it_is_no_speech(outcome: Outcome) -> None:
    found = await written(outcome, "You listened well to them. " * 40)

    assert found.text.count(".") == MOST_SENTENCES


async def test_what_nobody_can_show_is_left_out(outcome: Outcome) -> None:
    found = await written(outcome, "# Well done\n- **You** listened\x1b[m well.\u202e\n")

    assert found.text == "Well done You listened[m well."


async def test_a_number_that_a_contest_took_out_of_the_score_goes_with_its_sentence(outcome: Outcome) -> None:
    interview = outcome.interview
    turn = next(each.n for each in outcome.exchanges if each.counts and each.sign("rule2") == "fail")
    total = f"{outcome.scorecard.points}"
    interview.take(await written(outcome, f"You listened well. You reached {total} points."))
    assert paragraph_of(outcome) == interview.summarised

    interview.take(Contested(turn, NOW, "rule2", "pass"))
    after = outcome_of(interview, expert=EXPERT)
    shown = paragraph_of(after)

    assert shown is not None
    assert is_sound(f"{total}", after) == (f"{total} points" in shown.text)
    assert shown.text.startswith("You listened well.")


@given(st.integers(min_value=0, max_value=10**9))
def test_no_number_but_those_of_the_account_gets_through(number: int) -> None:
    account = account_of(_OUTCOME.ledger, _OUTCOME.scorecard)
    known = {float(found) for found in re.findall(r"\d+(?:\.\d+)?", account)}

    if number not in known | {0.0, 1.0, 2.0, 3.0}:
        assert not is_sound(f"You asked {number} questions.", _OUTCOME)
        assert not is_sound(f"You asked {number:,} questions.", _OUTCOME)


_OUTCOME = looked_back(THEATRE, *THEATRE.scenario.expert[:6], "Would you use an app for this?")
