"""What interviewers want of a person, told by words; the words stand in `cues.toml`."""

import re
import tomllib
from enum import StrEnum
from functools import cache
from importlib.resources import files


class Cue(StrEnum):
    """A list of `cues.toml`."""

    MONEY = "money"
    REPUTATION = "reputation"
    PIN_DOWN = "pin_down"
    FISHING = "fishing"
    FEATURES = "features"
    QUESTION_WORD = "question_word"
    WHETHER = "whether"
    BECAUSE = "because"
    YES_OR_NO = "yes_or_no"
    WELL_BEING = "well_being"
    FIGURE = "figure"
    POINTING_BACK = "pointing_back"
    GOES_ON = "goes_on"
    ABOUT_SPENDING = "about_spending"
    ABOUT_AUTHORITY = "about_authority"
    ABOUT_URGENCY = "about_urgency"


_LEAD_IN = r"\W*(?:(?:and|so|ok|okay|right|well)\W+)*"


def speaks_of(cue: Cue, text: str) -> bool:
    """True if words of this cue stand anywhere in a text."""
    return bool(_patterns()[cue].search(text.casefold()))


def begins_with(cue: Cue, text: str) -> bool:
    """True if a text begins with words of this cue, fillers aside."""
    lowered = text.casefold()
    lead_in = re.match(_LEAD_IN, lowered)
    return bool(_patterns()[cue].match(lowered, lead_in.end() if lead_in else 0))


@cache
def _patterns() -> dict[Cue, re.Pattern[str]]:
    lists = tomllib.loads(files("personas").joinpath("cues.toml").read_text(encoding="utf-8"))
    return {cue: re.compile(r"(?<!\w)(?:" + "|".join(lists[cue.value]) + r")(?!\w)") for cue in Cue}
