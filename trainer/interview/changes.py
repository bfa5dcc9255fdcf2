"""Carries changes of an interview through: one after the other, on disk before in mind, and never by half."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from trainer.errors import InterviewInUseError
from trainer.interview.events import Event, Started
from trainer.interview.interview import Interview
from trainer.interview.journal import Journal

T = TypeVar("T")


class Changes:
    """The one way in which an interview changes while a port is open.

    The disk is waited for in a thread. A change is carried through even where its caller stops waiting, so that
    memory and disk never differ.
    """

    def __init__(self, interview: Interview, journal: Journal, *, is_read_only: bool) -> None:
        self._interview = interview
        self._journal = journal
        self._turnstile = asyncio.Lock()
        self.is_read_only = is_read_only
        """Somebody else goes on with the interview, or this port was left."""

    async def whole(self, change: Coroutine[Any, Any, T]) -> T:
        """Carry a change through, after those that came before it."""
        task = asyncio.ensure_future(self._in_turn(change))
        task.add_done_callback(lambda done: done.cancelled() or done.exception())  # nobody may be left to ask
        return await asyncio.shield(task)

    async def _in_turn(self, change: Coroutine[Any, Any, T]) -> T:
        async with self._turnstile:
            return await change

    async def commit(self, *events: Event) -> None:
        """Keep what happened; what could not be kept has not happened. InterviewInUseError where it is read-only."""
        self.refuse_read_only()
        try:
            await asyncio.to_thread(self._journal.append, events)
        except InterviewInUseError:
            self.is_read_only = True
            raise
        for event in events:
            if not isinstance(event, Started):
                self._interview.take(event)

    def refuse_read_only(self) -> None:
        """Raise InterviewInUseError where nothing may be changed."""
        if self.is_read_only:
            raise InterviewInUseError(self._interview.started.interview)

    async def catch_up(self) -> None:
        """Take in what was kept elsewhere."""
        for event in await asyncio.to_thread(self._journal.newer, len(self._interview.events)):
            self._interview.take(event)
