"""What one has to find, look at or check before one can know or have a thing."""

from collections.abc import Sequence

from scoring.wordings.clauses import Clause
from scoring.wordings.english import english
from scoring.wordings.lines import PAUSE, Word, plain
from scoring.wordings.noun_phrases import thing_of
from scoring.wordings.things import Thing

Topic = Clause | Thing


def held_thing(rest: Sequence[Word]) -> Clause | None:
    """What one looks for in "a map of every charging point"."""
    for at, word in enumerate(rest[:-2]):
        if word.key in english()["holders"] and rest[at + 1].key == "of" and at and rest[at - 1].key != "your":
            thing = thing_of(rest[at + 2 :])
            look = word.key in _VIEWED
            return (_looking(thing) if look else found(rest[at + 2 :])) if thing is not None else None
    return None


_VIEWED = frozenset("overview picture view summary chart record records log".split())


def _looking(thing: Thing) -> Clause:
    return Clause("look", (*plain("at"), *plain(thing.named())), usual=True)


def found(words: Sequence[Word]) -> Clause | None:
    """Whom or what one has to find before one can be matched with it."""
    thing = thing_of(words)
    return None if thing is None else Clause("find", plain(thing.one() or thing.named()))


def wondered(verb: str, words: Sequence[Word]) -> Clause | None:
    """As in "check how much milk each goat gives", where the question is short enough to be said."""
    stop = next((at for at, word in enumerate(words) if word.key in {PAUSE, "so", "and", "but"}), len(words))
    mine = any(word.key in {"i", "we", "our", "my"} for word in words[:stop])
    return None if stop > _LONGEST_WONDER or mine else Clause(verb, tuple(words[:stop]), usual=True)


_LONGEST_WONDER = 9


def looked_at(seen: Thing | None) -> Topic | None:
    """A thing of known use as it is; any other as what one looks at."""
    if seen is None or seen.deed() is not None:
        return seen
    return _looking(seen)
