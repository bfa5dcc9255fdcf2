"""Which layout of the tables is wanted, and where the steps to it lie."""

from dataclasses import dataclass
from pathlib import Path

from trainer.store.tables import HEAD


@dataclass(frozen=True, slots=True)
class Schema:
    """A layout and the way to it."""

    head: str
    """Its number, in four digits."""
    migrations: Path
    """The folder of alembic's steps."""


CURRENT = Schema(head=HEAD, migrations=Path(__file__).with_name("migrations"))
"""What this version reads and writes."""
