"""The figures that must not fall: recorded when the card is written, held by a test."""

import json
from collections.abc import Mapping
from math import floor

from tools.accuracy.corpus import ROOT, Manifest
from tools.accuracy.left_out import LEFT_OUT, left_out
from tools.accuracy.replies import ReplyFigures
from tools.accuracy.utterances import RULES, UtteranceFigures
from tools.accuracy.variations import Stability

FLOORS = ROOT / "tests" / "scoring" / "floors.json"
STABLE = "said otherwise"
Figures = Mapping[str, Mapping[str, float]]


def figures_of(manifest: Manifest, stability: Stability) -> Figures:
    """The summary of every set, by its name, and of what is measured otherwise, rounded down to thousandths."""
    found: dict[str, Mapping[str, float]] = {}
    for measured in manifest.sets:
        figures = UtteranceFigures(measured) if measured.kind == "utterances" else ReplyFigures(measured)
        found[measured.name] = _rounded(figures.summary())
    found[LEFT_OUT] = _rounded(left_out().figures)
    found[STABLE] = _rounded({rule: stability.of_rule(rule) for rule in RULES})
    return found


def _rounded(figures: Mapping[str, float]) -> dict[str, float]:
    return {name: floor(value * 1000) / 1000 for name, value in figures.items()}


def recorded() -> Figures:
    """The floors as the card has them."""
    found: dict[str, dict[str, float]] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return found


def record(figures: Figures) -> None:
    """Keep figures as floors."""
    FLOORS.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def fallen(figures: Figures, floors: Figures) -> list[str]:
    """Where figures lie under their floors, or are missing, a line each."""
    return [
        f"{name}, {figure}: {figures.get(name, {}).get(figure, 'not measured')}, and the card says {least}"
        for name, each in floors.items()
        for figure, least in each.items()
        if figures.get(name, {}).get(figure, -1.0) < least
    ]
