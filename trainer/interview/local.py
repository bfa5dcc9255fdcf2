"""An interview on this machine: decided here, spoken by a voice, kept in a journal."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from datetime import UTC, datetime
from pathlib import Path

from scoring.scorecard import Expert
from trainer.errors import InterviewOverError, WrongUseError
from trainer.interview.advice import wording_for
from trainer.interview.bets import bets_of, checked
from trainer.interview.changes import Changes
from trainer.interview.closing import closing_of, settled_again, settlement
from trainer.interview.consulting import Consulting
from trainer.interview.contests import contest_of, contest_row, contested_file, keep_contest
from trainer.interview.events import (
    Advised,
    Asked,
    BetPlaced,
    Coached,
    Contested,
    Decided,
    EndedBy,
    Event,
    Replied,
    Settled,
)
from trainer.interview.heartbeat import Heartbeat
from trainer.interview.interview import Interview, Turn
from trainer.interview.journal import Journal, Unsaved
from trainer.interview.outcome import Outcome, outcome_of
from trainer.interview.ranking import why_not_ranked
from trainer.interview.showing import interview_of, turn_of, turns_of
from trainer.interview.utterances import accept, safe_draft
from trainer.interview.views import (
    BetView,
    ClosingView,
    InterviewView,
    NoteKind,
    RuleName,
    TurnView,
    VerdictName,
)
from trainer.voices import EmbeddedVoice, Voice
from trainer.voices.metered import MeteredModel


class LocalPort:
    """An interview on this machine.

    What is said is on disk before it is judged, and a reply before its last bubble is given.
    """

    def __init__(
        self,
        interview: Interview,
        *,
        voice: Voice,
        expert: Callable[[], Expert],
        journal: Journal | None = None,
        is_read_only: bool = False,
        contested: Path | None = None,
        model: MeteredModel | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Go on with an interview.

        Args:
            interview: New, or rebuilt from its events.
            voice: Who speaks.
            expert: Asked for once, at the close: what the expert of the scenario reaches.
            journal: Where events go; nowhere by default.
            is_read_only: Somebody else goes on with it; only what they did is shown.
            contested: Where contested verdicts are kept; in this machine's folder by default.
            model: Asked for opinions and for the coach's paragraph. Where a model speaks, it is the same one: what it
                uses is kept, and its limit holds over all sittings.
            now: The clock.
        """
        self.interview = interview
        self._voice = voice
        self._expert = expert
        self._journal = journal or Unsaved()
        self._heartbeat: Heartbeat | None = None
        self._changes = Changes(interview, self._journal, is_read_only=is_read_only)
        self._contested = contested
        self._consulting = Consulting(interview, self._changes, model, now=now)
        self._now = now
        self._draft = ""
        self._tried: Asked | None = None
        self._outcome: Outcome | None = None

    async def begin(self) -> None:
        """Keep the start of a new interview."""
        await self._changes.whole(self._changes.commit(self.interview.started))

    def keep_claim(self, heartbeat: Heartbeat) -> None:
        """Renew the claim on the interview until it is left."""
        self._heartbeat = heartbeat
        heartbeat.start()

    async def open(self) -> None:
        """Go on with a kept interview: decide what was asked before it was cut off. Its reply can then be heard."""
        await self._changes.whole(self._open())

    async def view(self) -> InterviewView:
        """See InterviewPort. Where it is read-only, with what was said elsewhere meanwhile."""
        return await self._changes.whole(self._view())

    async def say(self, text: str) -> TurnView:
        """See InterviewPort. A reply that was not heard to its end counts as heard."""
        return await self._changes.whole(self._say(accept(text).text))

    async def hear(self) -> AsyncIterator[str]:
        """See InterviewPort. From its first bubble again where it was stopped; nothing where it was heard."""
        turn = self.interview.unheard
        if turn is None or self._changes.is_read_only:
            return
        spoken: list[str] = []
        held = ""
        answer = self._voice.speak(self.interview.brief(_decision_of(turn), turn.utterance))
        try:
            async for bubble in answer:
                if held:
                    yield held
                held = bubble
                spoken += [bubble] if bubble else []
            await self._changes.whole(self._keep_reply(turn.n, tuple(spoken), self._voice.name))
        finally:
            if isinstance(answer, AsyncGenerator):
                await answer.aclose()  # only then is it known what it used
            await self._consulting.keep_used()
        if held:
            yield held

    @property
    def is_spoken_by_model(self) -> bool:
        """True where answers are slow, can fail, and can be stopped."""
        return self._voice.name == "model"

    @property
    def can_be_judged(self) -> bool:
        """True where there is a model to ask for an opinion."""
        return self._consulting.has_model

    async def use_own_lines(self) -> None:
        """See InterviewPort."""
        self.speak_with(EmbeddedVoice())

    def speak_with(self, voice: Voice) -> None:
        """Let another voice speak from here on: the embedded one where a model failed."""
        self._voice = voice

    async def better(self, n: int) -> str | None:
        """See InterviewPort. It counts as coaching."""
        return await self._changes.whole(self._better(n))

    async def note(self, kind: NoteKind, text: str) -> None:
        """See InterviewPort."""
        noted = accept(text).text
        if not noted:
            raise WrongUseError("there was nothing to note", remedy="write a few words")
        await self._changes.whole(self._changes.commit(self.interview.note(kind, noted)))

    async def keep_draft(self, text: str) -> None:
        """See InterviewPort."""
        await self._changes.whole(self._keep_draft(safe_draft(text)))

    async def coach(self, *, on: bool) -> None:
        """See InterviewPort."""
        if on != self.interview.is_coached:
            await self._changes.whole(self._changes.commit(Coached(on)))

    async def bets(self) -> tuple[BetView, ...]:
        """See InterviewPort."""
        return bets_of(self.interview)

    async def bet(self, bet: str, answer: str, *, confidence: float, turn: int | None) -> None:
        """See InterviewPort. WrongUseError where the bet, its answer or its turn does not exist."""
        placed = checked(BetPlaced(bet, answer, confidence, turn), self.interview.casting.scenario)
        await self._changes.whole(self._bet(placed))

    async def end(self, by: EndedBy) -> None:
        """See InterviewPort."""
        await self._changes.whole(self._end(by))

    async def settle(self) -> Outcome:
        """End and score the interview, once; what it is worth on a board stands from then on."""
        return await self._changes.whole(self._settle())

    async def reveal(self) -> Outcome:
        """Settle the interview if it is over, remember that its truth was shown, and give it as it stands."""
        return await self._changes.whole(self._reveal())

    async def close(self) -> ClosingView:
        """See InterviewPort."""
        return await self._changes.whole(self._close())

    async def contest(self, n: int, rule: RuleName, label: VerdictName) -> None:
        """See InterviewPort. WrongUseError where there is no such verdict, or none was shown yet."""
        await self._changes.whole(self._contest(n, rule, label))

    async def judge(self, n: int) -> TurnView:
        """See InterviewPort."""
        await self._consulting.judge(n)
        return turns_of(self.interview, marked=True)[n - 1]

    async def judge_unsure(self) -> int:
        """Ask a model about every verdict that is unsure, once the talk is over; how many those were."""
        return await self._consulting.judge_unsure()

    async def summarise(self) -> None:
        """Have a model write a paragraph about an interview that is over; where it writes none, why is kept."""
        await self._consulting.summarise(await self.reveal())

    async def leave(self) -> None:
        """See InterviewPort. Nothing can be changed through this port afterwards."""
        if self._heartbeat:
            await self._heartbeat.stop()
        await self._changes.whole(self._leave())

    async def _open(self) -> None:
        self._draft = await asyncio.to_thread(self._journal.draft)
        pending = self.interview.pending
        if not self._changes.is_read_only and pending and self.interview.unheard is None and not self.interview.is_over:
            await self._changes.commit(self.interview.decide(pending))

    async def _view(self) -> InterviewView:
        if self._changes.is_read_only:
            await self._changes.catch_up()
        return interview_of(
            self.interview,
            voice="model" if self.is_spoken_by_model else "embedded",
            can_be_ranked=await self._can_be_ranked(),
            is_read_only=self._changes.is_read_only,
            draft=self._draft,
        )

    async def _can_be_ranked(self) -> bool:
        if settled := self.interview.settled:
            return settled.is_ranked
        circumstances = await asyncio.to_thread(self._journal.circumstances)
        return not why_not_ranked(self.interview.events, circumstances)

    async def _say(self, utterance: str) -> TurnView:
        await self._finish_reply()
        if self.interview.is_over:
            raise InterviewOverError(self.interview.started.interview)
        asked = self._tried
        if asked is None or asked.utterance != utterance or asked.n != len(self.interview.turns) + 1:
            asked = self._tried = self.interview.ask(utterance, now=self._now())
        if self.interview.pending is not asked:
            await self._changes.commit(asked)
            self._draft = ""
        await self._changes.commit(self.interview.decide(asked))
        return turn_of(self.interview.turns[-1], marked=self.interview.is_coached)

    async def _finish_reply(self) -> None:
        """Let the last reply be said to its end, in the person's own lines, where it was not heard."""
        if turn := self.interview.unheard:
            await self._keep_reply(turn.n, turn.embedded, "embedded")

    async def _keep_reply(self, n: int, bubbles: tuple[str, ...], voice: str) -> None:
        unheard = self.interview.unheard
        if unheard is None or unheard.n != n:
            return
        events: list[Event] = [Replied(n, bubbles, voice)]
        if reason := self.interview.left_because:
            events.append(self.interview.end(reason, now=self._now()))
        await self._consulting.commit(*events)

    async def _better(self, n: int) -> str | None:
        if not 1 <= n <= len(self.interview.turns):
            raise WrongUseError(f"there is no turn {n}", remedy="name one that was said")
        wording = wording_for(self.interview, n)
        if wording and self.interview.settled is None:
            await self._changes.commit(Advised(n, wording))
        return wording

    async def _bet(self, placed: BetPlaced) -> None:
        if self.interview.settled:
            raise InterviewOverError(self.interview.started.interview, "the truth has been shown")
        await self._changes.commit(placed)

    async def _keep_draft(self, text: str) -> None:
        self._changes.refuse_read_only()
        await asyncio.to_thread(self._journal.keep_draft, text)
        self._draft = text

    async def _end(self, by: EndedBy) -> None:
        await self._finish_reply()
        if not self.interview.is_over:
            await self._changes.commit(self.interview.end(by, now=self._now()))

    async def _settle(self) -> Outcome:
        if self.interview.settled is None:
            await self._end("interviewer")
        if self._outcome is None:
            self._outcome = await asyncio.to_thread(self._score)
        if self.interview.settled is None:
            circumstances = await asyncio.to_thread(self._journal.circumstances)
            await self._changes.commit(settlement(self._outcome, circumstances, now=self._now()))
        return self._outcome

    def _score(self) -> Outcome:
        return outcome_of(self.interview, expert=self._expert())

    async def _reveal(self) -> Outcome:
        outcome = await (self._settle() if self.interview.is_over else asyncio.to_thread(self._score))
        await asyncio.to_thread(self._journal.reveal)
        return outcome

    async def _close(self) -> ClosingView:
        if self.interview.settled is None:
            await self._end("interviewer")
        outcome = await self._reveal()
        return await asyncio.to_thread(closing_of, outcome)

    async def _contest(self, n: int, rule: RuleName, label: VerdictName) -> None:
        contest = contest_of(self.interview, n, rule, label, now=self._now())
        self._changes.refuse_read_only()
        row = contest_row(self.interview, contest)
        await asyncio.to_thread(keep_contest, self._contested or contested_file(), row)
        events: list[Event] = [contest]
        if self.interview.settled:
            events.append(await asyncio.to_thread(self._settled_after, contest))
        await self._changes.commit(*events)
        self._outcome = None

    def _settled_after(self, contest: Contested) -> Settled:
        return settled_again(self.interview, contest, expert=self._expert())

    async def _leave(self) -> None:
        if not self._changes.is_read_only:
            self._changes.is_read_only = True
            await asyncio.to_thread(self._journal.release)


def _decision_of(turn: Turn) -> Decided:
    return Decided(turn.n, turn.analysis, turn.disclosure, turn.embedded, turn.pasted)
