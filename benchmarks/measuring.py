"""Figures that stand a noisy machine: taken in turn, told by their median and their spread."""

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from statistics import median
from typing import Literal

Unit = Literal["s", "ms", "MiB", "a second", "times", "%"]


@dataclass(frozen=True, slots=True)
class Spread:
    """Several figures of the same thing."""

    low: float
    median: float
    high: float
    runs: int

    @classmethod
    def of(cls, figures: Iterable[float]) -> "Spread":
        """Sum up at least one figure."""
        known = sorted(figures)
        return cls(known[0], median(known), known[-1], len(known))


@dataclass(frozen=True, slots=True)
class Target:
    """What was aimed at, of the median or of its ratio to the baseline."""

    limit: float
    of: Literal["figure", "ratio"] = "figure"
    at_least: bool = False
    """More is better, as for a rate."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: ours beside a baseline that was measured in the same run."""

    what: str
    unit: Unit
    baseline_name: str
    baseline: Spread
    ours: Spread
    targets: tuple[Target, ...] = ()

    @property
    def ratio(self) -> float:
        """Ours in baselines, by their medians."""
        return self.ours.median / self.baseline.median

    def meets(self, target: Target) -> bool:
        """True where the median, or its ratio, is on the right side of the target."""
        found = self.ratio if target.of == "ratio" else self.ours.median
        return found >= target.limit if target.at_least else found <= target.limit


Arm = Callable[[], float]
"""Measures one thing once and gives the figure."""


def in_turn(arms: Mapping[str, Arm], *, runs: int, warm_up: bool = True) -> dict[str, Spread]:
    """Measure each arm so often, one after the other (A B A B), so that a busy moment hits them alike.

    Args:
        arms: What to measure, by name.
        runs: How many figures each arm gives.
        warm_up: Do each once before, without looking; a single run is a trial, and needs none.
    """
    if warm_up and runs > 1:
        for measure in arms.values():
            measure()
    figures: dict[str, list[float]] = {name: [] for name in arms}
    for _ in range(runs):
        for name, measure in arms.items():
            figures[name].append(measure())
    return {name: Spread.of(found) for name, found in figures.items()}


def milliseconds(action: Callable[[], object], *, times: int = 1) -> float:
    """How long one call takes, on average over so many."""
    began = time.perf_counter()
    for _ in range(times):
        action()
    return (time.perf_counter() - began) * 1000 / times
