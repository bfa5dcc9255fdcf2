"""What could be said in place of an utterance, in order of closeness to it."""

import re
from collections.abc import Iterable, Iterator

from scoring.analysis import Analysis, Talk
from scoring.labels import Focus, Kind, TimeFrame
from scoring.wordings.asked import WH
from scoring.wordings.clauses import Clause
from scoring.wordings.english import english
from scoring.wordings.forms import FORMS, Topic
from scoring.wordings.frames import frames
from scoring.wordings.lines import Line, lines_of, with_names
from scoring.wordings.noun_phrases import thing_of
from scoring.wordings.own_asks import own_asks
from scoring.wordings.product_names import names_product
from scoring.wordings.products import behind_product, pitched
from scoring.wordings.replies import echoes, going_on, things_told
from scoring.wordings.sayings import said_better
from scoring.wordings.shifts import shifted
from scoring.wordings.things import Thing
from scoring.wordings.topics import clauses_of, is_social, things_of

_BARE_ASK = 4
"""Words of an ask that says little without the sentence it stands in: "would you switch"."""
_USED = re.compile(
    r"\b(?:rate|happy with|satisfied with|you use|you used|you tried|using) our\b|\bour .*\byou (?:use|used|tried)\b"
)
_ADVISED = re.compile(r"\byou (?:should|could|ought|need to|have to|had better)\b")
_HELPS = re.compile(r"\b(?:would|will|could)\b.*\b(?:help|be (?:useful|helpful|handy))\W*$", re.I)
_UNTRUE = re.compile(r"\bwould (?:\S+ ){1,4}have \w+(?:ed|en|ne|ck|ft|pt|nt|t)\b|^had (?:you|the|it|your)\b")
_MIRRORS = re.compile(
    r"^(?:(?:ok|okay|right|and|so)[ ,]+)*(?:so[ ,]+(?:you're|your|you are) (?:\w+ )?saying|"
    r"(?:it |that )?sounds like|it seems|"
    r"what i'm hearing|i hear you saying)\b",
    re.I,
)


def candidates(text: str, analysis: Analysis, talk: Talk) -> Iterator[str]:
    """Wordings to choose from; the first that is sound is the best."""
    lines = [line.without(frames().padding) for line in _lines(text, analysis)]
    told = analysis.kind is Kind.STATEMENT
    mirrors = analysis.kind is Kind.MIRROR or (analysis.kind is not Kind.PITCH and _MIRRORS.match(text))
    if mirrors and talk.reply_before:
        yield from echoes(talk.reply_before, text)
    yield from own_asks(text, analysis)
    reply = talk.reply_before or ""
    if told or _HELPS.search(text) or _UNTRUE.search(" ".join(line.keys for line in lines)):
        yield from going_on(reply)
        if not told:
            yield from things_told(reply)
    yield from _aside(_repaired(lines, analysis, talk), text, analysis)
    yield from going_on(reply)
    yield from things_told(reply)
    plain = (_came_up(thing) for line in lines if not is_social(line) for thing in things_of(line))
    yield from _aside(plain, text, analysis)
    yield from _aside(_anchors(lines, talk), text, analysis)


def _anchors(lines: Iterable[Line], talk: Talk) -> Iterator[str]:
    """What can be asked where nothing was said to ask about."""
    intent = frames().intent(" ".join(line.keys for line in lines), otherwise="other")
    if talk.interview_type.customer_uses_the_product and intent != "price":
        yield "What did you do the last time you used it?"
    yield frames().anchors.get(intent, frames().anchors["other"])
    yield from frames().anchors.values()


def _came_up(thing: Thing) -> str:
    """The plainest question about a thing."""
    return f"When did {thing.named()} last come up?"


def _aside(sentences: Iterable[str], text: str, analysis: Analysis) -> Iterator[str]:
    """Behind a pitch the talk is first turned back to the customer."""
    prefix = ""
    if analysis.kind is Kind.PITCH:
        prefix = "Enough about us. " if re.search(r"\b(?:we|our|us)\b", text, re.I) else "Enough about my side. "
    for sentence in sentences:
        yield f"{prefix}{sentence[:1].upper()}{sentence[1:]}"


