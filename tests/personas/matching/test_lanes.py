import math
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
    directions, towards = [unit(tuple(row)) for row in rows], unit(tuple(direction))
    one_by_one = [dot(towards, row) for row in directions]
    assert Lanes.of_directions(directions).near(towards) == pytest.approx(one_by_one, abs=0.001)


@given(ROWS, PARTS)
def test_words_compared_all_at_once_are_as_near_as_one_by_one(rows: list[list[int]], direction: list[float]) -> None:
    scales, towards = [1 / (64 + number) for number in range(len(rows))], unit(tuple(direction))
    one_by_one = [scale * dot(towards, row) for scale, row in zip(scales, rows, strict=True)]
    assert Lanes.of_bytes(_bytes(rows), scales).near(towards) == pytest.approx(one_by_one, abs=1e-5)


def test_the_furthest_numbers_there_are_stay_in_their_lanes() -> None:
    rows = _bytes([[-128] * 128, [127] * 128, [0] * 128])
    diagonal = unit((1.0,) * 128)
    furthest = [-128 * math.sqrt(128), 127 * math.sqrt(128), 0.0]
    lanes = Lanes.of_bytes(rows, [1.0, 1.0, 1.0])
    assert lanes.near(diagonal) == pytest.approx(furthest, abs=0.01)
    assert lanes.near([-part for part in diagonal]) == pytest.approx([-far for far in furthest], abs=0.01)


def test_a_listed_word_lies_among_others_where_it_lies_alone() -> None:
    vectors, direction = word_vectors(), unit(word_vectors().total(["the", "late", "invoices"]))
    listed = ["invoice", "bill", "horse"]
    positions = [position for word in listed if (position := vectors.position(word)) is not None]
    alone = [dot(direction, vectors.total([word])) for word in listed]
    assert vectors.side_by_side(positions).near(direction) == pytest.approx(alone, abs=1e-5)
