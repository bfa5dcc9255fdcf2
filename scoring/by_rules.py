"""What the rules of grammar and vocabulary alone find in an utterance; the classifier weighs it with the rest."""

from scoring.asks import Ask
from scoring.focus import focus_of, names_mine
from scoring.kind import kind_of
from scoring.labels import Focus, Kind, Openness, TimeFrame
from scoring.leading import distorts, is_menu, leads
from scoring.openness import openness_of
from scoring.parts import Parts
from scoring.reading import Reading
from scoring.rules import Findings
from scoring.timeframe import is_opinion, time_of


def _openness(kind: Kind, parts: Parts, reading: Reading) -> Openness:
    if kind not in {Kind.QUESTION, Kind.COMMITMENT_ASK}:
        return Openness.NONE
    asks = parts.asks or reading.asks
    if not asks or kind is Kind.COMMITMENT_ASK:
        return Openness.CLOSED
    return Openness.OPEN if any(openness_of(ask) is Openness.OPEN for ask in asks) else Openness.CLOSED


def _is_about_the_talk(ask: Ask) -> bool:
    """True for referrals and closing probes, which have no time and are fair at the end."""
    return ask.has("referral", "closing_probe")


def _time(kind: Kind, main: Ask | None, reading: Reading) -> TimeFrame:
    if kind is not Kind.QUESTION or main is None or main.has("consent", "clarify") or _is_about_the_talk(main):
        return TimeFrame.NONE
    return time_of(main, reading)


def _focus(kind: Kind, main: Ask | None, reading: Reading, time: TimeFrame) -> Focus:
    if kind is Kind.PITCH:
        return Focus.MY_IDEA
    if kind is Kind.MIRROR:
        return Focus.THEIR_LIFE
    if kind is Kind.COMMITMENT_ASK:
        product = reading.has("names_product") or any(names_mine(ask) for ask in reading.asks)
        return Focus.MY_IDEA if product else Focus.NEUTRAL
    if kind is Kind.QUESTION and main is not None:
        return focus_of(main, reading, time)
    if kind is Kind.QUESTION:
        return Focus.MY_IDEA if reading.has("mine", "pitch") else Focus.THEIR_LIFE
    return Focus.NEUTRAL


def _leading(kind: Kind, reading: Reading, focus: Focus) -> bool:
    if kind is Kind.MIRROR:
        return distorts(reading)
    return kind is Kind.QUESTION and focus is not Focus.NEUTRAL and leads(reading)


def find_by_rules(reading: Reading, parts: Parts) -> Findings:
    """The findings of an English utterance, from phrases and forms alone."""
    kind = kind_of(reading)
    main = reading.main
    time = _time(kind, main, reading)
    focus = _focus(kind, main, reading, time)
    asked = kind is Kind.QUESTION
    return Findings(
        kind=kind,
        focus=focus,
        leading=_leading(kind, reading, focus),
        time=time,
        open=_openness(kind, parts, reading),
        multi_part=asked and parts.many,
        words=reading.length,
        is_opinion=asked and main is not None and is_opinion(main),
        is_menu=asked and is_menu(reading),
        is_referral=main is not None and _is_about_the_talk(main),
        is_advice=reading.has("advice"),
        takes_floor=reading.has("own_story"),
    )
