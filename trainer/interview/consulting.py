"""Asks a model beside the talk, and keeps what it said and what it used with the events of the interview."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime

from trainer.errors import TrainerError, WrongUseError
from trainer.interview.changes import Changes
from trainer.interview.coach import summarise
from trainer.interview.events import Event, Judged
from trainer.interview.interview import Interview
from trainer.interview.outcome import Outcome
from trainer.interview.second_opinion import (
    RULE_NAMES,
    has_opinion,
    refuse_unmarked,
    second_opinion,
    unsure_verdicts,
)
from trainer.interview.spending import spent_in, used_for
from trainer.interview.views import RuleName
from trainer.llm.faults import Fault
from trainer.voices.metered import MeteredModel


class Consulting:
    """The one model of an interview, whatever it is asked for; what it used in earlier sittings counts from the start.

    It is waited for outside the turnstile of the changes: the talk can go on meanwhile.
    """

    def __init__(
        self, interview: Interview, changes: Changes, model: MeteredModel | None, *, now: Callable[[], datetime]
    ) -> None:
        self._interview, self._changes, self._model, self._now = interview, changes, model, now
        if model:
            model.meter.carry(spent_in(interview.used))

    @property
    def has_model(self) -> bool:
        """True where there is somebody to ask."""
        return self._model is not None

    async def judge(self, n: int) -> None:
        """Ask about every verdict on a turn that has no opinion yet. WrongUseError where there is none to ask about."""
        refuse_unmarked(self._interview, n)
        await self._judge([(n, rule) for rule in RULE_NAMES if not has_opinion(self._interview, n, rule)])

    async def judge_unsure(self) -> int:
        """Ask about every verdict that is unsure; how many those were."""
        unsure = unsure_verdicts(self._interview)
        await self._judge(unsure)
        return len(unsure)

    async def summarise(self, outcome: Outcome) -> None:
        """Ask for the coach's paragraph, in place of an earlier one."""
        model = self._asked()
        self._changes.refuse_read_only()
        try:
            written = await summarise(model, outcome, now=self._now())
            await self._changes.whole(self.commit(written))
        finally:
            await self.keep_used()

    async def commit(self, *events: Event) -> None:
        """Keep events together with what was used up to now."""
        unkept = self._model.meter.unkept if self._model else []
        spent = len(unkept)
        await self._changes.commit(*events, *used_for(unkept))
        del unkept[:spent]

    async def keep_used(self) -> None:
        """Keep what was used for nothing, too; where that fails it is kept with the next event."""
        if self._model and self._model.meter.unkept:
            with suppress(TrainerError):
                await self._changes.whole(self._keep_used())

    async def _keep_used(self) -> None:
        if self._model and self._model.meter.unkept:
            await self.commit()

    async def _judge(self, verdicts: Sequence[tuple[int, RuleName]]) -> None:
        """One criterion a call; after a fault of the model nothing more is asked, and the rest is not judged either."""
        model, fault = self._asked(), None
        self._changes.refuse_read_only()
        try:
            for n, rule in verdicts:
                judged, fault = await self._opinion(model, n, rule, fault)
                await self._changes.whole(self.commit(judged))
        finally:
            await self.keep_used()

    async def _opinion(
        self, model: MeteredModel, n: int, rule: RuleName, fault: Fault | None
    ) -> tuple[Judged, Fault | None]:
        if fault:
            return Judged(n, self._now(), rule, None, (), fault.what, model.endpoint.model), fault
        return await second_opinion(model, self._interview, n, rule, now=self._now())

    def _asked(self) -> MeteredModel:
        if self._model is None:
            raise WrongUseError("no model is set up", remedy="`trainer setup` sets one up")
        return self._model
