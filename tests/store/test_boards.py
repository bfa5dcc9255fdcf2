"""A board read by its index says what sorting everybody would say."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from itertools import groupby
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from tests.store.samples import NOW, Opener
from trainer.store import Archive
from trainer.store.roster import Best, PlacedBest
from trainer.store.sql_roster import SqlRoster

BOARD = "late-orders"
TOP, AROUND = 3, 2
ROWS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 2)), max_size=14)


def bests_of(rows: list[tuple[int, int]]) -> list[Best]:
    return [
        Best(f"p{number:02}", float(total), 90, None, NOW + timedelta(minutes=minutes))
        for number, (total, minutes) in enumerate(rows)
    ]


def fill(path: Path, bests: list[Best]) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM bests")
        for best in bests:
            at = best.at.isoformat(timespec="microseconds")
            for scenario in (BOARD, "another"):
                row = (scenario, best.player, best.total, best.max, at)
                connection.execute("INSERT INTO bests (scenario, player, total, max, at) VALUES (?, ?, ?, ?, ?)", row)


def by_sorting(bests: list[Best], player: str) -> list[PlacedBest]:
    ordered = sorted(bests, key=lambda best: (-best.total, best.at, best.player))
    placed: list[PlacedBest] = []
    for _, equals in groupby(ordered, key=lambda best: best.total):
        level = list(equals)
        place = len(placed) + 1
        placed += [PlacedBest(place, best, is_tied=len(level) > 1) for best in level]
    mine = next((at for at, row in enumerate(placed) if row.best.player == player), 0)
    return [row for at, row in enumerate(placed) if at < TOP or (mine >= TOP and abs(at - mine) <= AROUND)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(ROWS, st.integers(0, 14))
def test_rows_places_and_ties_are_those_of_everybody_sorted(
    archive: Archive, path: Path, rows: list[tuple[int, int]], who: int
) -> None:
    bests = bests_of(rows)
    fill(path, bests)

    found = archive.board(BOARD, top=TOP, player=f"p{who:02}", around=AROUND)

    assert list(found) == by_sorting(bests, f"p{who:02}")


def test_nothing_is_sorted_and_nobody_above_is_read_to_show_a_board(path: Path, opened: Opener) -> None:
    opened()
    fill(path, bests_of([(number % 5, 0) for number in range(30)]))
    roster, asked = SqlRoster(path, patience=1), []
    event.listen(roster._engine, "before_cursor_execute", lambda *call: asked.append((call[2], call[3])))

    roster.board(BOARD, top=TOP, player="p29", around=AROUND)
    roster.close()

    with closing(sqlite3.connect(path)) as connection:
        plans = [
            step
            for query, values in asked
            if query.startswith("SELECT")
            for _, _, _, step in connection.execute(f"EXPLAIN QUERY PLAN {query}", values)
        ]
    reads = [step for step in plans if step.startswith("SEARCH bests")]
    assert not [step for step in plans if "TEMP B-TREE" in step or step.startswith("SCAN")]
    assert reads
    assert all(" COVERING INDEX ix_bests_board " in step for step in reads), reads
