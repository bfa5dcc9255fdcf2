"""What one utterance of the interviewer is: its labels, its move, and how it stands to the three rules."""

from scoring.analysis import Analysis, Rules, Talk
from scoring.asks import Ask
from scoring.confidence import confidence_of
from scoring.evidence_words import cues_of
from scoring.focus import focus_of, names_mine
from scoring.kind import kind_of
from scoring.labels import Focus, Kind, Move, Openness, TimeFrame
from scoring.language import Language, language_of
from scoring.leading import distorts, is_menu, leads
from scoring.moves import move_of
from scoring.openness import openness_of
from scoring.parts import Parts, parts_of
from scoring.reading import Reading, read
from scoring.reasons import reasons_for
from scoring.rules import Findings, verdicts
from scoring.timeframe import is_opinion, time_of
from scoring.words import count_words

_ASKS = frozenset({Kind.QUESTION, Kind.COMMITMENT_ASK})


def _openness(kind: Kind, parts: Parts, reading: Reading) -> Openness:
    if kind not in _ASKS:
        return Openness.NONE
    asks = parts.asks or reading.asks
    if not asks:
        return Openness.CLOSED
    if kind is Kind.COMMITMENT_ASK:
        return Openness.CLOSED
    return Openness.OPEN if any(openness_of(ask) is Openness.OPEN for ask in asks) else Openness.CLOSED


def _time(kind: Kind, main: Ask | None, reading: Reading) -> TimeFrame:
    if kind is not Kind.QUESTION or main is None or main.has("consent", "clarify") or is_rule_free(main):
        return TimeFrame.NONE
    return time_of(main, reading)


def is_rule_free(ask: Ask) -> bool:
    """True for asks about the talk itself, which have no time."""
    return ask.has("referral", "closing_probe")


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


def _core(reading: Reading, parts: Parts) -> str:
    first = next(iter(parts.asks), None)
    if first is None or not parts.asks:
        return reading.text.strip()
    start = first.sentence.places[first.start].start
    return reading.text[start:].strip()


def _ask_text(ask: Ask, text: str) -> str:
    places = ask.sentence.places
    return text[places[ask.start].start : places[ask.end - 1].end].strip()


def analyze(text: str, talk: Talk = Talk()) -> Analysis:  # noqa: B008 - frozen, hence safe to share
    """Label one utterance; every text gets labels, and none raises.

    Args:
        text: The utterance as typed.
        talk: What was said before it, and what the interview is for.
    """
    reading = read(text, talk)
    language = language_of(reading)
    parts = parts_of(reading)
    abstained = language is not Language.ENGLISH
    kind = Kind.STATEMENT if abstained else kind_of(reading)
    main = None if abstained else reading.main
    time = _time(kind, main, reading)
    focus = _focus(kind, main, reading, time)
    found = Findings(
        kind=kind,
        focus=focus,
        leading=_leading(kind, reading, focus),
        time=time,
        multi_part=kind is Kind.QUESTION and parts.many,
        words=count_words(text),
        is_opinion=kind is Kind.QUESTION and main is not None and is_opinion(main),
        is_menu=kind is Kind.QUESTION and is_menu(reading),
        is_referral=main is not None and is_rule_free(main),
        is_advice=reading.has("advice"),
        takes_floor=reading.has("own_story"),
    )
    given = verdicts(found)
    move = move_of(reading, found, parts, language)
    cues = () if abstained else cues_of(reading, found)
    asked = kind is Kind.QUESTION
    return Analysis(
        kind=kind,
        move=move,
        focus=focus,
        leading=found.leading,
        time=time,
        open=Openness.NONE if abstained else _openness(kind, parts, reading),
        multi_part=found.multi_part,
        verdicts=given,
        confidence=confidence_of(reading, found, abstained=abstained),
        reasons=reasons_for(text, found, given, cues),
        cues=cues,
        words=found.words,
        core=_core(reading, parts),
        asks=tuple(_ask_text(ask, text) for ask in parts.asks) if asked else (),
        linked=asked and parts.linked,
        abstained=abstained,
    )


__all__ = ["Analysis", "Move", "Rules", "Talk", "analyze"]
