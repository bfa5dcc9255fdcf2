"""From one screen to the next: how a first start, an interview or a debrief runs from beginning to end."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar

from trainer.errors import TrainerError
from trainer.tui.widgets.confirm import Answer, Confirm
from trainer.tui.widgets.error_dialog import RETRY, ErrorDialog

if TYPE_CHECKING:
    from textual.app import App

    from trainer.interview.port import InterviewPort, PracticePort
    from trainer.interview.views import ClosingView
    from trainer.tui.screens.bets import Closing

T = TypeVar("T")
_UNDERSTOOD = (Answer("on", "o", "Go on"),)


class Journeys:
    """Each method is run in a worker and returns when its last screen was closed."""

    def __init__(self, app: App[None], practice: Callable[[], Awaitable[PracticePort]]) -> None:
        """Show screens in an app."""
        self._app = app
        self._practice = practice

    async def arrive(self) -> None:
        """What must be told first, and the first steps of somebody new."""
        practice = await self._sure(self._practice)
        if practice is None:
            return
        for notice in await self._sure(practice.notices) or ():
            await self._app.push_screen_wait(Confirm("Before you start", notice, _UNDERSTOOD))
        if await self._sure(practice.is_first_start):
            await self.first_steps()

    async def first_steps(self) -> None:
        """A name where there is none, the twin, six questions of one's own, and a debrief. All of it can be skipped."""
        from trainer.tui.screens.twin import QUESTIONS, TwinScreen

        practice = await self._practice()
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

        practice = await self._practice()
        known = await self._sure(practice.players) or ()
        name = await self._app.push_screen_wait(NameScreen(known))
        if name is not None:
            await self._sure(lambda: practice.choose_player(name))

    async def start(self, scenario: str, *, blind: bool) -> None:
        """A new interview, from the card to the debrief."""

        async def begin() -> InterviewPort:
            return await (await self._practice()).begin(scenario, blind=blind)

        await self._talk(begin)

    async def go_on(self, interview: str) -> None:
        """An unfinished interview, from where it was left."""

        async def resume() -> InterviewPort:
            return await (await self._practice()).resume(interview)

        await self._talk(resume)

    async def _talk(self, open_port: Callable[[], Awaitable[InterviewPort]], questions: int | None = None) -> None:
        from trainer.tui.screens.interview import InterviewScreen

        port = await self._sure(open_port)
        if port is None:
            return
        left = await self._app.push_screen_wait(InterviewScreen(port, questions=questions))
        if left == "over" and (questions is not None or await self._bet(port) == "reveal"):
            await self._reveal(port)
        await self._sure(port.leave)

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
        from trainer.tui.screens.debrief import DebriefScreen

        async def markdown() -> str:
            return await (await self._practice()).markdown(interview)

        await self._app.push_screen_wait(DebriefScreen(closing, interview, markdown))

    async def _sure(self, ask: Callable[[], Awaitable[T]]) -> T | None:
        """What a port answers; where it fails, another try is offered, and None means that it was declined."""
        while True:
            try:
                return await ask()
            except TrainerError as error:
                if await self._app.push_screen_wait(ErrorDialog(error)) != RETRY:
                    return None
