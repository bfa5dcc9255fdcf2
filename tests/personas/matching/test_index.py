from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from personas.matching.index import PLACED, Document, Index
from tests.personas.matching.accuracy import life, off_topic

BAKING = (
    Document(
        "flour",
        ("When did you last run out of flour?", "How do you order flour?"),
        ("ordering supplies",),
        ("I rang the mill on Tuesday and they laughed.",),
    ),
    Document("accounts", ("Who keeps your accounts?",), ("bookkeeping", "tax return"), ("My sister Kasimira does.",)),
    Document("van", ("When did the van last break down?",), ("delivery van", "breakdown"), ("It died on the bridge.",)),
    Document(
        "oven", ("How old is your oven?",), ("oven", "colour of the door"), ("It's from 1987, it burns the left side.",)
    ),
)
INDEX = Index(BAKING)


def first(text: str, context: str = "") -> str | None:
    return next((match.id for match in INDEX.match(text, context=context)), None)


@pytest.mark.parametrize(
    "scaffolding",
    [
        "tell me about {}",
        "walk me through {}",
        "could you describe {}?",
        "when was the last time you had to deal with {}",
        "can you explain what happened with {}",
    ],
)
@pytest.mark.parametrize(("topic", "target"), [("the flour", "flour"), ("the oven", "oven"), ("the van", "van")])
def test_how_a_question_is_put_does_not_change_what_it_is_about(scaffolding: str, topic: str, target: str) -> None:
    assert first(scaffolding.format(topic)) == target


@pytest.mark.parametrize(
    "text", ["tell me more", "can you walk me through that", "could you give me an example?", "and?"]
)
def test_scaffolding_alone_is_about_nothing(text: str) -> None:
    assert all(match.score < PLACED for match in INDEX.match(text))


@pytest.mark.parametrize(
    ("text", "target"),
    [("who does the acounts", "accounts"), ("how old is teh ovne", "oven"), ("did you order fluor", "flour")],
)
def test_a_slip_of_the_finger_still_finds_its_target(text: str, target: str) -> None:
    found = INDEX.match(text)[0]
    assert found.id == target
    assert found.score >= PLACED
    assert found.shared


def test_shared_words_are_shown_as_they_were_typed() -> None:
    assert INDEX.match("did you order fluor")[0].shared == ("order", "fluor")


def test_other_words_for_the_same_thing_find_it() -> None:
    assert first("did your vehicle ever stop working on the road?") == "van"
    assert first("is somebody doing the books for you") == "accounts"


def test_aliases_count() -> None:
    without = Index([Document(held.id, held.questions, (), held.lines) for held in BAKING])
    with_alias = {match.id: match.score for match in INDEX.match("what about your tax return")}
    assert (
        with_alias["accounts"]
        > {match.id: match.score for match in without.match("what about your tax return")}["accounts"]
    )


def test_a_name_that_only_the_persona_knows_finds_its_line() -> None:
    found = INDEX.match("who is Kasimira?")[0]
    assert found.id == "accounts"
    assert found.shared == ("kasimira",)


def test_british_and_american_spelling_are_one() -> None:
    assert first("what color is the door") == first("what colour is the door") == "oven"
    assert INDEX.similarity("organising the catalogue", "organizing the catalog") == 1.0


def test_context_decides_where_the_utterance_names_nothing() -> None:
    said = "It died on the bridge with forty loaves in the back of the van."
    assert first("and how long did that take?", context=said) == "van"
    assert first("and who pays for it?", context="My sister does the tax return.") == "accounts"


def test_context_does_not_decide_where_the_utterance_names_its_topic() -> None:
    said = "It died on the bridge with forty loaves in the back of the van."
    alone = INDEX.match("how old is the big oven in your kitchen")
    assert INDEX.match("how old is the big oven in your kitchen", context=said) == alone
    assert first("and the oven?", context=said) == "oven"


def test_scores_are_comparable_between_short_and_long_questions() -> None:
    short = INDEX.match("the flour?")[0].score
    long = INDEX.match("could you tell me a bit about how exactly you go about ordering the flour for your shop?")[
        0
    ].score
    unrelated = max(match.score for match in INDEX.match("who won the football match on the moon last night?"))
    assert min(short, long) >= PLACED > unrelated


def test_scores_lie_between_0_and_1_and_fall() -> None:
    for text in off_topic():
        scores = [match.score for match in Index(life("groomer")).match(text)]
        assert all(0 < score <= 1 for score in scores)
        assert scores == sorted(scores, reverse=True)


def test_no_more_matches_come_than_were_asked_for() -> None:
    assert len(INDEX.match("flour for the oven in the van", limit=2)) == 2


@pytest.mark.parametrize("text", ["", "   ", "?!", "…", "🙂", "\x00\u202e", "¿¡"])
def test_a_text_without_words_is_about_nothing(text: str) -> None:
    assert INDEX.match(text) == ()


@hypothesis_settings(max_examples=60, deadline=None)
@given(st.text(max_size=120), st.text(max_size=60))
def test_any_unicode_is_fine(text: str, context: str) -> None:
    assert all(0 < match.score <= 1 for match in INDEX.match(text, context=context))
    assert 0 <= INDEX.similarity(text, context) <= 1


def test_the_same_question_always_gets_the_same_answer() -> None:
    again = Index(BAKING)
    for text in ("flour or oven", "the vehicle", "who is Kasimira?", "acounts"):
        assert INDEX.match(text) == again.match(text) == INDEX.match(text)


def test_an_index_of_nothing_answers_nothing() -> None:
    assert Index([]).match("when did you last run out of flour?") == ()


def test_a_document_may_have_no_questions() -> None:
    assert Index([Document("a", (), (), ())]).match("flour") == ()


def test_similarity_is_high_for_the_same_thing_and_low_for_another() -> None:
    same = INDEX.similarity("What did the breakdown cost?", "How much was the repair bill?")
    other = INDEX.similarity("What did the breakdown cost?", "Do your children like school?")
    assert same > other + 0.2


def test_a_match_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        INDEX.match("flour")[0].score = 1.0  # type: ignore[misc]
