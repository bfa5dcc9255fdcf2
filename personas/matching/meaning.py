"""How well documents fit a question by what its words mean, whichever words they are."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from operator import mul

from personas.matching.lanes import RowSums
from personas.matching.vectors import Vector, WordVectors
from personas.matching.vocabulary import telling_words

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
class _Sum:
    """The words of a text, or of many, as their numbers in the space, and what their sum is multiplied by."""

    words: tuple[int, ...]
    counts: tuple[int, ...]
    share: float
    """A weight divided by the length of the sum, so that the sum of a text alike comes to the weight."""

    def near(self, words: Sequence[float]) -> float:
        """How near this is to the direction that each word of the space is so near to."""
        return float(self.share * sum(map(mul, map(words.__getitem__, self.words), self.counts)))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where one document lies: its texts, its questions together, all of it together."""

    texts: tuple[_Sum, ...]
    asked: _Sum
    whole: _Sum


class MeaningSpace:
    """The documents as directions; a question fits where its own direction is near."""

    def __init__(self, documents: Sequence[tuple[Sequence[str], Sequence[str]]], vectors: WordVectors) -> None:
        """Take each document's asking texts (questions, aliases) and its answering lines."""
        self._numbers: dict[str, int] = {}  # of each known word, as it is written
        known: dict[int, int] = {}  # where a word stands among the vectors, and here
        texts = (text for asking, lines in documents for text in (*asking, *lines))
        for word in dict.fromkeys(word for text in texts for word in telling_words(text)):
            position = vectors.position(word)
            if position is not None:
                self._numbers[word] = known.setdefault(position, len(known))
        sums = vectors.sums(list(known))
        self._places = [self._place(asking, lines, sums) for asking, lines in documents]
        self._words = vectors.side_by_side(list(known))

    def scores(
        self, question: Vector, positions: Collection[int], wanted: int, *, also: Collection[int] = ()
    ) -> dict[int, float]:
        """The fit of the documents at `positions`: of those in `also` and at least `wanted` others, the nearest.

        1 is the same text.
        """
        near = self._words.near(question)
        middles = {
            position: (self._places[position].asked.near(near), self._places[position].whole.near(near))
            for position in positions
        }
        nearest = sorted(middles, key=lambda position: -sum(middles[position]))
        return {
            position: self._fit(near, position, *middles[position])
            for position in {*nearest[: max(_SHORTLIST, wanted)], *also}
        }

    def _fit(self, words: Sequence[float], position: int, asked: float, whole: float) -> float:
        near = sorted((text.near(words) for text in self._places[position].texts), reverse=True)
        best = near[:3] or [0.0]
        blend = _BEST * best[0] + _BEST_THREE * sum(best) / len(best) + _ASKED * asked + _WHOLE * whole
        sure = max(0.0, (best[0] - _NEARLY_THE_SAME) / (1 - _NEARLY_THE_SAME))
        return blend + sure * (1 - blend)

    def _place(self, asking: Sequence[str], lines: Sequence[str], sums: RowSums) -> _Place:
        asked, said = [self._read(text) for text in asking], [self._read(text) for text in lines]
        weighted = [*((words, 1.0) for words in asked), *((words, _LINE_WEIGHT) for words in said)]
        return _Place(
            tuple(_sum(words, weight, sums) for words, weight in weighted if words),
            _sum([number for words in asked for number in words], 1.0, sums),
            _sum([number for words, _ in weighted for number in words], 1.0, sums),
        )

    def _read(self, text: str) -> list[int]:
        return [self._numbers[word] for word in telling_words(text) if word in self._numbers]


def _sum(numbers: Sequence[int], weight: float, sums: RowSums) -> _Sum:
    counts = Counter(numbers)
    return _Sum(tuple(counts), tuple(counts.values()), weight / (sums.length(counts) or 1.0))
