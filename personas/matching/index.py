"""Which of the things a person could tell about a question asks for."""

import math
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from personas.matching.lexical import Field, Lexicon
from personas.matching.meaning import MeaningSpace
from personas.matching.names import names_in
from personas.matching.phrasing import Phrasing
from personas.matching.spelling import corrected
from personas.matching.vectors import Vector, added, dot, unit, word_vectors
from personas.matching.vocabulary import content_words, is_content, reader, root, telling_words

PLACED = 0.25
"""The score from which an utterance counts as being about its best match; docs/word-vectors.md says why this one."""

ALIKE = 0.29
"""The similarity from which two texts count as being about the same."""

_LEXICAL_SHARE = 0.3
# A question put alike counts as much as what it is about, but in full only where what it is about fits this well.
# Chosen on the groomer's life: docs/word-vectors.md.
_SURE = 0.4
# The more questions a document has, the nearer is the nearest to any text; this takes that out of the scores.
# Fitted to where off-topic texts end in lives of 3, 8 and 20 questions a document.
_CHANCE, _CHANCE_BY_QUESTIONS = 0.128, 0.046
# What speaks of the one who is named counts more than what does not; found on 4,144 questions to four lives.
_NAMED, _NOT_NAMED = 1.1, 0.8
# Where it is asked who that is there is hardly anything else that it could be about, and what is added behind a comma
# only says who is meant: "who's Brenda, the one with the torch?".
_NOT_NAMED_ALONE = 0.4
_NO_INTRODUCTION = 0.7
_WHO_IS = re.compile(
    r"\bwho(?:['’]?s| is| was| are| were) (?:this |the |that )?\w+(?: (?:now|then|again|exactly))?\W*(?:$|, )",
    re.IGNORECASE,
)
_MOST_ALIKE = 10
_LONGEST_TEXT = 60
_MOST_CORRECTIONS = 6
# How much of what was said before counts, by how many words of the utterance name a topic: 0, 1 or 2.
_CONTEXT_WEIGHTS = (0.7, 0.3, 0.15)
# The same for what the utterance itself says before it asks: "I meant TicketWren, though. Whose idea was that?"
_LEAD_IN_WEIGHTS = (1.0, 0.7, 0.4)


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
    after: tuple[str, ...] = ()
    """What was said before it is asked for: whoever is named there is meant here too."""


@dataclass(frozen=True, slots=True)
class Match:
    """One document a text may be about."""

    id: str
    score: float
    """From 0 to 1, comparable between texts: `PLACED` and more counts as found."""
    shared: tuple[str, ...]
    """The words of the text that the document has too, as they were typed; may be empty for a match by meaning."""
    names_other: bool = False
    """True where the text names somebody or something that the document has nothing to do with."""


@dataclass(frozen=True, slots=True)
class _Question:
    """A text made ready: its words as they were meant, and what they add up to."""

    typed: dict[str, str]
    """Each content word as it was meant, and how it was typed."""
    terms: dict[str, float]
    direction: Vector
    understood: float
    """The share of the content words that anything here knows."""
    named: float
    """The share of the content words that only the documents know: names, mostly."""
    names: tuple[str, ...]
    """The stems of the names that tell one document from another."""
    asks_who_is: bool
    """True for "who's Ellie?"."""


