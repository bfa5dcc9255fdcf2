"""A better wording for an utterance that fails a rule, made of the interviewer's own words where they hold a topic."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

from scoring.analysis import Analysis, Talk
from scoring.labels import Kind, Verdict
from scoring.utterance import analyze
from scoring.wordings.frames import frames
from scoring.wordings.lines import spelled_out
from scoring.wordings.plans import candidates
from scoring.words import count_words

_MOST_TRIED = 8
"""Candidates that are analysed before giving up; each costs as much as an utterance."""
_MOST_WORDS = 24
_AT_HAND = 256
"""Wordings that are not sought again: a debrief shows once more what the coach showed, and an export what it showed."""
_ORDERS = ("tell", "walk", "talk", "show", "describe", "take", "give", "go")


@lru_cache(maxsize=_AT_HAND)
def better_wording(text: str, analysis: Analysis, talk: Talk) -> str | None:
    """A wording that keeps the topic and passes all three rules; None where nothing fails or none is found.

    Args:
        text: The utterance as typed.
        analysis: What the analyser found in it.
        talk: What was said before it.
    """
    if analysis.abstained or not _fails(analysis):
        return None
    said = _tidy(text).casefold()
    offered = map(_tidy, candidates(text, analysis, talk))
    fitting = _unlike(wording for wording in offered if wording.casefold() != said and _fits(wording))
    return next((wording for wording in islice(fitting, _MOST_TRIED) if _is_sound(wording, talk)), None)


def _unlike(wordings: Iterable[str]) -> Iterator[str]:
    """Each wording once."""
    seen: set[str] = set()
    for wording in wordings:
        if wording not in seen:
            seen.add(wording)
            yield wording


def _fails(analysis: Analysis) -> bool:
    given = analysis.verdicts
    return Verdict.FAIL in {given.rule1, given.rule2, given.rule3}


def _fits(wording: str) -> bool:
    """True where it is neither too short nor too long, and looks like nothing that no wording may look like."""
    return 1 < count_words(wording) <= _MOST_WORDS and not any(pattern.search(wording) for pattern in frames().amiss)


def _is_sound(wording: str, talk: Talk) -> bool:
    """True if the analyser itself finds nothing to improve."""
    found = analyze(wording, talk)
    return found.kind in {Kind.QUESTION, Kind.MIRROR} and not _fails(found) and not found.multi_part


def _tidy(raw: str) -> str:
    """A sentence as it is printed: spelled out, with a capital and a mark at its end."""
    words = spelled_out(raw.strip(' ,;:-–—"“”')).split()
    while len(words) > 1 and words[0].lower().strip(",") in {"and", "so", "but", "or", "then", "also", "plus"}:
        words = words[1:]
    sentence = " ".join(words).rstrip(" ,;:.?!")
    mark = "." if sentence.lower().startswith(_ORDERS) or ". Tell me" in sentence else "?"
    return sentence[:1].upper() + sentence[1:] + mark
