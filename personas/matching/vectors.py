"""Word vectors: what common English words mean, as 128 numbers each, so that other words for the same thing are near.

The file is made by tools/make_word_vectors.py; docs/word-vectors.md says from what.
"""

import atexit
import math
import struct
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from itertools import repeat
from operator import mul
from sys import byteorder
from threading import Lock
from typing import IO

from personas.matching.lanes import Lanes, RowSums
from personas.matching.vocabulary import american

FILE = "words.vectors"
DIMENSIONS = 128
MAGIC = b"IWV1"
HEADER = struct.Struct("<4sIII")
"""The file's head: magic, number of words, dimensions, bytes of the word list. Words, scales and rows follow."""

_FLOAT = 4
_WORDS_AT_HAND = 512
"""Words whose vectors are not read anew where they are needed again; each takes a kilobyte."""

Vector = tuple[float, ...]

# Where a word is not listed its base form may be: ending, what stands in its place.
_ENDINGS = (
    *(("ies", "y"), ("ied", "y"), ("ier", "y"), ("iest", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e")),
    *(("ing", ""), ("ing", "e"), ("ers", ""), ("ers", "e"), ("er", ""), ("er", "e"), ("ly", ""), ("ness", "")),
)
_SHORTEST_BASE = 3


class WordVectors:
    """The vectors of a vocabulary, each as long as its word is telling: "of" is short, "plumber" is long."""

    def __init__(self, file: IO[bytes]) -> None:
        """Read the word list; the file stays open, and vectors are read from it when they are needed."""
        magic, count, dimensions, listed = HEADER.unpack(file.read(HEADER.size))
        if (magic, dimensions) != (MAGIC, DIMENSIONS):
            raise ValueError(f"{FILE!r} is no file of word vectors of {DIMENSIONS} dimensions")
        words = file.read(listed).decode("ascii").split("\n")
        self._positions = dict(zip(words, range(count), strict=True))
        self._scales = array("f", file.read(count * _FLOAT))
        if byteorder == "big":
            self._scales.byteswap()
        self._file, self._first_row = file, file.tell()
        self._turnstile = Lock()
        self._vector_at = lru_cache(maxsize=_WORDS_AT_HAND)(self._made)

    @property
    def ranks(self) -> Mapping[str, int]:
        """The listed words and their places, common words first."""
        return self._positions

    def position(self, word: str) -> int | None:
        """Where a lower-case word, or its base form, stands; None for a word unknown in every form."""
        return next((self._positions[form] for form in base_forms(word) if form in self._positions), None)

    def vector(self, word: str) -> Sequence[float] | None:
        """The vector of a lower-case word, or of its base form; None for a word unknown in every form."""
        position = self.position(word)
        return None if position is None else self._vector_at(position)

    def total(self, words: Iterable[str]) -> Vector:
        """The sum of the words' vectors; unknown words add nothing, so it may be all zeros."""
        return added([vector for word in words if (vector := self.vector(word)) is not None])

    def side_by_side(self, positions: Sequence[int]) -> Lanes:
        """The words that stand at these positions, to be compared with all at once."""
        return Lanes.of_bytes(list(map(self._row, positions)), list(map(self._scales.__getitem__, positions)))

    def sums(self, positions: Sequence[int]) -> RowSums:
        """The words that stand at these positions, to be added up."""
        return RowSums(list(map(self._row, positions)), list(map(self._scales.__getitem__, positions)))

    def _made(self, position: int) -> Sequence[float]:
        row = memoryview(self._row(position)).cast("b")
        return array("d", map(mul, row, repeat(self._scales[position])))

    def _row(self, position: int) -> bytes:
        """The numbers of a word as signed bytes."""
        with self._turnstile:
            self._file.seek(self._first_row + position * DIMENSIONS)
            return self._file.read(DIMENSIONS)


def base_forms(word: str) -> Iterator[str]:
    """The word itself, then what it may be a form of, likeliest first; most are no words at all."""
    yield word
    yield american(word)
    for ending, replacement in _ENDINGS:
        base = word.removesuffix(ending)
        if base != word and len(base) >= _SHORTEST_BASE:
            yield base + replacement
            if not replacement and base[-1] == base[-2]:
                yield base[:-1]


def dot(first: Sequence[float], second: Sequence[float]) -> float:
    """The scalar product; the cosine for vectors of length 1."""
    return float(sum(map(mul, first, second)))


def added(vectors: Sequence[Sequence[float]]) -> Vector:
    """The sum; of none it is all zeros."""
    return tuple(map(sum, zip(*vectors, strict=True))) if vectors else (0.0,) * DIMENSIONS


def length(vector: Sequence[float]) -> float:
    """How long it is."""
    return math.sqrt(dot(vector, vector))


def unit(vector: Vector) -> Vector:
    """The same direction at length 1; all zeros stay so."""
    divisor = length(vector) or 1.0
    return tuple(value / divisor for value in vector)


@cache
def word_vectors() -> WordVectors:
    """The shipped vectors, opened at first use."""
    file = resources.files(__package__).joinpath(FILE).open("rb")
    atexit.register(file.close)
    return WordVectors(file)
