"""The labelled data that is there, as the manifest beside it names it, and what the analyser says of each row."""

import json
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from scoring.analysis import Analysis, Talk
from scoring.labels import InterviewType
from scoring.reply import label_reply
from scoring.utterance import analyze

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "tests" / "scoring" / "corpus"
MANIFEST = CORPUS / "manifest.toml"
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """A part of the labelled data that is measured on its own."""

    name: str
    kind: str
    """utterances or replies."""
    file: str
    about: str
    part: str | None = None
    """Only the rows of this part of the file."""
    opened: bool = True
    """False while it is still sealed: it is then not looked into."""

    @property
    def is_there(self) -> bool:
        """Whether it can be measured."""
        return self.opened and (CORPUS / self.file).exists()

    def rows(self) -> list[Row]:
        """Its rows."""
        rows = read_rows(CORPUS / self.file)
        return rows if self.part is None else [row for row in rows if row["part"] == self.part]


@dataclass(frozen=True, slots=True)
class SecondLabelling:
    """Labels that somebody else gave to some of the same rows, without seeing the first ones."""

    kind: str
    file: str
    about: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What there is."""

    sets: tuple[LabelledSet, ...]
    second: tuple[SecondLabelling, ...]


def read_rows(path: Path) -> list[Row]:
    """The rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def manifest() -> Manifest:
    """What the manifest names and what is there of it."""
    data = tomllib.loads(MANIFEST.read_text(encoding="utf-8"))
    sets = (LabelledSet(**entry) for entry in data["measured"])
    second = (SecondLabelling(**entry) for entry in data["second"])
    return Manifest(
        tuple(each for each in sets if each.is_there),
        tuple(each for each in second if (CORPUS / each.file).exists()),
    )


def files_of(kind: str) -> Iterable[Path]:
    """All labelled files of a kind, learned from or not: what a second labelling may be of."""
    return sorted(CORPUS.glob(f"{kind}*.jsonl"))


def talk_of(row: Row) -> Talk:
    """What the analyser may know when it reads this row."""
    kind = InterviewType(row.get("interview_type") or InterviewType.EXPLORATORY)
    before = row.get("context") or None
    return Talk(reply_before=before, interview_type=kind, replies=(before,) if before else ())


@cache
def judged_utterances(measured: LabelledSet) -> tuple[tuple[Row, Analysis], ...]:
    """The rows of a set, each with what the analyser finds."""
    return tuple((row, analyze(row["text"], talk_of(row))) for row in measured.rows())


@cache
def judged_replies(measured: LabelledSet) -> tuple[tuple[Row, frozenset[str]], ...]:
    """The rows of a set, each with the labels it gets."""
    return tuple((row, frozenset(map(str, label_reply(row["text"], row["context"])))) for row in measured.rows())
