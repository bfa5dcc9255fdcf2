"""Dated copies of the file of interviews, and what to take from them when it is damaged."""

import glob
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from trainer.store.condition import examine
from trainer.store.disk import dated, draft_beside, place_new

KEPT = 5
"""Copies beyond this many are removed, oldest first; one is made a day, and one before every migration."""


@dataclass(frozen=True, slots=True)
class Backups:
    """The copies of one file, in a folder beside it."""

    path: Path
    """The file they are copies of."""
    patience: float

    @property
    def folder(self) -> Path:
        """Where they are; it need not exist."""
        return self.path.parent / "backups"

    def newest_first(self) -> list[Path]:
        """All copies there are."""
        return sorted(self.folder.glob(f"{glob.escape(self.path.stem)}-*.db"), reverse=True)

    def is_due(self, now: datetime) -> bool:
        """True where none was made today (UTC)."""
        today = f"{self.path.stem}-{now.astimezone(UTC):%Y%m%d}-"
        return not any(backup.name.startswith(today) for backup in self.newest_first())

    def take(self, now: datetime) -> Path:
        """Copy the file as it stands, also while others write to it, and give the copy's place once it is on disk."""
        self.folder.mkdir(mode=0o700, exist_ok=True)
        backup = dated(self.folder, self.path.stem, now)
        with draft_beside(backup) as draft:
            copy_database(self.path, draft, patience=self.patience)
            place_new(draft, backup)
        for old in self.newest_first()[KEPT:]:
            old.unlink(missing_ok=True)
        return backup

    def newest_sound(self) -> Path | None:
        """The newest copy that is whole itself."""
        for backup in self.newest_first():
            condition = examine(backup, patience=self.patience, thorough=True)
            if condition.is_ours and condition.damage is None:
                return backup
        return None


def copy_database(source: Path, target: Path, *, patience: float) -> None:
    """Copy a database, whatever is going on in it, over a file nobody uses."""
    with (
        closing(sqlite3.connect(source, timeout=patience)) as original,
        closing(sqlite3.connect(target)) as copy,
    ):
        copy.execute("PRAGMA synchronous=OFF")  # flushed once, at the end, by whoever places it
        original.isolation_level = None
        original.execute("BEGIN")
        # Holding a read lock, the copying cannot be kept out; without one it would wait for a lock for ever.
        original.execute("SELECT count(*) FROM sqlite_master").fetchone()
        original.backup(copy)
