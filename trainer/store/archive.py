"""The archive in SQLite: rows in, domain objects out; no row or connection leaves this file."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError
from sqlalchemy import Connection, Row

from trainer.errors import InterviewInUseError, InterviewNotFoundError, StoreDamagedError
from trainer.store import queries
from trainer.store.contract import Archive, Holder, InterviewSummary, Mode, Par
from trainer.store.following import follow_up
from trainer.store.leases import claim, give_up
from trainer.store.searching import FORGET_WORDS, bounds_of, holding
from trainer.store.sql_roster import SqlRoster
from trainer.store.tables import interviews
from trainer.store.texts import forget_unused, hash_of, keep_texts, texts_of, with_texts, without_texts

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from trainer.interview.events import Event

_LATEST_IDS = 1000
"""Among how many interviews the nearest id is looked for."""


class SqlArchive(SqlRoster, Archive):
    """Interviews in one SQLite file that has been prepared; may be used from several threads."""

    def __init__(self, path: Path, codec: TypeAdapter[Event], *, notices: tuple[str, ...], patience: float) -> None:
        super().__init__(path, patience=patience)
        self._codec = codec
        self._notices = notices

    @property
    def notices(self) -> tuple[str, ...]:
        """See Archive."""
        return self._notices

    def append(self, interview_id: str, events: Sequence[Event], *, after: int, mode: Mode = "app") -> int:
        """See Archive."""
        rows = [self._event_row(interview_id, seq, event) for seq, event in enumerate(events, after + 1)]
        with self._writing() as connection:
            kept = _count_kept(connection, interview_id, rows, after=after)
            fresh = events[kept:]
            if after + kept == 0:
                _begin_interview(connection, interview_id, fresh, mode)
            if fresh:
                connection.execute(queries.ADD_EVENTS, rows[kept:])
                follow_up(connection, interview_id, after + kept + 1, fresh)
        return after + len(rows)

    def events(self, interview_id: str, *, after: int = 0) -> tuple[Event, ...]:
        """See Archive."""
        with self._reading() as connection:
            bounds = {"interview_id": interview_id, "first": after + 1, "limit": -1}
            rows = connection.execute(queries.EVENTS_FROM, bounds).all()
            if not rows:
                _require(connection, interview_id)
            texts = texts_of(connection, interview_id) if after == 0 else {}
        return tuple(self._read_event(interview_id, row.seq, row.json, texts) for row in rows)

    def interviews(
        self, *, unfinished: bool = False, search: str = "", player: str | None = None, limit: int = 50
    ) -> tuple[InterviewSummary, ...]:
        """See Archive."""
        query = queries.LATEST_INTERVIEWS
        if unfinished:
            query = query.where(queries.UNFINISHED)
        if player is not None:
            query = query.where(interviews.c.player.in_([player, ""]))
        if search.strip():
            query = query.where(holding(search))
        with self._reading() as connection:
            return tuple(_summary(row) for row in connection.execute(query, {"limit": limit}))

    def keep_draft(self, interview_id: str, text: str) -> None:
        """See Archive."""
        with self._writing() as connection:
            _require(connection, interview_id)
            connection.execute(queries.FORGET_DRAFT, {"interview_id": interview_id})
            if text:
                connection.execute(queries.KEEP_DRAFT, {"interview_id": interview_id, "text": text})

    def draft(self, interview_id: str) -> str:
        """See Archive."""
        with self._reading() as connection:
            return connection.execute(queries.DRAFT, {"interview_id": interview_id}).scalar() or ""

    def keep_par(self, par: Par) -> None:
        """See Archive."""
        with self._writing() as connection:
            connection.execute(queries.FORGET_PAR, {"hash": par.content_hash})
            connection.execute(queries.KEEP_PAR, asdict(par))

    def par(self, content_hash: str) -> Par | None:
        """See Archive."""
        with self._reading() as connection:
            row = connection.execute(queries.PAR, {"hash": content_hash}).one_or_none()
        return None if row is None else Par(content_hash=row.content_hash, total=row.total, json=row.json)

    def lease(self, interview_id: str, holder: Holder, *, now: datetime) -> None:
        """See Archive."""
        with self._writing() as connection:
            _require(connection, interview_id)
            claim(connection, interview_id, holder, now=now)

    def release(self, interview_id: str, holder: Holder) -> None:
        """See Archive."""
        with self._writing() as connection:
            give_up(connection, interview_id, holder)

    def delete(self, interview_id: str) -> None:
        """See Archive."""
        with self._writing() as connection:
            known = _require(connection, interview_id)
            connection.execute(FORGET_WORDS, bounds_of(known.number))
            connection.execute(queries.FORGET_INTERVIEW, {"interview_id": interview_id})
            forget_unused(connection, {known.scenario_text, known.persona_text})

    def _event_row(self, interview_id: str, seq: int, event: Event) -> dict[str, Any]:
        written = without_texts(event) if event.type == "started" else event
        return {
            "interview_id": interview_id,
            "seq": seq,
            "type": event.type,
            "at": getattr(event, "at", None),
            "json": self._codec.dump_json(written).decode(),
        }

    def _read_event(self, interview_id: str, seq: int, json: str, texts: Mapping[str, str]) -> Event:
        try:
            event = self._codec.validate_json(json)
            return with_texts(event, texts) if event.type == "started" else event
        except (ValidationError, KeyError) as error:
            reason = f"event {seq} of interview {interview_id!r} cannot be read"
            raise StoreDamagedError(self._path, reason, remedy="take this interview from a backup") from error


def _count_kept(connection: Connection, interview_id: str, rows: list[dict[str, Any]], *, after: int) -> int:
    """How many of these rows are kept already; InterviewInUseError where others stand in their places."""
    bounds = {"interview_id": interview_id, "first": after, "limit": len(rows) + 2}
    found = {row.seq: row.json for row in connection.execute(queries.EVENTS_FROM, bounds)}
    if after > 0 and found.pop(after, None) is None:
        _require(connection, interview_id)
        raise InterviewInUseError(interview_id)
    overlap = rows[: len(found)]
    if (found and not rows) or any(found[row["seq"]] != row["json"] for row in overlap):
        raise InterviewInUseError(interview_id)
    return len(overlap)


def _begin_interview(connection: Connection, interview_id: str, events: Sequence[Event], mode: Mode) -> None:
    first = events[0] if events else None
    if first is None or first.type != "started" or first.interview != interview_id:
        raise ValueError(f"the first event of interview {interview_id!r} must be its own Started")
    keep_texts(connection, first.scenario_text, first.persona_text)
    connection.execute(
        queries.BEGIN_INTERVIEW,
        {
            "id": interview_id,
            "scenario": first.scenario,
            "persona": first.persona,
            "life": first.life,
            "voice": first.voice,
            "seed": str(first.seed),
            "mode": mode,
            "started_at": first.at,
            "number": connection.execute(queries.NEXT_NUMBER).scalar_one(),
            "player": first.player,
            "title": first.title,
            "name": first.name,
            "scenario_text": hash_of(first.scenario_text),
            "persona_text": hash_of(first.persona_text),
        },
    )


def _require(connection: Connection, interview_id: str) -> Row[Any]:
    row = connection.execute(queries.INTERVIEW, {"interview_id": interview_id}).first()
    if row is None:
        raise _not_found(connection, interview_id)
    return row


def _not_found(connection: Connection, interview_id: str) -> InterviewNotFoundError:
    ids = connection.execute(queries.LATEST_IDS, {"limit": _LATEST_IDS}).scalars().all()
    nearest = difflib.get_close_matches(interview_id, ids, n=1)
    return InterviewNotFoundError(interview_id, nearest=nearest[0] if nearest else None)


def _summary(row: Row[Any]) -> InterviewSummary:
    return InterviewSummary(
        id=row.id,
        scenario=row.scenario,
        persona=row.persona,
        life=row.life,
        voice=row.voice,
        seed=int(row.seed),
        mode=row.mode,
        started_at=row.started_at,
        ended_at=row.ended_at,
        ended_by=row.ended_by,
        turns=row.turns,
        player=row.player,
        title=row.title,
        name=row.name,
        total=row.total,
        max=row.max,
        is_ranked=bool(row.is_ranked),
    )
