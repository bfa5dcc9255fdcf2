"""How well documents fit a question by its words: BM25 over stems, scaled so that questions compare."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from personas.matching.vocabulary import Reader, content_words, root, telling_words

_SATURATION = 1.2
_LENGTH_EFFECT = 0.4
_UNKNOWN_WORD = 0.6
_WIDESPREAD = 0.2


@dataclass(frozen=True, slots=True)
class Field:
    """One kind of text in every document, and how much a word found there is worth."""

    weight: float
    texts: tuple[tuple[str, ...], ...]
    """For each document its texts of this kind."""


class Lexicon:
    """The words of a set of documents, and which documents hold them."""

    def __init__(self, fields: Sequence[Field], read: Reader = telling_words) -> None:
        self._size = len(fields[0].texts)
        self._postings: dict[str, dict[int, float]] = defaultdict(dict)

        @cache
        def terms_of(text: str) -> tuple[str, ...]:
            return tuple(map(root, content_words(text, read)))

        for field in fields:
            self._add(field.weight, [Counter(chain.from_iterable(map(terms_of, texts))) for texts in field.texts])
        self._rarity = {term: self._idf(len(held)) for term, held in self._postings.items()}

    def _add(self, weight: float, counts: Sequence[Counter[str]]) -> None:
        mean = sum(sum(count.values()) for count in counts) / max(1, len(counts)) or 1.0
        for position, count in enumerate(counts):
            norm = 1 - _LENGTH_EFFECT + _LENGTH_EFFECT * sum(count.values()) / mean
            for term, times in count.items():
                held = self._postings[term]
                held[position] = held.get(position, 0.0) + weight * times / norm

    def _idf(self, holders: int) -> float:
        return math.log(1 + (self._size - holders + 0.5) / (holders + 0.5))

    def rarity(self, term: str) -> float:
        """How telling a stem is; one that no document has counts for something too, as paraphrases are full of them."""
        return self._rarity.get(term, _UNKNOWN_WORD * self._idf(0))

    def is_telling(self, term: str) -> bool:
        """False for a stem that so many documents hold that it tells none from another, such as a product's name."""
        return len(self._postings.get(term, {})) <= _WIDESPREAD * self._size

    def scores(self, terms: Mapping[str, float]) -> dict[int, float]:
        """For each document that shares a stem, the share of the question's weight it answers, from 0 to 1."""
        total = sum(weight * self.rarity(term) for term, weight in terms.items())
        found: dict[int, float] = defaultdict(float)
        for term, weight in terms.items():
            for position, held in self._postings.get(term, {}).items():
                found[position] += weight * self._rarity[term] * held / (held + _SATURATION * 0.5)
        return {position: value / total for position, value in found.items()}

    def holds(self, position: int, term: str) -> bool:
        """Whether a document has a stem in any of its texts."""
        return position in self._postings.get(term, {})
