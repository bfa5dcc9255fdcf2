"""Word vectors: what common English words mean, as 128 numbers each, so that other words for the same thing are near.

The file is made by tools/make_word_vectors.py; docs/word-vectors.md says from what.
"""

import math
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from operator import mul

from personas.matching.vocabulary import american

FILE = "words.vectors"
DIMENSIONS = 128
MAGIC = b"IWV1"
HEADER = struct.Struct("<4sIII")
"""The file's head: magic, number of words, dimensions, bytes of the word list. Words, scales and rows follow."""

Vector = tuple[float, ...]

# Where a word is not listed its base form may be: ending, what stands in its place.
_ENDINGS = (
    *(("ies", "y"), ("ied", "y"), ("ier", "y"), ("iest", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e")),
    *(("ing", ""), ("ing", "e"), ("ers", ""), ("ers", "e"), ("er", ""), ("er", "e"), ("ly", ""), ("ness", "")),
)
_SHORTEST_BASE = 3


class WordVectors:
    """The vectors of a vocabulary, each as long as its word is telling: "of" is short, "plumber" is long."""

    def __init__(self, data: bytes) -> None:
        magic, count, dimensions, listed = HEADER.unpack_from(data)
        if (magic, dimensions) != (MAGIC, DIMENSIONS):
            raise ValueError(f"{FILE!r} is no file of word vectors of {DIMENSIONS} dimensions")
        start = HEADER.size
        words = data[start : start + listed].decode("ascii").split("\n")
        self._positions = dict(zip(words, range(count), strict=True))
        start += listed
        self._scales = struct.unpack_from(f"<{count}f", data, start)
        self._rows = memoryview(data)[start + 4 * count :].cast("b")
        self._made: dict[str, Vector | None] = {}

    @property
    def ranks(self) -> Mapping[str, int]:
        """The listed words and their places, common words first."""
        return self._positions

    def vector(self, word: str) -> Vector | None:
        """The vector of a lower-case word, or of its base form; None for a word unknown in every form."""
        if word not in self._made:
            position = next((self._positions[form] for form in base_forms(word) if form in self._positions), None)
            self._made[word] = None if position is None else self._row(position)
        return self._made[word]

    def total(self, words: Iterable[str]) -> Vector:
        """The sum of the words' vectors; unknown words add nothing, so it may be all zeros."""
        return added([vector for word in words if (vector := self.vector(word)) is not None])

    def _row(self, position: int) -> Vector:
        start = position * DIMENSIONS
        scale = self._scales[position]
        return tuple(value * scale for value in self._rows[start : start + DIMENSIONS])


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


def dot(first: Vector, second: Vector) -> float:
    """The scalar product; the cosine for vectors of length 1."""
    return float(sum(map(mul, first, second)))


def added(vectors: Sequence[Vector]) -> Vector:
    """The sum; of none it is all zeros."""
    return tuple(map(sum, zip(*vectors, strict=True))) if vectors else (0.0,) * DIMENSIONS


def unit(vector: Vector) -> Vector:
    """The same direction at length 1; all zeros stay so."""
    length = math.sqrt(dot(vector, vector))
    return tuple(value / length for value in vector) if length else vector


@cache
def word_vectors() -> WordVectors:
    """The shipped vectors, read at first use."""
    return WordVectors(resources.files(__package__).joinpath(FILE).read_bytes())
