"""Makes what people type safe to keep, count and show, and says what it changed."""

import re
import unicodedata
from dataclasses import dataclass

LONGEST_UTTERANCE = 4000
"""Characters; about six minutes of talk, which nobody would listen to."""

_INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Accepted:
    """An utterance as it will be kept."""

    text: str
    notices: tuple[str, ...]
    """What was changed, for the person who typed it; nothing is changed silently."""


def accept(text: str) -> Accepted:
    """Clean an utterance: one line, no control or direction characters, at most `LONGEST_UTTERANCE` characters."""
    notices: list[str] = []
    plain = re.sub(r"[\t\r\n\u2028\u2029\x0b\x0c]+", " ", _SURROGATES.sub("\ufffd", text))
    cleaned = _INVISIBLE.sub("", plain)
    if cleaned != plain:
        notices.append(f"{len(plain) - len(cleaned)} invisible or control characters were left out.")
    cleaned = unicodedata.normalize("NFC", cleaned).strip()
    if len(cleaned) > LONGEST_UTTERANCE:
        notices.append(
            f"That was {len(cleaned):,} characters; the first {LONGEST_UTTERANCE:,} were said and the rest left out."
        )
        cleaned = cleaned[:LONGEST_UTTERANCE].rstrip()
    return Accepted(cleaned, tuple(notices))


def safe_draft(text: str) -> str:
    """What is being typed, as it will be given back: its lines kept, and no more than can be said."""
    lines = _SURROGATES.sub("\ufffd", text).replace("\r\n", "\n").replace("\r", "\n")
    return _INVISIBLE.sub("", lines)[:LONGEST_UTTERANCE]


def shown(text: str) -> str:
    """Text from a person, file or model, safe for a terminal: no character that could move or colour it."""
    return _INVISIBLE.sub("\ufffd", _SURROGATES.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n")))
