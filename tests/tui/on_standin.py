"""The app over the stand-in, in a terminal: what the tests on a real pty start, and a way to look at a screen."""

import sys

from tests.tui.standin import ScriptedPractice
from trainer.tui.app import TrainerApp


def main() -> None:
    """Run until quit; the exit code is the app's."""
    practice = ScriptedPractice()
    practice.script.pace = 0.002

    async def open_practice() -> ScriptedPractice:
        return practice

    app = TrainerApp(open_practice)
    app.run()
    sys.exit(app.return_code)


if __name__ == "__main__":
    main()
