"""How well documents fit a question by what its words mean, whichever words they are."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from personas.matching.vectors import Vector, WordVectors, added, dot, unit
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
class _Place:
    """Where one document lies: each of its texts with its weight, its questions together, all of it together."""

    texts: tuple[tuple[float, Vector], ...]
    asked: Vector
    whole: Vector


class MeaningSpace:
    """The documents as directions; a question fits where its own direction is near."""

    def __init__(self, documents: Sequence[tuple[Sequence[str], Sequence[str]]], vectors: WordVectors) -> None:
        """Take each document's asking texts (questions, aliases) and its answering lines."""
        self._vectors = vectors
        self._places = [self._place(asking, lines) for asking, lines in documents]

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
        return {
            position: self._fit(question, position, *middles[position])
            for position in {*nearest[: max(_SHORTLIST, wanted)], *also}
        }

    def _fit(self, question: Vector, position: int, asked: float, whole: float) -> float:
        near = sorted((weight * dot(question, text) for weight, text in self._places[position].texts), reverse=True)
        best = near[:3] or [0.0]
        blend = _BEST * best[0] + _BEST_THREE * sum(best) / len(best) + _ASKED * asked + _WHOLE * whole
        sure = max(0.0, (best[0] - _NEARLY_THE_SAME) / (1 - _NEARLY_THE_SAME))
        return blend + sure * (1 - blend)

    def _place(self, asking: Sequence[str], lines: Sequence[str]) -> _Place:
        asked = [self._vectors.total(telling_words(text)) for text in asking]
        said = [self._vectors.total(telling_words(text)) for text in lines]
        weighted = [*((1.0, total) for total in asked), *((_LINE_WEIGHT, total) for total in said)]
        return _Place(
            tuple((weight, unit(total)) for weight, total in weighted if any(total)),
            unit(added(asked)),
            unit(added([*asked, *said])),
        )
