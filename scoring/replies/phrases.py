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

_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Item:
    """What one word of a phrase may be."""

    keys: frozenset[str]
    """Words, and classes with their @."""
    barred: frozenset[str]
    """Classes that it may not belong to; empty where `keys` decides."""
    is_any: bool

    def fits(self, keys: frozenset[str]) -> bool:
        """True where the word with these keys may stand here."""
        if self.is_any or not self.keys.isdisjoint(keys):
            return True
        return bool(self.barred) and self.barred.isdisjoint(keys)


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way to word a cue."""

    cue: str
    items: tuple[Item, ...]
    at_start: bool
    at_end: bool

    @property
    def second(self) -> frozenset[str] | None:
        """What the second word must be; None where that does not decide anything."""
        if len(self.items) == 1 or self.items[1].is_any or self.items[1].barred:
            return None
        return self.items[1].keys


_Index = dict[str, tuple[tuple[Phrase, frozenset[str] | None], ...]]


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """All phrases by what their first word may be, each with its second word, which rules most of them out."""

    opening: _Index
    """Those that only stand at the start of a clause."""
    anywhere: _Index

    def find(self, words: Sequence[Word]) -> frozenset[str]:
        """The names of the cues that occur in `words`."""
        found: set[str] = set()
        keys = [word.keys for word in words]
        if keys:
            _look(self.opening, keys, 0, found)
        for at in range(len(keys)):
            _look(self.anywhere, keys, at, found)
        return frozenset(found)


def _look(index: _Index, keys: Sequence[frozenset[str]], at: int, found: set[str]) -> None:
    following = keys[at + 1] if at + 1 < len(keys) else _NOTHING
    for key in keys[at]:
        for phrase, second in index.get(key, ()):
            if second is not None and second.isdisjoint(following):
                continue
            if phrase.cue not in found and _matches(phrase, keys, at):
                found.add(phrase.cue)


def _matches(phrase: Phrase, keys: Sequence[frozenset[str]], at: int) -> bool:
    end = at + len(phrase.items)
    if end > len(keys) or (phrase.at_end and end != len(keys)):
        return False
    for item, own in zip(phrase.items, keys[at:end], strict=True):  # noqa: SIM110 - a generator costs twice as much
        if not item.fits(own):
            return False
    return True


def _read_item(text: str) -> Item:
    parts = text.split("|")
    return Item(
        keys=frozenset(part for part in parts if part[0] != "!"),
        barred=frozenset(part[1:] for part in parts if part[0] == "!"),
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
    indices: tuple[dict[str, list[tuple[Phrase, frozenset[str] | None]]], ...] = ({}, {})
    for cue, lines in read_toml("replies_phrases.toml").items():
        for line in filter(None, map(str.strip, str(lines).splitlines())):
            for phrase in read_phrases(cue, line):
                for key in phrase.items[0].keys:
                    indices[not phrase.at_start].setdefault(key, []).append((phrase, phrase.second))
    opening, anywhere = ({key: tuple(phrases) for key, phrases in index.items()} for index in indices)
    return Phrasebook(opening, anywhere)
