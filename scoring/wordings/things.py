"""What is spoken of: a noun phrase, stripped of the product it was wrapped in, and what people do with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.wordings.clauses import DETERMINERS, MODAL, PREPOSITIONS, PRONOUNS, Clause, head_of, one_of
from scoring.wordings.english import english
from scoring.wordings.lines import PAUSE, Word, plain, written

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
        if english().is_plural(self.head) or is_mass(self.head) or not self.words[-1].text.islower():
            return written(self.words)
        habit = _habit_text(self.head)
        if not habit and self.head not in english()["people"] | english()["tools"]:
            return written(self.words)
        return f"{'your' if ' your' in habit else 'the'} {written(self.words)}"

    def one(self) -> str:
        """One of it: "a booking"; empty where it cannot be counted or is a certain one."""
        if self.article in {"the", "our"} or is_mass(self.head) or not self.is_plain_noun:
            return ""
        if english().is_plural(self.head):
            return written(one_of(self.words))
        if self.article:
            return ""
        last = self.words[-1]
        return written(one_of((*self.words[:-1], Word(last.key + "s", last.text + "s"))))

    def last(self) -> str:
        """The last one of it: "your last booking"; empty where it cannot be counted."""
        habit = _habit_text(self.head)
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
        return _named_deed(self) or _gone_wrong(self) or _habit(self) or _inner_deed(self) or _using(self)


def is_mass(head: str) -> bool:
    """True for nouns that take no "a"."""
    known = english()
    if head in known["countable"]:
        return False
    endings = ("ment", "ness", "ity", "ship", "ism", "ware", "ance", "ence", "ics", "ing")
    return head in known["mass"] | known["no_singular"] or head.endswith(endings)


def _habit_text(head: str) -> str:
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
    doing = _habit_text(thing.head)
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
    verb = known.base_of(last) if last.endswith("ing") and len(thing.words) > 1 and not thing.article else None
    if verb is None or thing.words[0].key in known["never_nouns"] or verb in {"work", "live", "shop", "learn"}:
        return None
    inner = Thing(thing.words[:-1])
    if known.base_of(inner.head) and inner.head not in known["verb_or_noun"]:
        return None
    return Clause(verb, plain(inner.one() or f"your {written(inner.words)}"))


def _using(thing: Thing) -> Clause | None:
    if thing.head not in english()["tools"] or not thing.is_plain_noun:
        return None
    return Clause("use", plain(thing.one() or thing.named()), usual=True)


def _dealing(thing: Thing) -> Clause:
    """Talk of people is dealing with them; anything else comes up."""
    known = english()
    head = known.singular(thing.head) if known.is_plural(thing.head) else thing.head
    if head in known["people"] or thing.article == "your":
        return Clause("deal", (*plain("with"), *plain(thing.one() or thing.named())), usual=True)
    return Clause("come", plain("up"), plain(thing.named()), usual=True)


def thing_of(words: Sequence[Word], *, unwanted: bool = False, with_product: bool = False) -> Thing | None:
    """The thing a stretch of words begins with, product names and praise left out; None where nothing is left.

    Args:
        words: A noun phrase and what follows it.
        unwanted: True for what one would rather be without.
        with_product: True where the customer uses the product, so that it may be named.
    """
    if words and _is_verb(words[0].key):
        return None
    phrase = _phrase(words)
    first = phrase[0].key if phrase else ""
    article = _article(first, with_product=with_product)
    theirs = first in _OWNED or with_product
    kept = tuple(
        _bare(word)
        for word in phrase
        if (with_product
        and word.key not in DETERMINERS)
        or (theirs and word.key in english()["product"])
        or not _is_dressing(word)
    )
    if not theirs:
        kept = _undressed(kept)
    if not kept or any(word.key in _MINE - {"our"} for word in kept) or not _is_noun(kept, theirs=theirs):
        return None
    return Thing(kept, article, unwanted, with_product)


def _bare(word: Word) -> Word:
    """Without the ending of a possessor: "the diary's"."""
    return Word(word.key.removesuffix("'s"), word.text.removesuffix("'s")) if word.text.endswith("'s") else word


def _article(first: str, *, with_product: bool) -> str:
    if first == "your":
        return "your"
    if first == "our" and with_product:
        return "our"
    return "the" if first in _OWNED | {"the"} else ""


def _is_dressing(word: Word) -> bool:
    known = english()
    return word.key in known["advertising"] | known["loaded"] | DETERMINERS


def _is_noun(kept: tuple[Word, ...], *, theirs: bool) -> bool:
    known = english()
    head = head_of(kept)
    if head is None or not head.key[:1].isalpha() or head.key in known["never_nouns"] | PRONOUNS:
        return False
    if all(word.key in known["empty"] for word in kept[:-1]) and head.key in known["empty"] - (
        known["tools"] if theirs else frozenset()
    ):
        return False
    if any(word.key in MODAL | PRONOUNS or word.key == PAUSE for word in kept):
        return False
    base = known.base_of(head.key)
    is_verb = base is not None and head.key not in known["verb_or_noun"] and base not in known["verb_or_noun"]
    return not is_verb or head.key.endswith("ing") or bool(_habit_text(head.key)) or theirs


_STOPS = frozenset(
    """
    that which who when where if because so but or than is are was were do does did would could will can should might
    must you i we they it he she what how why to has have had not then better easier faster cheaper quicker cos while
    right correct no yes please sir madam
    """.split()
)


def _phrase(words: Sequence[Word]) -> tuple[Word, ...]:
    kept: list[Word] = []
    for at, word in enumerate(words):
        if word.key in (PREPOSITIONS - {"of"}) | _STOPS or (word.key == PAUSE and at):
            break
        if kept and (word.key in DETERMINERS and kept[-1].key not in DETERMINERS | {"of", "and"}):
            if len(kept) > 1 and kept[-1].key.endswith("ing"):
                kept.pop()
            break
        if word.key in _AFTER_NOUN_WORDS or (kept and _is_verb(word.key) and kept[-1].key not in DETERMINERS):
            break
        if word.key == "of" and (not kept or kept[-1].key in english()["product"]):
            break
        if word.key != PAUSE:
            kept.append(word)
        if len(kept) == _LONGEST:
            break
    while kept and kept[-1].key in {"and", "of", "to"} | DETERMINERS | english()["never_nouns"]:
        kept.pop()
    return tuple(kept)


_AFTER_NOUN_WORDS = frozenset(
    "late early again twice online today tomorrow yesterday tonight later once here there now".split()
)


def _is_verb(key: str) -> bool:
    known = english()
    base = known.base_of(key)
    told = key in known.past_forms and not key.endswith("ed") and base != key
    sheer = base is not None and not {key, base} & known["verb_or_noun"] and not key.endswith(("ing", "ed"))
    return sheer or (told and key not in known["gone_wrong"])


def _undressed(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Without product words and the deeds before them at the end: "inventory management software" is the inventory."""
    known = english()
    while words and words[-1].key in known["product"]:
        words = words[:-1]
    while len(words) > 1 and words[-1].key in known["between"]:
        words = words[:-1]
    return words
