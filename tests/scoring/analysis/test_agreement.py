"""How well the analyser agrees with labelled utterances; the floors lie a little under what was measured.

All files are learned from, so the floors of the shipped weights say that nothing broke. What is reached on trades
that were never seen is measured while learning, with weights learned from other domains.
"""

import json
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from scoring.analysis import Analysis, Talk
from scoring.labels import InterviewType
from scoring.utterance import analyze
from tools.accuracy.left_out import left_out

CORPUS = Path(__file__).parents[1] / "corpus"
LEARNED = tuple("abcdefghijkl")
RULES = ("rule1", "rule2", "rule3")
LABELS = ("kind", "focus", "leading", "time", "open", "multi_part", *RULES)
Judged = tuple[dict[str, Any], dict[str, str]]


def _given(found: Analysis) -> dict[str, str]:
    labels = {name: getattr(found, name) for name in ("kind", "focus", "leading", "time", "open", "multi_part")}
    return {name: str(value) for name, value in labels.items()} | {
        rule: str(getattr(found.verdicts, rule)) for rule in RULES
    }


@cache
def _judged(name: str) -> tuple[Judged, ...]:
    lines = (CORPUS / f"utterances_{name}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line]
    return tuple((row, _given(analyze(row["text"], _talk(row)))) for row in rows)


def _talk(row: dict[str, Any]) -> Talk:
    kind = InterviewType(row.get("interview_type") or InterviewType.EXPLORATORY)
    return Talk(reply_before=row["context"] or None, interview_type=kind)


def _accepted(row: dict[str, Any], given: dict[str, str], name: str) -> str:
    """The label, or the given value where it is as defensible."""
    others = [str(value) for value in row["alt"].get(name, [])]
    return given[name] if given[name] in others else str(row[name])


def _kappa(judged: Sequence[Judged], name: str) -> float:
    pairs = [(_accepted(row, given, name), given[name]) for row, given in judged]
    ours, theirs = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    agreed = sum(one == other for one, other in pairs) / len(pairs)
    chance = sum(ours[value] * theirs[value] for value in ours) / len(pairs) ** 2
    return (agreed - chance) / (1 - chance)


def _all_rules_right(judged: Sequence[Judged]) -> float:
    return sum(all(_accepted(row, given, rule) == given[rule] for rule in RULES) for row, given in judged) / len(judged)


@pytest.mark.parametrize("name", LEARNED)
def test_what_was_learned_is_known(name: str) -> None:
    assert _all_rules_right(_judged(name)) >= 0.95


FLOORS = {
    "kind kappa": 0.88,
    "focus kappa": 0.82,
    "leading kappa": 0.80,
    "time kappa": 0.86,
    "open kappa": 0.88,
    "multi_part kappa": 0.86,
    "rule1 kappa": 0.85,
    "rule2 kappa": 0.86,
    "rule3 kappa": 0.88,
    "all three rules right": 0.85,
    "rule1 fail precision": 0.88,
    "rule1 fail recall": 0.85,
    "rule2 fail precision": 0.88,
    "rule2 fail recall": 0.88,
    "rule3 fail precision": 0.90,
    "rule3 fail recall": 0.88,
}


@pytest.mark.parametrize(("figure", "floor"), FLOORS.items())
def test_utterances_of_unseen_domains_are_labelled_alike(figure: str, floor: float) -> None:
    assert left_out().figures[figure] >= floor


def test_what_was_left_out_covers_all_that_is_learned_from() -> None:
    assert left_out().utterances == sum(len(_judged(name)) for name in LEARNED)


def test_the_shipped_weights_read_every_label_as_learned() -> None:
    judged = [pair for name in LEARNED for pair in _judged(name)]
    assert min(_kappa(judged, label) for label in LABELS) >= 0.95
