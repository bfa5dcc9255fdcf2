"""How well labelled utterances are read: per label, per rule, per move, and how honest the confidence is."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from scoring.analysis import Analysis
from tools.accuracy.agreement import Found, Pair, accuracy, found, kappa, macro_f1
from tools.accuracy.corpus import LabelledSet, Row, judged_utterances

RULES = ("rule1", "rule2", "rule3")
LABELS = ("kind", "focus", "leading", "time", "open", "multi_part")
FIELDS = (*LABELS, *RULES)
_STEPS = (0.0, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)


def given(analysis: Analysis, field: str) -> str:
    """What the analyser says of one field, in the words of the labels."""
    return _said(getattr(analysis.verdicts if field in RULES else analysis, field))


def _said(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def accepted(row: Row, field: str, answer: str) -> str:
    """The label of a field; another defensible value where that was answered."""
    others = [_said(value) for value in row.get("alt", {}).get(field, [])]
    return answer if answer in others else _said(row[field])


@dataclass(frozen=True, slots=True)
class Bin:
    """Verdicts of about the same confidence."""

    low: float
    high: float
    count: int
    said: float
    """Their mean confidence."""
    was: float
    """How many of them were right."""


@dataclass(frozen=True, slots=True)
class DoubtFigures:
    """What is gained by leaving unsure verdicts out."""

    unsure: float
    """The share of verdicts that are unsure."""
    rest_right: float
    """How many of the others are right."""
    unsure_right: float | None
    """How many of the unsure ones would have been right; None where there are none."""


class UtteranceFigures:
    """The figures of one set of utterances."""

    def __init__(self, measured: LabelledSet, judged: Sequence[tuple[Row, Analysis]] | None = None) -> None:
        """Judge the set, which takes about a millisecond a row, unless it was judged otherwise."""
        self.measured = measured
        self.judged = judged_utterances(measured) if judged is None else judged

    def pairs(self, field: str, *, strict: bool = False) -> list[Pair]:
        """Label and answer of each row; a defensible answer counts as the label unless `strict`."""
        answers = ((row, given(analysis, field)) for row, analysis in self.judged)
        return [((_said(row[field]) if strict else accepted(row, field, answer)), answer) for row, answer in answers]

    def fails(self, rule: str) -> Found:
        """How well failing a rule is found."""
        return found(self.pairs(rule), "fail")

    def all_rules_right(self) -> list[bool]:
        """For each row whether all three verdicts are right."""
        return [all(one == other for one, other in trio) for trio in zip(*map(self.pairs, RULES), strict=True)]

    def open_or_closed(self) -> list[Pair]:
        """Label and answer for the form, where both see something asked."""
        return [pair for pair in self.pairs("open") if "none" not in pair]

    def moves(self) -> list[Pair]:
        """Label and answer for the move."""
        return [(accepted(row, "move", str(analysis.move)), str(analysis.move)) for row, analysis in self.judged]

    def confidences(self, rule: str) -> list[tuple[float, bool]]:
        """For each verdict how sure it was, and whether it was right."""
        sure = (getattr(analysis.confidence, rule) for _, analysis in self.judged)
        return [(share, one == other) for share, (one, other) in zip(sure, self.pairs(rule), strict=True)]

    def reliability(self, rule: str) -> list[Bin]:
        """Verdicts sorted by confidence: what was said of them and what was so."""
        rows = self.confidences(rule)
        bins = []
        for low, high in pairwise(_STEPS):
            inside = [(sure, right) for sure, right in rows if low <= sure < high]
            if inside:
                said, was = (sum(column) / len(inside) for column in zip(*inside, strict=True))
                bins.append(Bin(low, high, len(inside), said, was))
        return bins

    def doubt(self, rule: str) -> DoubtFigures:
        """What the threshold does."""
        unsure = [getattr(analysis.unsure, rule) for _, analysis in self.judged]
        right = [one == other for one, other in self.pairs(rule)]
        doubted = [well for well, is_unsure in zip(right, unsure, strict=True) if is_unsure]
        rest = [well for well, is_unsure in zip(right, unsure, strict=True) if not is_unsure]
        return DoubtFigures(
            len(doubted) / len(right), sum(rest) / len(rest), sum(doubted) / len(doubted) if doubted else None
        )

    def slices(self, key: str) -> list[tuple[str, list[bool]]]:
        """All three rules right, by domain or register, worst first."""
        sliced: defaultdict[str, list[bool]] = defaultdict(list)
        for (row, _), right in zip(self.judged, self.all_rules_right(), strict=True):
            sliced[row[key]].append(right)
        return sorted(sliced.items(), key=lambda item: (sum(item[1]) / len(item[1]), item[0]))

    def summary(self) -> Mapping[str, float]:
        """The figures that must not fall, by name."""
        figures = {f"{field} kappa": kappa(self.pairs(field)) for field in FIELDS}
        figures |= {f"{field} macro-F1": macro_f1(self.pairs(field)) for field in FIELDS}
        figures["all three rules right"] = share(self.all_rules_right())
        figures["open or closed kappa"] = kappa(self.open_or_closed())
        figures["move accuracy"] = accuracy(self.moves())
        for rule in RULES:
            figures[f"{rule} fail precision"] = self.fails(rule).precision
            figures[f"{rule} fail recall"] = self.fails(rule).recall
            figures[f"{rule} right where sure"] = self.doubt(rule).rest_right
        return figures


def share(right: Sequence[bool]) -> float:
    """How many are right."""
    return sum(right) / len(right)
