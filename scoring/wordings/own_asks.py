"""The utterance's own questions, each alone and without the answers offered with it."""

import re
from collections.abc import Iterator

from scoring.analysis import Analysis
from scoring.labels import Kind, Verdict
from scoring.wordings.english import english
from scoring.wordings.lines import spelled_out

_ASKS = r"what|how|why|where|who|when|which|whose"
_SUBJECTS = r"you|they|he|she|it|your|the|that|this|anyone|anybody|someone|somebody|there|any|a|an"
_STANDS = re.compile(
    rf"^(?:(?:(?:in|at|on|by|for|from|with|to|about) )?(?:{_ASKS})\b|"
    rf"(?:did|do|does|was|were|is|are|have|has) (?:{_SUBJECTS})\b|"
    r"(?:tell me|walk me|talk me|show me|describe)\b)"
)
_BREAKS = re.compile(
    rf"[,:;–—]\s+(?:(?:and|so|but|or)\s+)?|\s+-\s+|\s+(?:and|n)\s+(?=(?:{_ASKS}|did|do|does|was|were)\b)", re.I
)
_ALTERNATIVE = re.compile(
    r"[,;:(?–—]?\s*\b(?:or|is it|was it|i mean|like|maybe|perhaps|for instance|such as|and second|second|"
    r"whether that)\b|\?|"
    r",\s+(?:(?:the|a|an|your|some)\s+)?\w+(?:\s+\w+)?\s+or\b",
    re.I,
)
_ENDS = re.compile(r"[\s,]+(?:and|or|but|so|plus)$", re.I)
_HANGS = re.compile(r"\b(?:so|and|but|or|because|that|the|a|to|of|if|with|also|is|was)$")
_AHEAD = re.compile(r"\b(?:would|will|could|might|'d|'ll|whether)\b")
_OFFERED = re.compile(
    r"^(?:is it|is that|was it|was that|do it|do this|tell me if|or\b|which (?:is|was)|why (?:not|don't|do not|dont)\b|"
    r"(?:what|why|who|where|(?:at )?what time) (?:the|your|a|an)\b|"
    r"when (?!did|was|were|do|does|have|has|exactly|else)\w+\b(?!.*\b(?:did|do|was|were) (?:you|u|they|he|she)\b))"
)
_POINTS_BACK = re.compile(r"\b(?:it|them|that|this|one|they)$", re.I)
_EDGES = ' ,;:-–—?.!"“”'
_INVERTED = re.compile(
    r"^((?:at )?(?:what|which) (?:time|hour|day)|what(?: all)?|when|where|why|"
    r"how(?: much| often| long| many (?!did|do|have|are)\w+)?)"
    r" you (\w+)\b(.*)$",
    re.I,
)
_SENTENCES = re.compile(r"(?<=[.?!…])\s+|\n+")
_FILLERS = re.compile(r"^(?:(?:so+|wait|first|and|but|or|okay|ok|well|then|plus|also|n)\b[\s,]*)+", re.I)
_TOLD = re.compile(rf"^(?:{_ASKS}) (?:the|your|it was|that)\b(?!.*\?)", re.I)
_ACTS = frozenset("did do does was were is are have has had".split())
_FEWEST_WORDS = 3


def own_asks(text: str, analysis: Analysis) -> Iterator[str]:
    """Parts of the text that ask one thing, as they were typed, in order."""
    if analysis.kind not in {Kind.QUESTION, Kind.COMMITMENT_ASK}:
        return
    single = len(_SENTENCES.split(text.strip())) == 1
    if analysis.verdicts.rule3 is not Verdict.FAIL and not analysis.leading and single:
        return
    full = spelled_out(text)
    parts = [*map(spelled_out, analysis.asks), *_clauses(full)]
    cuts = [clean for part in parts for clean in _cuts(part)]
    for clean in sorted(dict.fromkeys(cuts), key=lambda cut: (full.find(cut), len(cut))):
        if clean.lower() != text.strip(" ?.!").lower():
            yield from _asked_alone(clean, first=full.find(clean) <= _EARLY)


def _cuts(part: str) -> Iterator[str]:
    """A part up to the answers offered with it, up to its first pause, and whole."""
    for cut in (_ALTERNATIVE.split(part, maxsplit=1)[0], _BREAKS.split(part, maxsplit=1)[0], part):
        yield _ENDS.sub("", _FILLERS.sub("", cut.strip()).strip(_EDGES))


def _asked_alone(clean: str, *, first: bool) -> Iterator[str]:
    if not _has_verb(clean):
        return
    if _TOLD.match(clean):
        yield f"Tell me {clean[:1].lower()}{clean[1:]}"
    elif _is_whole(clean) and (first or not _POINTS_BACK.search(clean)):
        yield _in_order(clean)


_EARLY = 12
"""Characters before which nothing was named that a pronoun could stand for."""


def _clauses(text: str) -> Iterator[str]:
    for sentence in _SENTENCES.split(text):
        yield sentence
        breaks = [*_BREAKS.finditer(sentence)]
        ends = (*(found.start() for found in breaks[1:]), len(sentence))
        yield from (sentence[: found.start()] for found in breaks[:1])
        for found, end in zip(breaks, ends, strict=False):
            yield sentence[found.end() : end]
            yield sentence[found.end() :]


def _is_whole(part: str) -> bool:
    low = part.lower()
    stands = _STANDS.match(low) and not _OFFERED.match(low)
    return bool(stands) and len(part.split()) >= _FEWEST_WORDS and not (_HANGS.search(low) or _AHEAD.search(low))


def _has_verb(part: str) -> bool:
    known = english()
    words = part.lower().split()[1:]
    return any(word in _ACTS or (known.base_of(word) and word not in known["verb_or_noun"]) for word in words)


def _in_order(part: str) -> str:
    """As in "How much you paid" as "how much did you pay"."""
    found = _INVERTED.match(part)
    verb = found[2].lower() if found else ""
    base = english().base_of(verb)
    if found is None or base is None:
        return part
    if verb in {"have", "are", "were", "had", "was", "is"}:
        return f"{found[1]} {verb} you{found[3]}"
    return f"{found[1]} {'do' if verb == base else 'did'} you {base}{found[3]}"
