"""The roster in SQLite: players, first meetings, sights and best attempts."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, and_, delete, func, insert, select, update

from trainer.store.boards import best_of, read_board
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

    def insights(self, player: str) -> int:
        """See Roster."""
        query = select(func.coalesce(func.sum(interviews.c.insights), 0)).where(interviews.c.player == player)
        with self._reading() as connection:
            return int(connection.execute(query).scalar_one())

    def bests(self, player: str) -> dict[str, Best]:
        """See Roster."""
        with self._reading() as connection:
            rows = connection.execute(select(bests).where(bests.c.player == player))
            return {row.scenario: best_of(row) for row in rows}

    def board(self, scenario: str, *, top: int, player: str, around: int) -> tuple[PlacedBest, ...]:
        """See Roster."""
        with self._reading() as connection:
            return read_board(connection, scenario, top=top, player=player, around=around)

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
