"""Interviews with their events, who has one open, and what experts earn."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the first tables."""
    op.create_table(
        "interviews",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("scenario", sa.Text, nullable=False),
        sa.Column("persona", sa.Text, nullable=False),
        sa.Column("life", sa.Text, nullable=False),
        sa.Column("voice", sa.Text, nullable=False),
        sa.Column("seed", sa.Text, nullable=False),
        sa.Column("mode", sa.String(8), nullable=False),
        sa.Column("started_at", sa.String(32), nullable=False),
        sa.Column("ended_at", sa.String(32)),
        sa.Column("ended_by", sa.String(16)),
        sa.PrimaryKeyConstraint("id", name="pk_interviews"),
    )
    op.create_index("ix_interviews_started_at", "interviews", ["started_at"])
    op.create_index("ix_interviews_ended_at_started_at", "interviews", ["ended_at", "started_at"])
    op.create_table(
        "events",
        sa.Column("interview_id", sa.String(32), nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("type", sa.String(16), nullable=False),
        sa.Column("at", sa.String(32)),
        sa.Column("json", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("interview_id", "seq", name="pk_events"),
        sa.ForeignKeyConstraint(["interview_id"], ["interviews.id"], name="fk_events_interview_id", ondelete="CASCADE"),
    )
    op.create_table(
        "leases",
        sa.Column("interview_id", sa.String(32), nullable=False),
        sa.Column("pid", sa.Integer, nullable=False),
        sa.Column("host", sa.Text, nullable=False),
        sa.Column("heartbeat_at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("interview_id", name="pk_leases"),
        sa.ForeignKeyConstraint(["interview_id"], ["interviews.id"], name="fk_leases_interview_id", ondelete="CASCADE"),
    )
    op.create_table(
        "pars",
        sa.Column("content_hash", sa.String(128), nullable=False),
        sa.Column("total", sa.Float, nullable=False),
        sa.Column("json", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("content_hash", name="pk_pars"),
    )
