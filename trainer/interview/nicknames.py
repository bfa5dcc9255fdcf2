"""Nicknames: cleaned of what could act on a screen, short, and no two that look alike."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from trainer.errors import WrongUseError

LONGEST_NICKNAME = 24
"""Characters."""

_KEPT_MARKS = "-_.'’&+"
_UNSEEN = re.compile(
    r"[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
"""Letters, marks and signs that show nothing."""
_MOST_ACCENTS = 2
"""On one letter; more would climb out of their line."""


def nickname(typed: str) -> str:
    """A nickname as it will be kept: letters, digits, signs and a few marks, at most `LONGEST_NICKNAME` characters.

    Raises:
        WrongUseError: Nothing of it can be kept.
    """
    seen = _UNSEEN.sub("", unicodedata.normalize("NFC", typed))
    spaced = "".join(" " if character.isspace() else character for character in seen)
    kept = _with_few_accents(character for character in spaced if _may_stand(character))
    name = " ".join(kept.split())[:LONGEST_NICKNAME].strip()
    if not any(character.isalnum() or unicodedata.category(character) == "So" for character in name):
        raise WrongUseError("a nickname needs a letter or a digit", remedy="type one of 1 to 24 characters")
    return name


def _may_stand(character: str) -> bool:
    """True for what cannot be control, direction, or markup."""
    return (
        unicodedata.category(character)[0] in "LMN"
        or character == " "
        or character in _KEPT_MARKS
        or (unicodedata.category(character) in {"So", "Sk"} and character != "`")
    )


def _with_few_accents(characters: Iterable[str]) -> str:
    kept: list[str] = []
    accents = 0
    for character in characters:
        accents = accents + 1 if unicodedata.combining(character) else 0
        if accents <= _MOST_ACCENTS:
            kept.append(character)
    return "".join(kept)


def skeleton(name: str) -> str:
    """What a name looks like: equal for names that people could mistake for each other."""
    plain = unicodedata.normalize("NFKD", _as_seen(name)).casefold()
    bare = "".join(character for character in plain if not unicodedata.combining(character))
    return "".join(_as_seen(bare).split())


def _as_seen(text: str) -> str:
    return text.translate(_lookalikes())


@cache
def _lookalikes() -> dict[int, str]:
    """From each letter that looks like another to that other one."""
    table = tomllib.loads((files("trainer.interview") / "lookalikes.toml").read_text(encoding="utf-8"))
    return {ord(letter): seen for seen, letters in table["lookalikes"].items() for letter in letters}