class Index:
    """All targets of one life, ready to be asked for; what it answers never changes once it is made."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = tuple(documents)
        read = reader()
        # First, as making it takes most memory for a while.
        self._space = MeaningSpace(
            [((*document.questions, *document.aliases), document.lines) for document in self._documents],
            word_vectors(),
            read,
        )
        texts = [text for held in self._documents for text in (*held.questions, *held.aliases, *held.lines)]
        self._names = frozenset(root(name) for name in names_in(texts))
        self._lexicon = Lexicon(
            [
                Field(1.0, tuple(document.questions for document in self._documents)),
                Field(1.0, tuple(document.aliases for document in self._documents)),
                Field(0.4, tuple(document.lines for document in self._documents)),
                Field(0.2, tuple((self._names_in_all(document.after),) for document in self._documents)),
            ],
            read,
        )
        self._scale = PLACED / (2 * (_CHANCE + _CHANCE_BY_QUESTIONS * math.log(self._questions_of_most())))
        self._phrasing = Phrasing([document.questions for document in self._documents])
        self._introductions = frozenset(
            place for place, held in enumerate(self._documents) if any(map(_WHO_IS.search, held.questions))
        )
        words = dict.fromkeys(word for text in dict.fromkeys(texts) for word in content_words(text, read))
        self._own_words = {word: rank for rank, word in enumerate(words)}
        self._meant = lru_cache(maxsize=4096)(self._correction)

    def _questions_of_most(self) -> float:
        """How many questions a document has, each counted by its questions: many small ones do not hide the large."""
        counts = [len(document.questions) for document in self._documents]
        return max(1.0, sum(count * count for count in counts) / max(1, sum(counts)))

    def match(
        self,
        text: str,
        *,
        context: str = "",
        lead_in: str = "",
        limit: int = 10,
        barred: Collection[str] = (),
    ) -> tuple[Match, ...]:
        """Find what a text is about, best first, at most `limit`; equal scores keep the documents' order.

        Args:
            text: The utterance.
            context: What was said just before; it counts, lightly, only if the text itself names little.
            lead_in: What the same utterance says before the text; it counts likewise, but more, and not the context.
            limit: The most matches wanted.
            barred: Ids of documents that are left out.
        """
        if (who := _WHO_IS.search(text)) and content_words(text[: who.end()]):
            text = text[: who.end()]
        question = self._question(text, context, lead_in)
        open_to = [position for position, document in enumerate(self._documents) if document.id not in barred]
        scores = self._scores(question, self._phrasing.scores(text), open_to, limit)
        best = sorted(scores, key=lambda position: (-scores[position], position))[:limit]
        return tuple(
            Match(
                self._documents[position].id,
                scores[position],
                self._shared(position, question),
                not self._is_named(position, question.names),
            )
            for position in best
            if scores[position] > 0
        )

    def similarity(self, a: str, b: str) -> float:
        """How alike two texts are in what they are about, from 0 to 1."""
        one, other = self._question(a), self._question(b)
        if one.terms and one.terms == other.terms:
            return 1.0
        return max(0.0, min(1.0, dot(one.direction, other.direction)))

    def _question(self, text: str, context: str = "", lead_in: str = "") -> _Question:
        words = self._as_meant(telling_words(text)[:_LONGEST_TEXT])
        vectors = word_vectors()
        typed = {meant: word for word, meant in words if is_content(meant)}
        terms = {root(meant): 1.0 for meant in typed}
        direction = unit(vectors.total(meant for _, meant in words))
        unread = [meant for meant in typed if vectors.vector(meant) is None]
        named = [meant for meant in unread if meant in self._own_words and self._lexicon.is_telling(root(meant))]
        before, weights = (lead_in, _LEAD_IN_WEIGHTS) if lead_in else (context, _CONTEXT_WEIGHTS)
        if before and len(typed) < len(weights):
            direction = self._with_context(terms, direction, before, weights[len(typed)])
        count = max(1, len(typed))
        unknown = [meant for meant in unread if meant not in self._own_words]
        asks_who_is = bool(_WHO_IS.search(text))
        names = self._telling_names(typed) or self._telling_names(content_words(lead_in))
        return _Question(typed, terms, direction, 1 - len(unknown) / count, len(named) / count, names, asks_who_is)

    def _with_context(self, terms: dict[str, float], direction: Vector, context: str, weight: float) -> Vector:
        """Add what was said before to the stems in place; give back the direction it all points in."""
        words = telling_words(context)[-_LONGEST_TEXT:]
        before_terms = {root(word) for word in words if is_content(word)} - terms.keys()
        # All that was said before weighs as much as `weight` says, however long it was.
        own = len(terms) or 1
        terms |= {term: weight * own / len(before_terms) for term in before_terms}
        before = unit(word_vectors().total(words))
        return unit(added([direction, tuple(weight * value for value in before)]))

    def _scores(
        self, question: _Question, phrasing: Mapping[int, float], open_to: Sequence[int], limit: int
    ) -> dict[int, float]:
        lexical = self._lexicon.scores(question.terms)
        alike = [position for position in open_to if position in phrasing]
        alike = sorted(alike, key=lambda position: (-phrasing[position], position))[:_MOST_ALIKE]
        meaning = self._space.scores(question.direction, open_to, limit, also=alike)
        share = _LEXICAL_SHARE + (1 - _LEXICAL_SHARE) * question.named
        names = question.names
        other = _NOT_NAMED_ALONE if question.asks_who_is else _NOT_NAMED
        scores = {}
        for position in (lexical.keys() | meaning.keys()) & set(open_to):
            fit = share * lexical.get(position, 0.0) + (1 - question.named) * meaning.get(position, 0.0)
            about = fit * question.understood
            fit = (about + phrasing.get(position, 0.0) * min(1.0, about / _SURE)) * self._scale
            if names:
                fit *= _NAMED if self._is_named(position, names) else other
            if question.asks_who_is and position not in self._introductions:
                fit *= _NO_INTRODUCTION
            scores[position] = round(max(0.0, min(1.0, fit)), 4)
        return scores

    def _is_named(self, position: int, names: Sequence[str]) -> bool:
        """True where a document has one of these names, or there are none."""
        return not names or any(self._lexicon.holds(position, name) for name in names)

    def _names_in_all(self, texts: Iterable[str]) -> str:
        """The names in some texts, one after the other."""
        words = dict.fromkeys(word for text in texts for word in content_words(text))
        return " ".join(word for word in words if root(word) in self._names)

    def _telling_names(self, words: Iterable[str]) -> tuple[str, ...]:
        """The stems of the names that tell one document from another."""
        return tuple(stem for stem in map(root, words) if stem in self._names and self._lexicon.is_telling(stem))

    def _as_meant(self, words: Sequence[str]) -> list[tuple[str, str]]:
        """Each word with what it was meant to be; only the first few unknown words are worth the search."""
        unknown = [word for word in dict.fromkeys(words) if not self._is_known(word)][:_MOST_CORRECTIONS]
        meant = {word: self._meant(word) for word in unknown}
        return [(word, meant.get(word, word)) for word in words]

    def _is_known(self, word: str) -> bool:
        return not is_content(word) or word in self._own_words or word_vectors().vector(word) is not None

    def _correction(self, word: str) -> str:
        return corrected(word, self._own_words) or corrected(word, word_vectors().ranks) or word

    def _shared(self, position: int, question: _Question) -> tuple[str, ...]:
        held = self._lexicon.holds
        return tuple(typed for meant, typed in question.typed.items() if held(position, root(meant)))
