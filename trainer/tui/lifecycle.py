"""The end of the app, wished for or not: what was typed is kept, the terminal restored, the exit code told."""

from __future__ import annotations

import asyncio
import signal
import traceback
from collections.abc import Callable, Iterable
from typing import Protocol, runtime_checkable

from rich.text import Text

from trainer.errors import TrainerError
from trainer.tui.text import clean

ENDED_BY = {signal.SIGTERM: 143, signal.SIGHUP: 129, signal.SIGINT: 130}
"""Exit codes by the signal that ended the app."""
LONGEST_GOODBYE = 2.0
"""Seconds after which a port that does not answer is waited for no more."""


@runtime_checkable
class Keeps(Protocol):
    """A screen on which something may be typed that is not kept yet."""

    async def keep(self) -> None:
        """Keep it."""
        ...


def listen(end: Callable[[int], None]) -> None:
    """Call `end` with the exit code when a signal asks to end."""
    loop = asyncio.get_running_loop()
    for number, code in ENDED_BY.items():
        loop.add_signal_handler(number, end, code)


def deafen() -> None:
    """Let signals do what they do by themselves again."""
    loop = asyncio.get_running_loop()
    for number in ENDED_BY:
        loop.remove_signal_handler(number)


def last_words() -> Text:
    """What is printed after a bug ended the app: where it was, and nothing of what anybody said."""
    trace = clean(traceback.format_exc())
    return Text(f"Something went wrong on our side. What was said and typed is kept.\n\n{trace}")


async def keep_all(screens: Iterable[object]) -> None:
    """Keep what is typed on any screen; what cannot be kept must not keep the app from ending."""
    for screen in screens:
        if isinstance(screen, Keeps):
            try:
                async with asyncio.timeout(LONGEST_GOODBYE):
                    await screen.keep()
            except (TrainerError, TimeoutError):
                continue
