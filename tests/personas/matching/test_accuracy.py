"""Floors a little below the figures of docs/word-vectors.md, on questions that avoid the authors' words."""

import pytest

from personas.matching.index import PLACED
from tests.personas.matching.accuracy import (
    REPORTED_ON,
    TUNED_ON,
    by_meaning,
    by_words,
    life,
    measure,
    off_topic,
    paraphrases,
    together,
)

LIVES = (TUNED_ON, *REPORTED_ON)


def test_there_is_enough_to_measure() -> None:
    assert sum(len(paraphrases(name)) for name in LIVES) >= 150
    assert len(off_topic()) >= 40
    assert all(len(life(name)) >= 35 for name in LIVES)


@pytest.mark.parametrize("name", LIVES)
def test_every_paraphrase_names_a_target_of_its_life(name: str) -> None:
    known = {document.id for document in life(name)}
    assert {row["target"] for row in paraphrases(name)} <= known


@pytest.mark.parametrize(
    ("name", "first", "in_three"), [("groomer", 0.53, 0.73), ("chemistry", 0.63, 0.87), ("lettings", 0.59, 0.75)]
)
def test_questions_in_other_words_find_their_target(name: str, first: float, in_three: float) -> None:
    found = measure(together, name, PLACED)
    assert found.first >= first
    assert found.in_three >= in_three


@pytest.mark.parametrize("name", REPORTED_ON)
def test_the_threshold_of_one_life_serves_the_others(name: str) -> None:
    found = measure(together, name, PLACED)
    assert found.placed >= 0.85
    assert found.rejected >= 0.75


@pytest.mark.parametrize("name", LIVES)
def test_meaning_finds_twice_what_the_words_find(name: str) -> None:
    words, meaning = measure(by_words, name, PLACED), measure(by_meaning, name, PLACED)
    assert meaning.first >= 1.8 * words.first


@pytest.mark.parametrize("name", LIVES)
def test_the_authors_own_questions_find_their_target(name: str) -> None:
    find = together(life(name))
    asked = [(document.id, find(question)[0][0]) for document in life(name) for question in document.questions]
    assert sum(target == found for target, found in asked) >= 0.97 * len(asked)
