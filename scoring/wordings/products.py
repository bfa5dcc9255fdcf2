"""What a product is about: the deed or the thing behind "an app that …", "a … tool", "software for …"."""

from collections.abc import Callable, Iterator, Sequence

from scoring.wordings.clauses import DETERMINERS, PREPOSITIONS, Clause
from scoring.wordings.english import english
from scoring.wordings.frames import frames
from scoring.wordings.grammar import event_of, task_of
from scoring.wordings.lines import Line, Word, plain, written
from scoring.wordings.noun_phrases import thing_of
from scoring.wordings.product_names import names_product, product_places, without_product
from scoring.wordings.sought import Topic, found, held_thing, looked_at, wondered
from scoring.wordings.things import Thing

_RELATIVE = frozenset({"that", "which", "to", "who"})
_WHERE = frozenset({"where", "so", "whereby"})
_ABOUT = frozenset({"for", "with", "about", "of", "around", "on"})
_AUXILIARIES = frozenset("can could would will might may does did do has have is are also which that to it and".split())
_NOT_MODIFIERS = frozenset(
    """
    , use buy want like need build make get try have download about test is was see would should could do does did in
    using     buying and or you we i us if that not am are building launching offering
    """.split()
)
_NOT_ABOUT_NAMES = frozenset({"idea", "concept", "price", "feature", "features", "version"})


def behind_product(line: Line) -> Iterator[Topic]:
    """The topics behind the products a line names, the likeliest first."""
    held = held_thing(line.words)
    if held is not None:
        yield held
    for at in product_places(line):
        following = line.words[at + 1 :]
        if following[:1] and following[0].key == "called":
            following = following[2:]
        yield from _of_relative(following)
        yield from _of_modifiers(line.words, at)
        yield from _of_phrase(following)


def _of_relative(following: Sequence[Word]) -> Iterator[Topic]:
    if not following:
        return
    head = following[0].key
    if head in _RELATIVE:
        yield from of_deed(following[1:])
    elif head in _WHERE:
        event = event_of([word for word in following[1:] if word.key != "that"])
        if event is not None:
            yield event
    elif _is_bare_deed(following):
        yield from of_deed(following)


def _is_bare_deed(following: Sequence[Word]) -> bool:
    """True for "an app tracking …", "let software do …"; false for "subscription pricing"."""
    known = english()
    head = following[0].key
    base = known.base_of(head)
    named = head in known.pairs["doings"] or head in known.pairs["deeds"] or head in {"pricing", "planning"}
    return base not in {None, "be", "have"} and head not in known["verb_or_noun"] and not named


def _is_passed_over(words: Sequence[Word], at: int) -> bool:
    """True for auxiliaries and adverbs before a deed; "do the rota" does something."""
    following = words[at + 1].key if at + 1 < len(words) else ""
    return words[at].key in english()["loaded"] | _AUXILIARIES and following not in DETERMINERS


def of_deed(words: Sequence[Word]) -> Iterator[Topic]:
    """What lies behind a deed of the product: "helps you find a plumber", "reminds you to order stock"."""
    start = next((at for at in range(len(words)) if not _is_passed_over(words, at)), 0)
    base = english().base_of(words[start].key) if words and words[start].key.endswith("ing") else None
    opened = Word(base, base) if base else None
    line = Line((*((opened,) if opened else words[start : start + 1]), *words[start + 1 :]), asked=False)
    first = english().base_of(line.words[0].key) if line.words else None
    onward = next((at for at, word in enumerate(line.words) if word.key == "and"), 0)
    if first in english()["idle_deeds"]:
        yield from of_deed(line.words[onward + 1 :]) if onward else ()
        return
    for pattern in frames().deeds:
        found = pattern.match(line.keys)
        if found is None:
            continue
        name = next(name for name, said in found.groupdict().items() if said)
        topics = tuple(read_group(name, line.part(*found.span(name))))
        if name == "thing" and not any(isinstance(topic, Thing) and topic.deed() is not None for topic in topics):
            topics = (*_of_act(line.words), *topics)
        if topics:
            yield from (topic for topic in topics if not _does_to_itself(topic))
            return


def _does_to_itself(topic: Topic) -> bool:
    return isinstance(topic, Clause) and any(word.key == "itself" for word in topic.rest)


def read_group(name: str, words: Sequence[Word]) -> Iterator[Topic]:
    """The topic in the words of a pattern's group."""
    if name == "act":
        yield from _of_act(words)
        return
    topic = _READ[name](words)
    if topic is not None:
        yield topic


def _of_act(words: Sequence[Word]) -> Iterator[Topic]:
    """What the customer does, and what lies behind buying, paying, seeing or automating something."""
    topic: Topic | None = task_of(words, sure=True) or _of_others(words) or thing_of(words)
    if isinstance(topic, Clause) and topic.verb in _SPENDING:
        yield from _bought(words)
        return
    if isinstance(topic, Clause) and topic.verb in _BETTERING:
        topic = thing_of(topic.rest) or topic
    if isinstance(topic, Clause):
        topic = without_product(topic)
        named = names_product(Line(topic.rest, asked=False))
        if topic.verb in _OBTAINING or named:
            yield from _obtained(topic, words)
            return
    if topic is not None:
        yield topic


def _of_event(words: Sequence[Word]) -> Topic | None:
    return judged_thing(event_of(_plainly(words))) or _of_others(words)


def _of_subject(words: Sequence[Word]) -> Topic | None:
    event = event_of(words)
    return thing_of(words if event is None else event.subject)


_SPENDING = frozenset({"pay", "spend", "shell", "fork"})
_BETTERING = frozenset("automate streamline simplify digitise digitize optimise optimize centralise centralize".split())
_OBTAINING = frozenset({"buy", "use", "get", "try", "download", "see", "view", "have", "test", "purchase"})


