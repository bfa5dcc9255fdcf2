"""What weights learned from other domains made of each labelled utterance: measured while learning, and kept."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scoring.analysis import Analysis
from tools.accuracy.corpus import ROOT, LabelledSet, Row
from tools.accuracy.utterances import UtteranceFigures

LEFT_OUT = "leave-domain-out"
FILE = ROOT / "tests" / "scoring" / "leave_domain_out.json"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The figures, and of how many utterances and domains."""

    utterances: int
    domains: int
    figures: Mapping[str, float]


def left_out() -> LeftOut:
    """What was measured when the shipped weights were learned."""
    return LeftOut(**json.loads(FILE.read_text(encoding="utf-8")))


def record_left_out(judged: Sequence[tuple[Row, Analysis]]) -> None:
    """Keep what was measured; tools/train_analyser.py does, since it takes minutes and more libraries."""
    measured = LabelledSet(LEFT_OUT, "utterances", FILE.name, "")
    figures = {name: round(value, 4) for name, value in UtteranceFigures(measured, judged).summary().items()}
    domains = {row["domain"] for row, _ in judged}
    kept = {"utterances": len(judged), "domains": len(domains), "figures": figures}
    FILE.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
