"""How words are counted, once for the whole product."""

import re

_WORD = re.compile(r"\w+(?:['’.,:/-]\w+)*")


def count_words(text: str) -> int:
    """The number of words; "don't", "9:30" and "half-five" are one each, punctuation is none."""
    return sum(1 for _ in _WORD.finditer(text))
