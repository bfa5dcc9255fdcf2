"""The patterns of scoring/cues/wording_frames.toml, read once when first needed."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from scoring.wordings.english import english

_NOUN_PHRASE = (
    r"(?:(?!(?:you|that|it|agree|would|do|does|not|is|are|i|we|think|find|why|says?|us|did)\b)[^\s,]++ ?){1,5}?"
)


@dataclass(frozen=True, slots=True)
class Saying:
    """A way of asking that has better wordings of its own."""

    match: re.Pattern[str]
    say: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frames:
    """Where topics stand, and which forms suit which intent."""

    deeds: tuple[re.Pattern[str], ...]
    inner: tuple[re.Pattern[str], ...]
    sayings: tuple[Saying, ...]
    intents: dict[str, re.Pattern[str]]
    forms: dict[str, tuple[str, ...]]
    amiss: tuple[re.Pattern[str], ...]
    """What no wording may look like."""
    anchors: dict[str, str]
    """What is asked where there is no topic, by intent."""
    padding: dict[str, tuple[tuple[str, ...], ...]]
    """Phrases that can be left out whole, by their first word, the longest first."""

    def intent(self, keys: str, *, otherwise: str) -> str:
        """What a line is after."""
        return next((name for name, pattern in self.intents.items() if pattern.search(keys)), otherwise)


def _pattern(source: str) -> re.Pattern[str]:
    known = english()
    source = source.replace("<np>", _NOUN_PHRASE)
    for name in ("feelings", "loaded", "verdicts", "trades"):
        source = source.replace(f"<{name}>", "(?:" + "|".join(sorted(known[name])) + ")")
    return re.compile(source)


def _padding() -> dict[str, tuple[tuple[str, ...], ...]]:
    phrases = sorted((tuple(phrase.split()) for phrase in english().padding if phrase), key=len, reverse=True)
    firsts = {phrase[0] for phrase in phrases}
    return {first: tuple(phrase for phrase in phrases if phrase[0] == first) for first in firsts}


@cache
def frames() -> Frames:
    """Read the patterns; the first call takes some milliseconds, the others none."""
    source = resources.files("scoring").joinpath("cues", "wording_frames.toml").read_text(encoding="utf-8")
    data: dict[str, Any] = tomllib.loads(source)
    return Frames(
        deeds=tuple(map(_pattern, data["deeds"])),
        inner=tuple(map(_pattern, data["inner"])),
        sayings=tuple(Saying(_pattern(row["match"]), tuple(row["say"])) for row in data["sayings"]),
        intents={name: re.compile(pattern) for name, pattern in data["intents"].items()},
        forms={name: tuple(forms) for name, forms in data["forms"].items()},
        amiss=tuple(re.compile(row["match"], re.I) for row in data["amiss"]),
        anchors=data["anchors"],
        padding=_padding(),
    )
