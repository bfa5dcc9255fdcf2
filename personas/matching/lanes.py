"""Reckons with many small numbers at once: they stand side by side in one long integer, each in a lane of its own.

One multiplication then serves them all. Comparing a question with a thousand words takes a tenth of the time, and so
does adding up the words of a text.
"""

from array import array
from collections.abc import Mapping, Sequence
from math import sqrt
from operator import mul
from struct import unpack
from sys import byteorder

_LANE = 64
_MIDDLE = 1 << (_LANE - 1)
_ONE = 1 << 40
"""What a 1 of the direction is counted as: fine enough for ten digits, and the sums of 128 bytes still fit a lane."""
_UNIT = 1 << 24
"""What a 1 of a scale is counted as in sums."""
_BYTE_MIDDLE = 128
_RAISED = bytes(byte ^ _BYTE_MIDDLE for byte in range(256))
"""From a signed byte to the same number and 128."""


class RowSums:
    """Sums of rows of signed bytes, all of one width, each row multiplied by a scale of its own."""

    def __init__(self, rows: Sequence[bytes], scales: Sequence[float]) -> None:
        self._rows = [_side_by_side(row.translate(_RAISED)) for row in rows]
        self._scales = [round(scale * _UNIT) for scale in scales]
        self._width = len(rows[0]) if rows else 0

    def length(self, wanted: Mapping[int, int]) -> float:
        """How long the sum of some rows is, each by its number and as many times as `wanted` says."""
        times = {number: count * self._scales[number] for number, count in wanted.items()}
        total = sum(map(mul, map(self._rows.__getitem__, times), times.values()))
        lanes = unpack(f"<{self._width}Q", total.to_bytes(8 * self._width, "little"))
        raised = _BYTE_MIDDLE * sum(times.values())
        # The sum of (lane - raised) squared, without making each difference.
        squares = sum(map(mul, lanes, lanes)) - 2 * raised * sum(lanes) + self._width * raised * raised
        return sqrt(squares) / _UNIT


class Lanes:
    """Rows of signed bytes, each with a scale to be multiplied by, to be compared with one direction at once."""

    def __init__(self, rows: Sequence[bytes], scales: Sequence[float]) -> None:
        self._scales = array("d", (scale / _ONE for scale in scales))
        ones = sum(1 << (_LANE * lane) for lane in range(len(rows)))
        self._raised = _MIDDLE * ones
        raised, width = b"".join(rows).translate(_RAISED), len(rows[0]) if rows else 0
        self._columns = [_side_by_side(raised[column::width]) - _BYTE_MIDDLE * ones for column in range(width)]

    def near(self, direction: Sequence[float]) -> list[float]:
        """The scalar product of each row with the direction, no part of which may be beyond 1."""
        products = map(mul, self._columns, (round(value * _ONE) for value in direction))
        count = len(self._scales)
        lanes = unpack(f"<{count}Q", sum(products, self._raised).to_bytes(count * _LANE // 8, "little"))
        return [(lane - _MIDDLE) * scale for lane, scale in zip(lanes, self._scales, strict=True)]


def _side_by_side(numbers: bytes) -> int:
    lanes = array("Q", iter(numbers))
    if byteorder == "big":
        lanes.byteswap()
    return int.from_bytes(lanes.tobytes(), "little")
