"""Texts apart from the interviews that began with them, each once."""

import json
from hashlib import sha256

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_COLUMNS = ("scenario_text", "persona_text")


def upgrade() -> None:
    """Make the table, and move into it what the first events hold."""
    op.create_table(
        "texts",
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_texts"),
    )
    for name in _COLUMNS:  # in SQL, since alembic would make the reference apart, which SQLite cannot
        op.execute(f"ALTER TABLE interviews ADD COLUMN {name} VARCHAR(64) REFERENCES texts (hash)")
    ids = op.get_bind().execute(sa.text("SELECT interview_id FROM events WHERE type = 'started'")).scalars().all()
    for interview_id in ids:  # one at a time: all of them may be more than fits into memory
        _move_texts(interview_id)


def _move_texts(interview_id: str) -> None:
    connection, key = op.get_bind(), {"id": interview_id}
    query = sa.text("SELECT json FROM events WHERE interview_id = :id AND type = 'started'")
    event = json.loads(connection.execute(query, key).scalar_one())
    for name in _COLUMNS:
        text = event[name]
        event[name] = key[name] = sha256(text.encode()).hexdigest()
        connection.execute(
            sa.text("INSERT OR IGNORE INTO texts (hash, text) VALUES (:hash, :text)"), {"hash": key[name], "text": text}
        )
    connection.execute(
        sa.text("UPDATE interviews SET scenario_text = :scenario_text, persona_text = :persona_text WHERE id = :id"),
        key,
    )
    written = json.dumps(event, ensure_ascii=False, separators=(",", ":"))  # as events are written
    connection.execute(
        sa.text("UPDATE events SET json = :json WHERE interview_id = :id AND type = 'started'"), key | {"json": written}
    )
