"""How weights and leanings become chances, and chances labels."""

import pytest

from scoring.labels import ReplyLabel
from scoring.leanings import letter
from scoring.replies.chances import read_weights, settle


def test_a_feature_speaks_for_one_label_and_against_another() -> None:
    learned = read_weights({"story": {"#events": 200}, "none": {"#events": -200}}, {})

    chances = learned.chances({"#events"}, ())

    assert chances[ReplyLabel.STORY] == pytest.approx(0.8808, abs=1e-4)
    assert chances[ReplyLabel.NONE] == pytest.approx(0.1192, abs=1e-4)


def test_a_word_leans_to_a_label_without_any_feature() -> None:
    learned = read_weights({"emotion": {}, "fact": {}}, {"woe": letter(100) + letter(-100)})

    chances = learned.chances((), ["woe", "unheard-of"])

    assert chances[ReplyLabel.EMOTION] > 0.7 > 0.3 > chances[ReplyLabel.FACT]


def test_an_extreme_leaning_is_written_as_the_last_letter() -> None:
    assert (letter(10_000), letter(-10_000), letter(0)) == ("z", "A", "a")


def test_all_likely_labels_hold() -> None:
    assert settle({ReplyLabel.STORY: 0.9, ReplyLabel.FACT: 0.6, ReplyLabel.NONE: 0.1}) == {
        ReplyLabel.STORY,
        ReplyLabel.FACT,
    }


def test_the_likeliest_holds_where_none_is_likely() -> None:
    assert settle({ReplyLabel.STORY: 0.3, ReplyLabel.FACT: 0.2, ReplyLabel.NONE: 0.1}) == {ReplyLabel.STORY}


def test_none_never_stands_beside_another() -> None:
    assert settle({ReplyLabel.STORY: 0.5, ReplyLabel.NONE: 0.8}) == {ReplyLabel.NONE}
