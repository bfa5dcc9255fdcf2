"""How likely each label is: weights learned from labelled replies, added up for the features and the words there are.

tools/train_replies.py writes the weights of features, and to which labels the meaning of each common word leans; so a
word counts that no labelled reply had, for the sake of words that mean the like. All are whole hundredths, so that the
sums are exact and the same on any machine; all labels are added at once, each in its own lane of one long integer.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from math import exp, sqrt
from struct import unpack

from scoring.labels import ReplyLabel

SCALE = 100
"""What a weight of one is written as."""
LIKELY = 0.4
"""From this chance on a label holds."""
WEIGHTS = "weights.json"
LEANINGS = "leanings.txt"
"""A word a line, with a letter for each label in the order of the weights."""
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
STEP = 24
"""How many hundredths lie between a letter and the next; the middle letter says nothing."""
EVERYWHERE = ""
"""The feature that every reply has."""
_LANE = 32
_MIDDLE = 1 << (_LANE - 1)
_NEUTRAL = len(LETTERS) // 2
_STEEPEST = 50.0


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature and each word says for and against each label."""

    labels: tuple[ReplyLabel, ...]
    packed: Mapping[str, int]
    """By feature, a lane for each label."""
    leanings: Mapping[str, str]
    """By word, as written."""
    _leaning: dict[str, int] = field(default_factory=dict)

    def chances(self, features: Iterable[str], words: Iterable[str]) -> dict[ReplyLabel, float]:
        """The chance of each label, given the features of a reply or of one of its clauses, and its words."""
        packed = self.packed
        total = packed.get(EVERYWHERE, 0)
        for feature in features:
            if feature in packed:
                total += packed[feature]
        known = [word for word in words if word in self.leanings]
        leaning = sum(map(self._lean, known))
        share = 1 / sqrt(len(known)) if known else 0.0
        scores = zip(self.labels, self._lanes(total), self._lanes(leaning), strict=True)
        return {label: _chance(score + lean * share) for label, score, lean in scores}

    def _lean(self, word: str) -> int:
        if word not in self._leaning:
            letters = enumerate(self.leanings[word])
            self._leaning[word] = sum((LETTERS.index(x) - _NEUTRAL) * STEP << (_LANE * lane) for lane, x in letters)
        return self._leaning[word]

    def _lanes(self, total: int) -> list[int]:
        count = len(self.labels)
        raised = total + _raised(count)
        return [lane - _MIDDLE for lane in unpack(f"<{count}I", raised.to_bytes(count * _LANE // 8, "little"))]


@cache
def _raised(count: int) -> int:
    """Half a lane in each lane, so that none of them is negative."""
    return sum(_MIDDLE << (_LANE * lane) for lane in range(count))


def _chance(score: float) -> float:
    return 1 / (1 + exp(max(-_STEEPEST, min(_STEEPEST, -score / SCALE))))


def letter(hundredths: float) -> str:
    """How a word's leaning to a label is written."""
    return LETTERS[max(0, min(len(LETTERS) - 1, round(hundredths / STEP) + _NEUTRAL))]


def read_weights(written: Mapping[str, Mapping[str, int]], leanings: Mapping[str, str]) -> Weights:
    """Weights from what is written down for each label, and for each word."""
    labels = tuple(ReplyLabel(label) for label in written)
    packed: dict[str, int] = {}
    for lane, weights in enumerate(written.values()):
        for feature, weight in weights.items():
            packed[feature] = packed.get(feature, 0) + (weight << (_LANE * lane))
    return Weights(labels, packed, leanings)


@cache
def weights() -> Weights:
    """The shipped weights, read when first needed."""
    folder = resources.files("scoring.replies")
    lines = folder.joinpath(LEANINGS).read_text(encoding="utf-8").splitlines()
    written = json.loads(folder.joinpath(WEIGHTS).read_text(encoding="utf-8"))
    return read_weights(written, dict(map(_word_and_letters, lines)))


def _word_and_letters(line: str) -> tuple[str, str]:
    word, _, letters = line.partition(" ")
    return word, letters


def settle(chances: Mapping[ReplyLabel, float]) -> frozenset[ReplyLabel]:
    """The labels that hold: all that are likely, or the likeliest; NONE only alone."""
    none = chances[ReplyLabel.NONE]
    likely = {label for label, chance in chances.items() if chance >= LIKELY and label is not ReplyLabel.NONE}
    if likely and none <= max(chances[label] for label in likely):
        return frozenset(likely)
    return frozenset({max(chances, key=lambda label: chances[label])})
