"""How many different things are asked at once, and whether they belong together."""

from dataclasses import dataclass
from itertools import pairwise

from scoring.asks import Ask, Form
from scoring.reading import Reading, content
from scoring.vocabulary import vocabulary

_ADDING = frozenset({"and", "plus", "also"})
_LINKING = frozenset("it its that this they them their he she him her his there one those these then".split())


@dataclass(frozen=True, slots=True)
class Parts:
    """The separate asks of an utterance."""

    asks: tuple[Ask, ...]
    linked: bool
    """True where several are about one episode or thing."""

    @property
    def many(self) -> bool:
        """True if answers of two kinds are asked for."""
        return len(self.asks) > 1


def _narrows(ask: Ask, before: Ask) -> bool:
    """True if an ask only says the one before it again, or more closely."""
    if ask.sentence is before.sentence:
        return not _joined(ask) and (ask.form in {Form.BARE, Form.DECLARATIVE} or _is_alternative(ask))
    story = before.form in {Form.REQUEST, Form.TELLING} or before.form is Form.YES_NO or before.has("specific_past")
    if ask.begins("narrowing") and story:
        return True
    if ask.form in {Form.DECLARATIVE, Form.BARE} and not ask.begins("bare"):
        return True
    if ask.form is Form.BARE and before.form is Form.YES_NO:
        return True
    shared = content(ask.words) & content(before.words)
    own = content(ask.words) - shared
    return len(shared) >= 2 and len(own) <= 2 and ask.head == before.head


def _joined(ask: Ask) -> bool:
    """True if "and" or the like adds it: "who trains them, and on what?"."""
    words = ask.sentence.words
    return words[ask.start] in _ADDING or (ask.start > 0 and words[ask.start - 1] in _ADDING)


def _is_alternative(ask: Ask) -> bool:
    """True for the other answer offered: "did you ring, or did you just wait?"."""
    return ask.start > 0 and ask.sentence.words[ask.start - 1] == "or"


def _linked(asks: tuple[Ask, ...]) -> bool:
    """True if every later ask refers to an earlier one or has no topic of its own."""
    for before, ask in pairwise(asks):
        words = set(ask.words)
        own = content(ask.words) - content(before.words)
        if not (words & _LINKING or len(own) <= 1 or content(ask.words) & content(before.words)):
            return False
    return True


def _listed(ask: Ask) -> int:
    """How many more question words stand inside a request: "tell me how you found them and what you paid"."""
    known = vocabulary()
    words = ask.words
    return sum(words[at] in {"and", "plus"} and words[at + 1] in known["wh"] and at > 1 for at in range(len(words) - 1))


def parts_of(reading: Reading) -> Parts:
    """The separate asks, without repetitions and guesses at the answer."""
    kept: list[Ask] = []
    for ask in reading.asks:
        if kept and (_narrows(ask, kept[-1]) or _is_setting(ask)):
            continue
        if kept and _is_setting(kept[-1]) and ask.sentence is not kept[-1].sentence:
            kept[-1] = ask
            continue
        kept.append(ask)
    asks = tuple(kept)
    return Parts(asks, linked=len(asks) > 1 and _linked(asks))


def _is_setting(ask: Ask) -> bool:
    """True for "think back to last week." before the true question."""
    words = ask.words
    return (
        ask.form is Form.REQUEST
        and not ask.sentence.asked
        and words[0] in {"think", "take", "pick", "go", "picture", "rewind", "consider"}
        and "me" not in words[:3]
    )
