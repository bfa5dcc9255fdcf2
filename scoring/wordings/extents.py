"""Where what belongs to a verb ends: at the next clause, a verdict, or the next deed."""

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
)  # fmt: skip
from scoring.wordings.english import english
from scoring.wordings.lines import PAUSE, Word

_ENDS = frozenset(
    """
    because since if unless while although though whereas which that who whom where when whenever but so or than until
    what how why whether would could will can is are was were does do did should might must i we they he she has
    have had once
    not then cos cuz instead too very such quite pretty incredibly extremely
    """.split()
)
_GIVING = frozenset({"give", "save", "make", "help", "let"})
_ASKS_INSIDE = frozenset({"what", "how", "where", "when", "who", "which"})
_RECEIVERS = frozenset("you me him her them us customers clients patients people".split())


def is_sheer_verb(key: str) -> bool:
    """True for verbs that are never nouns."""
    base, either = english().base_of(key), english()["verb_or_noun"]
    return base is not None and not {key, base} & either and not key.endswith("ing")


def trimmed(words: Sequence[Word], *, keep_end: bool = False) -> tuple[Word, ...]:
    """The words of a clause after its verb, up to where something else begins.

    Args:
        words: What follows the verb.
        keep_end: True where a preposition may stand at the end: "what did you complain about".
    """
    kept: list[Word] = []
    for at, word in enumerate(words):
        if _ends_clause(words, at):
            break
        if word.key not in english()["loaded"] | {"any"}:
            kept.append(word)
    if len(kept) < len(words):
        kept = _without_half_clause(kept, words[len(kept) :])
    loose = (PREPOSITIONS | DETERMINERS | {"and", "to"}) - PARTICLES - {"one", "two", "three", "that", "this"}
    while kept and not keep_end and kept[-1].key in loose:
        kept.pop()
    return tuple(kept)


def _without_half_clause(kept: list[Word], cut: Sequence[Word]) -> list[Word]:
    """Without "before the terms" where "… are signed" was cut off, and "to knowing" before "what …"."""
    stop = next((word.key for word in cut if word.key in _ENDS | {PAUSE}), "")
    if stop in BE | HAVE | DO | MODAL:
        at = next((n for n, word in enumerate(kept) if word.key in {"before", "after", "until", "since", "as"}), None)
        return kept[:at] if at else kept
    if stop in _ASKS_INSIDE and len(kept) > 1 and kept[-1].key.endswith("ing"):
        return kept[:-2] if kept[-2].key in PREPOSITIONS else kept[:-1]
    return kept


def _ends_clause(words: Sequence[Word], at: int) -> bool:
    key = words[at].key
    before = words[at - 1].key if at else ""
    following = words[at + 1].key if at + 1 < len(words) else ""
    if key == PAUSE:
        return True
    if key in _ENDS:
        return not (_goes_on(key, before, following) or _asks_what_to(words, at) or _offers_deeds(words, at))
    if key == "you" and at and before not in PREPOSITIONS | {"to"} and english().base_of(before) is None:
        return True
    if key in {"it", "that", "this"} and following.endswith("s") and is_sheer_verb(following):
        return True
    if key in _GIVING and following in {"you", "your"} and before != "to" and at:
        return True
    if key == "and":
        return not _joins_nouns(at, following) or _is_verb_behind(words, at + 1) or _opens_clause(words, at + 1)
    if key in {"a", "an", "the"} and following in english()["verdicts"] and words[at + 2 : at + 3] == ():
        return True
    if key in {"a", "an"} and at:
        return before not in PREPOSITIONS | PARTICLES | _RECEIVERS | {"and", "to"} and english().base_of(before) is None
    return (
        following in {"you", "your"}
        and at > 0
        and english().base_of(key) == key
        and before not in PREPOSITIONS | {"to", "or"}
    )


def _goes_on(key: str, before: str, following: str) -> bool:
    """True for "that job" and "what to cook", which go on with the clause."""
    if key == "that":
        closed = _ENDS | PREPOSITIONS | {PAUSE, "you", "it", "the", "your", "a"}
        return bool(following) and english().base_of(following) is None and following not in closed
    if key == "pretty":
        return False
    return key in _ASKS_INSIDE and following == "to"


def _asks_what_to(words: Sequence[Word], at: int) -> bool:
    """True for "which films to show", which goes on with the clause."""
    behind = words[at + 2].key if at + 2 < len(words) else ""
    return words[at].key in {"which", "what"} and behind == "to"


def _opens_clause(words: Sequence[Word], at: int) -> bool:
    """True for "… and the customers start complaining"."""
    if words[at].key not in DETERMINERS:
        return False
    begins = len(words) > at + 3 and english().base_of(words[at + 2].key) and words[at + 3].key.endswith("ing")
    return bool(begins) or any(is_sheer_verb(word.key) for word in words[at + 2 : at + 4])


def _is_verb_behind(words: Sequence[Word], at: int) -> bool:
    """True for "… and answers questions", "… and texts you"."""
    behind = words[at + 1].key if at + 1 < len(words) else PAUSE
    if behind in PRONOUNS | {"your", "the"}:
        return True
    told = words[at].key.endswith("s") and english().base_of(words[at].key) is not None
    return told and behind not in PREPOSITIONS | {PAUSE, "and", "or"} | _ENDS


def _offers_deeds(words: Sequence[Word], at: int) -> bool:
    """True for "or" between two verbs that share an object: "text or call your clients"."""
    following = words[at + 1].key if at + 1 < len(words) else ""
    behind = words[at + 2].key if at + 2 < len(words) else ""
    return not at and words[at].key == "or" and english().base_of(following) == following and behind in DETERMINERS


def _joins_nouns(at: int, following: str) -> bool:
    if not at or not following or following in _ENDS | {PAUSE, "you", "it", "also", "just"}:
        return False
    known = english()
    return known.base_of(following) is None or following in known["verb_or_noun"] or known.is_plural(following)
