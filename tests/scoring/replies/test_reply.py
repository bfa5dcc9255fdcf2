"""The labels of a reply, one rule of the reference a test."""

import pytest

from scoring.labels import ReplyLabel
from scoring.reply import evidence, label_reply

FACT, STORY, EMOTION = ReplyLabel.FACT, ReplyLabel.STORY, ReplyLabel.EMOTION
COMMITMENT, COMPLIMENT, NONE = ReplyLabel.COMMITMENT, ReplyLabel.COMPLIMENT, ReplyLabel.NONE
HYPOTHETICAL, GENERALITY, REQUEST = ReplyLabel.HYPOTHETICAL, ReplyLabel.GENERALITY, ReplyLabel.FEATURE_REQUEST


def test_an_imagined_amount_is_no_fact() -> None:
    assert label_reply("I'd pay 80 for that.") == (HYPOTHETICAL,)


def test_a_habit_with_a_number_is_a_generality_and_a_fact() -> None:
    assert set(label_reply("I usually spend twenty minutes on the rota in Excel.")) == {GENERALITY, FACT}


def test_a_numeric_frequency_alone_is_a_fact() -> None:
    assert label_reply("Every morning at seven, by hand.") == (FACT,)


def test_an_episode_with_a_number_is_a_story_and_a_fact() -> None:
    assert set(label_reply("Last month a supplier sent us forty crates too many.")) == {STORY, FACT}


@pytest.mark.parametrize(
    "text",
    [
        "I'll introduce you to our director on Monday at ten.",
        "I've just forwarded you the price list.",
        "Put me down for the trial and charge the card you have.",
    ],
)
def test_something_given_with_a_who_and_a_when_is_a_commitment(text: str) -> None:
    assert label_reply(text) == (COMMITMENT,)


def test_a_day_and_an_hour_commit_where_a_meeting_was_asked_for() -> None:
    assert label_reply("Yes. Thursday at half past nine.", "Can we meet again?") == (COMMITMENT,)


def test_a_day_and_an_hour_are_a_fact_where_a_habit_was_asked_for() -> None:
    assert COMMITMENT not in label_reply("Thursday at half past nine.", "When do you do the payroll?")


def test_an_undated_offer_is_no_commitment() -> None:
    assert label_reply("I'd be happy to test it at some point, just let me know.") == (HYPOTHETICAL,)


@pytest.mark.parametrize(
    "text", ["Had we known, we would have bought it.", "If it were cheaper we'd take it.", "My boss says he'd buy it."]
)
def test_what_is_imagined_is_a_hypothetical(text: str) -> None:
    assert label_reply(text) == (HYPOTHETICAL,)


@pytest.mark.parametrize("text", ["That's a brilliant idea.", "What a clever little tool!", "I love it, well done."])
def test_praise_of_the_idea_is_a_compliment(text: str) -> None:
    assert label_reply(text) == (COMPLIMENT,)


def test_praise_in_mockery_is_no_compliment() -> None:
    assert COMPLIMENT not in label_reply("Oh great, yet another login to forget.")


@pytest.mark.parametrize(
    "text", ["It drives me round the bend.", "I felt so ashamed.", "I'm absolutely heartbroken about the shop."]
)
def test_a_feeling_about_their_own_life_is_an_emotion(text: str) -> None:
    assert EMOTION in label_reply(text)


def test_a_feeling_denied_is_no_emotion() -> None:
    assert EMOTION not in label_reply("I'm not worried about that.")


def test_people_in_general_are_a_generality() -> None:
    assert label_reply("Customers always leave it too late.") == (GENERALITY,)


def test_what_it_must_be_able_to_do_is_a_feature_request() -> None:
    assert label_reply("It needs to sync with our calendar.") == (REQUEST,)


@pytest.mark.parametrize(
    "text", ["Drop me an email sometime.", "Why do you ask?", "Leave it with me.", "I didn't catch that.", "", "..."]
)
def test_a_brush_off_has_no_label_but_none(text: str) -> None:
    assert label_reply(text) == (NONE,)


def test_a_slip_of_the_keyboard_does_not_hide_praise() -> None:
    assert COMPLIMENT in label_reply("thats a briliant idae, realy clevre")


def test_a_title_ends_no_sentence() -> None:
    assert label_reply("I will send Mr. Rao the sheet on Wednesday at nine.") == (COMMITMENT,)


def test_a_quote_is_the_clause_that_carries_the_label() -> None:
    text = "It's fine, but last week I lost two orders."
    story = next(quote for quote in evidence(text) if quote.kind is STORY)

    assert story.quote == text[story.start : story.end] == "but last week I lost two orders"


@pytest.mark.parametrize(
    "text",
    [
        "It's fine, but last week I lost two orders.",
        "I was mortified when the wrong name was read out.",
        "Twelve, and I hate every one of them.",
        "Leave it with me.",
    ],
)
def test_every_label_has_a_quote(text: str) -> None:
    assert {quote.kind for quote in evidence(text)} == set(label_reply(text)) - {NONE}