def _obtained(topic: Clause, words: Sequence[Word]) -> Iterator[Topic]:
    """What lies behind getting or seeing something: the product's topic, or the thing that is seen."""
    line = Line(tuple(words[1:]), asked=False)
    if names_product(line):
        yield from behind_product(line)
        return
    held = held_thing(topic.rest)
    if held is not None:
        yield held
        return
    thing = thing_of(topic.rest)
    if topic.verb in {"see", "view"} and thing is not None and thing.deed() is not None:
        yield thing
    else:
        yield topic


def _bought(words: Sequence[Word]) -> Iterator[Topic]:
    """What is paid for: "pay extra for same-day delivery", "pay to get it cleaned"."""
    known = english()
    for at, word in enumerate(words[:-1]):
        if word.key == "to" and known.base_of(words[at + 1].key) == words[at + 1].key:
            yield from read_group("act", words[at + 1 :])
            return
        if word.key in {"for", "on"}:
            deed = words[at + 1].key.endswith("ing")
            yield from read_group("act" if deed else "thing", words[at + 1 :])
            return


def _plainly(words: Sequence[Word]) -> list[Word]:
    """As in "Lets customers to book", "stops them from booking" as plain sentences."""
    known = english()
    return [
        word
        for at, word in enumerate(words)
        if not (word.key in {"to", "from"} and at and known.is_plural(words[at - 1].key) and at < _SHORT)
    ]


def judged_thing(told: Clause | None) -> Topic | None:
    """The thing itself, where a clause only gives a verdict on it: "chasing books is a waste"."""
    if told is None or told.verb != "be" or not told.rest:
        return told
    known = english()
    first = told.rest[0].key
    verdict = {word.key for word in told.rest[:3]} & (known["verdicts"] | known["feelings"])
    lasting = (
        first not in known["passing"] | PREPOSITIONS and not first.endswith(("ed", "en", "ing")) and len(told.rest) == 1
    )
    if not (verdict or lasting) or told.is_theirs:
        return told
    deed = task_of(told.subject) if told.subject[0].key.endswith("ing") else None
    return deed or thing_of(told.subject)


def pitched(line: Line) -> Iterator[Topic]:
    """What lies behind the deeds of a product: "it finds …", "our bot is answering …"."""
    words = line.words
    for at in range(1, len(words) - 1):
        if _is_told_of_product(words, at):
            yield from of_deed(words[at:])


def _is_told_of_product(words: Sequence[Word], at: int) -> bool:
    known = english()
    key, before = words[at].key, words[at - 1].key
    base = known.base_of(key)
    if key.endswith("ing"):
        return before in {"is", "s"} and at < _OPENING
    if key == base and key in {"help", "let", "make", "connect", "match"} and before in {"we", "i"}:
        return True
    if base in {None, key, "be"}:
        return False
    alone = before in {"it", "that", "which"} or at < _OPENING
    return alone and key.endswith("s") and before not in DETERMINERS - {"that", "which"} and not known.is_plural(before)


_OPENING = 5
_SHORT = 4


def _of_others(words: Sequence[Word]) -> Clause | None:
    """What others do: "customers forgetting their bookings"."""
    for at in range(1, min(len(words), 4)):
        key = words[at].key
        if (
            key.endswith("ing")
            and english().base_of(key) not in {None, key}
            and words[at - 1].key not in DETERMINERS | PREPOSITIONS
        ):
            told = [*words[:at], Word("did", "did"), Word(english().base_of(key) or key, key), *words[at + 1 :]]
            return event_of(told)
    return None


def _of_phrase(following: Sequence[Word]) -> Iterator[Topic]:
    for at, word in enumerate(following[:8]):
        if word.key in _RELATIVE | {",", "if", "when"}:
            return
        if word.key in _ABOUT and at + 1 < len(following):
            inner = following[at + 1 :]
            if inner[0].key.endswith("ing"):
                yield from read_group("act", inner)
            thing = thing_of(inner)
            if thing is not None:
                yield thing
            return


def _of_modifiers(words: Sequence[Word], at: int) -> Iterator[Topic]:
    """As in "A rota app", "a mileage tracking tool", "an expense tracker"."""
    known = english()
    start = at
    while start and words[start - 1].key not in DETERMINERS | PREPOSITIONS | _NOT_MODIFIERS and at - start < 5:
        start -= 1
    left_out = known["advertising"] | known["product"] | known["loaded"]
    wished = {word.key for word in words[start:at]} & {"ideal", "perfect", "dream", "right", "best"}
    if start and words[start - 1].key == "the" and words[at].key in known["tools"] and not wished:
        return
    inner = [word for word in words[start:at] if word.key not in left_out]
    if not inner or known.base_of(inner[0].key) == "be":
        return
    doer = known.pairs["doers"].get(words[at].key)
    if doer:
        verb, _, particle = doer.partition(" ")
        what = thing_of(inner)
        if what is not None:
            yield Clause(verb, (*plain(particle), *plain(what.one() or f"your {written(what.words)}")))
        return
    thing = thing_of(inner)
    if thing is not None and (words[at].key not in _NOT_ABOUT_NAMES or thing.deed() is not None):
        yield thing


_READ: dict[str, Callable[[Sequence[Word]], Topic | None]] = {
    "event": _of_event,
    "subject": _of_subject,
    "found": found,
    "fact": event_of,
    "checked": lambda words: wondered("check", words),
    "wonder": lambda words: wondered("decide", words),
    "look": lambda words: looked_at(thing_of(words)),
    "thing": thing_of,
    "problem": lambda words: thing_of(words, unwanted=True),
}
