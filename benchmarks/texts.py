"""What is analysed: labelled utterances, long pastes, and a plain list of regexes to compare with."""

import json
import re
from dataclasses import dataclass
from functools import cache
from itertools import cycle

from benchmarks.processes import ROOT
from scoring.analysis import Talk
from scoring.labels import InterviewType

CORPUS = ROOT / "tests" / "scoring" / "corpus"
REGEXES = ROOT / "benchmarks" / "regexes.txt"


@dataclass(frozen=True, slots=True)
class Said:
    """An utterance with what was said before it."""

    text: str
    talk: Talk
    is_fair: bool
    """A question that pushes no answer."""


@cache
def corpus() -> tuple[Said, ...]:
    """All labelled utterances, in the order of their files."""
    rows = (
        json.loads(line)
        for path in sorted(CORPUS.glob("utterances_*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    )
    return tuple(_said(row) for row in rows)


def _said(row: dict[str, str | None]) -> Said:
    context = row.get("context")
    talk = Talk(
        reply_before=context,
        interview_type=InterviewType(row["interview_type"] or InterviewType.EXPLORATORY),
        replies=(context,) if context else (),
    )
    return Said(str(row["text"]), talk, row["kind"] == "question" and row["rule1"] == "pass")


@cache
def questions() -> tuple[str, ...]:
    """Utterances after which nobody leaves: the fair questions."""
    return tuple(said.text for said in corpus() if said.is_fair)


@cache
def regexes() -> tuple[re.Pattern[str], ...]:
    """The list that people write first when they want to judge questions."""
    return tuple(re.compile(line, re.IGNORECASE) for line in REGEXES.read_text(encoding="utf-8").splitlines())


def regexes_found(text: str) -> int:
    """How many of the regexes are found in a text."""
    return sum(1 for regex in regexes() if regex.search(text))


def paste(length: int, *, stops: bool = True) -> str:
    """Prose of so many characters: the corpus, one utterance after the other; without `stops` one endless sentence."""
    text = ""
    for said in cycle(corpus()):
        text += f"{said.text} "
        if len(text) > 2 * length:
            break
    if not stops:
        text = re.sub(r"[.?!;:,\-–—()]", " ", text)
    return re.sub(r"\s+", " ", text)[:length]
