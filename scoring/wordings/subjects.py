"""Who a clause is about: words that can be its subject, and whom they stand for."""

from collections.abc import Sequence

from scoring.wordings.clauses import (
    DETERMINERS,
    DO,
    MODAL,
    PREPOSITIONS,
    PRONOUNS,
    YOU,
    one_of,
)  # fmt: skip
from scoring.wordings.english import english
from scoring.wordings.extents import is_sheer_verb
from scoring.wordings.lines import PAUSE, Word

# What one does with a deed, as in "try to find a plumber"; the deed is what matters.


_TRADE = frozenset("businesses companies teams users firms owners founders organisations organizations one".split())
"""Who does as the customer does."""
_MOST = frozenset({"most", "many", "all", "other", "some"})
_ANYONE = frozenset("people everyone everybody anyone anybody folks others someone somebody".split())


_NOT_IN_SUBJECT = frozenset({PAUSE, "how", "why", "who", "when", "where", "if", "because"})


def is_subject(words: Sequence[Word]) -> bool:
    """True for words that can be what a sentence is about: with an article, plural, uncountable, or a name."""
    if not words or any(word.key in PREPOSITIONS | {PAUSE, "or"} for word in words[:1]):
        return False
    known, first, last = english(), words[0], words[-1]
    if len(words) == 1 and first.key in {"us", "me", "them", "him", "her"}:
        return False
    if len(words) == 1 and first.key in PRONOUNS | _ANYONE | _TRADE:
        return True
    if last.key in known["never_nouns"] or {word.key for word in words} & (_NOT_IN_SUBJECT | DO | MODAL):
        return False
    if first.key in DETERMINERS:
        return len(words) > 1
    if is_sheer_verb(first.key):
        return False
    named = first.text[:1].isupper()
    return named or known.is_plural(last.key) or last.key in known["mass"] | known["no_singular"]


def meant(subject: tuple[Word, ...]) -> tuple[Word, ...]:
    """As in "Most cafes" as the customer, who has one; "people" as somebody."""
    if len(subject) == 1 and subject[0].key in _TRADE:
        return YOU
    if subject[-1].key in english()["trades"] and all(word.key in _MOST for word in subject[:-1]):
        return YOU
    if len(subject) > 1 and subject[0].key in {"most", "many"}:
        return one_of(subject[1:])
    return (Word("someone", "someone"),) if len(subject) == 1 and subject[0].key in _ANYONE else subject
