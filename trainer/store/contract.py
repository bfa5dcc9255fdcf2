"""What an archive promises, whatever keeps it, and the values that go in and out of one."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from trainer.store.roster import Roster

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from trainer.interview.events import EndedBy, Event

Mode = Literal["app", "play"]
"""By which door an interview came: the screens, or the plain command (which is never ranked)."""


@dataclass(frozen=True, slots=True)
class InterviewSummary:
    """An interview as a list shows it."""

    id: str
    scenario: str
    persona: str
    life: str
    voice: str
    seed: int
    mode: Mode
    started_at: datetime
    ended_at: datetime | None
    """None while it can be gone on with."""
    ended_by: EndedBy | None
    turns: int
    """Utterances so far, silences among them."""
    player: str = ""
    """Who interviews; nobody where it came through the plain command."""
    title: str = ""
    name: str = ""
    """The scenario's title and the customer's name, where they were kept."""
    total: float | None = None
    """None until it was scored."""
    max: float | None = None
    is_ranked: bool = False


@dataclass(frozen=True, slots=True)
class Par:
    """What the expert script of a scenario earns, kept because it takes a whole interview to compute."""

    content_hash: str
    """Of everything it was computed from."""
    total: float
    json: str
    """The rest of the expert's result, in the form of whoever computed it."""


@dataclass(frozen=True, slots=True)
class Holder:
    """A process that has an interview open."""

    pid: int
    host: str

    @classmethod
    def this_process(cls) -> Holder:
        """The process that asks."""
        return cls(pid=os.getpid(), host=platform.node())


class Archive(Roster, Protocol):
    """Interviews that outlive the process. Every call is complete on disk when it returns, and may be repeated."""

    @property
    def notices(self) -> tuple[str, ...]:
        """What a person must be told about the opening: a damaged file set aside, a backup restored."""

    def append(self, interview_id: str, events: Sequence[Event], *, after: int, mode: Mode = "app") -> int:
        """Keep what happened next, all of it or nothing; the first batch begins with `Started`.

        Args:
            interview_id: The interview.
            events: In order. Those already kept at the same place with the same content count as done.
            after: The number of the last event the caller knows of, 0 for none.
            mode: By which door the interview came; kept with its first event.

        Returns:
            The number of the last of these events.

        Raises:
            InterviewInUseError: Something else was kept after `after`: somebody else went on.
            InterviewNotFoundError: The interview is not, or no longer, here.
        """

    def events(self, interview_id: str, *, after: int = 0) -> tuple[Event, ...]:
        """What happened after that many events, in order; InterviewNotFoundError names the nearest id."""

    def interviews(
        self, *, unfinished: bool = False, search: str = "", player: str | None = None, limit: int = 50
    ) -> tuple[InterviewSummary, ...]:
        """The latest interviews, newest first.

        Args:
            unfinished: Only those that can be gone on with, or whose player has not yet closed them.
            search: Only those in which all these words, or words beginning so, were said, noted, or are names.
            player: Only those of this player, and those of nobody.
            limit: At most so many.
        """

    def keep_draft(self, interview_id: str, text: str) -> None:
        """Keep what is typed and not yet said, in place of an earlier draft; the next utterance removes it."""

    def draft(self, interview_id: str) -> str:
        """What was typed and not said; empty where nothing was."""

    def keep_par(self, par: Par) -> None:
        """Keep an expert's result in place of an earlier one for the same content."""

    def par(self, content_hash: str) -> Par | None:
        """The expert's result for this content; None where it has to be computed."""

    def lease(self, interview_id: str, holder: Holder, *, now: datetime) -> None:
        """Claim an interview, or renew the claim; to be repeated well within a minute.

        Raises:
            InterviewInUseError: A process that lives has it, and said so within the last minute.
        """

    def release(self, interview_id: str, holder: Holder) -> None:
        """Give up a claim; one that is not held is no fault."""

    def delete(self, interview_id: str) -> None:
        """Forget an interview with everything in it; backups made before still hold it."""

    def close(self) -> None:
        """Let go of the file; nothing waits to be written."""
