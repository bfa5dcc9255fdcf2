"""Measure the analyser by the labelled data, and write docs/accuracy.md and the floors that `./check` holds.

python -m tools.accuracy                        measure and write
python -m tools.accuracy --look                 measure, say where figures lie under the card, write nothing
python -m tools.accuracy --contested FILE       what people contested, and whether the analyser agrees by now
"""

import argparse
import sys
from pathlib import Path

from tools.accuracy.card import accuracy_card
from tools.accuracy.contested import report, standing
from tools.accuracy.corpus import ROOT, manifest
from tools.accuracy.floors import fallen, figures_of, record, recorded
from tools.accuracy.variations import stability

CARD = ROOT / "docs" / "accuracy.md"


def main() -> int:
    """Do what was asked; 1 where `--look` found a figure under its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--look", action="store_true", help="write nothing")
    parser.add_argument("--contested", type=Path, help="a file of contested verdicts")
    chosen = parser.parse_args()
    if chosen.contested:
        print("\n".join(report(standing(chosen.contested))))
        return 0
    there = manifest()
    figures = figures_of(there, stability())
    if chosen.look:
        under = fallen(figures, recorded())
        print("\n".join(under) or "Every figure is as good as the card says, or better.")
        return 1 if under else 0
    CARD.write_text(accuracy_card(there, stability()), encoding="utf-8")
    record(figures)
    for name, each in figures.items():
        print(name, *(f"{figure} {value:.3f}" for figure, value in each.items()), sep="\n  ")
    return 0


if __name__ == "__main__":
    sys.exit(main())
