"""How trust moves: by code, never by a model, and the same for everybody."""

from personas.disclosure import Row
from personas.model import Temper
from scoring.labels import Move

LEAVES_BELOW = 5
"""Trust at which a person has had enough."""

_BY_ROW: dict[Row, int] = {
    Row.RUDE: -25,
    Row.NONSENSE: -2,
    Row.BREAK_ROLE: -4,
    Row.REPAIR: 3,
    Row.PITCH: -10,
    Row.LEADING: -4,
    Row.HYPOTHETICAL: -3,
    Row.OPINION: -3,
    Row.GENERIC: -1,
    Row.OVERLOADED: -3,
    Row.REPEAT: -2,
    Row.ANCHOR: 2,
    Row.STORY: 4,
    Row.NEXT_STEP: 2,
    Row.PROBE: 2,
    Row.MIRROR: 1,
    Row.EMOTION: 2,
    Row.CONTRADICTION: 1,
    Row.PRACTICE: 2,
    Row.CLOSED_FACT: 1,
    Row.SCARY: 1,
    Row.FEATURE_WHY: 2,
    Row.RECAP: 3,
}
"""Points a turn; chosen so that fifteen good questions reach 80 from 50 and three pitches lose what they built."""

_FOLLOWED_HOOK = 3
_COURTESIES_THAT_COUNT = 4
_COURTESY = 1
_UNREWARDED_SILENCE = -4


def rapport_after(
    before: int, row: Row, *, move: Move, temper: Temper, followed_hook: bool, courtesies: int, earned_by_silence: bool
) -> int:
    """Trust after a turn, 0 to 100.

    Args:
        before: Trust before it.
        row: What the utterance got.
        move: What the utterance was.
        temper: A pleaser forgives half of what a sceptic does not.
        followed_hook: Whether it picked up something left open; being listened to builds trust.
        courtesies: Courtesies so far; only the first few warm anyone.
        earned_by_silence: For a silence, whether it was the right one.
    """
    change = _BY_ROW.get(row, 0)
    if row is Row.COURTESY and courtesies < _COURTESIES_THAT_COUNT and move is not Move.OWN_STORY:
        change = _COURTESY
    if row is Row.SILENCE:
        change = 1 if earned_by_silence else _UNREWARDED_SILENCE
    if followed_hook:
        change += _FOLLOWED_HOOK
    if change < 0 and temper is Temper.PLEASER:
        change = -(-change // 2)
    if change < 0 and temper is Temper.SCEPTIC:
        change -= 1
    return max(0, min(100, before + change))
