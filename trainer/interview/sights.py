"""Remembers what was shown outside an interview, where nobody says who looked: it then counts for everybody here."""

from collections.abc import Iterable
from datetime import UTC, datetime

from trainer.interview.journal import open_interviews
from trainer.paths import archive_file
from trainer.store.roster import EVERYBODY, LifeKey


def remember_sight(lives: Iterable[LifeKey], *, make_file: bool = True) -> None:
    """Keep that the truth of these lives is about to be shown on this machine.

    Args:
        lives: Whose truth.
        make_file: Whether the file of interviews is made for it; nothing is kept where there is none otherwise.
    """
    if not make_file and not archive_file().exists():
        return
    archive = open_interviews()
    try:
        for life in lives:
            if not archive.has_seen(EVERYBODY, life):
                archive.see(EVERYBODY, life, now=datetime.now(UTC))
    finally:
        archive.close()
