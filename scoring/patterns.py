"""Phrases with holes, looked for among the words of a sentence in time linear in its length.

One phrase is words with a space between: `a|b` is either word, `?a` may be absent, `@name` any word of a class,
`*` any word, `~3` up to three words, `^` the start of a clause and `$` the end of the sentence.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from itertools import pairwise

_WIDEST_GAP = 20
_PAIRS_KEPT = 16_384
_END = ""


class _Sort(Enum):
    WORD = auto()
    OPTIONAL = auto()
    ANY = auto()
    GAP = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class _Part:
    sort: _Sort
    words: frozenset[str] = frozenset()
    """What stands there; behind the last word of a text stands an empty one."""
    width: int = 0


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase, ready to be looked for."""

    label: str
    at_start: bool
    parts: tuple[_Part, ...]

    @property
    def first_words(self) -> frozenset[str]:
        """The words it can begin with."""
        return self.parts[0].words

    @property
    def second_words(self) -> frozenset[str] | None:
        """The words it can go on with behind the first, an empty one for the end of the text; None for any word."""
        words: frozenset[str] = frozenset()
        for part in self.parts[1:]:
            if part.sort is _Sort.GAP or part.sort is _Sort.ANY:
                return None
            words = part.words | words
            if part.sort is not _Sort.OPTIONAL:
                return words
        return None


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a phrase was found: the words from `start` to before `end`."""

    label: str
    start: int
    end: int


def _part(source: str, classes: Mapping[str, frozenset[str]]) -> _Part:
    if source == "$":
        return _Part(_Sort.END, frozenset({_END}))
    if source == "*":
        return _Part(_Sort.ANY)
    if source[0] == "~":
        return _Part(_Sort.GAP, width=min(int(source[1:]), _WIDEST_GAP))
    choices = source.removeprefix("?").split("|")
    words = frozenset(choices)
    if "@" in source:
        words = frozenset().union(*(classes[choice[1:]] if choice[0] == "@" else {choice} for choice in choices))
    return _Part(_Sort.OPTIONAL if source[0] == "?" else _Sort.WORD, words)


class PhraseReader:
    """Reads phrases that use the same classes of words; a part that many of them have is read once."""

    def __init__(self, classes: Mapping[str, frozenset[str]]) -> None:
        self._classes = classes
        self._parts: dict[str, _Part] = {}

    def read(self, label: str, source: str) -> tuple[Phrase, ...]:
        """Read one line; a phrase whose first word may be absent becomes two."""
        at_start = source.startswith("^ ")
        parts = [self._part(word) for word in source.removeprefix("^ ").split()]
        if not at_start:
            while parts[0].sort is _Sort.GAP or parts[0].sort is _Sort.ANY:
                parts.pop(0)
        return _with_and_without(label, parts, at_start=at_start)

    def _part(self, source: str) -> _Part:
        if source not in self._parts:
            self._parts[source] = _part(source, self._classes)
        return self._parts[source]


def _with_and_without(label: str, parts: list[_Part], *, at_start: bool) -> tuple[Phrase, ...]:
    if not parts or parts[0].sort is not _Sort.OPTIONAL:
        return (Phrase(label, at_start, tuple(parts)),) if parts else ()
    with_it = (_Part(_Sort.WORD, parts[0].words), *parts[1:])
    return (Phrase(label, at_start, with_it), *_with_and_without(label, parts[1:], at_start=at_start))


def _end_of(parts: Sequence[_Part], words: Sequence[str], at: int, part: int = 0) -> int | None:
    """Where the parts from `part` on end if they begin at word `at`, or None; the last word is the empty one."""
    for number in range(part, len(parts)):
        current = parts[number]
        if current.sort is not _Sort.WORD:
            return _end_beyond(parts, words, at, number)
        if words[at] not in current.words:
            return None
        at += 1
    return at


def _end_beyond(parts: Sequence[_Part], words: Sequence[str], at: int, part: int) -> int | None:
    """The same where the first part is no plain word."""
    current = parts[part]
    if current.sort is _Sort.GAP:
        return _after_gap(parts, words, at, part)
    if current.sort is _Sort.END:
        return None if words[at] else _end_of(parts, words, at, part + 1)
    if words[at] and (current.sort is _Sort.ANY or words[at] in current.words):
        taken = _end_of(parts, words, at + 1, part + 1)
        if taken is not None or current.sort is _Sort.ANY:
            return taken
    return _end_of(parts, words, at, part + 1) if current.sort is _Sort.OPTIONAL else None


def _after_gap(parts: Sequence[_Part], words: Sequence[str], at: int, part: int) -> int | None:
    if part + 1 == len(parts):
        return at
    following = parts[part + 1]
    for place in range(at, min(at + parts[part].width + 1, len(words))):
        if following.sort is not _Sort.WORD or words[place] in following.words:
            end = _end_of(parts, words, place, part + 1)
            if end is not None:
                return end
    return None


class PhraseBook:
    """Many phrases, found together in one pass."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self._by_first: dict[str, list[tuple[Phrase, frozenset[str] | None]]] = {}
        self._anywhere: list[Phrase] = []
        for phrase in phrases:
            if phrase.parts[0].sort is _Sort.WORD:
                opening = (phrase, phrase.second_words)
                for word in phrase.first_words:
                    self._by_first.setdefault(word, []).append(opening)
            else:
                self._anywhere.append(phrase)
        # Which phrases two words in a row may begin is asked again and again: people use few openings.
        self._beginning = lru_cache(maxsize=_PAIRS_KEPT)(self._candidates)

    def _candidates(self, first: str, second: str) -> tuple[Phrase, ...]:
        openings = self._by_first.get(first, ())
        return tuple(phrase for phrase, seconds in openings if seconds is None or second in seconds)

    def find(self, words: Sequence[str], starts: Collection[int]) -> dict[str, list[Hit]]:
        """All hits by label, each list in order of their start; phrases marked `^` only at `starts`."""
        found: dict[str, list[Hit]] = {}
        ended = [*words, _END]
        for at, (word, second) in enumerate(pairwise(ended)):
            for phrase in self._beginning(word, second):
                if not phrase.at_start or at in starts:
                    # The first word is known to fit.
                    self._note(found, phrase, at, _end_of(phrase.parts, ended, at + 1, 1))
            if at in starts:
                for phrase in self._anywhere:
                    self._note(found, phrase, at, _end_of(phrase.parts, ended, at))
        return found

    def longest(self, words: Sequence[str], at: int) -> int:
        """Where the longest phrase that begins at a word ends; `at` itself if none does."""
        ended = [*words[at:], _END]
        ends = (_end_of(phrase.parts, ended, 1, 1) for phrase in self._beginning(ended[0], ended[1]))
        return at + max((end for end in ends if end is not None), default=0)

    @staticmethod
    def _note(found: dict[str, list[Hit]], phrase: Phrase, at: int, end: int | None) -> None:
        if end is not None and end > at:
            found.setdefault(phrase.label, []).append(Hit(phrase.label, at, end))
