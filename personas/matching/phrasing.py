"""How alike two questions are in how they are put: "how long have you been" and "how long does it take" are not.

Words by meaning and words by stem both drop the small words, and with them what tells a question about the past from
one about habits. Runs of one to three words, small ones included, keep that.
"""

from __future__ import annotations

import math
import re
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

_WORD = re.compile(r"[a-z0-9£$€]+")
_EDGE = "|"
_EDGE_NUMBER = 1
_BITS = 20
"""Of a word's number; there is no room for more words than that in a file."""
_MARKS = 63
"""How many of the commonest runs are marked; as many as fit one number."""
_PADDING = re.compile(
    r"\b(?:in the first place|at the moment|right now|exactly|actually|really|a little|a bit|just|then|so far|please"
    r"|if you don'?t mind|by the way|roughly|normally)\b"
)
"""Said with any question, and telling none from another."""


def _words(text: str) -> list[str]:
    """The edges of a text count as words beside others."""
    return [_EDGE, *_WORD.findall(_PADDING.sub(" ", text.lower().replace("’", "'")).replace("'", "")), _EDGE]


def _runs(numbers: Sequence[int]) -> set[int]:
    """Every run of one to three words, as the numbers of its words side by side."""
    pairs = [first << _BITS | second for first, second in pairwise(numbers)]
    runs = {*numbers, *pairs, *(pair << _BITS | third for pair, third in zip(pairs, numbers[2:], strict=False))}
    runs.remove(_EDGE_NUMBER)
    return runs


class _WeightsOfMarks(dict[int, float]):
    """What the runs of a set of marks count together, each set reckoned once."""

    def __init__(self, weights: Sequence[tuple[int, float]]) -> None:
        super().__init__()
        self._weights = weights

    def __missing__(self, marks: int) -> float:
        found = self[marks] = sum(weight for bit, weight in self._weights if bit & marks)
        return found


class Phrasing:
    """The questions of a set of documents, compared run by run."""

    def __init__(self, questions: Sequence[Sequence[str]]) -> None:
        """Take for each document the questions that ask for it."""
        askers: dict[str, list[int]] = defaultdict(list)
        for position, texts in enumerate(questions):
            for text in texts:
                askers[text].append(position)
        self._documents_of = [tuple(dict.fromkeys(positions)) for positions in askers.values()]
        self._times = array("I", map(len, askers.values()))
        self._count = sum(self._times)
        self._numbers = {_EDGE: _EDGE_NUMBER}
        self._often: dict[int, array[int]] = {}
        once: dict[int, int] = {}
        for number, text in enumerate(askers):
            self._add(text, number, once)
        # A life has 100,000 runs, most of them in a single question: side by side they take a tenth of the room.
        self._once = array("Q", sorted(once))
        self._holders = array("I", map(once.__getitem__, self._once))
        self._weights = {run: self._weight(held) for run, held in self._often.items()}
        self._lengths = self._lengths_of_questions()
        self._bits, self._marks = self._commonest()
        self._marked = [(bit, self._weights[run]) for run, bit in self._bits.items()]

    def _add(self, text: str, question: int, once: dict[int, int]) -> None:
        numbers = self._numbers
        for run in _runs([numbers.setdefault(word, len(numbers) + 1) for word in _words(text)]):
            if run in self._often:
                self._often[run].append(question)
            elif run in once:
                self._often[run] = array("I", (once.pop(run), question))
            else:
                once[run] = question

    def scores(self, text: str) -> dict[int, float]:
        """For each document the likeness of its likest question, from 0 to 1; those that share no run are left out."""
        alike: dict[int, float] = defaultdict(float)
        square, said = 0.0, 0
        for run in self._runs_said(text):
            weight, holders = self._found(run)
            square += weight
            if run in self._bits:
                said |= self._bits[run]
                continue
            for number in holders:
                alike[number] += weight
        if not alike:
            alike = {number: 0.0 for number, marks in enumerate(self._marks) if marks & said}
        of_marks = _WeightsOfMarks(self._marked)
        length = math.sqrt(square) or 1.0
        best: dict[int, float] = {}
        for number, value in alike.items():
            likeness = (value + of_marks[self._marks[number] & said]) / (length * self._lengths[number])
            for position in self._documents_of[number]:
                if likeness > best.get(position, 0.0):
                    best[position] = likeness
        return best

    def _commonest(self) -> tuple[dict[int, int], array[int]]:
        """A bit for each of the commonest runs, and for each question the bits of those it has.

        "|", "the" and "did you" stand in thousands of questions: they are looked up for those that share something
        rarer, and not the other way about.
        """
        commonest = sorted(self._often, key=lambda run: -len(self._often[run]))[:_MARKS]
        marks = array("Q", [0]) * len(self._times)
        for place, run in enumerate(commonest):
            for number in self._often[run]:
                marks[number] |= 1 << place
        return {run: 1 << place for place, run in enumerate(commonest)}, marks

    def _runs_said(self, text: str) -> set[int]:
        words, known = _words(text), self._numbers
        unknown = dict.fromkeys(word for word in words if word not in known)
        new = {word: number for number, word in enumerate(unknown, len(known) + 1)}
        return _runs([known.get(word) or new[word] for word in words])

    def _found(self, run: int) -> tuple[float, Sequence[int]]:
        """What a run counts, and the questions that have it."""
        if run in self._often:
            return self._weights[run], self._often[run]
        place = bisect_left(self._once, run)
        holders = self._holders[place : place + 1] if self._once[place : place + 1] == array("Q", (run,)) else ()
        return self._weight(holders), holders

    def _lengths_of_questions(self) -> array[float]:
        squares = array("d", [0.0]) * len(self._times)
        for number in self._holders:
            squares[number] += self._weight((number,))
        for run, held in self._often.items():
            weight = self._weights[run]
            for number in held:
                squares[number] += weight
        return array("d", map(math.sqrt, squares))

    def _weight(self, holders: Sequence[int]) -> float:
        """What it counts that two questions share a run which these have; the rarer, the more."""
        times = sum(map(self._times.__getitem__, holders))
        return math.log(1 + self._count / (1 + times)) ** 2
