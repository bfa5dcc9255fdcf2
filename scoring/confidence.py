"""How sure a verdict is, and below which confidence it is called unsure.

The curves come from predictions on domains that were not learned from, so that a confidence of 0.8 means: of such
verdicts, eight in ten were right. `tools/train_analyser.py` finds curves and threshold and keeps them with the weights.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, log

from scoring.analysis import Rules

_NEAREST = 1e-4
"""How near to 0 or 1 a chance is taken at its word."""
_LEAST, _MOST = 0.01, 0.99


@dataclass(frozen=True, slots=True)
class Curve:
    """A logistic curve over the log-odds of a chance."""

    slope: float
    offset: float

    def at(self, chance: float) -> float:
        """How often verdicts of this chance were right: in hundredths, so that it is the same on any machine."""
        share = 1 / (1 + exp(-(self.slope * log_odds(chance) + self.offset)))
        return min(_MOST, max(_LEAST, round(share, 2)))


def log_odds(chance: float) -> float:
    """The logarithm of the odds; what is nearly certain counts as nearly certain."""
    kept = min(1 - _NEAREST, max(_NEAREST, chance))
    return log(kept / (1 - kept))


@dataclass(frozen=True, slots=True)
class Calibration:
    """From a verdict's chance to how often such verdicts were right."""

    curves: Mapping[str, Curve]
    """For each rule."""
    unsure_below: float
    """A verdict less sure than this is shown as "~" and left out of the score."""

    def confidence(self, likely: Rules[float]) -> Rules[float]:
        """How sure the three verdicts are, from their chances."""
        return Rules(
            self.curves["rule1"].at(likely.rule1),
            self.curves["rule2"].at(likely.rule2),
            self.curves["rule3"].at(likely.rule3),
        )

    def unsure(self, confidence: Rules[float]) -> Rules[bool]:
        """Which of the three verdicts are too uncertain to stand."""
        return Rules(
            confidence.rule1 < self.unsure_below,
            confidence.rule2 < self.unsure_below,
            confidence.rule3 < self.unsure_below,
        )
