"""Word vectors: what common English words mean, as 128 numbers each, so that other words for the same thing are near.

The file is made by tools/make_word_vectors.py; docs/word-vectors.md says from what.
"""

import math
import struct
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from itertools import repeat
from operator import mul

from personas.matching.lanes import Lanes
from personas.matching.vocabulary import american

FILE = "words.vectors"
DIMENSIONS = 128
MAGIC = b"IWV1"
HEADER = struct.Struct("<4sIII")
"""The file's head: magic, number of words, dimensions, bytes of the word list. Words, scales and rows follow."""

_SCALE = struct.Struct("<f")
_WORDS_AT_HAND = 256
"""Words whose vectors are kept as floats, which take thirty times the room of the bytes they are made from."""

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
        self._data = data
        self._first_scale = start
        self._rows = memoryview(data)[start + _SCALE.size * count :].cast("b")
        self._vector_at = lru_cache(maxsize=_WORDS_AT_HAND)(self._made)

    @property
    def ranks(self) -> Mapping[str, int]:
        """The listed words and their places, common words first."""
        return self._positions

    def position(self, word: str) -> int | None:
        """Where a lower-case word, or its base form, stands; None for a word unknown in every form."""
        return next((self._positions[form] for form in base_forms(word) if form in self._positions), None)

    def vector(self, word: str) -> Vector | None:
        """The vector of a lower-case word, or of its base form; None for a word unknown in every form."""
        position = self.position(word)
        return None if position is None else self._vector_at(position)

    def total(self, words: Iterable[str]) -> Vector:
        """The sum of the words' vectors; unknown words add nothing, so it may be all zeros."""
        return added([vector for word in words if (vector := self.vector(word)) is not None])

    def side_by_side(self, positions: Sequence[int]) -> Lanes:
        """The words that stand at these positions, to be compared with all at once."""
        return Lanes([self._row(position) for position in positions], [self._scale(position) for position in positions])

    def _made(self, position: int) -> Vector:
        return tuple(map(mul, self._row(position), repeat(self._scale(position))))

    def _row(self, position: int) -> memoryview:
        start = position * DIMENSIONS
        return self._rows[start : start + DIMENSIONS]

    def _scale(self, position: int) -> float:
        (scale,) = _SCALE.unpack_from(self._data, self._first_scale + position * _SCALE.size)
        return float(scale)


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


def added(vectors: Sequence[Vector]) -> Vector:
    """The sum; of none it is all zeros."""
    return tuple(map(sum, zip(*vectors, strict=True))) if vectors else (0.0,) * DIMENSIONS


def length(vector: Vector) -> float:
    """How long it is."""
    return math.sqrt(dot(vector, vector))


def unit(vector: Vector) -> Vector:
    """The same direction at length 1; all zeros stay so."""
    divisor = length(vector) or 1.0
    return tuple(value / divisor for value in vector)


def stored(vector: Vector) -> Sequence[float]:
    """The same numbers in a quarter of the room; a little slower to reckon with."""
    return array("d", vector)


@cache
def word_vectors() -> WordVectors:
    """The shipped vectors, read at first use."""
    return WordVectors(resources.files(__package__).joinpath(FILE).read_bytes())
