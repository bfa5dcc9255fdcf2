"""When a habit is asked about, and the time in the past that answers to it."""

import re
from collections.abc import Sequence

from scoring.wordings.asked import Asked
from scoring.wordings.english import english
from scoring.wordings.lines import Word

_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_SPANS = "week|month|year|quarter|season|term|night|shift|weekend|semester"
_TIMES: tuple[tuple[str, str], ...] = (
    (rf"\b(?:in|during) (?:the |a )?(?:\w+ )?({_MONTHS}|winter|summer|autumn|spring)s?\b", "last {0}"),
    (r"\bon (?:a |an )?(?:\w+ )?(\w+day)s?\b( morning| afternoon| evening| night)?s?", "last {0}{1}"),
    (r"\b(?:at|over|on) (?:the |a )?(?:\w+ )?weekends?\b", "last weekend"),
    (r"\bat (christmas|easter)\b", "last {0}"),
    (r"\b(?:in|during) (?:the |a |an )?(?:\w+ )?(morning|afternoon|evening)s?\b", "yesterday {0}"),
    (r"\b(?:at|in|over|during) (?:the )?nights?\b", "last night"),
    (rf"\b(?:in )?(?:a|an|each|every|per|one|the|any given) (?:\w+ )?({_SPANS})\b", "last {0}"),
    (r"\b(?:in )?(?:a|an|each|every|per|one) (?:\w+ )?day\b|\bdaily\b", "yesterday"),
    (r"\bweekly\b", "last week"),
    (r"\bmonthly\b", "last month"),
)
_AHEAD = rf"\b(?:next|this|in) (?:\w+ )?(?:week|month|year|quarter|season|summer|winter|spring|autumn|term|{_MONTHS})\b"


def past_time(asked: Asked) -> tuple[tuple[Word, ...], str]:
    """What is left of the clause without its time, and that time in the past."""
    rest = asked.clause.rest
    if not asked.is_habit:
        rest = _cut(rest, _AHEAD)
    for pattern, time in _TIMES:
        found = re.search(pattern, asked.keys)
        if found:
            names = [_capital(name or "") for name in (*found.groups(), "", "")]
            return _cut(rest, pattern), time.format(*names)
    lead = " ".join(word.key for word in asked.lead)
    if lead.startswith(("how often", "how many", "how much")):
        return rest, "last month"
    if re.match(r"(?:at )?(?:what (?:time|hour))", lead):
        return rest, "yesterday"
    return rest, "last time"


def _cut(rest: Sequence[Word], pattern: str) -> tuple[Word, ...]:
    keys = " ".join(word.key for word in rest)
    found = re.search(pattern, keys)
    if found is None:
        return tuple(rest)
    first = keys[: found.start()].count(" ")
    left = first - 1 if first and rest[first - 1].key in {"for", "in", "during", "within"} else first
    return (*rest[:left], *rest[first + len(found[0].split()) :])


def _capital(name: str) -> str:
    bare = name.strip()
    return name.replace(bare, bare.capitalize()) if bare in english()["names"] else name
