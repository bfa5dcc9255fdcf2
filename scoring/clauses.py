"""Sentences, where their clauses start, and the phrases found in each."""

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.patterns import Hit
from scoring.tokens import Token, tokens
from scoring.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its words without the marks, and what was found among them."""

    words: tuple[str, ...]
    places: tuple[Token, ...]
    """For each word the token it came from."""
    starts: frozenset[int]
    """Words with which a clause starts: the first, those after a pause, and those after fillers there."""
    pauses: frozenset[int]
    """Words right after a pause."""
    asked: bool
    """True if it ends in a question mark."""
    found: dict[str, list[Hit]]

    def has(self, *labels: str) -> bool:
        """True if a phrase of any of these labels was found."""
        return any(label in self.found for label in labels)

    def hits(self, label: str, start: int = 0, end: int | None = None) -> list[Hit]:
        """The hits of a label that begin from `start` to before `end`."""
        stop = len(self.words) if end is None else end
        return [hit for hit in self.found.get(label, ()) if start <= hit.start < stop]

    def starts_with(self, *labels: str) -> bool:
        """True if a phrase of any of these labels stands at the start of the sentence, fillers aside."""
        head = self.head
        return any(hit.start in {0, head} for label in labels for hit in self.found.get(label, ()))

    @property
    def head(self) -> int:
        """The first word that is no filler; 0 if all are."""
        fillers = vocabulary()["filler"]
        return next((at for at, word in enumerate(self.words) if word not in fillers), 0)

    def longest(self, label: str, start: int) -> int:
        """Where the longest hit of a label that begins at `start` ends; `start` itself if there is none."""
        return max((hit.end for hit in self.found.get(label, ()) if hit.start == start), default=start)


def _starts(words: Sequence[str], pauses: frozenset[int]) -> frozenset[int]:
    fillers = vocabulary()["filler"]
    starts: set[int] = set()
    for at in {0, *pauses}:
        here = at
        starts.add(here)
        while here < len(words) and words[here] in fillers:
            here += 1
            starts.add(here)
    return frozenset(starts)


def _sentence(run: list[Token], *, asked: bool) -> Sentence | None:
    places = tuple(token for token in run if not token.is_pause)
    if not places:
        return None
    words = tuple(token.word for token in places)
    pauses: set[int] = set()
    count = 0
    for token in run:
        if token.is_pause:
            pauses.add(count)
        else:
            count += 1
    after = frozenset(pauses - {count})
    starts = _starts(words, after)
    return Sentence(words, places, starts, after, asked, vocabulary().phrases.find(words, starts))


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text in order."""
    made: list[Sentence | None] = []
    run: list[Token] = []
    for token in tokens(text):
        if token.is_end:
            made.append(_sentence(run, asked="?" in token.word))
            run = []
        else:
            run.append(token)
    made.append(_sentence(run, asked=False))
    return tuple(sentence for sentence in made if sentence is not None)
