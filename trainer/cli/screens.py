"""Opens the app over the practice of this machine; what is costly is imported after its first frame."""

import asyncio
import os
import sys
from typing import TYPE_CHECKING, NoReturn

from trainer.tui.app import TrainerApp
from trainer.tui.glance import read_glance
from trainer.tui.preferences import read_preferences

if TYPE_CHECKING:
    from trainer.interview.lending import Lender
    from trainer.interview.outcome import Outcome
    from trainer.interview.port import PracticePort
    from trainer.interview.views import ExportView

NO_SCREEN = "This is no terminal that can show screens. For a plain-text interview: trainer play SCENARIO"


def run() -> int:
    """Show the app; the process ends with it. Without a terminal, a hint and exit code 2."""
    if not has_screen():
        print(NO_SCREEN, file=sys.stderr)
        return 2
    here = _OnThisMachine()
    app = TrainerApp(here.open_practice, preferences=read_preferences(), glance=read_glance())
    asyncio.run(_show(app, here))
    raise AssertionError("the process has ended")


async def _show(app: TrainerApp, here: "_OnThisMachine") -> NoReturn:
    """Show the app until it is left. Then nothing waits for threads that still import what is not needed any more.

    Whatever was to be kept has been: the app puts away what is open before it is left.
    """
    await app.run_async()
    here.end()
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(app.return_code or 0)


def has_screen() -> bool:
    """True where somebody can see and type."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM", "") not in {"", "dumb"}


class _OnThisMachine:
    """The practice of this machine, and the model that is lent to it."""

    def __init__(self) -> None:
        self._lender: Lender | None = None

    async def open_practice(self) -> "PracticePort":
        """Open both after the first frame; the process of a model is started only where one is set up."""

        def load() -> "tuple[PracticePort, Lender]":
            from trainer.interview.lending import Lender
            from trainer.interview.sessions import LocalPractice  # brings the engine and the store with it: 400 ms

            lender = self._lender or Lender()
            return LocalPractice(markdown=_markdown, lender=lender), lender

        practice, lender = await asyncio.to_thread(load)
        self._lender = lender
        await lender.open()
        return practice

    def end(self) -> None:
        """Leave no process behind, and wait for none."""
        if self._lender:
            self._lender.kill()


def _markdown(outcome: "Outcome") -> "ExportView":
    from trainer.interview.views import ExportView
    from trainer.report.as_markdown import debrief_markdown, markdown_file_name  # only needed for an export

    return ExportView(markdown_file_name(outcome), debrief_markdown(outcome))
