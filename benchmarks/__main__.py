"""`python -m benchmarks [NAME …]`: measure, print, and keep the table."""

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.analysis import analysis
from benchmarks.append import append
from benchmarks.board import board
from benchmarks.command_line import command_line
from benchmarks.measuring import Row
from benchmarks.memory import memory
from benchmarks.models import answering, model_process, streaming, warming
from benchmarks.par import par
from benchmarks.past import opening, past
from benchmarks.paste import paste
from benchmarks.reopening import reopening
from benchmarks.screens import starting, taking_up, typing
from benchmarks.setting_up import setting_up
from benchmarks.table import measured, plain, rewrite
from benchmarks.turn import turn

USUAL_RUNS = 7

BENCHMARKS: dict[str, Callable[[int], list[Row]]] = {
    "command-line": command_line,
    "turn": turn,
    "analysis": analysis,
    "paste": paste,
    "append": append,
    "reopening": reopening,
    "par": par,
    "memory": memory,
    "past": past,
    "opening": opening,
    "board": board,
    "starting": starting,
    "typing": typing,
    "taking-up": taking_up,
    "model-process": model_process,
    "answering": answering,
    "streaming": streaming,
    "warming": warming,
    "setting-up": setting_up,
}
"""By name, in the order of the table."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what was named, or everything; 1 where something could not be measured."""
    options = _options(arguments)
    load = os.getloadavg()[0]
    rows: list[Row] = []
    failures: list[str] = []
    for name in options.names or BENCHMARKS:
        print(f"{name} …", file=sys.stderr, flush=True)
        try:
            found = BENCHMARKS[name](options.runs)
        except (OSError, subprocess.CalledProcessError) as error:
            failures.append(f"{name}: {_reason(error)}")
            continue
        rows += found
        if not options.table:
            print("\n".join(map(plain, found)), flush=True)
    text = measured(rows, failures, now=datetime.now(UTC), load=load)
    if options.table:
        print(text)
    if options.write:
        rewrite(options.write, text)
    for failure in failures:
        print(f"not measured: {failure}", file=sys.stderr)
    return 1 if failures else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(BENCHMARKS)}; all by default")
    parser.add_argument("--runs", type=int, default=USUAL_RUNS, help="figures of each, taken in turn (%(default)s)")
    parser.add_argument("--table", action="store_true", help="print the Markdown table at the end")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the table into this page; measures everything")
    options = parser.parse_args(arguments)
    if unknown := [name for name in options.names if name not in BENCHMARKS]:
        parser.error(f"there is no benchmark {unknown[0]!r}; there are {', '.join(BENCHMARKS)}")
    if options.names and options.write:
        parser.error("the page keeps one run of everything: leave the names out")
    return options


def _reason(error: OSError | subprocess.CalledProcessError) -> str:
    """The last thing that a program said, or what the system said of it."""
    said = str(getattr(error, "stderr", "") or "").strip().splitlines()
    return f"{error}; {said[-1]}" if said else str(error)


if __name__ == "__main__":
    sys.exit(main())
