"""Interviews on disk: events in, events out, and nothing is lost that was said to be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.store.contract import Archive, Holder, InterviewSummary, Mode, Par
from trainer.store.ids import is_interview_id, new_interview_id

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from pydantic import TypeAdapter

    from trainer.interview.events import Event

__all__ = [
    "Archive",
    "Holder",
    "InterviewSummary",
    "Mode",
    "Par",
    "is_interview_id",
    "new_interview_id",
    "open_archive",
]


def open_archive(path: Path, codec: TypeAdapter[Event], *, now: datetime, patience: float = 5.0) -> Archive:
    """Open the file of interviews, making, mending or migrating it as needed.

    Args:
        path: The file; its folder is made where it is missing.
        codec: Reads and writes one event as JSON. It comes from above, since the store knows no interview.
        now: Dates backups and what is set aside.
        patience: Seconds to wait for another program that holds the file.

    Raises:
        StorageError: One of its family, where the file cannot be used. What could be mended is told in
            `Archive.notices` instead.
    """
    from trainer.store.archive import SqlArchive  # the database library takes about 200 ms to load
    from trainer.store.opening import prepare

    notices = prepare(path, now=now, patience=patience)
    return SqlArchive(path, codec, notices=notices, patience=patience)
