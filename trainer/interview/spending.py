"""What the models of an interview have used, from its events."""

from collections.abc import Sequence

from trainer.interview.events import Used
from trainer.voices.meter import Spent, Total, total_of


def spent_in(used: Sequence[Used]) -> list[Spent]:
    """What events say was used."""
    return [Spent(each.purpose, each.tokens_in, each.tokens_out, each.cost, each.is_estimated) for each in used]


def used_for(spent: Sequence[Spent]) -> list[Used]:
    """The events that keep what was used."""
    return [Used(each.purpose, each.tokens_in, each.tokens_out, each.cost, each.is_estimated) for each in spent]


def total_used(used: Sequence[Used]) -> Total:
    """All of it."""
    return total_of(spent_in(used))
