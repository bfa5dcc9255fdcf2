"""Questions of every kind that guides to customer interviews call good or bad."""

import pytest

from scoring.analysis import Talk
from scoring.labels import Verdict
from scoring.utterance import analyze

STORY = "Last Thursday the freezer failed, so I rang round and then we moved the lot to the pub."

GOOD = [
    "How do you keep track of the stock today?",
    "Walk me through the last time the stock ran out.",
    "Tell me about the last delivery that came late.",
    "When was the last time you had to reorder in a hurry?",
    "Tell me about the last tool you paid for. How did that go?",
    "What did you pay for the last repair?",
    "How did you choose the supplier you have now?",
]
GOOD_FOLLOW_UPS = [
    "Where were you when the freezer failed?",
    "Who else was there?",
    "What were you trying to get done?",
    "What happened next?",
    "Then what did you do?",
    "How did that turn out?",
    "What made you decide to move it?",
    "What happened before that?",
    "How did you know the pub had room?",
    "Why did you pick the pub?",
    "You said you rang round. Who did you ring?",
]
ABOUT_THE_IDEA = [
    "Would you use a dashboard that counts the stock?",
    "How would this feature fit into your day?",
    "Do you think our app is a good idea?",
    "We're making a tool that orders milk by itself. Would you use it?",
    "What features would you like in it?",
    "How much would you pay for our tool?",
]
GUESSES = [
    "Would you ever change supplier?",
    "Do you usually count on a Monday?",
    "In theory, would you switch to another till?",
    "How do you normally handle a complaint?",
    "What would you do if the till broke?",
]
LEADING = [
    "Don't you think counting by hand is a waste of time?",
    "Isn't it annoying when the van is late?",
    "Surely that costs you a fortune?",
    "Everyone I talk to hates this part. You too?",
    "You'd love to save two hours a day, wouldn't you?",
]


@pytest.mark.parametrize("text", GOOD)
def test_a_question_that_guides_call_good_passes_all_rules(text: str) -> None:
    assert Verdict.FAIL not in set(_verdicts(text, None))


@pytest.mark.parametrize("text", GOOD_FOLLOW_UPS)
def test_a_follow_up_in_the_story_passes_all_rules(text: str) -> None:
    assert Verdict.FAIL not in set(_verdicts(text, STORY))


@pytest.mark.parametrize("text", ABOUT_THE_IDEA)
def test_a_question_about_the_idea_fails_rule_1(text: str) -> None:
    assert _verdicts(text, None)[0] is Verdict.FAIL


@pytest.mark.parametrize("text", GUESSES)
def test_a_habit_or_a_hypothetical_fails_rule_2(text: str) -> None:
    assert _verdicts(text, None)[1] is Verdict.FAIL


@pytest.mark.parametrize("text", LEADING)
def test_a_question_that_pushes_an_answer_leads(text: str) -> None:
    assert analyze(text).leading


@pytest.mark.parametrize(
    "text",
    [
        "When you choose a till, what matters to you? And who decides? And what did the last one cost?",
        "How do you count the stock and who checks it?",
    ],
)
def test_questions_asked_at_once_fail_rule_3(text: str) -> None:
    assert _verdicts(text, None)[2] is Verdict.FAIL


def _verdicts(text: str, reply: str | None) -> tuple[Verdict, Verdict, Verdict]:
    given = analyze(text, Talk(reply_before=reply)).verdicts
    return given.rule1, given.rule2, given.rule3
