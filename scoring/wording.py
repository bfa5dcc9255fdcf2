"""A better wording for an utterance that fails a rule, made of the interviewer's own words where they hold a topic."""

import re
from collections.abc import Iterator

from scoring.analysis import Analysis, Talk
from scoring.labels import Verdict
from scoring.utterance import analyze
from scoring.vocabulary import vocabulary

_FILLED = ("Tell me about the last time you dealt with {topic}.", "What happened the last time you had {topic} to do?")
_ANCHORS = ("When did that last happen?", "Can you think of the last time that happened?", "Tell me more about that.")
_TOPIC = re.compile(
    r"\b(?:for|with|about|of) (?:the |your |an? )?(?P<topic>[a-z][a-z'-]*(?: [a-z][a-z'-]*)?)\s*[?.!,]", re.I
)


def _topics(text: str) -> Iterator[str]:
    known = vocabulary()
    barred = known["product"] | known["thing"] | known["stop"] | known["loaded"]
    for found in _TOPIC.finditer(f"{text} ."):
        words = [word for word in found["topic"].lower().split() if word not in barred]
        if words:
            yield f"the {' '.join(words)}"


def _candidates(text: str, analysis: Analysis) -> Iterator[str]:
    yield from analysis.asks[:1]
    for topic in _topics(text):
        yield from (sentence.format(topic=topic) for sentence in _FILLED)
    yield from _ANCHORS


def _passes(wording: str, talk: Talk) -> bool:
    return Verdict.FAIL not in _verdicts(analyze(wording, talk))


def _verdicts(analysis: Analysis) -> tuple[Verdict, Verdict, Verdict]:
    given = analysis.verdicts
    return given.rule1, given.rule2, given.rule3


def better_wording(text: str, analysis: Analysis, talk: Talk) -> str | None:
    """A wording that keeps the topic and passes all three rules; None where nothing fails or none is found."""
    if Verdict.FAIL not in _verdicts(analysis):
        return None
    for raw in _candidates(text, analysis):
        stripped = raw.strip(" ,;")
        wording = stripped[:1].upper() + stripped[1:]
        tidy = wording if wording.endswith((".", "?")) else f"{wording}?"
        if _passes(tidy, talk):
            return tidy
    return None
