"""The border cases of the labels, as docs/scoring.md settles them."""

import pytest

from scoring.analysis import Analysis, Talk
from scoring.labels import Focus, InterviewType, Kind, Openness, TimeFrame, Verdict
from scoring.utterance import analyze

PASS, FAIL, NA = Verdict.PASS, Verdict.FAIL, Verdict.NA


def _verdicts(found: Analysis) -> tuple[Verdict, Verdict, Verdict]:
    return found.verdicts.rule1, found.verdicts.rule2, found.verdicts.rule3


def test_asking_whom_to_talk_to_is_a_fair_question_without_a_time() -> None:
    found = analyze("Who else would you say I should speak to?")

    assert (found.kind, found.focus) == (Kind.QUESTION, Focus.NEUTRAL)
    assert _verdicts(found) == (PASS, NA, PASS)


@pytest.mark.parametrize(
    "text",
    [
        "Could you introduce me to your head of dispatch?",
        "Would you send me last month's delivery sheet?",
        "Could I have half an hour with your bookkeeper next week?",
        "Can we book another call for Thursday?",
    ],
)
def test_asking_for_time_access_or_a_name_is_a_commitment_ask(text: str) -> None:
    found = analyze(text)

    assert found.kind is Kind.COMMITMENT_ASK
    assert _verdicts(found)[:2] == (NA, NA)


def test_a_commitment_ask_that_names_the_trial_is_about_the_idea() -> None:
    assert analyze("Would you put down a deposit for the trial?").focus is Focus.MY_IDEA


def test_past_use_of_the_beta_is_behaviour() -> None:
    found = analyze("When did you last open our beta?")

    assert (found.time, *_verdicts(found)[:2]) == (TimeFrame.SPECIFIC_PAST, PASS, PASS)


def test_use_of_the_product_is_their_life_where_they_are_customers() -> None:
    talk = Talk(interview_type=InterviewType.SATISFACTION)

    found = analyze("Walk me through the last time you used our app.", talk)

    assert (found.focus, *_verdicts(found)) == (Focus.THEIR_LIFE, PASS, PASS, PASS)


def test_a_presupposed_feeling_leads_and_the_time_may_still_pass() -> None:
    found = analyze("How worried were you when the boiler gave out?")

    assert found.leading
    assert _verdicts(found)[:2] == (FAIL, PASS)


def test_a_feeling_the_customer_named_first_does_not_lead() -> None:
    talk = Talk(reply_before="I was so angry when the boiler gave out.")

    assert not analyze("What made you so angry?", talk).leading


def test_ever_in_the_present_is_generic_and_presupposes_nothing() -> None:
    found = analyze("Do you ever turn people away?")

    assert (found.leading, found.time) == (False, TimeFrame.GENERIC_HABIT)
    assert _verdicts(found)[:2] == (PASS, FAIL)


@pytest.mark.parametrize("text", ["Have you ever turned people away?", "Did you use to write it all by hand?"])
def test_what_ever_happened_is_past(text: str) -> None:
    found = analyze(text)

    assert found.time is TimeFrame.SPECIFIC_PAST
    assert _verdicts(found) == (PASS, PASS, PASS)


@pytest.mark.parametrize(
    "text", ["How much do you pay for it?", "How many of them came back?", "How often does it jam?"]
)
def test_a_degree_is_a_closed_question(text: str) -> None:
    assert analyze(text).open is Openness.CLOSED


def test_a_likelihood_is_a_prediction() -> None:
    found = analyze("How likely are you to buy our app, from one to ten?")

    assert found.time is TimeFrame.HYPOTHETICAL_FUTURE
    assert _verdicts(found)[:2] == (FAIL, FAIL)


@pytest.mark.parametrize("text", ["And?", "Go on."])
def test_a_bare_prompt_is_an_open_question_without_a_time(text: str) -> None:
    found = analyze(text, Talk(reply_before="So I rang the depot."))

    assert (found.kind, found.open, found.time) == (Kind.QUESTION, Openness.OPEN, TimeFrame.NONE)
    assert found.verdicts.rule2 is NA


@pytest.mark.parametrize("text", ["Mm-hm.", "I cut you off, sorry.", "Right, I see."])
def test_what_keeps_the_talk_going_is_a_statement(text: str) -> None:
    found = analyze(text, Talk(reply_before="So I rang the depot."))

    assert found.kind is Kind.STATEMENT
    assert _verdicts(found) == (NA, NA, PASS)


