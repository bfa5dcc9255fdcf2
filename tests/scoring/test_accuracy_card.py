"""The published accuracy holds, and is made of all the labelled data there is."""

import json
from pathlib import Path

import pytest

from tools.accuracy.__main__ import CARD
from tools.accuracy.agreement import accuracy, confusions, found, interval, kappa, kappa_interval, macro_f1
from tools.accuracy.contested import report, standing
from tools.accuracy.corpus import manifest
from tools.accuracy.floors import STABLE, fallen, figures_of, recorded
from tools.accuracy.left_out import LEFT_OUT
from tools.accuracy.replies import agrees
from tools.accuracy.utterances import accepted
from tools.accuracy.variations import stability

ANEW = "run `python -m tools.accuracy` and look at what it wrote"


def test_the_analyser_is_as_good_as_its_card_says() -> None:
    assert fallen(figures_of(manifest(), stability()), recorded()) == []


def test_the_card_is_made_of_all_labelled_data_that_is_opened() -> None:
    assert {measured.name for measured in manifest().sets} | {STABLE, LEFT_OUT} == set(recorded()), ANEW


def test_the_card_shows_every_set_and_both_readers() -> None:
    card = CARD.read_text(encoding="utf-8")
    assert all(measured.about in card for measured in manifest().sets), ANEW
    assert all(labelling.about in card for labelling in manifest().second), ANEW


def test_a_figure_under_its_floor_or_missing_is_named() -> None:
    floors = {"held out": {"rule1 kappa": 0.8, "rule2 kappa": 0.8}, STABLE: {"rule1": 0.9}}
    under = fallen({"held out": {"rule1 kappa": 0.79, "rule2 kappa": 0.81}}, floors)
    assert [line.split(":")[0] for line in under] == ["held out, rule1 kappa", f"{STABLE}, rule1"]


PAIRS = [("a", "a")] * 40 + [("a", "b")] * 10 + [("b", "a")] * 15 + [("b", "b")] * 35


def test_agreement_is_counted_as_the_textbook_has_it() -> None:
    assert accuracy(PAIRS) == 0.75
    assert kappa(PAIRS) == pytest.approx(0.5)
    assert (found(PAIRS, "a").precision, found(PAIRS, "a").recall) == (40 / 55, 40 / 50)
    assert macro_f1(PAIRS) == pytest.approx((80 / 105 + 70 / 95) / 2)
    assert confusions(PAIRS) == [(("b", "a"), 15), (("a", "b"), 10)]


def test_intervals_hold_their_figure_and_narrow_with_more_rows() -> None:
    narrow, wide = interval(750, 1000), interval(75, 100)
    assert wide[0] < narrow[0] < 0.75 < narrow[1] < wide[1]
    low, high = kappa_interval(PAIRS)
    assert low < 0.5 < high
    assert interval(10, 10)[1] == 1.0


def test_a_defensible_answer_counts_as_the_label_and_another_does_not() -> None:
    row = {"open": "open", "alt": {"open": ["closed"]}}
    assert [accepted(row, "open", answer) for answer in ("closed", "none")] == ["closed", "open"]


def test_an_optional_label_of_a_reply_may_be_given_or_not() -> None:
    row = {"labels": ["story"], "optional": ["fact"]}
    assert agrees(row, frozenset({"story"}))
    assert agrees(row, frozenset({"story", "fact"}))
    assert not agrees(row, frozenset({"fact"}))


def contest(n: int, text: str, label: str | None, rule: str = "rule2", given: str = "fail") -> str:
    row = {"id": f"t/{n}/{rule}", "text": text, "context": None, "interview_type": "exploratory"}
    return json.dumps({**row, "rule": rule, "given": given, "label": label})


def test_contested_verdicts_are_measured_and_those_taken_back_are_not(tmp_path: Path) -> None:
    file = tmp_path / "contested.jsonl"
    lines = [
        contest(1, "When did you last order flour?", "pass"),
        contest(2, "Would you buy our app?", "pass"),
        contest(3, "Why?", "pass"),
        contest(3, "Why?", None),
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    said = list(report(standing(file)))
    assert said[0] == "2 verdicts are contested."
    assert said[1].startswith("rule2: 2, of which the analyser now says as claimed 1 (50")
    assert said[-1] == "  rule2: fail should be pass: 2"
