"""How long a person waits for `trainer --version` and `trainer --help`."""

import sys
from pathlib import Path

from benchmarks.environments import programs
from benchmarks.measuring import Row, Target, in_turn
from benchmarks.processes import duration_of, workplace

_TARGETS = (Target(0.15, of="ratio"),)


def command_line(runs: int, *, peer: list[str] | None = None) -> list[Row]:
    """Start both commands warm, in turn with another program's.

    Args:
        runs: Starts of each.
        peer: The other program; `llm --help` in an environment of its own by default.
    """
    command = peer or [str(programs("llm") / "llm"), "--help"]
    ours = str(Path(sys.executable).parent / "trainer")
    with workplace() as home:
        found = in_turn(
            {
                "peer": lambda: duration_of(command, home=home),
                "version": lambda: duration_of([ours, "--version"], home=home),
                "help": lambda: duration_of([ours, "--help"], home=home),
            },
            runs=runs,
        )
    name = " ".join([Path(command[0]).name, *command[1:]])
    return [
        Row(f"`trainer --{option}`, warm", "ms", f"`{name}`", found["peer"], found[option], _TARGETS)
        for option in ("version", "help")
    ]
