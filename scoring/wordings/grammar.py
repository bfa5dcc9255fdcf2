"""Finds the verb of a stretch of words, who does it, and where what belongs to it ends."""

from collections.abc import Sequence

from scoring.wordings.clauses import (
    BE,
    DETERMINERS,
    DO,
    HAVE,
    MODAL,
    PARTICLES,
    PREPOSITIONS,
    PRONOUNS,
    YOU,
    Clause,
)  # fmt: skip
from scoring.wordings.english import english
from scoring.wordings.extents import is_sheer_verb, trimmed
from scoring.wordings.lines import PAUSE, Word

# What one does with a deed, as in "try to find a plumber"; the deed is what matters.
from scoring.wordings.subjects import is_subject, meant

_CHAINS = frozenset(
    """
    want need like love hate try plan struggle manage tend prefer start stop keep hope intend aim wish begin continue
    remember dread enjoy finish avoid mind fail learn consider afford expect decide bother rush wait fancy help
    """.split()
)
_NEVER_TASKS = frozenset(
    """
    be have think know mean say like love hate want feel seem agree matter care wish imagine suppose guess bet
    understand
    """.split()
)
_LONGEST_SUBJECT = 6


def skip(words: Sequence[Word], at: int) -> int:
    """Past adverbs that say nothing of what is done."""
    while at < len(words) and words[at].key in english()["loaded"] | {"to", "not", "able", "better"}:
        at += 1
    return at


def task_of(words: Sequence[Word], *, sure: bool = False) -> Clause | None:
    """What the customer does, from words that begin with its verb: "chases unpaid invoices".

    Args:
        words: The verb and what follows it; adverbs may stand before it.
        sure: True where the grammar leaves no doubt that it is a verb.
    """
    at = skip(words, 0)
    if at < len(words) - 1 and words[at].key == "be" and words[at + 1].key == "able":
        at = skip(words, at + 1)
    if at >= len(words):
        return None
    inner = inside_chain(words, at)
    if inner is not None:
        return task_of(words[inner:], sure=True)
    verb = _verb_of(words[at].key, sure=sure)
    if verb is None or verb in _NEVER_TASKS:
        return None
    rest = trimmed(words[at + 1 :])
    if rest[:1] and rest[0].key == "of" and verb in {"make", "hear", "speak", "talk", "get"}:
        return None
    if len(rest) > 2 and rest[0].key[:1].isdigit() and rest[1].key == "of":
        rest = rest[2:]
    if rest[:1] and rest[0].key in {"you", "of"}:
        # "Finds you a plumber", "managing of stock".
        to_you = len(rest) > 1 and (rest[1].key in DETERMINERS or verb in _BRINGS)
        rest = rest[1:] if rest[0].key == "of" or to_you else ()
    clause = Clause(verb, _as_yours(rest))
    return clause if is_whole(clause) else None


_BRINGS = frozenset("find get send bring give show offer fetch book order buy".split())
_NEED_OBJECT = frozenset("make give take buy use want bring put send find need mean".split())


def is_whole(clause: Clause) -> bool:
    """False for a deed of the customer that lacks what it is done to."""
    first = clause.rest[0].key if clause.rest else ""
    if clause.verb == "be" and (first == "no" or (clause.is_theirs and first in english()["verdicts"])):
        return False
    if len(clause.rest) == 1 and first in {"us", "me", "you"}:
        return False
    if not clause.is_theirs or clause.verb in english()["alone"]:
        return True
    if not clause.rest or clause.rest[0].key in {"nothing", "anything", "everything"}:
        return False
    return not (clause.verb in _NEED_OBJECT and clause.rest[0].key in PREPOSITIONS - PARTICLES - {"up", "on"})


def _verb_of(key: str, *, sure: bool) -> str | None:
    known = english().base_of(key)
    if known is not None:
        return known
    is_word = key.isalpha() and key not in english()["never_nouns"] | DETERMINERS | PREPOSITIONS | PRONOUNS
    return english().base_of(key, sure=True) if sure and is_word else None


def inside_chain(words: Sequence[Word], at: int) -> int | None:
    """Where the deed begins behind "try to", "hate", "spend hours", "have to"; None where nothing of that stands."""
    keys = [word.key for word in words[at : at + 8]]
    verb = english().base_of(keys[0])
    second, third = (*keys[1:3], "", "")[:2]
    if second == "to" and (verb == "have" or verb in _CHAINS):
        return at + 2
    if verb in _CHAINS and _is_deed(second):
        return at + 1
    if verb == "help" and english().base_of(second) and second not in english()["verb_or_noun"]:
        return at + 1
    if verb == "find" and second == "it":
        return next((at + ahead + 1 for ahead, key in enumerate(keys) if key == "to"), None)
    if verb in {"spend", "waste", "lose"}:
        return next((at + ahead for ahead, key in enumerate(keys) if ahead and _is_deed(key)), None)
    return at + 2 if verb == "end" and second == "up" and _is_deed(third) else None


def _is_deed(key: str) -> bool:
    return key.endswith("ing") and english().base_of(key) not in {None, key}


def _as_yours(rest: tuple[Word, ...]) -> tuple[Word, ...]:
    """What "people" do with "their" things, done by the customer."""
    return tuple(_yours(word, rest[:at]) for at, word in enumerate(rest))


