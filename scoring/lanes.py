"""Several whole numbers added up at once, each in its own lane of one long integer."""

from collections.abc import Iterable
from functools import cache
from struct import unpack

_WIDTH = 32
_MIDDLE = 1 << (_WIDTH - 1)


def in_lane(number: int, lane: int) -> int:
    """A number as part of such an integer; they are added to one another."""
    return number << (_WIDTH * lane)


def packed(numbers: Iterable[int]) -> int:
    """Numbers side by side, one a lane."""
    return sum(in_lane(number, lane) for lane, number in enumerate(numbers))


def unpacked(total: int, count: int) -> list[int]:
    """What stands in each of so many lanes."""
    raised = total + _raised(count)
    return [lane - _MIDDLE for lane in unpack(f"<{count}I", raised.to_bytes(count * _WIDTH // 8, "little"))]


@cache
def _raised(count: int) -> int:
    """Half a lane in each lane, so that none of them is negative."""
    return packed([_MIDDLE] * count)
