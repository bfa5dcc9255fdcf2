"""An interview on this machine: decided here, spoken by a voice, kept in a journal."""

from collections.abc import AsyncIterator, Callable, Sequence
from datetime import UTC, datetime
from typing import Protocol

from scoring.scorecard import Expert
from trainer.interview.events import Asked, BetPlaced, Decided, EndedBy, Event, Replied
from trainer.interview.interview import Interview, Turn
from trainer.interview.outcome import Outcome, outcome_of
from trainer.interview.views import NoteKind
from trainer.voices import Voice


class Journal(Protocol):
    """Where events go before anything is shown as done."""

    def append(self, events: Sequence[Event]) -> None:
        """Keep events, all or none, durably; raises where it cannot."""
        ...


class Unsaved:
    """A journal for talks that are not kept."""

    def append(self, events: Sequence[Event]) -> None:
        """Keep nothing."""


class LocalPort:
    """An interview on this machine: decided here, spoken by a voice, kept in a journal."""

    def __init__(
        self,
        interview: Interview,
        *,
        voice: Voice,
        expert: Callable[[], Expert],
        journal: Journal | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Go on with an interview.

        Args:
            interview: New, or rebuilt from its events.
            voice: Who speaks.
            expert: Asked for once, at the close: what the expert of the scenario reaches.
            journal: Where events go; nowhere by default.
            now: The clock.
        """
        self.interview = interview
        self._voice = voice
        self._expert = expert
        self._journal = journal or Unsaved()
        self._now = now
        self._decided: Decided | None = None

    async def begin(self) -> None:
        """Keep the start of a new interview."""
        self._keep(self.interview.started)

    async def say(self, text: str) -> Turn:
        """Say something. The words are kept before they are judged."""
        asked = self.interview.ask(text, now=self._now())
        self._keep(asked)
        return self._decide(asked)

    async def take_up(self) -> Turn | None:
        """Go on with a question that was kept before the interview was cut off; None where there is none."""
        pending = self.interview.pending
        if pending is None:
            return None
        if len(self.interview.turns) >= pending.n:
            turn = self.interview.turns[-1]
            self._decided = Decided(turn.n, turn.analysis, turn.disclosure, turn.embedded, turn.pasted)
            return turn
        return self._decide(pending)

    async def hear(self) -> AsyncIterator[str]:
        """The reply, bubble by bubble; kept whole before its last bubble is given."""
        decided = self._decided
        if decided is None:
            return
        utterance = self.interview.turns[-1].utterance
        spoken: list[str] = []
        async for bubble in self._voice.speak(self.interview.brief(decided, utterance)):
            if spoken:
                yield spoken[-1]
            spoken.append(bubble)
        self._decided = None
        self._keep(Replied(decided.n, tuple(spoken), self._voice.name))
        if spoken:
            yield spoken[-1]
        if reason := self.interview.left_because:
            await self.end(reason)

    async def note(self, kind: NoteKind, text: str) -> None:
        """Keep a note on the last turn."""
        self._keep(self.interview.note(kind, text))

    async def bet(self, bet: str, answer: str, *, confidence: float, turn: int | None) -> None:
        """Place one bet; placing it again replaces it."""
        self._keep(BetPlaced(bet, answer, confidence, turn))

    async def end(self, by: EndedBy) -> None:
        """End the talk, once."""
        if not self.interview.is_over:
            self._keep(self.interview.end(by, now=self._now()))

    async def close(self) -> Outcome:
        """The score and the debrief of what was said so far."""
        return outcome_of(self.interview, expert=self._expert())

    def _decide(self, asked: Asked) -> Turn:
        self._decided = self.interview.decide(asked)
        self._keep(self._decided)
        return self.interview.turns[-1]

    def _keep(self, event: Event) -> None:
        """On disk first, then in mind: what could not be kept has not happened."""
        self._journal.append([event])
        self.interview.take(event)
