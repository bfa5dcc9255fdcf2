"""What people contested: whether the analyser has come to agree with them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from scoring.utterance import analyze
from tools.accuracy.corpus import Row, read_rows, talk_of
from tools.accuracy.tables import percent
from tools.accuracy.utterances import RULES, given


def standing(path: Path) -> list[Row]:
    """The contests of a file that were not taken back; the last word of each counts."""
    last = {row["id"]: row for row in read_rows(path)}
    return [row for row in last.values() if row["label"] is not None]


def report(rows: Sequence[Row]) -> Iterator[str]:
    """For each rule how many verdicts were contested and how many of them the analyser now gives as claimed."""
    contested, agreed, claimed = Counter[str](), Counter[str](), Counter[tuple[str, str, str]]()
    for row in rows:
        rule = row["rule"]
        contested[rule] += 1
        claimed[rule, row["given"], row["label"]] += 1
        agreed[rule] += given(analyze(row["text"], talk_of(row)), rule) == row["label"]
    yield f"{len(rows)} verdicts are contested."
    for rule in RULES:
        if contested[rule]:
            share = percent(agreed[rule] / contested[rule])
            yield f"{rule}: {contested[rule]}, of which the analyser now says as claimed {agreed[rule]} ({share})"
    for (rule, was, label), count in sorted(claimed.items(), key=lambda item: (-item[1], item[0])):
        yield f"  {rule}: {was} should be {label}: {count}"
