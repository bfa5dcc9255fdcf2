"""The customer's own words, for giving back and for going on from."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from scoring.reading import content
from scoring.wordings.clauses import DETERMINERS, PRONOUNS, YOU, Clause
from scoring.wordings.english import english
from scoring.wordings.forms import about
from scoring.wordings.grammar import event_of
from scoring.wordings.lines import PAUSE, Word, lines_of
from scoring.wordings.topics import things_of

_TURNED = dict(
    pair.split("=")
    for pair in """
    i'm=you're i've=you've i'd=you'd i'll=you'll we're=you're we've=you've we'd=you'd we'll=you'll im=you're ive=you've
    i=you we=you me=you us=you my=your our=your mine=yours ours=yours myself=yourself ourselves=yourselves am=are
    """.split()
)
_TURNS = re.compile(r"\b(?:" + "|".join(sorted(_TURNED, key=len, reverse=True)) + r")\b", re.I)
_CUT = re.compile(
    r"[.!?;…\n]+|,\s+|\s+[-–—]\s+|\s+(?:and|but|so|because|which)\s+(?=(?:i|we|it|they|he|she|the|my|our|that)\b)", re.I
)
_OPENINGS = re.compile(
    r"^(?:(?:well|so|yeah|yes|no|oh|honestly|okay|ok|i mean|you know|and|but|look|listen|erm?|um+|i guess|i think|"
    r"to be honest|like)\b[\s,]*)+",
    re.I,
)
_MOST_ECHOED = 12


def turned(text: str) -> str:
    """The customer's words as the other person says them: "my till" as "your till"."""
    said = _TURNS.sub(lambda found: _TURNED[found[0].lower()], text)
    return re.sub(r"\byou was\b", "you were", re.sub(r"\b(and|but) you am\b", r"\1 you are", said))


def echoes(reply: str, utterance: str) -> Iterator[str]:
    """Parts of a reply to give back, the one nearest to what was said first."""
    parts = [part for raw in _CUT.split(reply) if (part := _OPENINGS.sub("", (raw or "").strip(" \"“”'")).strip())]
    fit = [part for part in parts if 2 <= len(part.split()) <= _MOST_ECHOED]
    wanted = content(tuple(word.key for line in lines_of(utterance) for word in line.words))

    def nearness(part: str) -> tuple[int, int]:
        stems = content(tuple(word.key for line in lines_of(part) for word in line.words))
        return len(stems & wanted), min(len(part.split()), 8)

    for part in sorted(fit, key=nearness, reverse=True)[:3]:
        yield f"{turned(part)}?"


def going_on(reply: str) -> Iterator[str]:
    """Questions about what the customer last spoke of."""
    lines = lines_of(reply)
    told = [told for line in lines for part in _parts(line.words) if (told := _told(part)) is not None]
    for clause, is_past in reversed(told):
        yield from _after(clause) if is_past else about(clause)


def things_told(reply: str) -> Iterator[str]:
    """Questions about the things the customer named."""
    for line in reversed(lines_of(reply)):
        for thing in things_of(line):
            if thing.deed() is not None:
                yield from about(thing)


def _parts(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    start = 0
    for at, word in enumerate(words):
        following = words[at + 1].key if at + 1 < len(words) else ""
        joins = word.key == "and" and following not in PRONOUNS | DETERMINERS | {"then"}
        if joins and english().base_of(following) and _speaker(words[start:at]) and not english().is_plural(following):
            yield words[start:at]
            yield (*_speaker(words[start:at]), *words[at + 1 :])
            start = at + 1
        elif word.key in {PAUSE, "and", "but", "so", "because", "then", "when", "if"} and not joins:
            yield words[start:at]
            start = at + 1
    yield words[start:]


def _speaker(words: Sequence[Word]) -> tuple[Word, ...]:
    """The customer's "I" or "we", which goes for what follows "and", too."""
    return tuple(word for word in words if word.key in {"i", "we"})[:1]


_NOT_TOLD = frozenset(
    """
    think guess mean suppose say know like love want need be
    have believe feel see find hope wish reckon remember tend seem use take depend would
    """.split()
)


def _can_be_asked(clause: Clause) -> bool:
    """True for a deed or an event one can go on from."""
    if (clause.dangles and not _is_known(clause)) or clause.negated or clause.could:
        return False
    arranged = clause.verb == "have" and any(word.key.endswith("ed") for word in clause.rest)
    if clause.verb in _NOT_TOLD and not arranged:
        return False
    return not clause.is_theirs or bool(clause.rest) or clause.verb in english()["alone"]


def _told(words: Sequence[Word]) -> tuple[Clause, bool] | None:
    yours = {"i": "you", "we": "you", "my": "your", "our": "your", "us": "you", "me": "you", "myself": "yourself"}
    said = [Word(yours.get(word.key, word.key), yours.get(word.key, word.text)) for word in words]
    start = next((at for at, word in enumerate(words[:5]) if word.key in {"i", "we"}), 0)
    clause = event_of(said[start:])
    if clause is None or not _can_be_asked(clause):
        return None
    if any(word.key in {"would", "will", "might", "could", "should"} for word in words):
        return None
    past = any(word.key in english().past_forms for word in words)
    return clause, past


def _is_known(clause: Clause) -> bool:
    """True where only the subject is a pronoun: both know who "he" is."""
    return clause.subject[0].key in {"he", "she", "they"} and not replace(clause, subject=YOU).dangles


def _after(clause: Clause) -> Iterator[str]:
    if clause.is_theirs:
        yield f"What happened after {clause.in_past()}?"
    else:
        yield f"What did you do when {clause.in_past()}?"
