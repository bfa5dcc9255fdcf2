"""Word vectors: what common English words mean, as 128 numbers each, so that other words for the same thing are near.

The file is made by tools/make_word_vectors.py; docs/word-vectors.md says from what.
"""

import math
import struct
from array import array
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from operator import mul

from personas.matching.vocabulary import american

FILE = "words.vectors"
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
        magic, count, self._dimensions, listed = HEADER.unpack_from(data)
        if magic != MAGIC:
            raise ValueError(f"{FILE!r} is no file of word vectors")
        start = HEADER.size
        words = data[start : start + listed].decode("ascii").split("\n")
        self._positions = dict(zip(words, range(count), strict=True))
        start += listed
        self._scales = struct.unpack_from(f"<{count}f", data, start)
        self._rows = memoryview(data)[start + 4 * count :]
        self._made: dict[str, Vector | None] = {}

    def __contains__(self, word: object) -> bool:
        return word in self._positions

    def vector(self, word: str) -> Vector | None:
        """The vector of a lower-case word, or of its base form; None for a word unknown in every form."""
        if word not in self._made:
            position = next((self._positions[form] for form in base_forms(word) if form in self._positions), None)
            self._made[word] = None if position is None else self._row(position)
        return self._made[word]

    def mean(self, words: Iterable[str]) -> Vector | None:
        """The direction of the words together, of length 1; None if no word is known."""
        known = [vector for word in words if (vector := self.vector(word)) is not None]
        return unit([sum(column) for column in zip(*known, strict=True)]) if known else None

    def _row(self, position: int) -> Vector:
        start = position * self._dimensions
        scale = self._scales[position]
        return tuple(value * scale for value in array("b", self._rows[start : start + self._dimensions]))


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
    return sum(map(mul, first, second))


def unit(values: Iterable[float]) -> Vector | None:
    """The same direction at length 1; None where there is no direction."""
    held = tuple(values)
    length = math.sqrt(dot(held, held))
    return tuple(value / length for value in held) if length else None


@cache
def word_vectors() -> WordVectors:
    """The shipped vectors, read at first use."""
    return WordVectors(resources.files(__package__).joinpath(FILE).read_bytes())
