"""Players, what they met and saw, boards, drafts, and a search over what was said."""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_MAKE_SAID = "CREATE VIRTUAL TABLE said USING fts5(text, tokenize = 'unicode61 remove_diacritics 2')"


def upgrade() -> None:
    """Make the tables, and number and index the interviews there are."""
    _widen_interviews()
    _make_tables()
    op.execute(_MAKE_SAID)
    _number_interviews()
    _index_what_was_said()


def _widen_interviews() -> None:
    op.add_column("interviews", sa.Column("number", sa.Integer))
    for name in ("player", "title", "name"):
        op.add_column("interviews", sa.Column(name, sa.Text, nullable=False, server_default=sa.text("''")))
    op.add_column("interviews", sa.Column("turns", sa.Integer, nullable=False, server_default=sa.text("0")))
    for name in ("total", "max"):
        op.add_column("interviews", sa.Column(name, sa.Float))
    op.add_column("interviews", sa.Column("is_ranked", sa.Integer))
    op.create_index("ix_interviews_number", "interviews", ["number"], unique=True)
    op.create_index("ix_interviews_player_scenario", "interviews", ["player", "scenario"])


def _make_tables() -> None:
    op.create_table(
        "drafts",
        sa.Column("interview_id", sa.String(32), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("interview_id", name="pk_drafts"),
        sa.ForeignKeyConstraint(["interview_id"], ["interviews.id"], name="fk_drafts_interview_id", ondelete="CASCADE"),
    )
    op.create_table(
        "players",
        sa.Column("skeleton", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("used_at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("skeleton", name="pk_players"),
    )
    for name, last in (
        ("entries", sa.Column("interview_id", sa.String(32), nullable=False)),
        ("sights", sa.Column("at", sa.String(32), nullable=False)),
    ):
        op.create_table(
            name,
            sa.Column("player", sa.Text, nullable=False),
            sa.Column("persona", sa.Text, nullable=False),
            sa.Column("life", sa.Text, nullable=False),
            last,
            sa.PrimaryKeyConstraint("player", "persona", "life", name=f"pk_{name}"),
        )
    op.create_table(
        "bests",
        sa.Column("scenario", sa.Text, nullable=False),
        sa.Column("player", sa.Text, nullable=False),
        sa.Column("total", sa.Float, nullable=False),
        sa.Column("max", sa.Float, nullable=False),
        sa.Column("par", sa.Float),
        sa.Column("at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("scenario", "player", name="pk_bests"),
    )
    op.create_index("ix_bests_scenario_total_at", "bests", ["scenario", "total", "at"])
    op.create_table(
        "settings",
        sa.Column("name", sa.String(32), nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_settings"),
    )


def _number_interviews() -> None:
    op.execute(
        "UPDATE interviews SET number = (SELECT count(*) FROM interviews AS other WHERE"
        " (other.started_at, other.id) <= (interviews.started_at, interviews.id))"
    )
    op.execute(
        "UPDATE interviews SET turns = (SELECT count(*) FROM events"
        " WHERE events.interview_id = interviews.id AND events.type = 'asked')"
    )


def _index_what_was_said() -> None:
    connection = op.get_bind()
    rows = connection.execute(
        sa.text(
            "SELECT number * 65536 + seq AS row, json FROM events JOIN interviews ON id = interview_id"
            " WHERE type IN ('asked', 'replied', 'noted')"
        )
    )
    for row, content in rows.all():
        if words := _words(json.loads(content)):
            connection.execute(sa.text("INSERT INTO said (rowid, text) VALUES (:row, :words)"), _bound(row, words))


def _bound(row: int, words: str) -> dict[str, Any]:
    return {"row": row, "words": words}


def _words(event: dict[str, Any]) -> str:
    return " ".join([event.get("utterance") or event.get("text") or "", *event.get("bubbles", [])]).strip()
