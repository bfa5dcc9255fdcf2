"""Lays a life out for answering once, and not again for the next talk with the same person."""

from collections import OrderedDict
from threading import Lock

from personas.knowledge import Knowledge
from scenarios.files import Casting

_KEPT = 2
"""Lives at hand: that of the talk, and that of the one before. Each takes some megabytes and tenths of a second."""

_at_hand: OrderedDict[str, Knowledge] = OrderedDict()
_turnstile = Lock()


def knowledge_of(casting: Casting) -> Knowledge:
    """What the customer of a scenario knows, as their file says it; the same object while it is at hand."""
    key = f"{casting.member.content_hash}:{casting.life.id}"
    with _turnstile:
        knowledge = _at_hand.pop(key, None) or Knowledge(casting.member.persona, casting.life)
        _at_hand[key] = knowledge
        while len(_at_hand) > _KEPT:
            _at_hand.popitem(last=False)
    return knowledge
