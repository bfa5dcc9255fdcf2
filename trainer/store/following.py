"""What else is written with an event, in the same transaction: the lists, boards and searches that are read from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row

from trainer.store import queries
from trainer.store.roster import Best
from trainer.store.searching import ADD_WORDS, rows_of
from trainer.store.sql_roster import keep_best

if TYPE_CHECKING:
    from trainer.interview.events import Asked, Event, Settled


def follow_up(connection: Connection, interview_id: str, seq: int, events: Sequence[Event]) -> None:
    """Bring everything that depends on an interview's events up to these, the first of which has the number `seq`."""
    interview = connection.execute(queries.INTERVIEW, {"interview_id": interview_id}).one()
    if words := rows_of(interview.number, seq, events):
        connection.execute(ADD_WORDS, words)
    for event in events:
        match event.type:
            case "asked":
                _count_turn(connection, interview, event)
            case "ended":
                end = queries.CHANGE_INTERVIEW.values(ended_at=event.at, ended_by=event.by)
                connection.execute(end, {"interview_id": interview_id})
            case "settled":
                _settle(connection, interview, event)
            case _:
                pass


def _count_turn(connection: Connection, interview: Row[Any], asked: Asked) -> None:
    """Count a turn; the first one of a player with a life opens their entry there. A draft ends in what was said."""
    count = queries.CHANGE_INTERVIEW.values(turns=asked.n)
    connection.execute(count, {"interview_id": interview.id})
    connection.execute(queries.FORGET_DRAFT, {"interview_id": interview.id})
    if interview.player and asked.n == 1:
        entry = {"player": interview.player, "persona": interview.persona, "life": interview.life}
        connection.execute(queries.OPEN_ENTRY, {**entry, "interview_id": interview.id})


def _settle(connection: Connection, interview: Row[Any], settled: Settled) -> None:
    worth = queries.CHANGE_INTERVIEW.values(
        total=settled.total, max=settled.max, is_ranked=int(settled.is_ranked), insights=settled.insights
    )
    connection.execute(worth, {"interview_id": interview.id})
    if settled.is_ranked:
        best = Best(interview.player, settled.total, settled.max, settled.par, settled.at)
        keep_best(connection, interview.scenario, best)
