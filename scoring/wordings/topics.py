"""The topics of a line that names no product: what is done, what happens, what is spoken of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from scoring.wordings.clauses import BE, DETERMINERS, DO, PREPOSITIONS, YOU, Clause
from scoring.wordings.english import english
from scoring.wordings.frames import frames
from scoring.wordings.grammar import event_of, is_whole
from scoring.wordings.lines import PAUSE, Line, Word
from scoring.wordings.noun_phrases import thing_of
from scoring.wordings.products import judged_thing, of_deed, read_group
from scoring.wordings.sought import Topic
from scoring.wordings.things import Thing, is_person

_ABOUT = frozenset("about with of for on from in at over".split())
_SOCIAL = re.compile(r"^(?:most|many|all|two|three|five|ten|lots of|plenty of|every|other|everyone|everybody)\b")
_NO_DEEDS = frozenset(
    """
    be have think say like love want need feel find use buy try mind know agree mean see get hate pay consider believe
    prefer imagine wish tell mention rate expect care struggle enjoy dread sign subscribe download trust
    spend look happen start stop become come suppose reckon bet guess
    """.split()
)


def is_social(line: Line) -> bool:
    """True where others are held up as an example: what they do says nothing of the customer."""
    return bool(_SOCIAL.match(line.keys))


def clauses_of(line: Line) -> Iterator[Topic]:
    """What is done or happens, the likeliest first."""
    keys = line.keys
    for pattern in frames().inner:
        for found in _everywhere(pattern, keys):
            name = next(name for name, words in found.groupdict().items() if words)
            for topic in read_group(name, line.part(*found.span(name))):
                yield from _about_them(topic, line.part(*found.span(name)))
    if is_social(line):
        return
    yield from _of_customer(line)
    opened = next((at for at, word in enumerate(line.words) if word.key not in DO | {"not", PAUSE}), 0)
    whole = event_of(line.words[opened:])
    if whole is not None and not whole.is_theirs and not _grades(whole, line):
        judged = judged_thing(whole)
        yield from (judged,) if isinstance(judged, Thing) else _about_them(whole, line.words)


_BRINGS = frozenset("deliver bring send collect fetch pick drop".split())


def _grades(told: Clause, line: Line) -> bool:
    """True for "finds the handover stressful", where "find" finds nothing."""
    known = english()
    return told.verb == "find" and line.words[-1].key in known["feelings"] | known["loaded"] | known["never_nouns"]


def _everywhere(pattern: re.Pattern[str], keys: str) -> Iterator[re.Match[str]]:
    """All matches of a pattern, also those inside another."""
    found = pattern.search(keys)
    while found is not None:
        yield found
        found = pattern.search(keys, found.start() + 1)


def _about_them(topic: Topic, words: Sequence[Word]) -> Iterator[Topic]:
    """The topic itself; what a product or the interviewer does turned to what lies behind it."""
    if isinstance(topic, Thing):
        yield topic
        return
    if not is_whole(topic) or topic.verb in {"say", "think", "know", "tell", "prefer", "like", "love", "feel"}:
        return
    keys = {word.key for word in topic.subject}
    known = english()
    if keys & {"we", "i", "my", "there", "this", "that", "who", "what", "nobody", "somebody", "they", "he", "she"}:
        return
    named = len(topic.subject) == 1 and any(letter.isupper() for letter in topic.subject[0].text[1:])
    first, head = topic.subject[0].key, topic.subject[-1].key
    if first in {"a", "an"} and head in known["product"] and topic.rest[:1] and topic.rest[0].key in {"your", "the"}:
        brought = thing_of(topic.rest) if topic.verb in _BRINGS else None
        yield brought or replace(topic, subject=YOU)
        return
    product = (bool(keys & known["product"]) or named) and not keys & {"your", "their"}
    if not product and not keys & {"it", "our"}:
        yield topic
        return
    behind = next((at for at, word in enumerate(words) if at and known.base_of(word.key) == topic.verb), None)
    if behind is not None and topic.verb != "be":
        yield from of_deed(words[behind:])


def _of_customer(line: Line) -> Iterator[Topic]:
    """What "you" do."""
    words = line.words
    for at, word in enumerate(words[:-1]):
        if word.key != "you" or (at and words[at - 1].key in BE and not words[at + 1].key.endswith("ing")):
            continue
        clause = event_of(words[at:])
        if clause is None or not clause.is_theirs or clause.verb in _NO_DEEDS:
            continue
        clause = clause if clause.could else replace(clause, negated=False)
        if is_whole(clause) and not (clause.verb == "save" and clause.rest[0].key in {"hours", "time"}):
            yield clause


def things_of(line: Line) -> Iterator[Thing]:
    """The nouns of a line: what follows a preposition first, then what is theirs, then those of known use."""
    words = line.words
    owned = _behind(words, frozenset({"your", "the"}))
    known = (thing for thing in _loose(words) if thing.deed() is not None)
    seen: set[str] = set()
    for thing in (*_behind(words, _ABOUT), *owned, *known, *_loose(words)):
        if thing.named() not in seen:
            seen.add(thing.named())
            yield thing


def _behind(words: Sequence[Word], openers: frozenset[str]) -> Iterator[Thing]:
    for at, word in enumerate(words[:-1]):
        if word.key in openers:
            thing = thing_of(words[at if word.key in DETERMINERS else at + 1 :])
            if thing is not None:
                yield thing


def _loose(words: Sequence[Word]) -> Iterator[Thing]:
    at = 0
    while at < len(words):
        thing = thing_of(words[at:]) if _opens_noun(words, at) else None
        if thing is not None:
            yield thing
            at += len(thing.words)
        at += 1


def _opens_noun(words: Sequence[Word], at: int) -> bool:
    """True for a word that can open a noun phrase of its own: known as a noun, plural, or behind an article."""
    known = english()
    key = words[at].key
    if key in known["never_nouns"] | PREPOSITIONS | known["loaded"] or not key[:1].isalpha():
        return False
    if at and words[at - 1].key in DETERMINERS - {"this", "that", "these", "those"}:
        return True
    noun = (
        is_person(key)
        or key in known["mass"]
        or known.is_plural(key)
        or key in known.pairs["doings"]
        or key in known.pairs["deeds"]
    )
    return noun and (known.base_of(key) is None or key in known["verb_or_noun"] or key.endswith("ing"))
