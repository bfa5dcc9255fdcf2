"""Whether an utterance is English at all, or rude, or meant for the machine behind the customer."""

import re
from collections.abc import Sequence
from enum import Enum, auto
from functools import lru_cache

from scoring.reading import Reading
from scoring.vocabulary import vocabulary

_NON_LATIN = (
    ("\u0370", "\u1cff"),
    ("\u2c00", "\ud7ff"),
    ("\uf900", "\ufdff"),
    ("\ufe70", "\ufeff"),
)
"""The first and last characters of blocks of letters that are not Latin."""
_SYSTEM_TAG = re.compile(
    r"</?(?:system|instructions?|assistant|prompt|user|im_start)|\[/?(?:system|inst)\b|#+\s?(?:system|instruction)|<\|",
    re.I,
)
_VOWEL = re.compile(r"[aeiouyàáâäèéêëìíîïòóôöùúûü\d]", re.I)
_SAME_RUN = re.compile(r"(.)\1{3}")
_MASHED = re.compile(r"[bcdfghjklmnpqrstvwxz]{5}|asdf|sdfg|dfgh|fghj|ghjk|hjkl|qwer|wert|erty|zxcv|xcvb", re.I)
_FAR_LETTER = re.compile(r"[ąćęłńśźżåøæđğşčďěňřšťůžőűțșăāēģīķļņū]", re.I)
"""Letters of neighbours that no word borrowed into English has kept."""
_SHORT_RUNS = 3
"""So many short words without a vowel are no row of abbreviations any more."""
_HEAP, _JOINING = 12, 0.24
"""A text of so many words, fewer of them small words than this share, is no sentence; of 4,700 labelled utterances the
lowest shares at that length are .25."""
_WORDS_KEPT = 8192
_SAME_WORD = 4
"""A text of so many words, all the same, says nothing."""


class Language(Enum):
    """What the analyser can make of a text."""

    ENGLISH = auto()
    FOREIGN = auto()
    NONSENSE = auto()


def _is_mostly_not_latin(text: str) -> bool:
    if text.isascii():
        return False
    letters = sum(character.isalpha() for character in text)
    others = sum(any(first <= character <= last for first, last in _NON_LATIN) for character in text)
    return others > letters / 2


@lru_cache(maxsize=_WORDS_KEPT)
def _is_mash(word: str) -> bool:
    if word in vocabulary()["filler"] or _is_plain(word):
        return False
    return bool(_MASHED.search(word) or _SAME_RUN.search(word)) or (len(word) > 3 and not _VOWEL.search(word))


@lru_cache(maxsize=_WORDS_KEPT)
def _is_clipped(word: str) -> bool:
    """True for a short word that only a row of abbreviations would have."""
    return 1 < len(word) <= 3 and not _VOWEL.search(word) and not _is_plain(word)


def _is_plain(word: str) -> bool:
    known = vocabulary()
    return word in known["back_channel_words"] or word in known["stop"] or word in known["english"]


@lru_cache(maxsize=_WORDS_KEPT)
def _is_english(word: str) -> bool:
    known = vocabulary()
    return any(word in known[name] for name in ("stop", "english", "aux", "wh"))


@lru_cache(maxsize=_WORDS_KEPT)
def _is_foreign(word: str) -> bool:
    known = vocabulary()
    return (word in known["foreign"] and word not in known["stop"]) or bool(_FAR_LETTER.search(word))


def _is_heap(words: Sequence[str]) -> bool:
    """True for words without what joins them: "last time past walk me through locum family routine schedule what"."""
    if len(words) < _HEAP:
        return False
    joining = sum(word in vocabulary()["filler"] or len(word) == 1 or "'" in word or _joins(word) for word in words)
    return joining < _JOINING * len(words)


@lru_cache(maxsize=_WORDS_KEPT)
def _joins(word: str) -> bool:
    known = vocabulary()
    return any(word in known[name] for name in ("stop", "aux", "wh"))


def _is_nonsense(reading: Reading) -> bool:
    """True for keys that were hit at random, for one word over and over, and for words heaped up."""
    words = reading.words
    if _is_heap(words):
        return True
    quoted = reading.reply.words if reading.reply else frozenset()
    if len(words) >= _SAME_WORD and len(set(words)) == 1 and not _is_plain(words[0]) and words[0] not in quoted:
        return True
    mash = sum(map(_is_mash, words))
    clipped = sum(_is_clipped(word) and word not in quoted for word in words)
    return mash * 2 >= len(words) or (clipped >= _SHORT_RUNS and (mash + clipped) * 2 > len(words))


def language_of(reading: Reading) -> Language:
    """English, another language, or nothing that can be read."""
    words = reading.words
    if not any(word[:1].isalpha() for word in words):
        return Language.ENGLISH if _is_number_echo(reading) else Language.NONSENSE
    if _is_mostly_not_latin(reading.text):
        return Language.FOREIGN
    if _is_nonsense(reading):
        return Language.NONSENSE
    english, foreign = sum(map(_is_english, words)), sum(map(_is_foreign, words))
    if foreign >= 2 and foreign > english:
        return Language.FOREIGN
    return Language.FOREIGN if foreign == 1 and not english and len(words) <= 4 else Language.ENGLISH


def _is_number_echo(reading: Reading) -> bool:
    return any(word[:1].isdigit() for word in reading.words) and reading.reply is not None


def is_rude(reading: Reading) -> bool:
    """True for abuse, not for the customer's own strong words given back."""
    quoted = reading.reply.words if reading.reply else frozenset()
    swears = any(word in vocabulary()["loud"] and word not in quoted for word in reading.words)
    return swears or reading.has("rude")


def breaks_role(reading: Reading) -> bool:
    """True if the machine behind the customer is spoken to."""
    return reading.has("break_role") or bool(_SYSTEM_TAG.search(reading.text))
