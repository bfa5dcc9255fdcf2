"""Where a product is named that is not the customer's own."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from scoring.wordings.clauses import DETERMINERS, PREPOSITIONS, Clause
from scoring.wordings.english import english
from scoring.wordings.lines import Line, Word

_VAGUE = frozenset({"one", "ones", "thing", "things", "something"})
_EVERYDAY = frozenset(
    "tools machines machine service camera screen button box program programme sensor alert reminder phone".split()
)
_BEHIND_VAGUE = frozenset({"called", "that", "which", "to", "like", "for", "with"})


def product_places(line: Line) -> Iterator[int]:
    """Where a product is named that is not the customer's own."""
    known = english()
    for at, word in enumerate(line.words):
        following = line.words[at + 1].key if at + 1 < len(line.words) else ""
        named = word.key in known["product"] or (word.key in known.pairs["doers"] and _is_modified(line.words, at))
        shown = word.key in known["holders"] and following in {"showing", "that", "which", "with"}
        named = named or shown
        if word.key in _VAGUE and following not in _BEHIND_VAGUE:
            continue
        if word.key in _EVERYDAY and at and _is_known(line.words[at - 1].key):
            continue
        if named and not _is_theirs(line.words, at):
            yield at


def names_product(line: Line) -> bool:
    """True where a product is named that is not the customer's own."""
    return next(product_places(line), None) is not None


def _is_known(before: str) -> bool:
    """True behind "the" or a verb: "lend tools"."""
    base = english().base_of(before)
    return before in {"the", "this", "these", "those", "that", "and"} or (base is not None and base == before)


def _is_modified(words: Sequence[Word], at: int) -> bool:
    """True for "an expense tracker", false for "a builder"."""
    before = words[at - 1].key if at else ""
    return bool(before) and before != "card" and before not in DETERMINERS | PREPOSITIONS | english()["never_nouns"]


def _is_theirs(words: Sequence[Word], at: int) -> bool:
    for word in reversed(words[:at]):
        if word.key in {"dream", "ideal", "perfect"}:
            return False
        if word.key in {"your", "their", "every"}:
            return True
        if word.key in DETERMINERS | PREPOSITIONS:
            return False
    return False


def without_product(told: Clause) -> Clause:
    """As in "Share data with an AI" without what it is shared with."""
    line = Line(told.rest, asked=False)
    for at in product_places(line):
        least = -1 if told.verb in english()["alone"] else 0
        cut = next((n for n in range(at - 1, least, -1) if told.rest[n].key in PREPOSITIONS - {"of", "for"}), None)
        if cut is not None:
            return replace(told, rest=told.rest[:cut])
    return told
