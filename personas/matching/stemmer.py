"""The stem of an English word, after Porter's algorithm with its rarest steps left out."""

import re
from functools import lru_cache

_VOWEL_RUN = re.compile(r"[aeiouy]+[^aeiouy]+")
_VOWEL = re.compile(r"[aeiouy]")
_DOUBLED = re.compile(r"([bdfgmnprt])\1$")
_SHORT_SYLLABLE = re.compile(r"[^aeiouy][aeiouy][^aeiouywx]$")
# "reply" and "replies" meet in "repli"; "buy" and "play" keep their y.
_FINAL_Y = re.compile(r"[^aeiou]y$")
_SHORTEST = 3

# Longest first: the first ending that fits is the one that counts.
_ENDINGS: tuple[tuple[str, str], ...] = (
    ("ization", "ize"),
    ("ational", "ate"),
    ("fulness", "ful"),
    ("ousness", "ous"),
    ("iveness", "ive"),
    ("tional", "tion"),
    ("biliti", "ble"),
    ("ation", "ate"),
    ("alism", "al"),
    ("aliti", "al"),
    ("ousli", "ous"),
    ("entli", "ent"),
    ("fulli", "ful"),
    ("iviti", "ive"),
    ("enci", "ence"),
    ("anci", "ance"),
    ("izer", "ize"),
    ("alli", "al"),
    ("ator", "ate"),
    ("abli", "able"),
    ("eli", "e"),
    ("li", ""),
)
_LAST_ENDINGS = (
    *("ement", "ance", "ence", "able", "ible", "ness", "ment", "tion", "sion"),
    *("ate", "ful", "ous", "ive", "ize", "ism", "ant", "ent", "iti", "al", "er", "ic"),
)


def _measure(stem: str) -> int:
    """How many times a run of vowels is followed by one of consonants: Porter's length of a stem."""
    return len(_VOWEL_RUN.findall(stem))


def _without_plural(word: str) -> str:
    if word.endswith("sses") or (word.endswith("ies") and len(word) > _SHORTEST + 1):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _without_tense(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) else word
    ending = next((end for end in ("ing", "ed") if word.endswith(end)), None)
    if ending is None or not _VOWEL.search(word[: -len(ending)]):
        return word
    stem = word[: -len(ending)]
    if stem.endswith(("at", "bl", "iz")) or (_measure(stem) == 1 and _SHORT_SYLLABLE.search(stem)):
        return stem + "e"
    return stem[:-1] if _DOUBLED.search(stem) else stem


def _without_ending(word: str) -> str:
    for ending, replacement in _ENDINGS:
        if word.endswith(ending):
            stem = word[: -len(ending)]
            return stem + replacement if _measure(stem) else word
    return word


def _without_last_ending(word: str) -> str:
    for ending in _LAST_ENDINGS:
        if word.endswith(ending):
            stem = word[: -len(ending)]
            kept = stem + ending[0] if ending in ("tion", "sion") else stem
            return kept if _measure(stem) > 1 else word
    return word


def _without_final_e(word: str) -> str:
    if not word.endswith("e"):
        return word
    stem = word[:-1]
    # The e of "plane" tells it from "plan".
    return word if _measure(stem) == 0 or (_measure(stem) == 1 and _SHORT_SYLLABLE.search(stem)) else stem


@lru_cache(maxsize=32_768)
def stem(word: str) -> str:
    """The common root of a lower-case word's forms, "invoicing" and "invoices" alike; not itself a word."""
    if len(word) <= _SHORTEST or not word.isascii() or not word.isalpha():
        return word
    word = _without_tense(_without_plural(word))
    if _FINAL_Y.search(word):
        word = word[:-1] + "i"
    word = _without_last_ending(_without_ending(word))
    return _without_final_e(word)
