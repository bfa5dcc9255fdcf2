"""An index in the order of a board with all of a row in it, so that nothing is sorted or skipped to read one."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Put the index in the place of the one that left equals unsorted."""
    op.drop_index("ix_bests_scenario_total_at", "bests")
    op.create_index("ix_bests_board", "bests", ["scenario", sa.text("total DESC"), "at", "player", "max", "par"])
