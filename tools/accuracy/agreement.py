"""Agreement of two judges in figures; every figure is the same each time it is computed."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

Pair = tuple[str, str]
"""What the first judge said (the label), and what the second said (the analyser, or another person)."""

_Z = 1.96
_DRAWS = 500
_SEED = 7


def accuracy(pairs: Sequence[Pair]) -> float:
    """The share of equal pairs."""
    return sum(one == other for one, other in pairs) / len(pairs)


def kappa(pairs: Sequence[Pair]) -> float:
    """Cohen's kappa: agreement beyond what chance would give."""
    count = len(pairs)
    ours, theirs = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    chance = sum(ours[label] * theirs[label] for label in ours) / count**2
    return 1.0 if chance == 1 else (accuracy(pairs) - chance) / (1 - chance)


@dataclass(frozen=True, slots=True)
class Found:
    """How well one label is found."""

    label: str
    there: int
    """How often the label holds."""
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def found(pairs: Sequence[Pair], label: str) -> Found:
    """Precision and recall of one label."""
    hits = sum(one == other == label for one, other in pairs)
    there, said = sum(one == label for one, _ in pairs), sum(other == label for _, other in pairs)
    return Found(label, there, hits / said if said else 0.0, hits / there if there else 0.0)


def macro_f1(pairs: Sequence[Pair]) -> float:
    """The mean F1 over the labels that hold at least once."""
    labels = {one for one, _ in pairs}
    return sum(found(pairs, label).f1 for label in labels) / len(labels)


def interval(right: int, count: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share."""
    share, spread = right / count, _Z**2 / count
    middle = (share + spread / 2) / (1 + spread)
    half = _Z * sqrt(share * (1 - share) / count + spread / (4 * count)) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)


def kappa_interval(pairs: Sequence[Pair]) -> tuple[float, float]:
    """A 95 % interval of kappa, by drawing the pairs again."""
    dice = random.Random(_SEED)
    drawn = sorted(kappa(dice.choices(pairs, k=len(pairs))) for _ in range(_DRAWS))
    return drawn[int(0.025 * _DRAWS)], drawn[int(0.975 * _DRAWS)]


def confusions(pairs: Sequence[Pair]) -> list[tuple[Pair, int]]:
    """The unequal pairs, most frequent first."""
    counted = Counter(pair for pair in pairs if pair[0] != pair[1])
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))
