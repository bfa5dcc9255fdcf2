"""Which words of some texts are names: a question that says one is about the person or thing of that name."""

import re
from collections import Counter
from collections.abc import Iterable

_WORD = re.compile(r"[A-Za-z][A-Za-z']*[A-Za-z]")
_SENTENCE_END = re.compile(r"(?:^|[.!?…:;\"“”‘(]\s*|\s['‘]|\n)$")
_SHORTEST = 3
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december christmas easter english".split()
)
"""Capitalised in English, and no names: many things happen on a Monday."""


def names_in(texts: Iterable[str]) -> frozenset[str]:
    """The words, lower-case, that mostly stand in capitals inside sentences; people in a hurry write names small."""
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for text, times in Counter(texts).items():
        for found in _WORD.finditer(text):
            word = found[0].removesuffix("'s")
            if word[0].islower():
                small[word] += times
            elif not _SENTENCE_END.search(text[: found.start()]) and not word.isupper():
                capital[word.casefold()] += times
    return frozenset(word for word, count in capital.items() if count > 2 * small[word] and _could_be_a_name(word))


def _could_be_a_name(word: str) -> bool:
    return len(word) >= _SHORTEST and "'" not in word and not {word, word.removesuffix("s")} & _CALENDAR
