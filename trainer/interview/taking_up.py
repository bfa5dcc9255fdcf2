"""Hands out ports to kept interviews: begun, taken up where they stood, or given up."""

import asyncio
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from personas.model import Life
from scenarios.files import Casting
from trainer.errors import InterviewInUseError, InterviewNotFoundError, OutdatedInterviewError
from trainer.interview.heartbeat import Heartbeat, Pause, twenty_seconds
from trainer.interview.interview import Interview
from trainer.interview.journal import ArchiveJournal, resumed
from trainer.interview.local import LocalPort
from trainer.interview.pars import expert_for
from trainer.store.contract import Archive, Holder
from trainer.store.roster import LifeKey
from trainer.voices import EmbeddedVoice, Voice
from trainer.voices.metered import MeteredModel


@dataclass(frozen=True)
class Desk:
    """Where somebody sits down to interviews that are kept."""

    archive: Archive
    now: Callable[[], datetime]
    viewer: str | None = None
    """Who sits here, and would see the truth; the player of each interview where nobody is named."""
    holder: Holder = field(default_factory=Holder.this_process)
    pause: Pause = twenty_seconds
    contested: Path | None = None
    """Where contested verdicts are kept; in this machine's folder by default."""
    model: Callable[[], MeteredModel | None] = lambda: None
    """Makes the model of one interview, to be asked for opinions; none by default."""
    speaks: Callable[[], bool] = lambda: False
    """Whether customers speak with that model."""
    known: Collection[Casting] = ()
    """Scenarios that are at hand: a talk about one of them is taken up without reading its text again."""

    async def begin(self, interview: Interview) -> LocalPort:
        """A port to a new interview, its start kept."""
        await asyncio.to_thread(interview.warm_up)
        journal = self._journal(interview, kept=0)
        port = self._port(interview, journal, is_read_only=False)
        await port.begin()
        port.keep_claim(Heartbeat(journal.claim, pause=self.pause))
        return port

    async def take_up(self, interview_id: str, *, claim_on: bool = True) -> LocalPort:
        """A port to a kept interview; read-only where another window has it.

        Args:
            interview_id: The interview.
            claim_on: Whether it is gone on with, and the claim on it renewed until it is left.
        """
        interview, kept = await asyncio.to_thread(self._rebuilt, interview_id, warm=claim_on)
        journal = self._journal(interview, kept=kept)
        try:
            await asyncio.to_thread(journal.claim)
        except InterviewInUseError:
            return await self._read_only(interview, journal)
        port = self._port(interview, journal, is_read_only=False)
        await port.open()
        if claim_on:
            port.keep_claim(Heartbeat(journal.claim, pause=self.pause))
        return port

    async def abandon(self, player: str, life: LifeKey) -> None:
        """Close the entry of a player who turns to a new talk with the same customer, with what it has.

        InterviewInUseError where that first talk goes on in another window. One that cannot be ranked is let be.
        """
        entry = await asyncio.to_thread(self.archive.entry, player, life) if player else None
        if entry is None:
            return
        with suppress(InterviewNotFoundError, OutdatedInterviewError):
            port = await self.take_up(entry, claim_on=False)
            await _close_entry(port)
            await port.leave()

    async def forget(self, interview_id: str) -> None:
        """Delete an interview that nobody goes on with elsewhere; an entry it opened closes with what it has."""
        port = await self.take_up(interview_id, claim_on=False)
        if (await port.view()).is_read_only:
            raise InterviewInUseError(interview_id)
        await _close_entry(port)
        await asyncio.to_thread(self.archive.delete, interview_id)

    async def _read_only(self, interview: Interview, journal: ArchiveJournal) -> LocalPort:
        port = self._port(interview, journal, is_read_only=True)
        await port.open()
        return port

    def _port(self, interview: Interview, journal: ArchiveJournal, *, is_read_only: bool) -> LocalPort:
        model = self.model()
        return LocalPort(
            interview,
            voice=_voice_of(model, interview.casting.life) if model and self.speaks() else EmbeddedVoice(),
            expert=lambda: expert_for(interview.casting, self.archive),
            journal=journal,
            is_read_only=is_read_only,
            contested=self.contested,
            model=model,
            now=self.now,
        )

    def _journal(self, interview: Interview, *, kept: int) -> ArchiveJournal:
        return ArchiveJournal(
            self.archive,
            interview.started,
            kept=kept,
            mode="app",
            viewer=self.viewer,
            holder=self.holder,
            now=self.now,
        )

    def _rebuilt(self, interview_id: str, *, warm: bool) -> tuple[Interview, int]:
        interview, kept = resumed(self.archive, interview_id, known=self.known)
        if warm and not interview.is_over:
            interview.warm_up()
        return interview, kept


def _voice_of(model: MeteredModel, life: Life) -> Voice:
    from trainer.voices.opening import model_voice  # only where there is a model

    return model_voice(model, life)


async def _close_entry(port: LocalPort) -> None:
    """Settle an attempt that counts; others can be gone on with."""
    if port.interview.settled is None and port.interview.turns and (await port.view()).can_be_ranked:
        await port.settle()
