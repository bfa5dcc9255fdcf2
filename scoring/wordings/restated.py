"""Questions put another way: in plain order, without "willing to" and "would have"."""

from collections.abc import Sequence

from scoring.wordings.clauses import DETERMINERS, PREPOSITIONS
from scoring.wordings.english import english
from scoring.wordings.lines import Word


def reordered(words: Sequence[Word]) -> Sequence[Word]:
    """As in "You are getting how many calls a day" as "how many calls you are getting a day"."""
    keys = [word.key for word in words]
    at = next((n for n in range(2, len(keys) - 2) if keys[n] == "how" and keys[n + 1] in {"many", "much"}), None)
    if at is None or "you" not in keys[:at]:
        return words
    start = keys.index("you")
    return [*words[at : at + 3], *words[start:at], *words[at + 3 :]]


def without_have(words: list[Word]) -> list[Word]:
    """As in "Would you have called" as "would you call"."""
    at = next((n for n, word in enumerate(words[:5]) if word.key in {"have", "of"}), None)
    if at is None or at + 1 >= len(words) or (at == 0 and words[at].key == "have"):
        return words
    base = english().base_of(words[at + 1].key)
    changed = base is not None and base != words[at + 1].key and not words[at + 1].key.endswith(("ing", "s"))
    return [*words[:at], Word(base or "", base or ""), *words[at + 2 :]] if changed else words


def without_willing(words: list[Word]) -> list[Word]:
    """As in "Would you be prepared to wait" as "would you wait"."""
    keys = [word.key for word in words]
    at = keys.index("be") if "be" in keys[:_FAR] else -1
    minded = at >= 0 and keys[at + 1 : at + 2] and keys[at + 1] in _MINDED and keys[at + 2 : at + 3] == ["to"]
    return [*words[:at], *words[at + 3 :]] if minded else words


_FAR = 5
_MINDED = frozenset("willing happy prepared ready able inclined open likely comfortable".split())


def to_verb(rest: Sequence[Word]) -> Sequence[Word]:
    """Past "in your trade", "like yours" up to the verb."""
    if rest and rest[0].key in PREPOSITIONS | {"who", "here", "there"}:
        known = english()
        verbs = (at for at in range(1, min(len(rest), 7)) if known.base_of(rest[at].key) and at > 1)
        at = next((at for at in verbs if rest[at - 1].key not in DETERMINERS), None)
        return rest[at:] if at is not None else rest
    return rest
