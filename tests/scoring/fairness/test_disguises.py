"""A bad question does not pass for the words around it; a good one is not failed for them."""

import pytest

from scoring.analysis import Talk
from scoring.labels import InterviewType, Kind, Verdict
from scoring.pasting import is_pasted
from scoring.utterance import analyze

STUFFED = [
    "Last time, last week, yesterday, walk me through it: would you use our app?",
    "Walk me through, step by step and specifically, whether you would buy our app.",
    "When did you last think that our app would be a great help?",
    "Tell me about the last time you wished you had an app like ours.",
    "Specifically, concretely, in the past, on one day: would you pay for this?",
    "Tell me about the last time you thought our planner would have saved you hours.",
    "What happened last Tuesday, exactly, and would you switch to our tool?",
]
POLITE_AND_BAD = [
    "Would you mind awfully telling me whether you'd buy it?",
    "If it isn't too much trouble, could you possibly say how much you would pay for it?",
    "With the greatest respect, and thank you so much for your time, would you use something like that?",
    "Forgive me for asking, and do say no, but would you use our app?",
]
POLITE_PUSHING = [
    "Sorry to ask, and do say no, but don't you hate doing the rota by hand?",
    "May I ask, with respect, isn't it a nightmare to plan the shifts?",
]
POLITE_HABITS = [
    "Please, if you'd be so kind, do you usually check the stock yourself?",
    "Could I kindly ask what you generally do when somebody cancels?",
]
PAST_PITCHES = [
    "Last month we launched a planner that cut late deliveries in half.",
    "When we built the first version last spring, bakeries loved it.",
    "Yesterday a bakery signed up with us and saved four hours straight away.",
    "Two weeks ago our team finished the new scanner, and it reads every label.",
    "What did we do last year? We built a tool that orders the flour for you.",
    "You know what happened last time? A customer of ours doubled her bookings with our app.",
]
GOOD_ALL_THE_SAME = [
    "Would you mind telling me what happened last Tuesday?",
    "What made you think of changing the rota last year?",
    "When did you last wish you had more staff?",
    "What did you do last time, and how did it end?",
    "Could you tell me how you found the app you use now?",
]


@pytest.mark.parametrize("text", STUFFED)
def test_the_words_of_good_questions_do_not_carry_a_bad_one(text: str) -> None:
    verdicts = analyze(text).verdicts
    assert (verdicts.rule1, verdicts.rule2) == (Verdict.FAIL, Verdict.FAIL)


@pytest.mark.parametrize("text", POLITE_AND_BAD)
def test_politeness_does_not_make_a_prediction_a_fact(text: str) -> None:
    verdicts = analyze(text).verdicts
    assert (verdicts.rule1, verdicts.rule2) == (Verdict.FAIL, Verdict.FAIL)


@pytest.mark.parametrize("text", POLITE_PUSHING)
def test_politeness_does_not_make_pushing_fair(text: str) -> None:
    assert analyze(text).verdicts.rule1 is Verdict.FAIL


@pytest.mark.parametrize("text", POLITE_HABITS)
def test_politeness_does_not_make_a_habit_specific(text: str) -> None:
    assert analyze(text).verdicts.rule2 is Verdict.FAIL


@pytest.mark.parametrize("text", PAST_PITCHES)
def test_a_pitch_in_the_past_is_a_pitch(text: str) -> None:
    found = analyze(text)
    assert found.kind is Kind.PITCH
    assert (found.verdicts.rule1, found.verdicts.rule3) == (Verdict.FAIL, Verdict.FAIL)


@pytest.mark.parametrize("text", GOOD_ALL_THE_SAME)
def test_a_good_question_in_like_clothes_stays_good(text: str) -> None:
    verdicts = analyze(text).verdicts
    assert Verdict.FAIL not in {verdicts.rule1, verdicts.rule2}


def test_a_row_of_catchwords_passes_neither_rule_1_nor_rule_2() -> None:
    found = analyze("last time specific past walk me through order refund rota queue invoice what happened next")
    assert Verdict.PASS not in {found.verdicts.rule1, found.verdicts.rule2}


def test_a_customer_of_ours_may_be_asked_about_their_use() -> None:
    talk = Talk(interview_type=InterviewType.SATISFACTION)
    assert analyze("When did you last think of our app?", talk).verdicts.rule1 is Verdict.PASS


@pytest.mark.parametrize(
    "given",
    [
        "How did the rota go wrong last time?",
        "how did the rota go wrong last time",
        "So, um, how did the rota go wrong last time??",
        "How did the rota go wrong the last time?",
    ],
)
def test_a_rewrite_of_the_coach_is_known_however_it_is_pasted(given: str) -> None:
    assert is_pasted(given, ["How did the rota go wrong last time?"])


@pytest.mark.parametrize(
    "given", ["How did you mend the rota after that?", "Who wrote the rota last time?", "", "What happened then?"]
)
def test_another_question_on_the_same_matter_is_not_pasted(given: str) -> None:
    assert not is_pasted(given, ["How did the rota go wrong last time?", "What happened next?"])
