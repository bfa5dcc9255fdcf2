"""Finds the phrases of the vocabulary in a run of words, in one pass.

A phrase is a line of words. `@name` stands for any word of a class, `a|b` for either, `_` for any word, a `?` at the
end makes an item optional, `^` and `$` are the ends of the clause and `!@name` is any word outside a class.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from scoring.replies.lexicon import read_toml
from scoring.replies.words import Word


@dataclass(frozen=True, slots=True)
class Item:
    """What one word of a phrase may be."""

    words: frozenset[str]
    tags: frozenset[str]
    not_tags: frozenset[str]
    is_any: bool

    def fits(self, word: Word) -> bool:
        """True where `word` may stand here."""
        if self.is_any or word.norm in self.words or not self.tags.isdisjoint(word.tags):
            return True
        return bool(self.not_tags) and self.not_tags.isdisjoint(word.tags)


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way to word a cue."""

    cue: str
    items: tuple[Item, ...]
    at_start: bool
    at_end: bool


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """All phrases, found by what their first word may be."""

    by_word: dict[str, tuple[Phrase, ...]]
    by_tag: dict[str, tuple[Phrase, ...]]

    def find(self, words: Sequence[Word]) -> frozenset[str]:
        """The names of the cues that occur in `words`."""
        found: set[str] = set()
        for at, word in enumerate(words):
            for phrase in self._candidates(word):
                if phrase.cue not in found and _matches(phrase, words, at):
                    found.add(phrase.cue)
        return frozenset(found)

    def _candidates(self, word: Word) -> Iterator[Phrase]:
        yield from self.by_word.get(word.norm, ())
        for tag in word.tags:
            yield from self.by_tag.get(tag, ())


def _matches(phrase: Phrase, words: Sequence[Word], at: int) -> bool:
    end = at + len(phrase.items)
    if end > len(words) or (phrase.at_start and at) or (phrase.at_end and end != len(words)):
        return False
    return all(item.fits(words[at + offset]) for offset, item in enumerate(phrase.items) if offset)


def _read_item(text: str) -> Item:
    parts = text.split("|")
    return Item(
        words=frozenset(part for part in parts if part[0] not in "@!"),
        tags=frozenset(part[1:] for part in parts if part[0] == "@"),
        not_tags=frozenset(part[2:] for part in parts if part[0] == "!"),
        is_any=text == "_",
    )


def read_phrases(cue: str, line: str) -> Iterator[Phrase]:
    """Every run of items that a line stands for, its optional items in and out."""
    pieces = line.split()
    at_start, at_end = pieces[0] == "^", pieces[-1] == "$"
    pieces = [piece for piece in pieces if piece not in "^$"]
    choices = [((), (piece[:-1],)) if piece.endswith("?") else ((piece,),) for piece in pieces]
    for chosen in {tuple(piece for part in parts for piece in part) for parts in product(*choices)}:
        if chosen:
            yield Phrase(cue, tuple(_read_item(piece) for piece in chosen), at_start, at_end)


@lru_cache(maxsize=1)
def phrasebook() -> Phrasebook:
    """The phrases of the data file; read once."""
    by_word: dict[str, list[Phrase]] = {}
    by_tag: dict[str, list[Phrase]] = {}
    for cue, lines in read_toml("replies_phrases.toml").items():
        for line in filter(None, map(str.strip, str(lines).splitlines())):
            for phrase in read_phrases(cue, line):
                first = phrase.items[0]
                for word in first.words:
                    by_word.setdefault(word, []).append(phrase)
                for tag in first.tags:
                    by_tag.setdefault(tag, []).append(phrase)
    return Phrasebook(
        {word: tuple(phrases) for word, phrases in by_word.items()},
        {tag: tuple(phrases) for tag, phrases in by_tag.items()},
    )
