"""Which of the things a person could tell about a question asks for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from personas.matching.lexical import Field, Lexicon, overlap, roots
from personas.matching.spelling import corrected
from personas.matching.vocabulary import content_words, root

PLACED = 0.35
"""The score from which an utterance counts as being about its best match."""

_FEW_WORDS = 2
_CONTEXT_WEIGHT = 0.35


@dataclass(frozen=True, slots=True)
class Document:
    """One target of a persona's life: a fact, an episode, something public, a bit of small talk."""

    id: str
    questions: tuple[str, ...]
    """Questions that ask for it, as its author expects them; they weigh most."""
    aliases: tuple[str, ...]
    """Its label and other names of its topic."""
    lines: tuple[str, ...]
    """What would be said in answer; weighs least."""


@dataclass(frozen=True, slots=True)
class Match:
    """One document a text may be about."""

    id: str
    score: float
    """From 0 to 1, comparable between texts: `PLACED` and more counts as found."""
    shared: tuple[str, ...]
    """The words of the text that the document has too, as they were typed; may be empty for a match by meaning."""


class Index:
    """All targets of one life, ready to be asked for; never changes once made."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = tuple(documents)
        self._lexicon = Lexicon(
            [
                Field(1.0, tuple(document.questions for document in self._documents)),
                Field(1.0, tuple(document.aliases for document in self._documents)),
                Field(0.4, tuple(document.lines for document in self._documents)),
            ]
        )

    def match(self, text: str, *, context: str = "", limit: int = 10) -> tuple[Match, ...]:
        """Find what a text is about, best first, at most `limit`; equal scores keep the documents' order.

        Args:
            text: The utterance.
            context: What was said just before; it counts, lightly, only if the text itself names little.
            limit: The most matches wanted.
        """
        words = content_words(text)
        terms = self._terms(words)
        if len(terms) <= _FEW_WORDS:
            for term in self._terms(content_words(context)):
                terms.setdefault(term, _CONTEXT_WEIGHT)
        scores = self._lexicon.scores(terms)
        best = sorted(scores, key=lambda position: (-scores[position], position))[:limit]
        return tuple(
            Match(self._documents[position].id, round(scores[position], 4), self._shared(position, words))
            for position in best
        )

    def similarity(self, a: str, b: str) -> float:
        """How alike two texts are in what they are about, from 0 to 1."""
        return overlap(roots(a), roots(b))

    def _terms(self, words: Iterable[str]) -> dict[str, float]:
        return dict.fromkeys((self._meant(word) for word in words), 1.0)

    def _meant(self, word: str) -> str:
        """The stem of a word, or of what it was meant to be if no document has it."""
        term = root(word)
        if term in self._lexicon.words:
            return term
        return corrected(term, self._lexicon.words) or term

    def _shared(self, position: int, words: Sequence[str]) -> tuple[str, ...]:
        return tuple(word for word in dict.fromkeys(words) if self._lexicon.holds(position, self._meant(word)))
