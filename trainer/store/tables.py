"""The tables, and the number of their layout; a change here is a new file in migrations/versions."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import (
    Column,
    Connection,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    TypeDecorator,
    event,
    text,
)

if TYPE_CHECKING:
    from sqlalchemy import Dialect

HEAD = "0005"
"""The layout this version reads and writes. Always four digits, so that older and newer can be told apart."""

APPLICATION_ID = 0x496E5472
"""Marks a SQLite file as ours ("InTr"), so that no other program's is ever touched."""


class Moment(TypeDecorator[datetime]):
    """An aware moment as UTC text of fixed width, which sorts as it passes."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Refuse a moment without a time zone: it would be read back as another one."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value!r} has no time zone")
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Give the moment back in UTC."""
        return None if value is None else datetime.fromisoformat(value)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

texts = Table(
    "texts",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("text", Text, nullable=False),
)


def _text_key() -> ForeignKey:
    return ForeignKey("texts.hash")


interviews = Table(
    "interviews",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("scenario", Text, nullable=False),
    Column("persona", Text, nullable=False),
    Column("life", Text, nullable=False),
    Column("voice", Text, nullable=False),
    Column("seed", Text, nullable=False),  # any whole number, also one beyond 64 bits
    Column("mode", String(8), nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("ended_at", Moment),
    Column("ended_by", String(16)),
    Column("number", Integer),  # in order of their beginning; `said` refers to it
    Column("player", Text, nullable=False, server_default=text("''")),
    Column("title", Text, nullable=False, server_default=text("''")),
    Column("name", Text, nullable=False, server_default=text("''")),
    Column("turns", Integer, nullable=False, server_default=text("0")),
    Column("total", Float),
    Column("max", Float),
    Column("is_ranked", Integer),
    Column("scenario_text", String(64), _text_key()),  # the files it began with; its first event names the same
    Column("persona_text", String(64), _text_key()),
    Column("insights", Integer),  # unknown until it was settled
)
Index(None, interviews.c.started_at)
Index(None, interviews.c.ended_at, interviews.c.started_at)
Index(None, interviews.c.number, unique=True)
Index(None, interviews.c.player, interviews.c.scenario)


def _interview_key() -> ForeignKey:
    return ForeignKey("interviews.id", ondelete="CASCADE")


events = Table(
    "events",
    metadata,
    Column("interview_id", String(32), _interview_key(), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("type", String(16), nullable=False),
    Column("at", Moment),
    Column("json", Text, nullable=False),
)

leases = Table(
    "leases",
    metadata,
    Column("interview_id", String(32), _interview_key(), primary_key=True),
    Column("pid", Integer, nullable=False),
    Column("host", Text, nullable=False),
    Column("heartbeat_at", Moment, nullable=False),
)

pars = Table(
    "pars",
    metadata,
    Column("content_hash", String(128), primary_key=True),
    Column("total", Float, nullable=False),
    Column("json", Text, nullable=False),
)

drafts = Table(
    "drafts",
    metadata,
    Column("interview_id", String(32), _interview_key(), primary_key=True),
    Column("text", Text, nullable=False),
)

players = Table(
    "players",
    metadata,
    Column("skeleton", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("used_at", Moment, nullable=False),
)

# These three outlive the interviews they speak of: deleting a talk must not make its customer new again.
entries = Table(
    "entries",
    metadata,
    Column("player", Text, primary_key=True),
    Column("persona", Text, primary_key=True),
    Column("life", Text, primary_key=True),
    Column("interview_id", String(32), nullable=False),
)
sights = Table(
    "sights",
    metadata,
    Column("player", Text, primary_key=True),
    Column("persona", Text, primary_key=True),
    Column("life", Text, primary_key=True),
    Column("at", Moment, nullable=False),
)
bests = Table(
    "bests",
    metadata,
    Column("scenario", Text, primary_key=True),
    Column("player", Text, primary_key=True),
    Column("total", Float, nullable=False),
    Column("max", Float, nullable=False),
    Column("par", Float),
    Column("at", Moment, nullable=False),
)
# In the order of a board, and with all of a row in it: one far down is reached without touching those above it.
Index("ix_bests_board", bests.c.scenario, bests.c.total.desc(), bests.c.at, bests.c.player, bests.c.max, bests.c.par)

settings = Table(
    "settings",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("value", Text, nullable=False),
)

MAKE_SAID = "CREATE VIRTUAL TABLE said USING fts5(text, tokenize = 'unicode61 remove_diacritics 2')"
"""The words of all talks, for searching. A row's id is its interview's number and its event's, see `searching`."""


def _make_said(_metadata: MetaData, connection: Connection, **_rest: object) -> None:
    connection.exec_driver_sql(MAKE_SAID)


event.listen(metadata, "after_create", _make_said)

layout = Table(
    "alembic_version",
    MetaData(),  # of its own: the migrations make this one themselves
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
