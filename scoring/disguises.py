"""A bad move in the clothes of a good one: a pitch behind a question to oneself, a sale behind a request for a story.

Words that usually mark a good question ("last time", "walk me through") outweigh what is truly asked when there are
enough of them. What is looked for here decides whatever stands around it.
"""

from dataclasses import replace
from itertools import pairwise

from scoring.asks import Ask, Form
from scoring.kind import is_pitch
from scoring.labels import Focus, Kind, Openness, TimeFrame
from scoring.reading import Reading
from scoring.rules import Findings

_OFFERING = frozenset({"would", "will", "could"})
_TAKING = frozenset("use buy pay try want like switch order subscribe sign get take recommend".split())
_WISHING = frozenset("wish wished wishing dream dreamed dreamt dreaming hope hoped hoping".split())
_VIEWING = frozenset("think thought thinking imagine imagined imagining".split())
_NEAR = 3
_SELVES = frozenset({"i", "we"})
_SUSPENSE = frozenset({("you", "know"), ("guess", "what"), ("know", "what")})


def unveiled(found: Findings, reading: Reading) -> Findings:
    """The findings, or what stands behind them where a question only looks good."""
    if found.kind is not Kind.QUESTION or reading.uses_product:
        return found
    if _asks_only_itself(reading) and is_pitch(reading):
        return _as_pitch(found)
    if any(map(_offers, reading.asks)) or _after(reading, _WISHING):
        return replace(found, focus=Focus.MY_IDEA, time=TimeFrame.HYPOTHETICAL_FUTURE)
    if _after(reading, _VIEWING):
        return replace(found, focus=Focus.MY_IDEA, time=TimeFrame.NONE, is_opinion=True)
    return found


def _as_pitch(found: Findings) -> Findings:
    return replace(
        found,
        kind=Kind.PITCH,
        focus=Focus.MY_IDEA,
        leading=False,
        time=TimeFrame.NONE,
        open=Openness.NONE,
        multi_part=False,
        is_opinion=False,
        is_menu=False,
        is_referral=False,
    )


def _asks_only_itself(reading: Reading) -> bool:
    """True where every question is one the interviewer goes on to answer: "What did we do? We built …"."""
    last = reading.sentences[-1]
    return bool(reading.asks) and all(_is_rhetorical(ask) and ask.sentence is not last for ask in reading.asks)


def _is_rhetorical(ask: Ask) -> bool:
    words = ask.words
    own = ask.form is Form.WH and any(
        before in {"did", "do", "have"} and after in _SELVES for before, after in pairwise(words)
    )
    return own or any(pair in _SUSPENSE for pair in pairwise(words[:3]))


def _offers(ask: Ask) -> bool:
    """True for "would you use our app?", whatever was asked before it."""
    words = ask.words
    offered = ask.form is Form.YES_NO and ask.head in _OFFERING and ask.word(1) == "you"
    return offered and ask.has("mine") and not _TAKING.isdisjoint(words)


def _after(reading: Reading, verbs: frozenset[str]) -> bool:
    """True where the customer is said to have wished for, or thought of, the interviewer's product."""
    for ask in reading.asks:
        words, first = ask.sentence.words, ask.start
        told = next(
            (at for at in range(first + 1, ask.end) if words[at] in verbs and words[at - 1] in {"you", "last"}), None
        )
        if told is not None and (ask.sentence.hits("mine", told, ask.end) or "our" in words[told : told + _NEAR]):
            return True
    return False