def _lines(text: str, analysis: Analysis) -> tuple[Line, ...]:
    """The lines that ask first, the others behind them."""
    asks = tuple(line for ask in analysis.asks for line in lines_of(ask))
    lines = with_names(lines_of(text))
    cut = len(lines) == 1 and len(asks) == 1 and _asks_before(lines[0], asks[0])
    full = () if cut else tuple(line for line in asks if len(line.words) > _BARE_ASK)
    return (*full, *lines, *asks)


def _asks_before(line: Line, ask: Line) -> bool:
    """True where an ask was cut off from its question word."""
    before = line.words[: len(line.words) - len(ask.words)]
    if before and before[0].key in {"when", "if", "whenever", "suppose"}:
        return ask.words[0].key in WH
    return any(word.key in WH for word in before) and not any(word.key in WH for word in ask.words[:2])


def _repaired(lines: Iterable[Line], analysis: Analysis, talk: Talk) -> Iterator[str]:
    for line in lines:
        names = _forms(line, analysis)
        ahead = analysis.time is TimeFrame.HYPOTHETICAL_FUTURE
        uses = talk.interview_type.customer_uses_the_product or (not ahead and bool(_USED.search(line.keys)))
        yield from said_better(line)
        has_product = names_product(line)
        habit = analysis.time is TimeFrame.GENERIC_HABIT
        moved = habit or ahead
        mine = analysis.focus is Focus.MY_IDEA
        plain = moved and not analysis.leading and (not has_product or (habit and uses))
        if plain:
            yield from shifted(line.words, habit=habit)
        pitch = analysis.kind is Kind.PITCH
        if uses and not pitch:
            yield from _said(_ours(line), names)
        if pitch:
            deeds = () if _ADVISED.search(line.keys) else pitched(line)
            yield from _said((*behind_product(line), *deeds), names)
        yield from _said(behind_product(line), names)
        yield from _said((t for t in clauses_of(line) if not (pitch and _names_product(t))), names)
        if moved and not plain and not has_product and not mine:
            yield from shifted(line.words, habit=habit)
        if mine and not uses:
            yield from (f"When did you last come across {name}?" for name in _our_own(line))
        if not is_social(line):
            yield from _said((thing for thing in things_of(line) if thing.deed() is not None), names)
    for line in lines:
        if not is_social(line):
            yield from _said(things_of(line), _forms(line, analysis))


def _our_own(line: Line) -> Iterator[str]:
    """What the interviewer calls theirs and is no product by name: "our new logo"."""
    for at, word in enumerate(line.words):
        thing = thing_of(line.words[at:], with_product=True) if word.key == "our" else None
        if thing is not None and not {word.key for word in thing.words} & english()["product"]:
            yield thing.named()


def _names_product(topic: Topic) -> bool:
    """True in a pitch for what a product with a name of its own does."""
    return isinstance(topic, Clause) and any(word.text[:1].isupper() for word in topic.subject)


def _ours(line: Line) -> Iterator[Thing]:
    """The interviewer's product, where the customer uses it."""
    for at, word in enumerate(line.words):
        if word.key in {"our", "the"}:
            thing = thing_of(line.words[at:], with_product=True)
            known = english()
            if (
                thing is not None
                and (word.key == "our" or thing.head in known["tools"])
                and thing.head not in known["people"]
            ):
                yield thing


def _forms(line: Line, analysis: Analysis) -> tuple[str, ...]:
    if analysis.kind is Kind.PITCH:
        return frames().forms["pitch"]
    if analysis.kind is Kind.STATEMENT:
        return frames().forms["leading"]
    if analysis.leading and line.words[:1] and line.words[0].key in {"you", "so"}:
        return frames().forms["guess"]
    otherwise = "leading" if analysis.leading else "other"
    return frames().forms[frames().intent(line.keys, otherwise=otherwise)]


def _said(topics: Iterable[Topic], names: tuple[str, ...]) -> Iterator[str]:
    for topic in topics:
        if not (isinstance(topic, Clause) and topic.dangles):
            for name in names:
                yield from FORMS[name](topic)
