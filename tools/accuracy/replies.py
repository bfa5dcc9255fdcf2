"""How well labelled replies are read: several labels may hold at once, and optional ones are not counted."""

from collections import defaultdict
from collections.abc import Mapping

from scoring.labels import ReplyLabel
from tools.accuracy.agreement import Found, Pair, found, kappa
from tools.accuracy.corpus import LabelledSet, Row, judged_replies

YES, NO = "yes", "no"
LABELS = tuple(map(str, ReplyLabel))
_NONE = str(ReplyLabel.NONE)


def labels_of(row: Row) -> frozenset[str]:
    """The labels of a row; none is said where nothing else holds."""
    return frozenset(row["labels"]) - {_NONE} or frozenset({_NONE})


def _counts(row: Row, label: str) -> bool:
    optional = row.get("optional", [])
    return label not in optional and not (label == _NONE and optional)


class ReplyFigures:
    """The figures of one set of replies."""

    def __init__(self, measured: LabelledSet) -> None:
        """Judge the set."""
        self.measured = measured
        self.judged = judged_replies(measured)

    def pairs(self, label: str) -> list[Pair]:
        """Whether a label holds and whether it was given, for the rows where it counts."""
        return [
            (YES if label in labels_of(row) else NO, YES if label in answer else NO)
            for row, answer in self.judged
            if _counts(row, label)
        ]

    def found(self, label: str) -> Found:
        """How well one label is found."""
        return found(self.pairs(label), YES)

    def kappa(self, label: str) -> float:
        """Agreement on one label."""
        return kappa(self.pairs(label))

    def macro_f1(self) -> float:
        """The mean F1 over all labels."""
        return sum(self.found(label).f1 for label in LABELS) / len(LABELS)

    def wholly_right(self) -> list[bool]:
        """For each row whether all its labels are right, optional ones aside."""
        return [agrees(row, answer) for row, answer in self.judged]

    def slices(self, key: str) -> list[tuple[str, list[bool]]]:
        """Wholly right, by domain or register, worst first."""
        sliced: defaultdict[str, list[bool]] = defaultdict(list)
        for (row, _), right in zip(self.judged, self.wholly_right(), strict=True):
            sliced[row[key]].append(right)
        return sorted(sliced.items(), key=lambda item: (sum(item[1]) / len(item[1]), item[0]))

    def summary(self) -> Mapping[str, float]:
        """The figures that must not fall, by name."""
        figures = {f"{label} F1": self.found(label).f1 for label in LABELS}
        return figures | {"macro-F1": self.macro_f1()}


def agrees(row: Row, answer: frozenset[str]) -> bool:
    """Whether the labels are those of the row, optional ones aside."""
    optional = set(row.get("optional", [])) | {_NONE}
    return labels_of(row) - optional == answer - optional
