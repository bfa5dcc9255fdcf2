"""How well documents fit a question by what its words mean, whichever words they are."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from personas.matching.lanes import Lanes, RowSums
from personas.matching.vectors import Vector, WordVectors
from personas.matching.vocabulary import Reader, telling_words

# Tuned on one invented life, reported on two others: docs/word-vectors.md.
_LINE_WEIGHT = 0.85
_BEST = 0.2
_BEST_THREE = 0.2
_ASKED = 0.2
_WHOLE = 0.4
# From here on a text is so near that it alone decides, the more the nearer.
_NEARLY_THE_SAME = 0.8
# The middle of a document is cheap to compare; only the nearest are compared text by text.
_SHORTLIST = 10


@dataclass(frozen=True, slots=True)
class _Text:
    """The words of a text as their numbers in the space, and what their sum is multiplied by."""

    words: tuple[int, ...]
    share: float
    """A weight divided by the length of the sum, so that the sum of a text alike comes to the weight."""

    def near(self, words: Sequence[float]) -> float:
        """How near this is to the direction that each word of the space is so near to."""
        return self.share * sum(map(words.__getitem__, self.words))


class MeaningSpace:
    """The documents as directions; a question fits where its own direction is near."""

    def __init__(
        self,
        documents: Sequence[tuple[Sequence[str], Sequence[str]]],
        vectors: WordVectors,
        read: Reader = telling_words,
    ) -> None:
        """Take each document's asking texts (questions, aliases) and its answering lines."""
        texts = (text for asking, lines in documents for text in (*asking, *lines))
        numbers, positions = _numbered(dict.fromkeys(word for text in texts for word in read(text)), vectors)
        self._words, sums = vectors.side_by_side(positions), vectors.sums(positions)

        # The same alias, and often the same question, belongs to many documents.
        @cache
        def words_of(text: str) -> tuple[int, ...]:
            return tuple(numbers[word] for word in read(text) if word in numbers)

        @cache
        def placed(words: tuple[int, ...], weight: float) -> _Text:
            return _Text(words, weight / (sums.length(words) or 1.0))

        asked = [[words_of(text) for text in asking] for asking, _ in documents]
        said = [[words_of(text) for text in lines] for _, lines in documents]
        self._texts = [
            (
                *(placed(words, 1.0) for words in asking if words),
                *(placed(words, _LINE_WEIGHT) for words in lines if words),
            )
            for asking, lines in zip(asked, said, strict=True)
        ]
        whole = [[*asking, *lines] for asking, lines in zip(asked, said, strict=True)]
        self._middles = Lanes.of_directions([_middle(texts, sums) for texts in (*asked, *whole)])

    def scores(
        self, question: Vector, positions: Collection[int], wanted: int, *, also: Collection[int] = ()
    ) -> dict[int, float]:
        """The fit of the documents at `positions`: of those in `also` and at least `wanted` others, the nearest.

        1 is the same text.
        """
        middles = self._middles.near(question)
        asked, whole = middles[: len(self._texts)], middles[len(self._texts) :]
        nearest = sorted(positions, key=lambda position: -(asked[position] + whole[position]))
        words = self._words.near(question)
        return {
            position: self._fit(words, position, asked[position], whole[position])
            for position in {*nearest[: max(_SHORTLIST, wanted)], *also}
        }

    def _fit(self, words: Sequence[float], position: int, asked: float, whole: float) -> float:
        near = sorted((text.near(words) for text in self._texts[position]), reverse=True)
        best = near[:3] or [0.0]
        blend = _BEST * best[0] + _BEST_THREE * sum(best) / len(best) + _ASKED * asked + _WHOLE * whole
        sure = max(0.0, (best[0] - _NEARLY_THE_SAME) / (1 - _NEARLY_THE_SAME))
        return blend + sure * (1 - blend)


def _numbered(words: Iterable[str], vectors: WordVectors) -> tuple[dict[str, int], list[int]]:
    """A number for each word that has a vector, the same for forms that share one, and where those vectors stand."""
    known: dict[int, int] = {}
    found = ((word, vectors.position(word)) for word in words)
    numbers = {word: known.setdefault(place, len(known)) for word, place in found if place is not None}
    return numbers, list(known)


def _middle(texts: Iterable[tuple[int, ...]], sums: RowSums) -> array[float]:
    """The direction of all the texts together."""
    words = tuple(chain.from_iterable(texts))
    length = sums.length(words) or 1.0
    return array("d", (value / length for value in sums.total(words)))
