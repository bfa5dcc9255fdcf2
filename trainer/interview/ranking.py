"""Who is ranked, and where: pure functions over an interview's events and what was seen of its life.

An attempt counts where it was blind from its first question on, and is the player's first at a life whose truth was
not shown to them. It all runs on trust: whoever can open the file can also change it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.interview.events import Advised, Asked, Coached, Event, Started


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known of an attempt besides its own events."""

    is_first: bool
    """No earlier attempt of any kind by this player at this life."""
    is_seen: bool
    """The truth of this life was shown to this player, or to everybody on this machine."""


UNKEPT = Circumstances(is_first=False, is_seen=False)
"""Of a talk that is not kept, and so is nobody's attempt."""


def why_not_ranked(events: Sequence[Event], circumstances: Circumstances) -> str:
    """Why an attempt cannot be on a board, as a sentence for its player; empty where it can."""
    started = events[0]
    if not isinstance(started, Started) or not started.player:
        return "Talks without a player's name are practice."
    if not was_blind(events):
        return "You saw marks or a better wording while you talked, so this one is practice."
    if circumstances.is_seen:
        return "The truth about this customer was shown before, so this one is practice."
    if not circumstances.is_first:
        return "You have met this customer before; the first talk is the one that counts."
    return ""


def why_settled_unranked(events: Sequence[Event], circumstances: Circumstances) -> str:
    """Why a finished attempt is not put on a board; empty where it is."""
    if not any(isinstance(event, Asked) for event in events):
        return "Nothing was asked, so there is nothing to rank."
    return why_not_ranked(events, circumstances)


def was_blind(events: Sequence[Event]) -> bool:
    """True where no mark and no better wording was shown from the first question on, nor would be at the next."""
    is_coached = has_asked = False
    for event in events:
        match event:
            case Started():
                is_coached = not event.blind
            case Coached():
                is_coached = event.on
            case Asked():
                has_asked = True
            case Advised():
                return False
            case _:
                pass
        if has_asked and is_coached:
            return False
    return not is_coached
