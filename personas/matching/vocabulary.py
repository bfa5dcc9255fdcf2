"""Which words of a sentence carry its topic: the rest says only how it is asked."""

import re
import tomllib
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from personas.matching.stemmer import stem

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_LONGEST_WORD = 40
_TEXTS_AT_HAND = 512
"""What is being said is looked at from many sides, one turn after the other."""
_AMERICAN = (
    (re.compile(r"(?<=[a-z]{3})isation"), "ization"),
    (re.compile(r"(?<=[a-z]{3})is(e|ed|es|ing|er|ers)$"), r"iz\1"),
    (re.compile(r"(?<=[a-z]{2})yse"), "yze"),
    (
        re.compile(
            r"^(colo|favo|flavo|labo|neighbo|hono|humo|rumo|behavio|harbo|vapo|odo|parlo|savo|armo|endeavo)u(?=r)"
        ),
        r"\1",
    ),
    (re.compile(r"(?<=[aeiou])ll(?=(ing|ed|er|ers)$)"), "l"),
)


@dataclass(frozen=True, slots=True)
class _Lists:
    stop: frozenset[str]
    scaffolding: frozenset[str]
    phrases: re.Pattern[str]
    spelling: dict[str, str]
    forms: dict[str, str]


@cache
def _lists() -> _Lists:
    data = tomllib.loads(resources.files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))
    phrases = sorted((line for line in data["phrases"].splitlines() if line), key=len, reverse=True)
    return _Lists(
        stop=frozenset(data["stop"].split()),
        scaffolding=frozenset(data["scaffolding"].split()),
        phrases=re.compile(r"\b(?:" + "|".join(re.escape(phrase) for phrase in phrases) + r")\b"),
        spelling=data["spelling"],
        forms=data["forms"],
    )


def _plain(text: str) -> str:
    """Lower case, compatibility forms resolved, accents dropped, one kind of apostrophe."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(character for character in decomposed if not unicodedata.combining(character))
    return text.casefold().replace("’", "'")


def american(word: str) -> str:
    """The American spelling of a lower-case word; words spelled alike everywhere stay as they are."""
    listed = _lists().spelling.get(word)
    if listed is not None:
        return listed
    for pattern, replacement in _AMERICAN:
        word = pattern.sub(replacement, word)
    return word


@lru_cache(maxsize=16_384)
def root(word: str) -> str:
    """The stem under which all forms and spellings of a lower-case word are counted together."""
    spelled = american(word)
    return stem(_lists().forms.get(spelled, spelled))


Reader = Callable[[str], tuple[str, ...]]
"""Finds the telling words of a text."""


@lru_cache(maxsize=_TEXTS_AT_HAND)
def telling_words(text: str) -> tuple[str, ...]:
    """The words of a text in their order, lower-case, without those that only ask.

    "Walk me through how you ordered the flour" gives "how", "you", "ordered", "the" and "flour".
    """
    lists = _lists()
    found = _WORD.findall(lists.phrases.sub(" ", _plain(text)))
    words = (word.removesuffix("'s").replace("'", "") for word in found)
    return tuple(word for word in words if 0 < len(word) <= _LONGEST_WORD and word not in lists.scaffolding)


def reader() -> Reader:
    """The same for as many texts as there are to read more than once, kept only as long as the reader is."""
    return cache(telling_words.__wrapped__)


def is_content(word: str) -> bool:
    """Whether a lower-case word can name a topic on its own."""
    return word not in _lists().stop


def content_words(text: str, read: Reader = telling_words) -> tuple[str, ...]:
    """Those of a text's telling words that can name a topic: "ordered" and "flour" of the same question."""
    stop = _lists().stop
    return tuple(word for word in read(text) if word not in stop)
