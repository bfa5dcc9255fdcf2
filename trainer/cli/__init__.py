"""The command line. Without arguments it is the app, which waits for no parser of arguments."""

import os
import sys
from typing import NoReturn

from trainer.errors import TrainerError

_COMPLETING = "_TRAINER_COMPLETE"
"""Set where a shell asks how a command could go on; it asks without arguments."""


def main() -> NoReturn:
    """Run the command line; every failure a person can mend is one clear message and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
    try:
        sys.exit(_run())
    except TrainerError as error:
        print(f"{error.title}: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        sys.stdout = None  # nobody listens; flushing at exit would complain
        sys.exit(1)


def _run() -> int:
    if len(sys.argv) == 1 and _COMPLETING not in os.environ:
        from trainer.cli.screens import run

        return run()
    from trainer.cli.commands import app  # typer costs as much as a third of the first frame

    app()
    return 0
