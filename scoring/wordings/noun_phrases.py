"""Where a noun phrase begins and ends, and what of it is worth asking about."""

from collections.abc import Sequence

from scoring.wordings.clauses import DETERMINERS, MODAL, PREPOSITIONS, PRONOUNS, head_of
from scoring.wordings.english import english
from scoring.wordings.lines import PAUSE, Word
from scoring.wordings.things import Thing, habit_of

_OWNED = frozenset({"your", "their", "his", "her", "its"})
_MINE = frozenset({"our", "my", "us", "me", "i", "we", "ours", "mine"})
_LONGEST = 6


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
    with_product = with_product or _is_named_product(phrase)
    if first in {"our", "my"} and not with_product:
        return None
    article = _article(first, with_product=with_product)
    theirs = first in _OWNED or with_product
    kept = tuple(
        _bare(word)
        for word in phrase
        if (with_product and word.key not in DETERMINERS)
        or (theirs and word.key in english()["product"])
        or not _is_dressing(word)
    )
    if not theirs:
        kept = _undressed(kept)
    if phrase and kept and phrase[-1].key in english()["product"] and kept[-1].text.endswith("'s"):
        return None
    if not kept or any(word.key in _MINE - {"our"} for word in kept) or not _is_noun(kept, theirs=theirs):
        return None
    return Thing(kept, article, unwanted, is_one=first in {"a", "an"}, used=with_product)


_WISHED = frozenset({"ideal", "perfect", "dream", "right", "best"})


def _is_named_product(phrase: Sequence[Word]) -> bool:
    """True for "the school portal", which is a certain one, and the customer's own."""
    known = english()
    named = [word for word in phrase[1:-1] if word.key not in known["advertising"] | known["product"]]
    return (
        len(phrase) > 1
        and phrase[0].key == "the"
        and phrase[-1].key in known["product"] & known["tools"]
        and bool(named)
    )


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
    return word.key in known["advertising"] | known["loaded"] | known["numbers"] | DETERMINERS or word.key[:1].isdigit()


def _is_noun(kept: tuple[Word, ...], *, theirs: bool) -> bool:
    known = english()
    head = head_of(kept)
    if head is None or not head.key[:1].isalpha() or head.key in known["never_nouns"] | PRONOUNS:
        return False
    if all(word.key in known["empty"] | known["never_nouns"] for word in kept[:-1]) and head.key in known["empty"] - (
        known["tools"] if theirs else frozenset()
    ):
        return False
    if any(word.key in MODAL | PRONOUNS or word.key == PAUSE for word in kept):
        return False
    base = known.base_of(head.key)
    is_verb = base is not None and head.key not in known["verb_or_noun"] and base not in known["verb_or_noun"]
    return not is_verb or head.key.endswith("ing") or bool(habit_of(head.key)) or theirs


_STOPS = frozenset(
    """
    that which who when where if because so but or than is are was were do does did would could will can should might
    must you i we they it he she what how why to has have had not then better easier faster cheaper quicker cos while
    right correct no yes please sir madam
    """.split()
)


def _phrase(words: Sequence[Word]) -> tuple[Word, ...]:
    kept: list[Word] = []
    for at, word in enumerate(words[: _LONGEST + 1]):
        following = words[at + 1].key if at + 1 < len(words) else ""
        if len(kept) == _LONGEST or _ends_phrase(word.key, following, kept, first=not at):
            break
        if word.key != PAUSE:
            kept.append(word)
    behind = words[len(kept)].key if len(kept) < len(words) else ""
    if len(kept) > 1 and kept[-1].key.endswith("ing") and behind in DETERMINERS:
        kept.pop()  # "My sister writing it down" is about the sister.
    while kept and kept[-1].key in {"and", "of", "to"} | DETERMINERS | english()["never_nouns"]:
        kept.pop()
    return tuple(kept)


def _ends_phrase(key: str, following: str, kept: Sequence[Word], *, first: bool) -> bool:
    """True for a word with which a noun phrase is over."""
    if key in (PREPOSITIONS - {"of"}) | _STOPS | _AFTER_NOUN_WORDS or (key == PAUSE and not first):
        return True
    last = kept[-1].key if kept else ""
    if key == "of":
        return not kept or last in english()["product"]
    if key == "and":
        return not kept or following in DETERMINERS or last in english()["empty"]
    if not kept or last in DETERMINERS:
        return False
    return _is_verb(key) or (key in DETERMINERS and last not in {"of", "and"})


_AFTER_NOUN_WORDS = frozenset(
    "late early next again twice online today tomorrow yesterday tonight later once here there now".split()
)


_REGULAR = 5
"""Letters of the shortest verb that is past by rule."""


def _is_verb(key: str) -> bool:
    known = english()
    base = known.base_of(key)
    told = key in known.past_forms and (not key.endswith("ed") or len(key) < _REGULAR) and base != key
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
