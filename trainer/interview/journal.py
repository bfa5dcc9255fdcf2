"""Writes an interview's events to the archive as they happen."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Protocol

from personas.files import persona_from_text
from personas.reading import FileFaultsError
from scenarios.files import Casting, scenario_from_text
from trainer.errors import InterviewInUseError, OutdatedInterviewError, StorageError
from trainer.interview.events import EVENTS, Event, Started
from trainer.interview.interview import Interview, replayed
from trainer.interview.ranking import UNKEPT, Circumstances
from trainer.paths import archive_file
from trainer.store import open_archive
from trainer.store.contract import Archive, Holder, Mode
from trainer.store.roster import LifeKey

RENEW_AFTER = timedelta(seconds=15)
"""A claim this old is renewed with the next event."""


def open_interviews() -> Archive:
    """The archive of this machine, made where there is none; StorageError where it cannot be used."""
    return open_archive(archive_file(), EVENTS, now=datetime.now(UTC))


class Journal(Protocol):
    """Where an interview is kept. Everything is safe when a call returns, and raises a StorageError where it is not."""

    def append(self, events: Sequence[Event]) -> None:
        """Keep events, all or none."""
        ...

    def newer(self, known: int) -> Sequence[Event]:
        """The events after the first `known` ones."""
        ...

    def keep_draft(self, text: str) -> None:
        """Keep what is typed and not said; what is said next takes its place."""
        ...

    def draft(self) -> str:
        """What was typed and not said."""
        ...

    def circumstances(self) -> Circumstances:
        """What else decides whether the interview can be ranked."""
        ...

    def reveal(self) -> None:
        """The truth is about to be shown to whoever sits here."""
        ...

    def release(self) -> None:
        """Let others go on with the interview."""
        ...


class Unsaved:
    """A journal for talks that are not kept."""

    def append(self, events: Sequence[Event]) -> None:
        """Keep nothing."""

    def newer(self, known: int) -> Sequence[Event]:
        """Nobody else can go on with it."""
        return ()

    def keep_draft(self, text: str) -> None:
        """Keep nothing."""

    def draft(self) -> str:
        """Nothing was kept."""
        return ""

    def circumstances(self) -> Circumstances:
        """Nobody's attempt."""
        return UNKEPT

    def reveal(self) -> None:
        """Nobody is known to have seen it."""

    def release(self) -> None:
        """Nothing was claimed."""


class ArchiveJournal:
    """The journal of one interview; holds a claim on it, so that a second window can only read."""

    def __init__(
        self,
        archive: Archive,
        started: Started,
        *,
        kept: int = 0,
        mode: Mode = "play",
        viewer: str | None = None,
        holder: Holder | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Go on after `kept` events; nothing is claimed yet.

        Args:
            archive: Where interviews are kept.
            started: How the interview began.
            kept: How many of its events are kept.
            mode: By which door it came.
            viewer: Who sits here and would see the truth; the interview's player by default.
            holder: Who claims it; this process by default.
            now: The clock.
        """
        self._archive, self._id, self._kept, self._mode = archive, started.interview, kept, mode
        self._player, self._life = started.player, LifeKey(started.persona, started.life)
        self._viewer = started.player if viewer is None else viewer
        self._holder = holder or Holder.this_process()
        self._now = now
        self._claimed_at: datetime | None = None

    def append(self, events: Sequence[Event]) -> None:
        """See Journal. Claims the interview where the last claim is old."""
        self._kept = self._archive.append(self._id, events, after=self._kept, mode=self._mode)
        if self._claimed_at is None or abs(self._now() - self._claimed_at) >= RENEW_AFTER:
            try:
                self.claim()
            except InterviewInUseError:
                raise
            except StorageError:
                return  # the events are kept; the next ones will claim it

    def newer(self, known: int) -> Sequence[Event]:
        """See Journal."""
        return self._archive.events(self._id, after=known)

    def keep_draft(self, text: str) -> None:
        """See Journal."""
        self._archive.keep_draft(self._id, text)

    def draft(self) -> str:
        """See Journal."""
        return self._archive.draft(self._id)

    def circumstances(self) -> Circumstances:
        """See Journal."""
        entry = self._archive.entry(self._player, self._life)
        is_seen = self._archive.has_seen(self._player, self._life)
        return Circumstances(is_first=entry in {None, self._id}, is_seen=is_seen)

    def reveal(self) -> None:
        """See Journal."""
        self._archive.see(self._viewer, self._life, now=self._now())

    def claim(self) -> None:
        """Say that the interview is open here; InterviewInUseError where another living process has it open."""
        now = self._now()
        self._archive.lease(self._id, self._holder, now=now)
        self._claimed_at = now

    def release(self) -> None:
        """See Journal."""
        self._archive.release(self._id, self._holder)
        self._claimed_at = None


def resumed(archive: Archive, interview_id: str, *, known: Iterable[Casting] = ()) -> tuple[Interview, int]:
    """A kept interview as it stood at its last complete step, on the text it began with, and its number of events.

    Reading that text takes a quarter of a second; where one of the `known` castings was made of the same text, it is
    not read again. OutdatedInterviewError where it is no longer what this version expects.
    """
    events = archive.events(interview_id)
    started = events[0]
    if not isinstance(started, Started):
        raise TypeError("an interview's first event is its start")
    casting = next((one for one in known if _is_made_of(one, started)), None) or _read(started)
    return replayed(casting, events), len(events)


def _is_made_of(casting: Casting, started: Started) -> bool:
    ids = (casting.id, casting.member.id) == (started.scenario, started.persona)
    return ids and (casting.text, casting.member.text) == (started.scenario_text, started.persona_text)


def _read(started: Started) -> Casting:
    try:
        member = persona_from_text(started.persona, started.persona_text)
        return scenario_from_text(started.scenario, started.scenario_text, member)
    except FileFaultsError as error:
        raise OutdatedInterviewError(started.interview) from error
