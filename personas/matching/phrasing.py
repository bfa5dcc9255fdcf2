"""How alike two questions are in how they are put: "how long have you been" and "how long does it take" are not.

Words by meaning and words by stem both drop the small words, and with them what tells a question about the past from
one about habits. Runs of one to three words, small ones included, keep that.
"""

from __future__ import annotations

import math
import re
from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence

_WORD = re.compile(r"[a-z0-9£$€]+")
_LONGEST_RUN = 3
_EDGE = "|"
_PADDING = re.compile(
    r"\b(?:in the first place|at the moment|right now|exactly|actually|really|a little|a bit|just|then|so far|please"
    r"|if you don'?t mind|by the way|roughly|normally)\b"
)
"""Said with any question, and telling none from another."""


def _runs(text: str) -> Iterator[str]:
    """Every run of one to three words; the edges of the text count as words beside others."""
    words = [_EDGE, *_WORD.findall(_PADDING.sub(" ", text.lower().replace("’", "'")).replace("'", "")), _EDGE]
    for length in range(1, _LONGEST_RUN + 1):
        for start in range(len(words) - length + 1):
            run = " ".join(words[start : start + length])
            if run != _EDGE:
                yield run


class Phrasing:
    """The questions of a set of documents, compared run by run."""

    def __init__(self, questions: Sequence[Sequence[str]]) -> None:
        """Take for each document the questions that ask for it."""
        self._document_of = array("I")
        self._postings: dict[str, array[int]] = defaultdict(lambda: array("I"))  # a life has 200,000 of them
        for position, texts in enumerate(questions):
            for text in texts:
                for run in set(_runs(text)):
                    self._postings[run].append(len(self._document_of))
                self._document_of.append(position)
        self._count = len(self._document_of)
        self._rarity = {run: self._idf(len(held)) for run, held in self._postings.items()}
        self._lengths = self._lengths_of_questions()

    def scores(self, text: str) -> dict[int, float]:
        """For each document the likeness of its likest question, from 0 to 1; those that share no run are left out."""
        runs = set(_runs(text))
        length = self._length(runs) or 1.0
        alike: dict[int, float] = defaultdict(float)
        for run in runs:
            rarity = self._rarity.get(run)
            if rarity is not None:
                weight = rarity * rarity
                for number in self._postings[run]:
                    alike[number] += weight
        best: dict[int, float] = {}
        for number, value in alike.items():
            position = self._document_of[number]
            best[position] = max(value / (length * self._lengths[number]), best.get(position, 0.0))
        return best

    def _lengths_of_questions(self) -> array[float]:
        squares = array("d", bytes(8 * self._count))
        for run, held in self._postings.items():
            square = self._rarity[run] ** 2
            for number in held:
                squares[number] += square
        return array("d", map(math.sqrt, squares))

    def _idf(self, holders: int) -> float:
        return math.log(1 + self._count / (1 + holders))

    def _length(self, runs: set[str]) -> float:
        unknown = self._idf(0)
        return math.sqrt(sum(self._rarity.get(run, unknown) ** 2 for run in runs))
