"""A linear classifier: weights learned from labelled utterances, added up for the features that are there.

tools/train_analyser.py writes the weights. They are whole hundredths, so that the sums are exact and the same on any
machine; all outputs are added at once, each in its own lane of one long integer.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from math import exp
from pathlib import Path
from struct import unpack

from scoring.confidence import Calibration, Curve

SCALE = 100
"""What a weight of one is written as."""
WEIGHTS = "weights.json"
_TWO = 2
_STEEPEST = 500.0
_LANE = 32
_MIDDLE = 1 << (_LANE - 1)
_WRITTEN = re.compile(r"([A-Za-z])(-?\d+)")
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""One for each output, in order; a feature's weights are written as "a12c-7"."""


@dataclass(frozen=True, slots=True)
class Chances:
    """How likely each value of one label is."""

    values: tuple[str, ...]
    shares: tuple[float, ...]

    @property
    def best(self) -> str:
        """The likeliest value; the first of several."""
        return self.values[self.shares.index(max(self.shares))]

    def of(self, value: str) -> float:
        """The chance of one value; 0 for a value never seen."""
        return self.shares[self.values.index(value)] if value in self.values else 0.0


def _softmax(scores: Sequence[int]) -> tuple[float, ...]:
    highest = max(scores)
    if len(scores) == _TWO:
        first = 1 / (1 + exp(min(_STEEPEST, (scores[1] - scores[0]) / SCALE)))
        return first, 1 - first
    raised = [exp((score - highest) / SCALE) for score in scores]
    whole = sum(raised)
    return tuple(value / whole for value in raised)


def pack(written: str) -> int:
    """The weights of one feature as one integer, a lane for each output."""
    return sum(int(weight) << (_LANE * LETTERS.index(letter)) for letter, weight in _WRITTEN.findall(written))


@cache
def _raised(count: int) -> int:
    """Half a lane in each lane, so that none of them is negative."""
    return sum(_MIDDLE << (_LANE * lane) for lane in range(count))


@dataclass(frozen=True, slots=True)
class Classifier:
    """Weights for all labels."""

    labels: Mapping[str, tuple[str, ...]]
    """The values of each label; their outputs follow one another in this order."""
    weights: Mapping[str, str]
    """By feature, as written."""
    calibration: Calibration
    _packed: dict[str, int] = field(default_factory=dict)

    def chances(self, features: Iterable[str]) -> dict[str, Chances]:
        """The chances of all labels, given the features of one utterance."""
        count = sum(map(len, self.labels.values()))
        total = self._total(features) + _raised(count)
        lanes = unpack(f"<{count}I", total.to_bytes(count * _LANE // 8, "little"))
        ends = accumulate(map(len, self.labels.values()))
        return {
            label: Chances(values, _softmax(lanes[end - len(values) : end]))
            for (label, values), end in zip(self.labels.items(), ends, strict=True)
        }

    def _total(self, features: Iterable[str]) -> int:
        """The sum of the features' weights, and of the weights that every utterance gets."""
        total = 0
        for feature in ("", *features):
            packed = self._packed.get(feature)
            if packed is None:
                if feature not in self.weights:
                    continue
                packed = self._packed[feature] = pack(self.weights[feature])
            total += packed
        return total


@cache
def classifier() -> Classifier:
    """The shipped classifier, read when first needed."""
    data = json.loads(Path(__file__).with_name(WEIGHTS).read_text(encoding="utf-8"))
    return Classifier(
        labels={label: tuple(values) for label, values in data["labels"].items()},
        weights=data["weights"],
        calibration=Calibration(
            curves={rule: Curve(*curve) for rule, curve in data["calibration"].items()},
            unsure_below=data["unsure_below"],
        ),
    )
