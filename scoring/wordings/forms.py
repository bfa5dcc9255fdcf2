"""The forms a good question takes about a topic."""

from collections.abc import Callable, Iterator

from scoring.wordings.clauses import PREPOSITIONS, Clause, after
from scoring.wordings.english import english
from scoring.wordings.lines import written
from scoring.wordings.things import Thing

Topic = Clause | Thing
_UNSOUGHT = frozenset({"get", "have", "receive", "forget", "lose", "miss", "run", "come", "fall", "break"})
_MONEY = frozenset({"cost", "costs", "price", "prices", "fee", "budget", "money"})
_MANNER = frozenset({"by", "with", "using", "via", "through", "on", "in"})


def clause_of(topic: Topic) -> Clause:
    """What is done or happens, of one where several were spoken of."""
    return (topic.doing() if isinstance(topic, Thing) else topic).for_one()


def _often_hard(clause: Clause) -> bool:
    """True for deeds one has to do rather than just does."""
    either = clause.rest[:1] and clause.rest[0].key == "or"
    return clause.is_deed and not clause.usual and (bool(either) or clause.verb in english()["had_to"])


def past(clause: Clause) -> str:
    """What happened, or what had to be done."""
    if clause.is_deed and clause.verb in english()["looked_into"]:
        return f"you looked into {clause.as_doing()}"
    return f"you had to {clause.as_task()}" if _often_hard(clause) else clause.in_past()


def about(topic: Topic) -> Iterator[str]:
    """As in "Tell me about the last time you chased an unpaid invoice."."""
    if isinstance(topic, Thing) and topic.unwanted:
        yield from _about_unwanted(topic)
    elif isinstance(topic, Thing) and topic.head in english()["occasions"] and topic.deed() is None:
        yield f"Tell me about the last {written(topic.words)}."
    else:
        yield f"Tell me about the last time {past(clause_of(topic))}."


def _about_unwanted(thing: Thing) -> Iterator[str]:
    one = thing.one()
    if one:
        yield f"Tell me about the last time you had {one}."
    else:
        yield f"What did {thing.named()} cost you last month?"
        yield f"What did you do about {thing.named()} last month?"


def when(topic: Topic) -> Iterator[str]:
    """As in "When did you last chase an unpaid invoice?"."""
    if isinstance(topic, Thing) and topic.unwanted:
        yield from (f"When did you last have {topic.one()}?",) if topic.one() else _about_unwanted(topic)
        return
    clause = clause_of(topic)
    if clause.verb == "be":
        if not clause.negated:
            yield f"When {clause.verb_in_past()} {written(clause.subject)} last{after(clause.rest)}?"
    elif clause.is_deed and clause.verb in english()["looked_into"]:
        yield f"When did you last look into {clause.as_doing()}?"
    elif _often_hard(clause):
        yield f"When did you last have to {clause.as_task()}?"
    elif not clause.negated:
        yield f"When did {written(clause.subject)} last {clause.as_task()}?"


def did(topic: Topic) -> Iterator[str]:
    """As in "What did you do the last time you had to take a booking?"."""
    clause = clause_of(topic)
    if clause.is_deed and clause.verb not in _UNSOUGHT | {"use", "look", "deal"}:
        yield f"What did you do the last time you had to {clause.as_task()}?"
    else:
        yield f"What did you do the last time {past(clause)}?"


def how(topic: Topic) -> Iterator[str]:
    """As in "How did you do the rota last time?"."""
    clause = clause_of(topic)
    if isinstance(topic, Thing) and topic.used:
        yield from did(topic)
    elif clause.is_deed and clause.verb not in _UNSOUGHT:
        yield f"How did you {without_manner(clause)} last time?"
    else:
        yield f"What happened the last time {past(clause)}?"


def without_manner(clause: Clause) -> str:
    """The task without how it is done: "by hand", "in Excel"."""
    at = next((n for n, word in enumerate(clause.rest) if n and word.key in _MANNER), len(clause.rest))
    if clause.rest[:1] and clause.rest[0].key in {"by", "via", "through", "using", "online"}:
        at = 0
    elif clause.rest[:1] and clause.rest[0].key in PREPOSITIONS:
        at = len(clause.rest)
    return f"{clause.verb}{after(clause.rest[:at])}"


def cost(topic: Topic) -> Iterator[str]:
    """As in "What did the rota cost you last month?"."""
    if isinstance(topic, Thing):
        if topic.head in _MONEY:
            return
        yield f"What did {topic.last()} cost you?" if topic.last() else f"What did {topic.named()} cost you last month?"
    elif topic.is_deed and topic.verb not in {"come", "go", "look", "wait"}:
        yield f"What did {topic.as_doing()} cost you last month?"


def took(topic: Topic) -> Iterator[str]:
    """As in "How long did it take you to close the books last time?"."""
    clause = clause_of(topic)
    if clause.is_deed and clause.verb not in _UNSOUGHT | {"deal", "use"}:
        yield f"How long did it take you to {clause.as_task()} last time?"


def tried(topic: Topic) -> Iterator[str]:
    """As in "What have you tried so far to find a plumber?"."""
    if isinstance(topic, Clause) and topic.is_deed:
        yield f"What have you done so far to {topic.as_task()}?"


def happened(topic: Topic) -> Iterator[str]:
    """As in "What happened the last time a driver called in sick?"."""
    yield f"What happened the last time {past(clause_of(topic))}?"


FORMS: dict[str, Callable[[Topic], Iterator[str]]] = {
    form.__name__: form for form in (about, when, did, how, cost, took, tried, happened)
}
