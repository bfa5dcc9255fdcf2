"""What is spoken of: a noun phrase, stripped of the product it was wrapped in, and what people do with it."""

from dataclasses import dataclass

from scoring.wordings.clauses import Clause, head_of, one_of
from scoring.wordings.english import article, english
from scoring.wordings.lines import Word, plain, written

_OWNED = frozenset({"your", "their", "his", "her", "its"})
_MINE = frozenset({"our", "my", "us", "me", "i", "we", "ours", "mine"})
_LONGEST = 6


@dataclass(frozen=True, slots=True)
class Thing:
    """A noun phrase that an utterance is about."""

    words: tuple[Word, ...]
    """Without its article."""
    article: str = ""
    """As in "the", "your" or "our" where it had one."""
    unwanted: bool = False
    """True for what one would rather be without."""
    is_one: bool = False
    """True where it was spoken of as "a" thing."""
    used: bool = False
    """True for the interviewer's product, where the customer uses it."""

    @property
    def head(self) -> str:
        """The noun, in lower case."""
        found = head_of(self.words)
        return found.key if found else ""

    @property
    def is_plain_noun(self) -> bool:
        """True where the noun stands last, with nothing hung on it."""
        return head_of(self.words) == self.words[-1]

    def named(self) -> str:
        """As it stands in a sentence: "the rota", "your accounts", "hay fever"."""
        if self.article:
            return f"{self.article} {written(self.words)}"
        if self.is_one and self.one():
            return self.one()
        if english().is_plural(self.head) or is_mass(self.head) or not self.words[-1].text.islower():
            return written(self.words)
        habit = habit_of(self.head)
        if not habit and self.head not in english()["people"] | english()["tools"]:
            return written(self.words)
        return f"{'your' if ' your' in habit else 'the'} {written(self.words)}"

    def one(self) -> str:
        """One of it: "a booking"; empty where it cannot be counted or is a certain one."""
        named = self.words[-1].text[:1].isupper() and not self.words[-1].text.isupper()
        if self.article in {"the", "our"} or is_mass(self.head) or not self.is_plain_noun or named:
            return ""
        if english().is_plural(self.head):
            return written(one_of(self.words))
        if self.article:
            return ""
        last = self.words[-1]
        return written(one_of((*self.words[:-1], Word(last.key + "s", last.text + "s"))))

    def last(self) -> str:
        """The last one of it: "your last booking"; empty where it cannot be counted."""
        habit = habit_of(self.head)
        if (habit and not set(habit.split()) & {"a", "an"}) or self.used:
            return ""
        if self.article == "your" and habit and not english().is_plural(self.head):
            return f"your last {written(self.words)}"
        _, _, noun = self.one().partition(" ")
        return f"your last {noun}" if noun else ""

    def doing(self) -> Clause:
        """What people do with it: "do the rota", "deal with your landlord"."""
        known = self.deed()
        return known if known is not None else _dealing(self)

    def deed(self) -> Clause | None:
        """What people are known to do with it; None for things of no known use."""
        if self.used:
            return Clause("use", plain(self.named()), usual=True)
        return (
            _named_deed(self)
            or _gone_wrong(self)
            or _habit(self)
            or _inner_deed(self)
            or _using(self)
            or _doing_it(self)
        )


def is_mass(head: str) -> bool:
    """True for nouns that take no "a"."""
    known = english()
    if head in known["countable"]:
        return False
    endings = ("ment", "ness", "ity", "ship", "ism", "ware", "ance", "ence", "ics", "ing")
    return head in known["mass"] | known["no_singular"] or head.endswith(endings)


def habit_of(head: str) -> str:
    """What people do with a thing and the article it takes, such as "send an"; empty where that is not known."""
    known = english()
    found = known.pairs["doings"].get(head)
    if found is None and known.is_plural(head):
        found = known.pairs["doings"].get(known.singular(head))
    return found or ""


def _named_deed(thing: Thing) -> Clause | None:
    words = english().pairs["deeds"].get(thing.head) if len(thing.words) == 1 and thing.article != "your" else None
    if words is None:
        return None
    verb, _, rest = words.partition(" ")
    return Clause(verb, plain(rest), usual=True)


def _gone_wrong(thing: Thing) -> Clause | None:
    one = thing.one()
    if one and thing.words[0].key in english()["gone_wrong"]:
        return Clause("have", plain(one), usual=True)
    return None


def _habit(thing: Thing) -> Clause | None:
    doing = habit_of(thing.head)
    if not doing or not thing.is_plain_noun:
        return None
    verb, *between = doing.split()
    article = between.pop() if between and between[-1] in {"a", "an", "the", "your", "some"} else ""
    if article in {"a", "an"} and thing.one():
        named = plain(thing.one())
    elif thing.article:
        named = plain(thing.named())
    elif article in {"a", "an"}:
        named = thing.words
    else:
        named = plain(article) + thing.words
    return Clause(verb, (*plain(" ".join(between)), *named), usual=True)


def _inner_deed(thing: Thing) -> Clause | None:
    """As in "Mileage tracking" as tracking your mileage."""
    known = english()
    last = thing.words[-1].key
    first, _, deed = last.rpartition("-")
    if first and deed.endswith("ing") and known.base_of(deed) and len(thing.words) == 1:
        return Clause(known.base_of(deed) or deed, plain(f"{article(first)} {first}"), usual=True)
    verb = known.base_of(last) if last.endswith("ing") and len(thing.words) > 1 and not thing.article else None
    if (
        verb is None
        or verb == last
        or thing.words[0].key in known["never_nouns"]
        or verb in {"work", "live", "shop", "learn"}
    ):
        return None
    inner = Thing(thing.words[:-1])
    if verb == "be":
        return None
    if known.base_of(inner.head) and inner.head not in known["verb_or_noun"]:
        return None
    return Clause(verb, plain(inner.one() or f"your {written(inner.words)}"))


def _doing_it(thing: Thing) -> Clause | None:
    """As in "the sourcing", which one does."""
    known = english()
    base = known.base_of(thing.head)
    if len(thing.words) > 1 or not thing.head.endswith("ing") or base in {"be", "have", "do", thing.head}:
        return None
    if base is None:
        known_noun = thing.head in known["countable"] or len(thing.head) < _LONG_GERUND
        return None if known_noun else Clause("do", plain(f"some {thing.words[0].text}"), usual=True)
    return Clause("do", plain(f"{thing.article or 'the'} {thing.words[0].text}"), usual=True)


_LONG_GERUND = 7
"""Letters of the shortest unknown word on -ing that is taken for a pursuit, such as "beekeeping"."""


def _using(thing: Thing) -> Clause | None:
    if thing.head not in english()["tools"] or not thing.is_plain_noun:
        return None
    return Clause("use", plain(thing.one() or thing.named()), usual=True)


def is_person(noun: str) -> bool:
    """True for people, by list or by being named after what they do."""
    known = english()
    agent = noun.endswith(("er", "or")) and noun not in known["not_people"] | known["tools"]
    return noun in known["people"] or (agent and noun not in known.pairs["doings"] and known.base_of(noun) is None)


def _dealing(thing: Thing) -> Clause:
    """Talk of people is dealing with them; anything else comes up."""
    known = english()
    head = known.singular(thing.head) if known.is_plural(thing.head) else thing.head
    if is_person(head) or thing.article == "your":
        return Clause("deal", (*plain("with"), *plain(thing.one() or thing.named())), usual=True)
    if thing.is_one and thing.one():
        return Clause("be", plain(thing.one()), plain("there"), usual=True)
    return Clause("come", plain("up"), plain(thing.named()), usual=True)
