"""Floors a little below the figures of docs/word-vectors.md, on questions strangers ask next."""

import pytest

from tests.personas.next_questions import castings, measure, questions_to

FLOORS = {"driver-one": 0.56, "leaving-nurses": 0.64, "sold-out-by-thursday": 0.64, "unpaid-claims": 0.6}


def test_every_shipped_life_is_asked() -> None:
    assert FLOORS.keys() == castings().keys()
    assert all(len(questions_to(life)) >= 300 for life in FLOORS)


@pytest.mark.parametrize("life", FLOORS)
def test_what_strangers_ask_next_gets_a_line_that_answers_it(life: str) -> None:
    assert measure(life).share >= FLOORS[life]