def test_consent_is_a_neutral_closed_question() -> None:
    found = analyze("Would it be all right if I recorded this?")

    assert (found.kind, found.focus, found.open) == (Kind.QUESTION, Focus.NEUTRAL, Openness.CLOSED)
    assert _verdicts(found) == (NA, NA, PASS)


@pytest.mark.parametrize(
    "text",
    [
        "If I could show you a way to halve the waste, would you sign up?",
        "What's stopping you from buying our app today?",
        "You'd buy our app, wouldn't you?",
    ],
)
def test_a_sales_formula_leads_to_the_idea(text: str) -> None:
    found = analyze(text)

    assert (found.leading, found.focus) == (True, Focus.MY_IDEA)
    assert _verdicts(found)[:2] == (FAIL, FAIL)


def test_a_plain_would_you_use_it_fails_through_the_idea_not_the_wording() -> None:
    found = analyze("Would you use an app like that?")

    assert not found.leading
    assert _verdicts(found) == (FAIL, FAIL, PASS)


def test_a_hypothetical_about_their_own_world_fails_rule_2_only() -> None:
    assert _verdicts(analyze("What would you do if your driver left tomorrow?")) == (PASS, FAIL, PASS)


def test_would_and_if_that_ask_about_now_are_present() -> None:
    found = analyze("If I came by on Friday at noon, where would I find you?")

    assert found.time is TimeFrame.PRESENT_PRACTICE
    assert _verdicts(found) == (PASS, PASS, PASS)


def test_politeness_around_a_question_changes_nothing() -> None:
    found = analyze("Would you mind telling me how you handled the last complaint?")

    assert (found.kind, found.time, found.open) == (Kind.QUESTION, TimeFrame.SPECIFIC_PAST, Openness.OPEN)


@pytest.mark.parametrize(
    "text", ["If we had built it last year, would you have bought it?", "Would you have paid for it?"]
)
def test_what_would_have_been_is_hypothetical(text: str) -> None:
    assert analyze(text).time is TimeFrame.HYPOTHETICAL_FUTURE


def test_an_own_story_takes_the_floor() -> None:
    found = analyze("When I worked in a kitchen we threw half of it away every night.")

    assert found.kind is Kind.STATEMENT
    assert _verdicts(found) == (NA, NA, FAIL)


def test_advice_fails_rules_1_and_3() -> None:
    found = analyze("You should just put it all in one spreadsheet.", Talk(reply_before="I keep three notebooks."))

    assert found.kind is Kind.STATEMENT
    assert _verdicts(found) == (FAIL, NA, FAIL)


def test_a_mirror_gives_their_words_back() -> None:
    found = analyze("Forty calls in one morning?", Talk(reply_before="We had forty calls in one morning."))

    assert found.kind is Kind.MIRROR
    assert _verdicts(found) == (PASS, NA, PASS)


def test_a_distorted_mirror_leads() -> None:
    talk = Talk(reply_before="It takes a while, but I quite like it.")

    found = analyze("So you absolutely hate doing it.", talk)

    assert (found.kind, found.leading) == (Kind.MIRROR, True)
    assert found.verdicts.rule1 is FAIL


@pytest.mark.parametrize(
    "text", ["Last month we built a tool that writes the invoices.", "Our app saves you ten hours."]
)
def test_a_pitch_fails_rules_1_and_3_in_any_tense(text: str) -> None:
    found = analyze(text)

    assert found.kind is Kind.PITCH
    assert _verdicts(found) == (FAIL, NA, FAIL)


def test_a_pitch_with_a_real_question_is_a_question_about_the_idea() -> None:
    found = analyze("We're building an app for bakers. Would you use it?")

    assert (found.kind, found.focus) == (Kind.QUESTION, Focus.MY_IDEA)


def test_two_asks_with_two_answers_fail_rule_3() -> None:
    found = analyze("What did the oven cost, and who signed for it?")

    assert found.multi_part
    assert found.verdicts.rule3 is FAIL


def test_saying_the_same_ask_again_more_closely_is_one_question() -> None:
    assert not analyze("Tell me about the day the power went. What happened?").multi_part


def test_more_than_45_words_fail_rule_3() -> None:
    long = (
        "So, when you think back to the last delivery, "
        + "the one you told me about a moment ago, " * 5
        + "what happened?"
    )

    assert analyze(long).verdicts.rule3 is FAIL


def test_a_promise_to_write_is_closing() -> None:
    found = analyze("I'll follow up by email tomorrow.")

    assert found.kind is Kind.THANKS_OR_CLOSING
    assert _verdicts(found) == (NA, NA, NA)
