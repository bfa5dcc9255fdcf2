"""Whether an utterance is a wording of the coach's given back, however it is dressed."""

from collections.abc import Iterable
from difflib import SequenceMatcher
from itertools import dropwhile

from scoring.tokens import tokens
from scoring.vocabulary import vocabulary

_ALIKE = 0.85
"""From which share of equal words on two texts are the same wording; about one word in seven may differ."""
_SHORT = 5
"""Shorter wordings are the same only where all their words are: anybody may ask "What happened next?"."""


def is_pasted(text: str, wordings: Iterable[str]) -> bool:
    """True if the text is one of the wordings, in other letters, with other marks, or with a few words around it."""
    said = _words(text)
    return bool(said) and any(_same(said, _words(wording)) for wording in wordings)


def _words(text: str) -> tuple[str, ...]:
    """The words, spelled as they are meant, without the noises in front."""
    filler = vocabulary()["filler"]
    words = (token.word for token in tokens(text) if not (token.is_pause or token.is_end))
    return tuple(dropwhile(filler.__contains__, words))


def _same(said: tuple[str, ...], shown: tuple[str, ...]) -> bool:
    if said == shown or len(shown) < _SHORT:
        return said == shown
    return SequenceMatcher(None, said, shown, autojunk=False).ratio() >= _ALIKE
