"""How often matching finds the right target on the invented lives beside this file: the table of docs/word-vectors.md.

Run by hand with `python -m tests.personas.matching.accuracy`.
"""

import json
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from personas.matching.index import PLACED, Document, Index
from personas.matching.lexical import Field, Lexicon
from personas.matching.meaning import MeaningSpace
from personas.matching.vectors import unit, word_vectors
from personas.matching.vocabulary import content_words, root, telling_words

FOLDER = Path(__file__).parent
TUNED_ON = "groomer"
REPORTED_ON = ("chemistry", "lettings")

Finder = Callable[[str], list[tuple[str, float]]]
"""Gives the ids of the targets a text may be about, best first, with their scores."""


@dataclass(frozen=True, slots=True)
class Accuracy:
    """What one way of matching gets right on one life, each from 0 to 1."""

    first: float
    in_three: float
    placed: float
    """The share of the on-topic questions whose best match reaches the threshold."""
    rejected: float
    """The share of the off-topic utterances whose best match stays below it."""


@cache
def life(name: str) -> tuple[Document, ...]:
    targets = tomllib.loads((FOLDER / "lives" / f"{name}.toml").read_text(encoding="utf-8"))["target"]
    return tuple(
        Document(held["id"], tuple(held["questions"]), tuple(held["aliases"]), tuple(held["lines"])) for held in targets
    )


def _rows(name: str) -> Iterator[dict[str, str]]:
    yield from map(json.loads, (FOLDER / name).read_text(encoding="utf-8").splitlines())


def paraphrases(name: str) -> list[dict[str, str]]:
    return [row for row in _rows("paraphrases.jsonl") if row["life"] == name]


def off_topic() -> list[str]:
    return [row["text"] for row in _rows("off_topic.jsonl")]


def _ordered(documents: tuple[Document, ...], scores: dict[int, float]) -> list[tuple[str, float]]:
    best = sorted(scores, key=lambda position: (-scores[position], position))
    return [(documents[position].id, scores[position]) for position in best]


def by_words(documents: tuple[Document, ...]) -> Finder:
    lexicon = Lexicon(
        [
            Field(1.0, tuple(document.questions for document in documents)),
            Field(1.0, tuple(document.aliases for document in documents)),
            Field(0.4, tuple(document.lines for document in documents)),
        ]
    )
    return lambda text: _ordered(documents, lexicon.scores(dict.fromkeys(map(root, content_words(text)), 1.0)))


def by_meaning(documents: tuple[Document, ...]) -> Finder:
    asking = [((*document.questions, *document.aliases), document.lines) for document in documents]
    space = MeaningSpace(asking, word_vectors())
    return lambda text: _ordered(
        documents, space.scores(unit(word_vectors().total(telling_words(text))), range(len(documents)), 10)
    )


def together(documents: tuple[Document, ...]) -> Finder:
    index = Index(documents)
    return lambda text: [(match.id, match.score) for match in index.match(text)]


def measure(way: Callable[[tuple[Document, ...]], Finder], name: str, threshold: float) -> Accuracy:
    find = way(life(name))
    asked = [(row["target"], find(row["text"])) for row in paraphrases(name)]
    others = [find(text) for text in off_topic()]
    return Accuracy(
        first=sum(bool(found) and found[0][0] == target for target, found in asked) / len(asked),
        in_three=sum(target in [held for held, _ in found[:3]] for target, found in asked) / len(asked),
        placed=sum(bool(found) and found[0][1] >= threshold for _, found in asked) / len(asked),
        rejected=sum(not found or found[0][1] < threshold for found in others) / len(others),
    )


def best_threshold(way: Callable[[tuple[Document, ...]], Finder]) -> float:
    """The hundredth at which placed and rejected together are highest on the life for tuning."""
    hundredths = [number / 100 for number in range(5, 80)]
    find = cache(way(life(TUNED_ON)))
    held = {threshold: measure(lambda _: find, TUNED_ON, threshold) for threshold in hundredths}
    return max(hundredths, key=lambda threshold: held[threshold].placed + held[threshold].rejected)


if __name__ == "__main__":
    for way in (by_words, by_meaning, together):
        threshold = PLACED if way is together else best_threshold(way)
        for name in (TUNED_ON, *REPORTED_ON):
            found = measure(way, name, threshold)
            sys.stdout.write(
                f"| {way.__name__} | {name} | {found.first:.2f} | {found.in_three:.2f} "
                f"| {found.placed:.2f} | {found.rejected:.2f} | {threshold:.2f} |\n"
            )