def _yours(word: Word, before: Sequence[Word]) -> Word:
    owned = any(english().is_plural(other.key) or other.key in english()["people"] for other in before)
    own = {"their": "your", "themselves": "yourself"}.get(word.key)
    if word.key == "my":
        return Word("your", "your")
    return Word(own, own) if own and not owned else word


def event_of(words: Sequence[Word]) -> Clause | None:
    """What happens, from words that begin with its subject: "suppliers turn up late"."""
    while len(words) > 1 and words[0].key in english()["loaded"] | {PAUSE, "that", "then", "so", "and"}:
        words = words[1:]
    place = _verb_place(words)
    if place is None:
        return None
    at, verb_at = place
    subject = tuple(word for word in words[:at] if word.key not in english()["loaded"])
    return _told(words, subject, at, verb_at) if is_subject(subject) else None


def _told(words: Sequence[Word], subject: tuple[Word, ...], at: int, verb_at: int) -> Clause | None:
    between = {word.key for word in words[at:verb_at]}
    subject = meant(subject)
    theirs = len(subject) == 1 and subject[0].key == "you"
    inner = inside_chain(words, verb_at) if theirs and "not" not in between else None
    if inner is not None:
        return task_of(words[inner:], sure=True)
    if any(word.key in {"itself", "themselves"} for word in words[verb_at + 1 : verb_at + 3]) and not theirs:
        return None
    verb = _verb_of(words[verb_at].key, sure=theirs or bool(between & (MODAL | DO)))
    if verb is None:
        return None
    if verb == "keep" and verb_at + 1 < len(words) and _is_deed(words[verb_at + 1].key):
        return _progressive(words[verb_at + 1 :], subject)
    after_be = skip(words, verb_at + 1)
    if verb == "be" and [word.key for word in words[after_be : after_be + 2]] == ["going", "to"]:
        return _progressive(words[after_be + 2 :], subject)
    if verb == "be" and after_be < len(words) and _is_deed(words[after_be].key):
        return _progressive(words[after_be:], subject)
    rest = trimmed(words[verb_at + 1 :])
    if verb == "be" and not rest:
        return None
    negated = bool(between & {"not", "never"}) and "have to" not in " ".join(word.key for word in words[at:verb_at])
    return Clause(
        verb, _as_yours(rest) if theirs else rest, subject, negated=negated, could=bool(between & {"can", "could"})
    )


def _progressive(words: Sequence[Word], subject: tuple[Word, ...]) -> Clause | None:
    """As in "Stock is running low" as it stands, "you are invoicing clients" as a deed."""
    verb = english().base_of(words[0].key)
    rest = trimmed(words[1:])
    if verb is None:
        return None
    return Clause(verb, rest, subject) if rest or subject != YOU else None


def _verb_place(words: Sequence[Word]) -> tuple[int, int] | None:
    """Where the subject ends and where the verb stands."""
    known = english()
    for at in range(1, min(len(words), _LONGEST_SUBJECT + 1)):
        key = words[at].key
        if key in MODAL | DO | HAVE | BE:
            return _behind_auxiliary(words, at)
        if key in PREPOSITIONS and at == 1 and words[0].key != "one":
            return None
        if at == 1 and words[0].key == "you" and _is_new_verb(words, at):
            return at, at
        if known.base_of(key) and _is_verb_here(words, at):
            return at, at
    return None


_OPENS_OBJECT = frozenset({"the", "a", "an", "your", "all", "every", "each"})


def _is_new_verb(words: Sequence[Word], at: int) -> bool:
    """True for an unknown word with an object behind "you"."""
    known, key = english(), words[at].key
    closed = known["never_nouns"] | DETERMINERS | PREPOSITIONS | PRONOUNS | known["loaded"]
    following = words[at + 1].key if at + 1 < len(words) else ""
    return known.base_of(key) is None and key not in closed and key.isalpha() and following in _OPENS_OBJECT


def _is_verb_here(words: Sequence[Word], at: int) -> bool:
    """False for a noun that only looks like a verb: "delivery drivers", "stock levels drop"."""
    known = english()
    key, before = words[at].key, words[at - 1].key
    if before in DETERMINERS - {"this", "that", "both", "all", "one"} or key.endswith("ing"):
        return False
    if before in {"you", "they", "we", "i", "who", "people", "it", "he", "she"} | known["loaded"]:
        return True
    if key not in known["verb_or_noun"] and known.base_of(key) not in known["verb_or_noun"]:
        return True
    if at + 1 == len(words):
        return True
    following = words[at + 1].key
    if key.endswith("s") and known.base_of(following) == following:
        return False
    plain = is_sheer_verb(following)
    return not plain or following.endswith(("ing", "ed"))


def _behind_auxiliary(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    key = words[at].key
    verb_at = at + 1
    while verb_at < len(words) and words[verb_at].key in english()["loaded"] | {"not"}:
        verb_at += 1
    if key in BE or verb_at >= len(words):
        return at, at
    following = words[verb_at].key
    if following == "have" and words[verb_at + 1 : verb_at + 2] and words[verb_at + 1].key == "to":
        return (at, verb_at + 2) if verb_at + 2 < len(words) else None
    if key in HAVE and following == "to":
        return (at, verb_at + 1) if verb_at + 1 < len(words) else None
    if key in HAVE | DO and english().base_of(following) is None:
        return at, at
    return at, verb_at
