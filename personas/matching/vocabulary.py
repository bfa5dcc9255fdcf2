"""Which words of a sentence carry its topic: the rest says only how it is asked."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import resources

from personas.matching.stemmer import stem

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_APOSTROPHE = re.compile(r"['’]")
_POSSESSIVE = re.compile(r"['’]s$")
_LONGEST_WORD = 40
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
    phrases: re.Pattern[str]
    spelling: dict[str, str]
    forms: dict[str, str]


@cache
def _lists() -> _Lists:
    source = resources.files(__package__).joinpath("words.toml").read_text(encoding="utf-8")
    data = tomllib.loads(source)
    phrases = sorted((line for line in data["phrases"].splitlines() if line), key=len, reverse=True)
    return _Lists(
        stop=frozenset(data["stop"].split()) | frozenset(data["scaffolding"].split()),
        phrases=re.compile(r"\b(?:" + "|".join(re.escape(phrase) for phrase in phrases) + r")\b"),
        spelling=data["spelling"],
        forms=data["forms"],
    )


def _plain(text: str) -> str:
    """Lower case, compatibility forms resolved, accents dropped."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def american(word: str) -> str:
    """The American spelling of a lower-case word; words spelled alike everywhere stay as they are."""
    listed = _lists().spelling.get(word)
    if listed is not None:
        return listed
    for pattern, replacement in _AMERICAN:
        word = pattern.sub(replacement, word)
    return word


def root(word: str) -> str:
    """The stem under which all forms and spellings of a lower-case word are counted together."""
    spelled = american(word)
    return stem(_lists().forms.get(spelled, spelled))


def content_words(text: str) -> tuple[str, ...]:
    """The topic-bearing words of a text in their order, lower-case and without accents.

    "Walk me through the last time you ordered flour" gives "ordered" and "flour".
    """
    lists = _lists()
    plain = lists.phrases.sub(" ", _plain(text).replace("’", "'"))
    found: list[str] = []
    for raw in _WORD.findall(plain):
        word = _APOSTROPHE.sub("", _POSSESSIVE.sub("", raw))
        if word and len(word) <= _LONGEST_WORD and word not in lists.stop:
            found.append(word)
    return tuple(found)
