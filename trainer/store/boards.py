"""Reads a board from the table of bests: the top of it, and the rows around a player, each with its place."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, bindparam, func, or_, select

from trainer.store.roster import Best, PlacedBest
from trainer.store.tables import bests

# Built once: building them anew would cost more than what they find.
_ON_BOARD = bests.c.scenario == bindparam("scenario")
_ROWS = (
    select(bests)
    .where(_ON_BOARD)
    .order_by(bests.c.total.desc(), bests.c.at, bests.c.player)
    .limit(bindparam("limit"))
    .offset(bindparam("skipped"))
)
_COUNT_EARLIER = select(func.count()).where(
    _ON_BOARD,
    bests.c.total == bindparam("total"),
    or_(bests.c.at < bindparam("at"), and_(bests.c.at == bindparam("at"), bests.c.player < bindparam("player"))),
)


def _position_of_player() -> Select[int]:
    """How many rows stand before a player's: the better ones, and of the equal ones those that came earlier."""
    mine = bests.alias("mine")
    is_earlier = or_(bests.c.at < mine.c.at, and_(bests.c.at == mine.c.at, bests.c.player < mine.c.player))
    rows = select(func.count()).where(bests.c.scenario == mine.c.scenario)
    better = rows.where(bests.c.total > mine.c.total).scalar_subquery()
    earlier = rows.where(bests.c.total == mine.c.total, is_earlier).scalar_subquery()
    is_mine = and_(mine.c.scenario == bindparam("scenario"), mine.c.player == bindparam("player"))
    return select(better + earlier).where(is_mine)  # counted apart, each by the index


_POSITION = _position_of_player()


def read_board(connection: Connection, scenario: str, *, top: int, player: str, around: int) -> tuple[PlacedBest, ...]:
    """The first `top` rows, and where the player is further down, their row with `around` others on each side."""
    head = _rows(connection, scenario, first=0, count=top)
    if any(row.best.player == player for row in head):
        return head
    at = connection.execute(_POSITION, {"scenario": scenario, "player": player}).scalar()
    if at is None:
        return head
    first = max(top, at - around)
    return head + _rows(connection, scenario, first=first, count=at + around + 1 - first)


def best_of(row: Row[Any]) -> Best:
    """A row of the table as it is known outside."""
    return Best(player=row.player, total=row.total, max=row.max, par=row.par, at=row.at)


def _rows(connection: Connection, scenario: str, *, first: int, count: int) -> tuple[PlacedBest, ...]:
    """So many rows from position `first` on; those beside them are read too, to tell who shares a place."""
    before = min(first, 1)
    wanted = {"scenario": scenario, "skipped": first - before, "limit": before + count + 1}
    found = [best_of(row) for row in connection.execute(_ROWS, wanted)]
    ties = [False, *(one.total == other.total for one, other in pairwise(found)), False]
    placed: list[PlacedBest] = []
    place = 0
    for at, best in list(enumerate(found))[before : before + count]:
        if not placed:
            place = first + 1 - (_count_earlier(connection, scenario, best) if ties[at] else 0)
        elif not ties[at]:
            place = first + len(placed) + 1
        placed.append(PlacedBest(place, best, is_tied=ties[at] or ties[at + 1]))
    return tuple(placed)


def _count_earlier(connection: Connection, scenario: str, best: Best) -> int:
    """How many equal ones stand before this one."""
    level = {"scenario": scenario, "total": best.total, "at": best.at, "player": best.player}
    return int(connection.execute(_COUNT_EARLIER, level).scalar_one())
