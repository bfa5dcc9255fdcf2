from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from personas.matching.lanes import Lanes, RowSums
from personas.matching.vectors import dot, length, unit, word_vectors

BYTES = st.integers(-128, 127)
ROWS = st.lists(st.lists(BYTES, min_size=4, max_size=4), min_size=1, max_size=6)
PARTS = st.lists(st.floats(-1, 1), min_size=4, max_size=4)


def _bytes(rows: list[list[int]]) -> list[bytes]:
    return [bytes(number & 255 for number in row) for row in rows]


@given(ROWS, st.lists(st.integers(0, 5), max_size=8))
def test_a_sum_is_what_its_parts_make_it_and_as_long(rows: list[list[int]], chosen: list[int]) -> None:
    scales = [0.5 + number for number in range(len(rows))]
    wanted = [number for number in chosen if number < len(rows)]
    summed = [sum(scales[number] * rows[number][part] for number in wanted) for part in range(4)]
    sums = RowSums(_bytes(rows), scales)
    assert sums.total(wanted) == pytest.approx(summed, abs=1e-6)
    assert isclose(sums.length(wanted), length(summed), rel_tol=1e-6, abs_tol=1e-6)


@given(st.lists(PARTS, min_size=1, max_size=6), PARTS)
def test_directions_compared_all_at_once_are_as_near_as_one_by_one(
    rows: list[list[float]], direction: list[float]
) -> None:
    directions = [unit(tuple(row)) for row in rows]
    one_by_one = [dot(direction, row) for row in directions]
    assert Lanes.of_directions(directions).near(direction) == pytest.approx(one_by_one, abs=1e-8)


@given(ROWS, PARTS)
def test_words_compared_all_at_once_are_as_near_as_one_by_one(rows: list[list[int]], direction: list[float]) -> None:
    scales = [0.5 + number for number in range(len(rows))]
    one_by_one = [scale * dot(direction, row) for scale, row in zip(scales, rows, strict=True)]
    for found, expected in zip(Lanes.of_bytes(_bytes(rows), scales).near(direction), one_by_one, strict=True):
        assert isclose(found, expected, rel_tol=1e-6, abs_tol=1e-6)


def test_the_furthest_numbers_there_are_stay_in_their_lanes() -> None:
    rows = _bytes([[-128] * 128, [127] * 128, [0] * 128])
    assert Lanes.of_bytes(rows, [1.0, 1.0, 1.0]).near([1.0] * 128) == [-128.0 * 128, 127.0 * 128, 0.0]
    assert Lanes.of_bytes(rows, [1.0, 1.0, 1.0]).near([-1.0] * 128) == [128.0 * 128, -127.0 * 128, 0.0]


def test_a_listed_word_lies_among_others_where_it_lies_alone() -> None:
    vectors, direction = word_vectors(), unit(word_vectors().total(["the", "late", "invoices"]))
    listed = ["invoice", "bill", "horse"]
    positions = [position for word in listed if (position := vectors.position(word)) is not None]
    alone = [dot(direction, vectors.total([word])) for word in listed]
    assert vectors.side_by_side(positions).near(direction) == pytest.approx(alone)
