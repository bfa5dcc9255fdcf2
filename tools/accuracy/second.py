"""How far two people agree who labelled the same rows without seeing each other's labels."""

from collections.abc import Sequence

from tools.accuracy.agreement import Pair
from tools.accuracy.corpus import CORPUS, Row, SecondLabelling, files_of, read_rows
from tools.accuracy.replies import labels_of
from tools.accuracy.utterances import RULES, accepted

Couple = tuple[Row, Row]
"""The same row as the first and the second saw it."""


def couples(labelling: SecondLabelling) -> list[Couple]:
    """The rows that both labelled."""
    first = {row["id"]: row for path in files_of(labelling.kind) for row in read_rows(path)}
    return [(first[row["id"]], row) for row in read_rows(CORPUS / labelling.file) if row["id"] in first]


def pairs(labelled: Sequence[Couple], field: str, *, strict: bool = False) -> list[Pair]:
    """Both labels of a field; equal where one of them is defensible in the other's eyes, unless `strict`."""
    found = []
    for first, second in labelled:
        ours, theirs = (str(row[field]).lower() for row in (first, second))
        if not strict and theirs in {accepted(first, field, theirs), ours}:
            ours = theirs
        if not strict and ours == accepted(second, field, ours):
            theirs = ours
        found.append((ours, theirs))
    return found


def all_rules_alike(labelled: Sequence[Couple]) -> list[bool]:
    """For each row whether both agree on all three rules."""
    return [all(one == other for one, other in trio) for trio in zip(*(pairs(labelled, r) for r in RULES), strict=True)]


def reply_pairs(labelled: Sequence[Couple], label: str) -> list[Pair]:
    """Whether each of the two gave a label to a reply."""
    return [(str(label in labels_of(first)), str(label in labels_of(second))) for first, second in labelled]


def same_labels(labelled: Sequence[Couple]) -> list[bool]:
    """For each reply whether both gave it the same labels."""
    return [labels_of(first) == labels_of(second) for first, second in labelled]
