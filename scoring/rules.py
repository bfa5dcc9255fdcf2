"""From labels to verdicts on the three rules."""

from dataclasses import dataclass

from scoring.analysis import Rules
from scoring.labels import Focus, Kind, Openness, TimeFrame, Verdict

LONGEST = 45
"""Words an utterance may have under rule 3."""


@dataclass(frozen=True, slots=True)
class Findings:
    """All that the verdicts follow from."""

    kind: Kind
    focus: Focus
    leading: bool
    time: TimeFrame
    open: Openness
    multi_part: bool
    words: int
    is_opinion: bool
    """A view or a rating is asked for."""
    is_menu: bool
    """Answers are offered with the question."""
    is_referral: bool
    """A referral or a closing probe."""
    is_advice: bool
    takes_floor: bool
    """An own story, opinion, lecture, or the end of the customer's sentence."""


def _rule1(found: Findings) -> Verdict:
    if found.kind is Kind.PITCH or (found.kind is Kind.STATEMENT and found.is_advice):
        return Verdict.FAIL
    if found.kind is Kind.MIRROR:
        return Verdict.FAIL if found.leading else Verdict.PASS
    if found.kind is not Kind.QUESTION:
        return Verdict.NA
    if found.leading:
        return Verdict.FAIL
    if found.focus is Focus.MY_IDEA:
        return Verdict.PASS if found.time is TimeFrame.SPECIFIC_PAST else Verdict.FAIL
    return Verdict.NA if found.focus is Focus.NEUTRAL and not found.is_referral else Verdict.PASS


def _rule2(found: Findings) -> Verdict:
    if found.kind is not Kind.QUESTION or found.focus is Focus.NEUTRAL:
        return Verdict.NA
    if found.is_opinion or found.time in {TimeFrame.GENERIC_HABIT, TimeFrame.HYPOTHETICAL_FUTURE}:
        return Verdict.FAIL
    if found.time is TimeFrame.NONE:
        return Verdict.FAIL if found.focus is Focus.MY_IDEA else Verdict.NA
    return Verdict.PASS


def _rule3(found: Findings) -> Verdict:
    if found.kind in {Kind.SMALLTALK, Kind.THANKS_OR_CLOSING}:
        return Verdict.NA
    too_much = found.multi_part or found.words > LONGEST or found.is_menu
    floor = found.kind is Kind.STATEMENT and (found.is_advice or found.takes_floor)
    return Verdict.FAIL if too_much or floor or found.kind is Kind.PITCH else Verdict.PASS


def verdicts(found: Findings) -> Rules[Verdict]:
    """How an utterance stands to the three rules."""
    return Rules(rule1=_rule1(found), rule2=_rule2(found), rule3=_rule3(found))
