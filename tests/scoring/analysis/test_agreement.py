"""How well the analyser agrees with labelled utterances; the floors lie a little under what was measured.

The five files of the first corpus are learned from, so their floors say that nothing broke; `held_out` was written by
another hand, and neither rules nor weights were ever fitted to it.
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

CORPUS = Path(__file__).parents[1] / "corpus"
LEARNED = ("a", "b", "c", "d", "e")
RULES = ("rule1", "rule2", "rule3")
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
    "kind": 0.80,
    "focus": 0.72,
    "leading": 0.70,
    "time": 0.79,
    "open": 0.85,
    "multi_part": 0.73,
    "rule1": 0.71,
    "rule2": 0.76,
    "rule3": 0.76,
}


@pytest.mark.parametrize(("label", "floor"), FLOORS.items())
def test_an_unseen_corpus_is_labelled_alike(label: str, floor: float) -> None:
    assert _kappa(_judged("held_out"), label) >= floor


def test_an_unseen_corpus_gets_all_three_rules_right() -> None:
    assert _all_rules_right(_judged("held_out")) >= 0.72
