"""Sentences, where their clauses start, and the phrases found in each."""

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.patterns import Hit
from scoring.tokens import Token, tokens
from scoring.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Opening:
    """How one clause opens: "so, could you please | tell me…"."""

    start: int
    head: int
    """The first word past filler and politeness; the last word if there is nothing else."""
    polite: bool
    """True if politeness stood before the head."""
    is_empty: bool
    """True if there is nothing but filler and politeness: "…, if you don't mind my asking"."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its words without the marks, and what was found among them."""

    words: tuple[str, ...]
    places: tuple[Token, ...]
    """For each word the token it came from."""
    openings: tuple[Opening, ...]
    """How each of its clauses opens, in order; a clause begins at the front and after each pause."""
    starts: frozenset[int]
    """Words with which a clause may start: after a pause, and after the fillers and politeness there."""
    pauses: frozenset[int]
    """Words right after a pause."""
    mark: str
    """The mark at its end, empty where the text just stops."""
    found: dict[str, list[Hit]]

    @property
    def asked(self) -> bool:
        """True if it ends in a question mark."""
        return "?" in self.mark

    @property
    def told(self) -> bool:
        """True if it ends as statements do."""
        return bool(self.mark) and "?" not in self.mark and "\n" not in self.mark

    def has(self, *labels: str) -> bool:
        """True if a phrase of any of these labels was found."""
        return not self.found.keys().isdisjoint(labels)

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


def _past_politeness(words: Sequence[str], at: int) -> int:
    """Where the words go on behind one polite wrapping that begins here; `at` itself if none does."""
    end = vocabulary().politeness.longest(words, at)
    # The verb of asking belongs to what is asked: "could you | tell me".
    return end - 1 if end - at > 1 and words[end - 1] in vocabulary()["asking_verb"] else end


def _opening(words: Sequence[str], start: int) -> tuple[Opening, list[int]]:
    """How the clause that starts here opens, and all the places on the way to its head."""
    fillers = vocabulary()["filler"]
    at, polite, passed = start, False, [start]
    while at < len(words) - 1:
        behind = _past_politeness(words, at)
        if behind > at:
            polite = True
        elif words[at] in fillers:
            behind = at + 1
        else:
            break
        at = behind
        passed.append(at)
    return Opening(start, min(at, len(words) - 1), polite, at >= len(words)), passed


def _sentence(run: list[Token], mark: str) -> Sentence | None:
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
    read = [_opening(words, at) for at in sorted({0, *after})]
    starts = frozenset(at for _, passed in read for at in passed)
    openings = tuple(opening for opening, _ in read)
    return Sentence(words, places, openings, starts, after, mark, vocabulary().phrases.find(words, starts))


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text in order."""
    made: list[Sentence | None] = []
    run: list[Token] = []
    for token in tokens(text):
        if token.is_end:
            made.append(_sentence(run, token.word))
            run = []
        else:
            run.append(token)
    made.append(_sentence(run, ""))
    return tuple(sentence for sentence in made if sentence is not None)
