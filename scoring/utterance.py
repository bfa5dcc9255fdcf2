"""What one utterance of the interviewer is: its labels, its move, and how it stands to the three rules."""

from dataclasses import replace

from scoring.analysis import Analysis, Rules, Talk
from scoring.asks import Ask
from scoring.by_rules import find_by_rules
from scoring.classifier import classifier
from scoring.disguises import unveiled
from scoring.evidence_words import cues_of
from scoring.labels import Focus, Kind, Move, Openness, TimeFrame
from scoring.language import Language, language_of
from scoring.moves import move_of
from scoring.parts import Parts, parts_of
from scoring.reading import Reading, read
from scoring.reasons import reasons_for
from scoring.rules import Findings, verdicts
from scoring.weighing import Judged, weigh

_NO_ENGLISH = Findings(
    kind=Kind.STATEMENT,
    focus=Focus.NEUTRAL,
    leading=False,
    time=TimeFrame.NONE,
    open=Openness.NONE,
    multi_part=False,
    words=0,
    is_opinion=False,
    is_menu=False,
    is_referral=False,
    is_advice=False,
    takes_floor=False,
)
_UNREADABLE = Rules(0.2, 0.2, 0.2)
"""How sure the verdicts are where nothing could be read."""
_ALL_UNSURE = Rules(rule1=True, rule2=True, rule3=True)


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
    language, parts = language_of(reading), parts_of(reading)
    if language is Language.ENGLISH:
        judged = weigh(reading, parts, find_by_rules(reading, parts), classifier())
    else:
        judged = Judged(replace(_NO_ENGLISH, words=reading.length), _UNREADABLE, _ALL_UNSURE)
    return analysis_of(reading, parts, language, judged)


def analysis_of(reading: Reading, parts: Parts, language: Language, judged: Judged) -> Analysis:
    """All labels of an utterance, given what was weighed."""
    abstained = language is not Language.ENGLISH
    found = judged.findings if abstained else unveiled(judged.findings, reading)
    given = verdicts(found)
    cues = () if abstained else cues_of(reading, found)
    asked = found.kind is Kind.QUESTION
    return Analysis(
        kind=found.kind,
        move=move_of(reading, found, language),
        focus=found.focus,
        leading=found.leading,
        time=found.time,
        open=found.open,
        multi_part=found.multi_part,
        verdicts=given,
        confidence=judged.confidence,
        reasons=reasons_for(reading.text, found, given, cues),
        cues=cues,
        words=found.words,
        core=_core(reading, parts),
        asks=tuple(_ask_text(ask, reading.text) for ask in parts.asks) if asked else (),
        linked=asked and parts.linked,
        abstained=abstained,
        unsure=judged.unsure,
    )


__all__ = ["Analysis", "Move", "Rules", "Talk", "analyze"]
