"""The same question gets the same verdict, whoever asks it and however it is typed."""

import pytest

from scoring.utterance import analyze
from tools.accuracy.corpus import talk_of
from tools.accuracy.utterances import RULES
from tools.accuracy.variations import DIALECTS, MECHANICAL, Variation, bases, stability

FEWEST_PAIRS = 300
KEPT = 0.95
KEPT_EACH_WAY = 0.90
ENOUGH = 20
"""A way of changing fewer texts is counted with the others only."""


def test_there_are_pairs_of_every_dialect_and_every_change() -> None:
    ways = {way for way, _ in stability().by_way()}
    assert ways == {*DIALECTS, *MECHANICAL}
    assert len(stability().kept) >= FEWEST_PAIRS
    assert all(set(DIALECTS) <= set(base) for base in bases())


@pytest.mark.parametrize("rule", RULES)
def test_nearly_all_pairs_keep_their_verdict(rule: str) -> None:
    assert stability().of_rule(rule) >= KEPT


@pytest.mark.parametrize("at", range(len(RULES)), ids=RULES)
def test_no_way_of_speaking_is_worse_off(at: int) -> None:
    shares = {
        way: sum(kept[at] for kept in pairs) / len(pairs) for way, pairs in stability().by_way() if len(pairs) >= ENOUGH
    }
    assert {way: share for way, share in shares.items() if share < KEPT_EACH_WAY} == {}


def test_a_changed_verdict_is_noticed() -> None:
    row = {"text": "", "context": None}
    changed = Variation("british", "When did you last order flour?", "Would you buy our app?", row)
    assert not changed.keeps("rule1")
    assert changed.keeps("rule3")


@pytest.mark.parametrize("emoji", ["🙂", "🙏🏽", "👩‍🍳", "❤️", "🇮🇳"])
def test_an_emoji_changes_no_verdict(emoji: str) -> None:
    for base in bases():
        talk = talk_of(base)
        assert analyze(f"{base['text']} {emoji}", talk).verdicts == analyze(base["text"], talk).verdicts
