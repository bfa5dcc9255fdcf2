"""From one screen to the next: how a first start, an interview or a debrief runs from beginning to end."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar

from trainer.errors import TrainerError
from trainer.tui.widgets.error_dialog import RETRY, ErrorDialog

if TYPE_CHECKING:
    from textual.app import App

    from trainer.interview.port import InterviewPort, PracticePort
    from trainer.interview.views import ClosingView
    from trainer.tui.screens.bets import Closing

T = TypeVar("T")


class Journeys:
    """Each method is run in a worker and returns when its last screen was closed."""

    def __init__(self, app: App[None], practice: Callable[[], Awaitable[PracticePort]]) -> None:
        """Show screens in an app."""
        self._app = app
        self._practice = practice

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

    async def _talk(self, open_port: Callable[[], Awaitable[InterviewPort]]) -> None:
        from trainer.tui.screens.interview import InterviewScreen

        port = await self._sure(open_port)
        if port is None:
            return
        left = await self._app.push_screen_wait(InterviewScreen(port))
        if left == "over" and await self._bet(port) == "reveal":
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
