"""How likely each label is: weights learned from labelled replies, added up for the features that are there.

tools/train_replies.py writes the weights. They are whole hundredths, so that the sums are exact and the same on any
machine; all labels are added at once, each in its own lane of one long integer.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp
from struct import unpack

from scoring.labels import ReplyLabel

SCALE = 100
"""What a weight of one is written as."""
LIKELY = 0.4
"""From this chance on a label holds."""
WEIGHTS = "weights.json"
EVERYWHERE = ""
"""The feature that every reply has."""
_LANE = 32
_MIDDLE = 1 << (_LANE - 1)
_STEEPEST = 50.0


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature says for and against each label."""

    labels: tuple[ReplyLabel, ...]
    packed: Mapping[str, int]
    """By feature, a lane for each label."""

    def chances(self, features: Iterable[str]) -> dict[ReplyLabel, float]:
        """The chance of each label, given the features of a reply or of one of its clauses."""
        packed = self.packed
        total = packed.get(EVERYWHERE, 0) + sum(_MIDDLE << (_LANE * lane) for lane in range(len(self.labels)))
        for feature in features:
            if feature in packed:
                total += packed[feature]
        lanes = unpack(f"<{len(self.labels)}I", total.to_bytes(len(self.labels) * _LANE // 8, "little"))
        return {label: _chance(lane - _MIDDLE) for label, lane in zip(self.labels, lanes, strict=True)}


def _chance(score: int) -> float:
    return 1 / (1 + exp(max(-_STEEPEST, min(_STEEPEST, -score / SCALE))))


def read_weights(written: Mapping[str, Mapping[str, int]]) -> Weights:
    """Weights from what is written down for each label."""
    labels = tuple(ReplyLabel(label) for label in written)
    packed: dict[str, int] = {}
    for lane, weights in enumerate(written.values()):
        for feature, weight in weights.items():
            packed[feature] = packed.get(feature, 0) + (weight << (_LANE * lane))
    return Weights(labels, packed)


@cache
def weights() -> Weights:
    """The shipped weights, read when first needed."""
    return read_weights(json.loads(resources.files("scoring.replies").joinpath(WEIGHTS).read_text(encoding="utf-8")))


def settle(chances: Mapping[ReplyLabel, float]) -> frozenset[ReplyLabel]:
    """The labels that hold: all that are likely, or the likeliest; NONE only alone."""
    none = chances[ReplyLabel.NONE]
    likely = {label for label, chance in chances.items() if chance >= LIKELY and label is not ReplyLabel.NONE}
    if likely and none <= max(chances[label] for label in likely):
        return frozenset(likely)
    return frozenset({max(chances, key=lambda label: chances[label])})
