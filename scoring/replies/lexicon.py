"""The vocabulary of replies, read from the data files the first time it is needed."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

_SHORTEST_MENDED = 8
_SHORTEST_SWAPPED = 5
_LONGEST_WORD = 24
"""Longer runs of letters are no words, and not worth their while."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Classes of words, hasty spellings, and long words that are recognised with one letter wrong."""

    tags: Mapping[str, frozenset[str]]
    """The classes each word belongs to."""
    forms: Mapping[str, tuple[str, ...]]
    """What a hasty spelling stands for."""
    mended: Mapping[str, str]
    """A long word with one letter left out, and the word itself."""
    single: Mapping[str, str]
    """A word with its double letters written once, and the word itself."""

    def mend(self, word: str) -> str:
        """The known word that `word` is one slip away from, or `word` as it is."""
        if not _SHORTEST_SWAPPED <= len(word) <= _LONGEST_WORD or word in self.tags or not word.isalpha():
            return word
        swapped = next((shape for shape in _with_two_swapped(word) if shape in self.tags), None)
        known = swapped or self.single.get(_undoubled(word))
        if known is not None or len(word) < _SHORTEST_MENDED - 1:
            return known or word
        shapes = (word, *_with_one_letter_out(word))
        return next((self.mended[shape] for shape in shapes if shape in self.mended), word)


def _with_one_letter_out(word: str) -> list[str]:
    return [word[:at] + word[at + 1 :] for at in range(1, len(word))]


def _with_two_swapped(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))


def _undoubled(word: str) -> str:
    return word[0] + "".join(later for earlier, later in pairwise(word) if later != earlier)


def read_toml(name: str) -> dict[str, object]:
    """One data file of the vocabulary."""
    return tomllib.loads(files("scoring").joinpath("cues", name).read_text(encoding="utf-8"))


def _read_forms() -> dict[str, tuple[str, ...]]:
    lines = str(read_toml("replies_spelling.toml")["forms"]).strip().splitlines()
    pairs = (line.split(" = ", 1) for line in lines)
    return {written.strip(): tuple(meant.split()) for written, meant in pairs}


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The vocabulary; read once."""
    tags: dict[str, set[str]] = {}
    for name, words in read_toml("replies.toml").items():
        for word in str(words).split():
            tags.setdefault(word, set()).add(name)
    mended: dict[str, str] = {}
    single: dict[str, str] = {}
    for word in tags:
        if len(word) < _SHORTEST_SWAPPED or not word.isalpha() or tags[word] & {"first_name", "tool", "kept"}:
            continue
        single.setdefault(_undoubled(word), word)
        if len(word) >= _SHORTEST_MENDED:
            mended.setdefault(word, word)
            for shape in _with_one_letter_out(word):
                mended.setdefault(shape, word)
    return Lexicon({word: frozenset(names) for word, names in tags.items()}, _read_forms(), mended, single)
