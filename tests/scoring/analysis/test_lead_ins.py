"""What stands before a question and asks nothing itself, and questions that only look like something else."""

import pytest

from scoring.analysis import Analysis, Talk
from scoring.labels import Focus, Kind, Openness, TimeFrame, Verdict
from scoring.utterance import analyze


def _after(reply: str | None, text: str) -> Analysis:
    return analyze(text, Talk(reply_before=reply))


@pytest.mark.parametrize(
    ("reply", "text"),
    [
        ("Fifty-four in October.", "fifty-four claims? how many of those bounced?"),
        (
            "I go along the rows in the interval with a clicker.",
            "Ah, so you count the empty seats with a clicker? Over what time were these thirty-seven?",
        ),
        ("Two drivers by the fourth of January.", "Two drivers by January? What happened there?"),
        ("We lost eleven trays to the fridge.", "Eleven trays? When did you notice?"),
    ],
)
def test_an_echo_before_a_question_asks_nothing(reply: str, text: str) -> None:
    found = _after(reply, text)

    assert (found.kind, found.leading, found.multi_part) == (Kind.QUESTION, False, False)
    assert found.verdicts.rule3 is Verdict.PASS


def test_a_loaded_echo_still_leads() -> None:
    found = _after("The temps came on Monday.", "So the temps were a nightmare? What did you do on Monday?")

    assert found.leading


def test_saying_what_one_is_here_for_leads_nobody() -> None:
    found = _after(
        None,
        "Hi Tomasz, thanks for making the time. I work on Dropline, and I'm not here to sell you anything, I'd just "
        "like to learn how things work here. What did you do yesterday, from when you came in?",
    )

    assert (found.focus, found.leading, found.time) == (Focus.THEIR_LIFE, False, TimeFrame.SPECIFIC_PAST)


@pytest.mark.parametrize("text", ["Hello, could you introduce yourself?", "Would you please introduce yourselves?"])
def test_who_they_are_is_a_question_and_no_step(text: str) -> None:
    found = _after(None, text)

    assert (found.kind, found.focus, found.open) == (Kind.QUESTION, Focus.THEIR_LIFE, Openness.OPEN)


def test_being_introduced_to_another_is_a_step() -> None:
    assert _after(None, "Could you introduce me to your boss?").kind is Kind.COMMITMENT_ASK


def test_what_they_do_there_ends_in_no_tag() -> None:
    assert not _after("I run the shop.", "could you tell me a bit about what you do there?").leading


def test_whether_something_happened_leads_nobody() -> None:
    found = _after(None, "Did it happen that two people had the same seat for The Ghost Train?")

    assert (found.leading, found.time) == (False, TimeFrame.SPECIFIC_PAST)


def test_polite_or_not_a_story_asked_for_is_open() -> None:
    assert _after(None, "Would you mind telling me about the last time a seat was taken?").open is Openness.OPEN


def test_asking_whether_they_are_happy_with_something_asks_for_a_view() -> None:
    assert _after(None, "Are you happy with your supplier?").verdicts.rule2 is Verdict.FAIL
