"""How well replies are labelled that nothing was learned from, in trades that nothing was learned from."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from scoring.labels import ReplyLabel
from scoring.reply import label_reply

HELD_OUT = Path(__file__).parents[1] / "corpus" / "replies_held_out.jsonl"

FLOORS = {
    ReplyLabel.STORY: 0.85,
    ReplyLabel.FACT: 0.75,
    ReplyLabel.COMMITMENT: 0.88,
    ReplyLabel.COMPLIMENT: 0.75,
    ReplyLabel.HYPOTHETICAL: 0.78,
    ReplyLabel.GENERALITY: 0.88,
    ReplyLabel.FEATURE_REQUEST: 0.85,
    ReplyLabel.EMOTION: 0.78,
    ReplyLabel.NONE: 0.58,
}
"""A little below what was measured, so that one reply more or less does not matter."""


@cache
def judged() -> tuple[tuple[dict[str, Any], frozenset[ReplyLabel]], ...]:
    rows = map(json.loads, HELD_OUT.read_text(encoding="utf-8").splitlines())
    return tuple((row, frozenset(label_reply(row["text"], row["context"]))) for row in rows)


def f1(label: ReplyLabel) -> float:
    pairs = [(label in row["labels"], label in found) for row, found in judged() if concerns(row, label)]
    right = sum(gold and said for gold, said in pairs)
    wrong = sum(gold is not said for gold, said in pairs)
    return 2 * right / (2 * right + wrong)


def concerns(row: dict[str, Any], label: ReplyLabel) -> bool:
    return label not in row["optional"] and not (label is ReplyLabel.NONE and row["optional"])


@pytest.mark.parametrize("label", ReplyLabel)
def test_no_label_falls_below_its_floor_in_unmet_trades(label: ReplyLabel) -> None:
    assert f1(label) >= FLOORS[label]


def test_the_labels_together_reach_the_goal_in_unmet_trades() -> None:
    assert sum(map(f1, ReplyLabel)) / len(ReplyLabel) >= 0.82
