"""The app over the stand-in, in a terminal: what the tests on a real pty start, and a way to look at a screen.

`python -m tests.tui.on_standin [hostile]`; with STANDIN_LOG set, every call of a port is written there.
"""

import json
import os
import sys
from pathlib import Path

from tests.tui.hostile import HostilePractice
from tests.tui.standin import Script, ScriptedPractice
from trainer.tui.app import TrainerApp


class LoggedScript(Script):
    """A script that writes down each call at once, for whoever survives the process."""

    def __init__(self, log: Path) -> None:
        super().__init__()
        self._log = log

    async def play(self, name: str, *args: object) -> None:
        """Write it down, then play it."""
        with self._log.open("a", encoding="utf-8") as log:
            log.write(json.dumps([name, *map(str, args)]) + "\n")
        await super().play(name, *args)


def main() -> None:
    """Run until quit; the exit code is the app's."""
    practice = HostilePractice() if "hostile" in sys.argv else ScriptedPractice()
    if log := os.environ.get("STANDIN_LOG"):
        practice.script = LoggedScript(Path(log))
        for interview in practice.kept.values():
            interview.script = practice.script

    async def open_practice() -> ScriptedPractice:
        return practice

    app = TrainerApp(open_practice)
    app.run()
    sys.exit(app.return_code)


if __name__ == "__main__":
    main()
