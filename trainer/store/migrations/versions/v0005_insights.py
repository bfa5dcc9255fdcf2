"""How many bets each finished interview changed, counted for those there are from their own events."""

import json
from collections import defaultdict

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_BETS = """
    SELECT interview_id, events.json, seq > (
        SELECT min(begun.seq) FROM events AS begun
        WHERE begun.interview_id = interviews.id AND begun.type IN ('asked', 'ended')
    )
    FROM events JOIN interviews ON interviews.id = interview_id
    WHERE events.type = 'bet_placed' AND interviews.total IS NOT NULL
    ORDER BY interview_id, seq
"""
"""The bets of what was settled, and whether each came after the talk had begun; the last one of a kind holds."""


def upgrade() -> None:
    """Add the column; what was not settled stays unknown."""
    op.add_column("interviews", sa.Column("insights", sa.Integer))
    op.execute("UPDATE interviews SET insights = 0 WHERE total IS NOT NULL")
    change = sa.text("UPDATE interviews SET insights = :insights WHERE id = :id")
    for interview_id, insights in _count_insights().items():
        op.get_bind().execute(change, {"id": interview_id, "insights": insights})


def _count_insights() -> dict[str, int]:
    answers: defaultdict[str, tuple[dict[str, str], dict[str, str]]] = defaultdict(lambda: ({}, {}))
    for interview_id, content, is_after in op.get_bind().execute(sa.text(_BETS)):
        placed = json.loads(content)
        answers[interview_id][bool(is_after)][placed["bet"]] = placed["answer"]
    return {
        interview_id: sum(after[bet] != before[bet] for bet in after.keys() & before.keys())
        for interview_id, (before, after) in answers.items()
    }
