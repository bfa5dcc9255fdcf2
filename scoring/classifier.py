"""A linear classifier: weights learned from labelled utterances, added up for the features that are there.

tools/train_analyser.py writes the weights. They are whole hundredths, so that the sums are exact and the same on any
machine; all outputs are added at once. What the words mean is weighed beside the features.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from itertools import accumulate
from math import exp

from scoring.confidence import Calibration, Curve
from scoring.lanes import in_lane, unpacked
from scoring.leanings import Leanings, read_leanings

SCALE = 100
"""What a weight of one is written as."""
WEIGHTS = "weights.json"
_TWO = 2
_STEEPEST = 500.0
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


def _softmax(scores: Sequence[float]) -> tuple[float, ...]:
    highest = max(scores)
    if len(scores) == _TWO:
        first = 1 / (1 + exp(min(_STEEPEST, (scores[1] - scores[0]) / SCALE)))
        return first, 1 - first
    raised = [exp((score - highest) / SCALE) for score in scores]
    whole = sum(raised)
    return tuple(value / whole for value in raised)


def pack(written: str) -> int:
    """The weights of one feature as one integer, a lane for each output."""
    return sum(in_lane(int(weight), LETTERS.index(letter)) for letter, weight in _WRITTEN.findall(written))


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that is weighed of an utterance."""

    features: frozenset[str]
    said: frozenset[str]
    """Its words."""
    heard: frozenset[str]
    """The words of the customer's reply before it."""


@dataclass(frozen=True, slots=True)
class Classifier:
    """Weights for all labels."""

    labels: Mapping[str, tuple[str, ...]]
    """The values of each label; their outputs follow one another in this order."""
    weights: Mapping[str, str]
    """By feature, as written."""
    said: Leanings
    """To which values the words of an utterance lean."""
    heard: Leanings
    """To which values the words of the reply before it lean."""
    calibration: Calibration
    _packed: dict[str, int] = field(default_factory=dict)

    def chances(self, evidence: Evidence) -> dict[str, Chances]:
        """The chances of all labels."""
        total = unpacked(self._total(evidence.features), sum(map(len, self.labels.values())))
        leans = zip(total, self.said.of(evidence.said), self.heard.of(evidence.heard), strict=True)
        scores = [weighed + said + heard for weighed, said, heard in leans]
        ends = accumulate(map(len, self.labels.values()))
        return {
            label: Chances(values, _softmax(scores[end - len(values) : end]))
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
    folder = resources.files("scoring")
    data = json.loads(folder.joinpath(WEIGHTS).read_text(encoding="utf-8"))
    curves = {rule: Curve(*curve) for rule, curve in data["calibration"].items()}
    labels = {label: tuple(values) for label, values in data["labels"].items()}
    return classifier_of(labels, data["weights"], read_leanings(folder), Calibration(curves, data["unsure_below"]))


def classifier_of(
    labels: Mapping[str, tuple[str, ...]],
    weights: Mapping[str, str],
    leanings: Mapping[str, str],
    calibration: Calibration,
) -> Classifier:
    """A classifier from what is written down; a word's letters say how it leans said by oneself, then by the other."""
    count = sum(map(len, labels.values()))
    return Classifier(labels, weights, Leanings(leanings, count), Leanings(leanings, count, first=count), calibration)
