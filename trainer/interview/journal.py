"""Writes an interview's events to the archive as they happen."""

from collections.abc import Sequence
from datetime import UTC, datetime

from personas.files import persona_from_text
from scenarios.files import scenario_from_text
from trainer.interview.events import EVENTS, Event, Started
from trainer.interview.interview import Interview, replayed
from trainer.paths import archive_file
from trainer.store import open_archive
from trainer.store.contract import Archive, Holder, Mode


def open_interviews() -> Archive:
    """The archive of this machine, made where there is none; StorageError where it cannot be used."""
    return open_archive(archive_file(), EVENTS, now=datetime.now(UTC))


class ArchiveJournal:
    """The journal of one interview; holds a claim on it, so that a second window can only read."""

    def __init__(self, archive: Archive, interview_id: str, *, kept: int = 0, mode: Mode = "play") -> None:
        """Go on after `kept` events. InterviewInUseError where another living process has the interview open."""
        self._archive, self._id, self._kept, self._mode = archive, interview_id, kept, mode
        self._holder = Holder.this_process()
        if kept:
            self._claim()

    def append(self, events: Sequence[Event]) -> None:
        """Keep events durably; nothing may be shown as done before this returns."""
        self._kept = self._archive.append(self._id, events, after=self._kept, mode=self._mode)
        self._claim()

    def release(self) -> None:
        """Let others go on with the interview."""
        self._archive.release(self._id, self._holder)

    def _claim(self) -> None:
        self._archive.lease(self._id, self._holder, now=datetime.now(UTC))


def resumed(archive: Archive, interview_id: str) -> tuple[Interview, int]:
    """A kept interview as it stood at its last complete step, on the text it began with, and its number of events."""
    events = archive.events(interview_id)
    started = events[0]
    if not isinstance(started, Started):
        raise TypeError("an interview's first event is its start")
    member = persona_from_text(started.persona, started.persona_text)
    casting = scenario_from_text(started.scenario, started.scenario_text, member)
    return replayed(casting, events), len(events)
