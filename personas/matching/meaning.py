"""How well documents fit a question by what its words mean, whichever words they are."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from personas.matching.vectors import Vector, WordVectors, added, dot, length, stored, unit
from personas.matching.vocabulary import telling_words

# Tuned on one invented life, reported on two others: docs/word-vectors.md.
_LINE_WEIGHT = 0.85
_BEST = 0.3
_BEST_THREE = 0.1
_ASKED = 0.3
_WHOLE = 0.3
# From here on a text is so near that it alone decides, the more the nearer.
_NEARLY_THE_SAME = 0.8
# The middle of a document is cheap to compare; only the nearest are compared text by text.
_SHORTLIST = 10


@dataclass(frozen=True, slots=True)
class _Text:
    """A text as the places of its words in the space, and what their sum is worth."""

    words: tuple[int, ...]
    share: float
    """The weight of the text, divided by the length of the sum."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where one document lies: its texts, its questions together, all of it together."""

    texts: tuple[_Text, ...]
    asked: Sequence[float]
    whole: Sequence[float]


class MeaningSpace:
    """The documents as directions; a question fits where its own direction is near."""

    def __init__(self, documents: Sequence[tuple[Sequence[str], Sequence[str]]], vectors: WordVectors) -> None:
        """Take each document's asking texts (questions, aliases) and its answering lines."""
        self._vectors = vectors
        self._known: dict[int, int] = {}  # where a word stands among the vectors, and here
        self._places = [self._place(asking, lines) for asking, lines in documents]
        self._words = vectors.side_by_side(list(self._known))

    def scores(
        self, question: Vector, positions: Collection[int], wanted: int, *, also: Collection[int] = ()
    ) -> dict[int, float]:
        """The fit of the documents at `positions`: of those in `also` and at least `wanted` others, the nearest.

        1 is the same text.
        """
        places = self._places
        middles = {
            position: (dot(question, places[position].asked), dot(question, places[position].whole))
            for position in positions
        }
        nearest = sorted(middles, key=lambda position: -sum(middles[position]))
        near = self._words.near(question)
        return {
            position: self._fit(near, position, *middles[position])
            for position in {*nearest[: max(_SHORTLIST, wanted)], *also}
        }

    def _fit(self, words: Sequence[float], position: int, asked: float, whole: float) -> float:
        texts = self._places[position].texts
        near = sorted((text.share * sum(map(words.__getitem__, text.words)) for text in texts), reverse=True)
        best = near[:3] or [0.0]
        blend = _BEST * best[0] + _BEST_THREE * sum(best) / len(best) + _ASKED * asked + _WHOLE * whole
        sure = max(0.0, (best[0] - _NEARLY_THE_SAME) / (1 - _NEARLY_THE_SAME))
        return blend + sure * (1 - blend)

    def _place(self, asking: Sequence[str], lines: Sequence[str]) -> _Place:
        asked = [self._read(text, 1.0) for text in asking]
        said = [self._read(text, _LINE_WEIGHT) for text in lines]
        return _Place(
            tuple(text for text, _ in [*asked, *said] if text.words),
            stored(unit(added([total for _, total in asked]))),
            stored(unit(added([total for _, total in [*asked, *said]]))),
        )

    def _read(self, text: str, weight: float) -> tuple[_Text, Vector]:
        """A text, and what its words add up to."""
        words = telling_words(text)
        positions = [position for word in words if (position := self._vectors.position(word)) is not None]
        total = self._vectors.total(words)
        here = tuple(self._known.setdefault(position, len(self._known)) for position in positions)
        return _Text(here, weight / (length(total) or 1.0)), total
