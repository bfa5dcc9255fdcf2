"""Reckons with many small numbers at once: they stand side by side in one long integer, each in a lane of its own.

One multiplication then serves them all. Comparing a question with a thousand words takes a tenth of the time, and so
does adding up the words of a text.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from math import dist
from operator import mul
from struct import unpack
from sys import byteorder

_LANE = 32
_MIDDLE = 1 << (_LANE - 1)
_ONE = 1 << 20
"""What a 1 of the direction is counted as. The product of 128 signed bytes with a direction of length 1 is below
127 * sqrt(128) times that, and fits a lane."""
_UNIT = 1 << 24
"""What a 1 of a scale is counted as for lengths."""
_FINE_UNIT = 1 << 40
"""The same for sums, which are compared; the sum of a thousand rows still fits a lane."""
_WHOLE = 1 << 10
"""What a 1 of a row of length 1 is counted as; the product with a direction still fits a lane."""
_WIDE, _NARROW = "Q", "I"
"""Lanes of 64 and of 32 bits, as `struct` and `array` name them."""
_BYTE_MIDDLE = 128
_RAISED = bytes(byte ^ _BYTE_MIDDLE for byte in range(256))
"""From a signed byte to the same number and 128."""


class RowSums:
    """Sums of rows of signed bytes, all of one width, each row multiplied by a scale of its own."""

    def __init__(self, rows: Sequence[bytes], scales: Sequence[float]) -> None:
        self._rows = [_side_by_side(row.translate(_RAISED), _WIDE) for row in rows]
        self._width = len(rows[0]) if rows else 0
        self._scales = [round(scale * _UNIT) for scale in scales]
        self._fine_scales = [round(scale * _FINE_UNIT) for scale in scales]
        self._scaled = list(map(mul, self._rows, self._scales))

    def length(self, wanted: Sequence[int]) -> float:
        """How long the sum of some rows is, by their numbers; a number may come more than once."""
        raised = _BYTE_MIDDLE * sum(map(self._scales.__getitem__, wanted))
        lanes = self._apart(sum(map(self._scaled.__getitem__, wanted)))
        return dist(lanes, (raised,) * self._width) / _UNIT

    def total(self, wanted: Sequence[int]) -> array[float]:
        """The sum itself."""
        times = {number: count * self._fine_scales[number] for number, count in Counter(wanted).items()}
        raised = _BYTE_MIDDLE * sum(times.values())
        lanes = self._apart(sum(map(mul, map(self._rows.__getitem__, times), times.values())))
        return array("d", ((lane - raised) / _FINE_UNIT for lane in lanes))

    def _apart(self, total: int) -> tuple[int, ...]:
        return unpack(f"<{self._width}{_WIDE}", total.to_bytes(8 * self._width, "little"))


class Lanes:
    """Rows of whole numbers, each with a scale to be multiplied by, to be compared with one direction at once."""

    def __init__(self, columns: Iterable[int], scales: Iterable[float]) -> None:
        self._columns = list(columns)
        self._scales = array("d", (scale / _ONE for scale in scales))
        self._raised = _MIDDLE * _ones(len(self._scales))

    @classmethod
    def of_bytes(cls, rows: Sequence[bytes], scales: Sequence[float]) -> Lanes:
        """Rows of signed bytes, each with its scale."""
        raised, width = b"".join(rows).translate(_RAISED), len(rows[0]) if rows else 0
        middle = _BYTE_MIDDLE * _ones(len(rows))
        return cls((_side_by_side(raised[column::width], _NARROW) - middle for column in range(width)), scales)

    @classmethod
    def of_directions(cls, rows: Sequence[Sequence[float]]) -> Lanes:
        """Rows none of which is longer than 1."""
        middle = _WHOLE * _ones(len(rows))
        raised = ([round(value * _WHOLE) + _WHOLE for value in column] for column in zip(*rows, strict=True))
        return cls((_side_by_side(column, _NARROW) - middle for column in raised), [1 / _WHOLE] * len(rows))

    def near(self, direction: Sequence[float]) -> list[float]:
        """The scalar product of each row with the direction, which may not be longer than 1."""
        products = map(mul, self._columns, (round(value * _ONE) for value in direction))
        count = len(self._scales)
        lanes = unpack(f"<{count}{_NARROW}", sum(products, self._raised).to_bytes(count * _LANE // 8, "little"))
        return [(lane - _MIDDLE) * scale for lane, scale in zip(lanes, self._scales, strict=True)]


def _ones(count: int) -> int:
    return int.from_bytes((1).to_bytes(_LANE // 8, "little") * count, "little")


def _side_by_side(numbers: Iterable[int], sort: str) -> int:
    lanes = array(sort, iter(numbers))
    if byteorder == "big":
        lanes.byteswap()
    return int.from_bytes(lanes.tobytes(), "little")
