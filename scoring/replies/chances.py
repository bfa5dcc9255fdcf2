"""How likely each label is: weights learned from labelled replies, added up for the features and the words there are.

tools/train_replies.py writes the weights of features, and to which labels the meaning of each common word leans; so a
word counts that no labelled reply had, for the sake of words that mean the like. All are whole hundredths, so that the
sums are exact and the same on any machine; all labels are added at once.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp

from scoring.labels import ReplyLabel
from scoring.lanes import in_lane, unpacked
from scoring.leanings import Leanings, read_leanings

SCALE = 100
"""What a weight of one is written as."""
LIKELY = 0.4
"""From this chance on a label holds."""
WEIGHTS = "weights.json"
EVERYWHERE = ""
"""The feature that every reply has."""
_STEEPEST = 50.0


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature and each word says for and against each label."""

    labels: tuple[ReplyLabel, ...]
    packed: Mapping[str, int]
    """By feature, a lane for each label."""
    leanings: Leanings

    def chances(self, features: Iterable[str], words: Iterable[str]) -> dict[ReplyLabel, float]:
        """The chance of each label, given the features of a reply or of one of its clauses, and its words."""
        packed = self.packed
        total = packed.get(EVERYWHERE, 0)
        for feature in features:
            if feature in packed:
                total += packed[feature]
        scores = zip(self.labels, unpacked(total, len(self.labels)), self.leanings.of(words), strict=True)
        return {label: _chance(score + lean) for label, score, lean in scores}


def _chance(score: float) -> float:
    return 1 / (1 + exp(max(-_STEEPEST, min(_STEEPEST, -score / SCALE))))


def read_weights(written: Mapping[str, Mapping[str, int]], leanings: Mapping[str, str]) -> Weights:
    """Weights from what is written down for each label, and for each word."""
    labels = tuple(ReplyLabel(label) for label in written)
    packed: dict[str, int] = {}
    for lane, weights in enumerate(written.values()):
        for feature, weight in weights.items():
            packed[feature] = packed.get(feature, 0) + in_lane(weight, lane)
    return Weights(labels, packed, Leanings(leanings, len(labels)))


@cache
def weights() -> Weights:
    """The shipped weights, read when first needed."""
    folder = resources.files("scoring.replies")
    written = json.loads(folder.joinpath(WEIGHTS).read_text(encoding="utf-8"))
    return read_weights(written, read_leanings(folder))


def settle(chances: Mapping[ReplyLabel, float]) -> frozenset[ReplyLabel]:
    """The labels that hold: all that are likely, or the likeliest; NONE only alone."""
    none = chances[ReplyLabel.NONE]
    likely = {label for label, chance in chances.items() if chance >= LIKELY and label is not ReplyLabel.NONE}
    if likely and none <= max(chances[label] for label in likely):
        return frozenset(likely)
    return frozenset({max(chances, key=lambda label: chances[label])})
