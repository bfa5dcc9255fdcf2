"""The roster in SQLite: players, first meetings, sights, and the table of bests from which boards are read."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, delete, func, insert, or_, select, update

from trainer.store.roster import EVERYBODY, Best, LifeKey, PlacedBest, Roster
from trainer.store.tables import bests, entries, interviews, players, settings, sights
from trainer.store.transactions import SqlFile


class SqlRoster(SqlFile, Roster):
    """The people of one machine."""

    def players(self) -> tuple[str, ...]:
        """See Roster."""
        query = select(players.c.name).order_by(players.c.used_at.desc(), players.c.name)
        with self._reading() as connection:
            return tuple(connection.execute(query).scalars())

    def choose_player(self, name: str, *, skeleton: str, now: datetime) -> str:
        """See Roster."""
        is_this = players.c.skeleton == skeleton
        with self._writing() as connection:
            known = connection.execute(select(players.c.name).where(is_this)).scalar()
            if known is None:
                connection.execute(insert(players).values(skeleton=skeleton, name=name, used_at=now))
                return name
            connection.execute(update(players).where(is_this).values(used_at=now))
            return str(known)

    def entry(self, player: str, life: LifeKey) -> str | None:
        """See Roster."""
        query = select(entries.c.interview_id).where(
            entries.c.player == player, entries.c.persona == life.persona, entries.c.life == life.life
        )
        with self._reading() as connection:
            return connection.execute(query).scalar()

    def see(self, player: str, life: LifeKey, *, now: datetime) -> None:
        """See Roster."""
        row = {"player": player, "persona": life.persona, "life": life.life, "at": now}
        with self._writing() as connection:
            connection.execute(insert(sights).prefix_with("OR IGNORE"), row)

    def has_seen(self, player: str, life: LifeKey) -> bool:
        """See Roster."""
        return life in self.seen(player)

    def seen(self, player: str) -> frozenset[LifeKey]:
        """See Roster."""
        query = select(sights.c.persona, sights.c.life).where(sights.c.player.in_([player, EVERYBODY]))
        with self._reading() as connection:
            return frozenset(LifeKey(row.persona, row.life) for row in connection.execute(query))

    def attempts(self, player: str) -> dict[str, int]:
        """See Roster."""
        query = (
            select(interviews.c.scenario, func.count())
            .where(interviews.c.player == player, interviews.c.turns > 0)
            .group_by(interviews.c.scenario)
        )
        with self._reading() as connection:
            return {scenario: count for scenario, count in connection.execute(query)}

    def bests(self, player: str) -> dict[str, Best]:
        """See Roster."""
        with self._reading() as connection:
            rows = connection.execute(select(bests).where(bests.c.player == player))
            return {row.scenario: _best(row) for row in rows}

    def board(self, scenario: str, *, top: int, player: str, around: int) -> tuple[PlacedBest, ...]:
        """See Roster."""
        with self._reading() as connection:
            found = _leading(connection, scenario, top)
            mine = _of_player(connection, scenario, player)
            if mine is not None and mine not in found:
                near = [*_next_to(connection, scenario, mine, around, above=True)[::-1], mine]
                near += _next_to(connection, scenario, mine, around, above=False)
                found += [best for best in near if best not in found]
            return tuple(_placed(connection, scenario, found))

    def setting(self, name: str) -> str | None:
        """See Roster."""
        with self._reading() as connection:
            return connection.execute(select(settings.c.value).where(settings.c.name == name)).scalar()

    def keep_setting(self, name: str, value: str) -> None:
        """See Roster."""
        with self._writing() as connection:
            connection.execute(delete(settings).where(settings.c.name == name))
            connection.execute(insert(settings).values(name=name, value=value))


def keep_best(connection: Connection, scenario: str, best: Best) -> None:
    """Keep a ranked attempt where the player has none as good at this scenario."""
    is_this = and_(bests.c.scenario == scenario, bests.c.player == best.player)
    known = connection.execute(select(bests.c.total).where(is_this)).scalar()
    if known is not None and known >= best.total:
        return
    connection.execute(delete(bests).where(is_this))
    connection.execute(
        insert(bests).values(
            scenario=scenario, player=best.player, total=best.total, max=best.max, par=best.par, at=best.at
        )
    )


def _leading(connection: Connection, scenario: str, limit: int) -> list[Best]:
    query = (
        select(bests)
        .where(bests.c.scenario == scenario)
        .order_by(bests.c.total.desc(), bests.c.at, bests.c.player)
        .limit(limit)
    )
    return [_best(row) for row in connection.execute(query)]


def _of_player(connection: Connection, scenario: str, player: str) -> Best | None:
    row = connection.execute(select(bests).where(bests.c.scenario == scenario, bests.c.player == player)).one_or_none()
    return None if row is None else _best(row)


def _next_to(connection: Connection, scenario: str, mine: Best, limit: int, *, above: bool) -> list[Best]:
    """The nearest ones above, nearest first, or below: by total, and by who was earlier among equals."""
    better, worse = bests.c.total > mine.total, bests.c.total < mine.total
    same = bests.c.total == mine.total
    earlier = or_(bests.c.at < mine.at, and_(bests.c.at == mine.at, bests.c.player < mine.player))
    later = or_(bests.c.at > mine.at, and_(bests.c.at == mine.at, bests.c.player > mine.player))
    side = or_(better, and_(same, earlier)) if above else or_(worse, and_(same, later))
    order = (
        (bests.c.total, bests.c.at.desc(), bests.c.player.desc())
        if above
        else (bests.c.total.desc(), bests.c.at, bests.c.player)
    )
    query = select(bests).where(bests.c.scenario == scenario, side).order_by(*order).limit(limit)
    return [_best(row) for row in connection.execute(query)]


def _placed(connection: Connection, scenario: str, found: list[Best]) -> Iterator[PlacedBest]:
    """Rows in order, each with its place: one more than how many did better, so that equals share one.

    Only the rows between two that are shown are counted, never all of them for each.
    """
    of_this, place, above = bests.c.scenario == scenario, 1, math.inf
    for best in found:
        between = select(func.count()).where(of_this, bests.c.total > best.total, bests.c.total <= above)
        place += connection.execute(between).scalar_one()
        above = best.total
        equals = connection.execute(select(bests.c.player).where(of_this, bests.c.total == best.total).limit(2))
        yield PlacedBest(place, best, is_tied=len(equals.all()) > 1)


def _best(row: Row[Any]) -> Best:
    return Best(player=row.player, total=row.total, max=row.max, par=row.par, at=row.at)
