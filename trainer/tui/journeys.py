"""From one screen to the next: how a first start, an interview or a debrief runs from beginning to end."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from trainer.errors import TrainerError
from trainer.tui.lifecycle import LONGEST_GOODBYE
from trainer.tui.messages import (
    BoardWanted,
    ContinueWanted,
    DebriefWanted,
    PlayerWanted,
    SettingsWanted,
    StartWanted,
    TwinWanted,
    Wanted,
)
from trainer.tui.widgets.confirm import Answer, Confirm
from trainer.tui.widgets.error_dialog import RETRY, ErrorDialog

if TYPE_CHECKING:
    from textual.app import App

    from trainer.interview.port import InterviewPort, PracticePort
    from trainer.interview.views import (
        AnswerView,
        CardView,
        ClosingView,
        ExportView,
        PlanView,
        RuleName,
        VerdictName,
    )
    from trainer.tui.openings import Judged
    from trainer.tui.screens.bets import Closing

T = TypeVar("T")
_NOT_YOURS = "Which model speaks is not chosen here."
_UNDERSTOOD = (Answer("on", "o", "Go on"),)


class Journeys:
    """Each method is run in a worker and returns when its last screen was closed."""

    def __init__(self, app: App[None], practice: Callable[[], Awaitable[PracticePort]]) -> None:
        """Show screens in an app."""
        self._app = app
        self._practice = practice
        self._open: list[InterviewPort] = []

    async def to(self, wanted: Wanted) -> None:
        """Go where a person wants to go."""
        match wanted:
            case StartWanted():
                await self.start(wanted.card, blind=wanted.blind)
            case ContinueWanted():
                await self.go_on(wanted.interview)
            case DebriefWanted():
                await self.look_back(wanted.interview)
            case BoardWanted():
                await self.board(wanted.scenario)
            case PlayerWanted():
                await self.choose_player()
            case SettingsWanted():
                await self.settings()
            case TwinWanted():
                await self.first_steps()

    async def arrive(self) -> None:
        """What must be told first, and the first steps of somebody new."""
        practice = await self._there()
        if practice is None:
            return
        for notice in await self._sure(practice.notices) or ():
            await self._app.push_screen_wait(Confirm("Before you start", notice, _UNDERSTOOD))
        if await self._sure(practice.is_first_start):
            await self.first_steps()

    async def first_steps(self) -> None:
        """A name where there is none, the twin, six questions of one's own, and a debrief. All of it can be skipped."""
        from trainer.tui.screens.twin import QUESTIONS, TwinScreen

        practice = await self._there()
        if practice is None:
            return
        if not await self._sure(practice.players):
            await self.choose_player()
        twin = await self._sure(practice.twin)
        met = "skip" if twin is None else await self._app.push_screen_wait(TwinScreen(twin))
        await self._sure(practice.remember_start)
        if twin is not None and met == "talk":
            await self._talk(lambda: practice.begin(twin.card.id, blind=False), questions=QUESTIONS)

    async def choose_player(self) -> None:
        """Go on as somebody, known or new."""
        from trainer.tui.screens.name import NameScreen

        practice = await self._there()
        if practice is None:
            return
        known = await self._sure(practice.players) or ()
        name = await self._app.push_screen_wait(NameScreen(known))
        if name is not None:
            await self._sure(lambda: practice.choose_player(name))

    async def board(self, scenario: str | None) -> None:
        """The boards of all scenarios, one of them first."""
        from trainer.tui.screens.board import BoardScreen

        practice = await self._there()
        if practice is not None:
            shelf = await self._sure(practice.shelf) or ()
            await self._app.push_screen_wait(BoardScreen(practice, [item.card for item in shelf], scenario))

    async def settings(self) -> None:
        """Who speaks, and through which model."""
        from trainer.tui.screens.settings import SettingsScreen

        practice = await self._there()
        models = await self._sure(practice.models) if practice else None
        if models is None:
            await self._app.push_screen_wait(Confirm("Settings", _NOT_YOURS, _UNDERSTOOD))
            return
        set_up = await self._sure(models.set_up)
        if set_up is not None:
            await self._app.push_screen_wait(SettingsScreen(models, set_up))

    async def start(self, card: CardView, *, blind: bool) -> None:
        """A new interview, from the plan to the debrief."""
        from trainer.tui.screens.before import BeforeScreen

        practice = await self._there()
        if practice is None:
            return
        plan, bets = await self._sure(lambda: practice.plan(card.id)), await self._sure(lambda: practice.bets(card.id))
        if plan is None:
            return

        async def keep(plan: PlanView) -> None:
            await practice.keep_plan(card.id, plan)

        ready = await self._app.push_screen_wait(BeforeScreen(card, plan, bets or (), judge, keep, blind=blind))
        if ready.plan != plan:
            await self._sure(lambda: keep(ready.plan))
        if ready.begins:
            await self._talk(lambda: practice.begin(card.id, blind=ready.blind), plan=ready.plan)

    async def go_on(self, interview: str) -> None:
        """An unfinished interview, from where it was left."""
        practice = await self._there()
        if practice is not None:
            await self._talk(lambda: practice.resume(interview))

    async def _talk(
        self,
        open_port: Callable[[], Awaitable[InterviewPort]],
        *,
        questions: int | None = None,
        plan: PlanView | None = None,
    ) -> None:
        from trainer.tui.screens.interview import InterviewScreen

        port = await self._sure(open_port)
        if port is None:
            return
        self._open.append(port)
        if plan is not None:
            await self._believe(port, plan)
        elif questions is None:
            plan = await self._plan_for(port)
        left = await self._app.push_screen_wait(InterviewScreen(port, questions=questions, plan=plan))
        if left == "over" and (questions is not None or await self._bet(port) == "reveal"):
            await self._reveal(port)
        self._open.remove(port)
        await self._sure(port.leave)

    async def _believe(self, port: InterviewPort, plan: PlanView) -> None:
        """Keep with a new talk what was believed before it."""
        for belief in plan.beliefs:
            place = partial(port.bet, belief.bet, belief.answer, confidence=belief.confidence, turn=None)
            await self._sure(place)

    async def _plan_for(self, port: InterviewPort) -> PlanView | None:
        """What was planned for a talk that is taken up again."""
        view, practice = await self._sure(port.view), await self._there()
        return await self._sure(lambda: practice.plan(view.card.id)) if view and practice else None

    async def put_away(self) -> None:
        """Let others go on with what is open; a port that does not answer is waited for no more."""
        for port in self._open:
            with suppress(TrainerError, TimeoutError):
                async with asyncio.timeout(LONGEST_GOODBYE):
                    await port.leave()

    async def _bet(self, port: InterviewPort) -> Closing:
        from trainer.tui.screens.bets import BetsScreen

        bets, view = await self._sure(port.bets), await self._sure(port.view)
        if bets is None or view is None:
            return "later"
        return await self._app.push_screen_wait(BetsScreen(port, view, bets)) if bets else "reveal"

    async def _reveal(self, port: InterviewPort) -> None:
        view, closing = await self._sure(port.view), await self._sure(port.close)
        if view is not None and closing is not None:
            await self._debrief(closing, view.id)

    async def look_back(self, interview: str) -> None:
        """The debrief of an interview that is over."""

        async def closing() -> ClosingView:
            return await (await self._practice()).closing(interview)

        found = await self._sure(closing)
        if found is not None:
            await self._debrief(found, interview)

    async def _debrief(self, closing: ClosingView, interview: str) -> None:
        from trainer.tui.screens.beside_the_debrief import Consultant
        from trainer.tui.screens.debrief import DebriefScreen

        async def markdown() -> ExportView:
            return await (await self._practice()).markdown(interview)

        async def what_if(n: int, text: str) -> AnswerView:
            return await (await self._practice()).what_if(interview, n, text)

        async def contest(n: int, rule: RuleName, label: VerdictName) -> ClosingView:
            return await (await self._practice()).contest(interview, n, rule, label)

        practice = await self._practice()
        consultant = Consultant(
            judge=lambda n: practice.judge(interview, n),
            judge_unsure=lambda: practice.judge_unsure(interview),
            summarise=lambda: practice.summarise(interview),
        )
        may_ask = await self._sure(practice.has_model)
        asked = consultant if may_ask else None
        await self._app.push_screen_wait(DebriefScreen(closing, markdown, what_if, contest, asked))

    async def _there(self) -> PracticePort | None:
        """The practice, or None where it could not be opened and no other try was wanted."""
        return await self._sure(self._practice)

    async def _sure(self, ask: Callable[[], Awaitable[T]]) -> T | None:
        """What a port answers; where it fails, another try is offered, and None means that it was declined."""
        while True:
            try:
                return await ask()
            except TrainerError as error:
                if await self._app.push_screen_wait(ErrorDialog(error)) != RETRY:
                    return None


async def judge(text: str, card: CardView) -> Judged:
    """Look at a planned question, off the loop: the first look imports the analyser."""

    def look() -> Judged:
        from trainer.tui.openings import judge

        return judge(text, card.interview_type)

    return await asyncio.to_thread(look)
