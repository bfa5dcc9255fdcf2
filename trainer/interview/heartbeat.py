"""Says again and again that an interview is open here, so that nobody else takes it meanwhile."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

from trainer.errors import InterviewInUseError, StorageError

EVERY = 20.0
"""Seconds; a claim is over after a minute without a sign."""

Pause = Callable[[], Awaitable[None]]


async def twenty_seconds() -> None:
    """The pause between two beats."""
    await asyncio.sleep(EVERY)


class Heartbeat:
    """Renews a claim in the background until it is stopped or the claim is lost."""

    def __init__(self, claim: Callable[[], None], *, pause: Pause = twenty_seconds) -> None:
        self._claim = claim
        self._pause = pause
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin; the first beat comes after a pause, since the claim was just made."""
        self._task = asyncio.create_task(self._beat())

    async def stop(self) -> None:
        """Beat no more."""
        if self._task is None:
            return
        self._task.cancel()
        with suppress(asyncio.CancelledError):
            await self._task
        self._task = None

    async def _beat(self) -> None:
        while True:
            await self._pause()
            try:
                await asyncio.to_thread(self._claim)
            except InterviewInUseError:
                return  # the next change is refused, and says so
            except StorageError:
                continue  # a busy or full disk now may be neither at the next beat
