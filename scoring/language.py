"""Whether an utterance is English at all, or rude, or meant for the machine behind the customer."""

import re
from enum import Enum, auto

from scoring.reading import Reading
from scoring.vocabulary import vocabulary

_NON_LATIN = re.compile(r"[\u0370-\u1cff\u2c00-\ua7ff\ua800-\ud7ff\uf900-\ufdff\ufe70-\ufeff]")
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
_SAME_WORD = 4
"""A text of so many words, all the same, says nothing."""


class Language(Enum):
    """What the analyser can make of a text."""

    ENGLISH = auto()
    FOREIGN = auto()
    NONSENSE = auto()


def _is_mash(word: str) -> bool:
    known = vocabulary()
    if (
        word in known["back_channel_words"]
        or word in known["english"]
        or word in known["stop"]
        or word in known["filler"]
    ):
        return False
    return bool(_MASHED.search(word) or _SAME_RUN.search(word)) or (len(word) > 3 and not _VOWEL.search(word))


def _is_nonsense(reading: Reading) -> bool:
    """True for keys that were hit at random, and for one word over and over."""
    words, known = reading.words, vocabulary()
    quoted = reading.reply.words if reading.reply else frozenset()
    plain = known["back_channel_words"] | known["stop"] | known["english"] | quoted
    if len(words) >= _SAME_WORD and len(set(words)) == 1 and words[0] not in plain:
        return True
    mash = sum(map(_is_mash, words))
    clipped = sum(1 < len(word) <= 3 and word not in plain and not _VOWEL.search(word) for word in words)
    return mash * 2 >= len(words) or (clipped >= _SHORT_RUNS and (mash + clipped) * 2 > len(words))


def language_of(reading: Reading) -> Language:
    """English, another language, or nothing that can be read."""
    words = reading.words
    if not any(word[:1].isalpha() for word in words):
        return Language.ENGLISH if _is_number_echo(reading) else Language.NONSENSE
    letters = sum(character.isalpha() for character in reading.text)
    if len(_NON_LATIN.findall(reading.text)) > letters / 2:
        return Language.FOREIGN
    known = vocabulary()
    if _is_nonsense(reading):
        return Language.NONSENSE
    english = [
        word
        for word in words
        if word in known["stop"] or word in known["english"] or word in known["aux"] or word in known["wh"]
    ]
    foreign = [
        word for word in words if (word in known["foreign"] and word not in known["stop"]) or _FAR_LETTER.search(word)
    ]
    if len(foreign) >= 2 and len(foreign) > len(english):
        return Language.FOREIGN
    return Language.FOREIGN if len(foreign) == 1 and not english and len(words) <= 4 else Language.ENGLISH


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
