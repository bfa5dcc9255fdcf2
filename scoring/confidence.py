"""How sure each verdict is: sure where a clear cue stands alone, unsure where cues disagree or are absent."""

from scoring.analysis import Rules
from scoring.asks import Form
from scoring.labels import Focus, Kind, TimeFrame
from scoring.reading import Reading
from scoring.rules import LONGEST, Findings

_ABSTAINED = 0.2
_PLAIN = 0.9
_TIMES = ("specific_past", "present", "generic", "future")
_NEAR_LIMIT = 4


def _rule1(reading: Reading, found: Findings) -> float:
    sure = _PLAIN
    if found.kind in {Kind.STATEMENT, Kind.MIRROR}:
        sure -= 0.2
    if found.leading and not reading.has("negative", "tag", "social", "presumed", "pushing"):
        sure -= 0.2
    if found.focus is Focus.MY_IDEA and not reading.has("mine", "solution_fishing"):
        sure -= 0.15
    if found.focus is Focus.THEIR_LIFE and reading.has("mine", "imagined"):
        sure -= 0.25
    return sure


def _rule2(reading: Reading, found: Findings) -> float:
    if found.kind is not Kind.QUESTION:
        return _PLAIN if found.kind is not Kind.STATEMENT else 0.75
    sure = _PLAIN
    spoken = sum(reading.has(label) for label in _TIMES)
    if spoken == 0:
        sure -= 0.15
    if spoken > 1:
        sure -= 0.15 * (spoken - 1)
    if found.time is TimeFrame.NONE:
        sure -= 0.15
    if all(ask.form in {Form.BARE, Form.DECLARATIVE} for ask in reading.asks):
        sure -= 0.2
    return sure


def _rule3(reading: Reading, found: Findings) -> float:
    sure = _PLAIN
    if len(reading.asks) > 1:
        sure -= 0.2
    if abs(found.words - LONGEST) <= _NEAR_LIMIT and found.kind is not Kind.PITCH:
        sure -= 0.05
    if found.kind is Kind.STATEMENT:
        sure -= 0.15
    return sure


def _bounded(value: float) -> float:
    return round(min(0.98, max(0.1, value)), 2)


def confidence_of(reading: Reading, found: Findings, *, abstained: bool) -> Rules[float]:
    """One number from 0 to 1 for each verdict."""
    if abstained:
        return Rules(_ABSTAINED, _ABSTAINED, _ABSTAINED)
    return Rules(
        rule1=_bounded(_rule1(reading, found)),
        rule2=_bounded(_rule2(reading, found)),
        rule3=_bounded(_rule3(reading, found)),
    )
