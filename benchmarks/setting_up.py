"""From a fresh checkout to the first `--version`, with nothing in any cache. Needs the network."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks.environments import PEER, make, programs
from benchmarks.measuring import Row, Target, in_turn, milliseconds
from benchmarks.processes import ROOT, output_of, workplace

_MOST_RUNS = 3
"""Each run fetches everything three times over, and takes minutes."""
_UNCACHED = {"PIP_NO_CACHE_DIR": "1", "UV_NO_CACHE": "1"}


def setting_up(runs: int) -> list[Row]:
    """Clone what is committed and start it, with pip and with uv, in turn with the installation of another program."""
    uv = str(programs("uv"))
    with workplace() as folder:
        found = in_turn(
            {
                "peer": lambda: _peer(folder / "peer"),
                "pip": lambda: _first_start(folder, path=_without_uv()),
                "uv": lambda: _first_start(folder, path=os.pathsep.join([uv, _without_uv()])),
            },
            runs=min(runs, _MOST_RUNS),
            warm_up=False,
        )
    name = f"`{PEER}` with pip"
    return [
        Row("a fresh checkout set up with pip", "s", name, found["peer"], found["pip"], (Target(40),)),
        Row("the same with uv", "s", name, found["peer"], found["uv"], (Target(12),)),
    ]


def _first_start(folder: Path, *, path: str) -> float:
    """Seconds from the first command in a clone to its end."""
    clone = folder / "clone"
    subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(clone)], check=True)
    base = Path(os.path.realpath(sys.executable))
    command: list[str | Path] = [base, "-I", "-S", clone / "bootstrap.py", "run", "--version"]
    figure = milliseconds(lambda: output_of(command, home=folder, env={**_UNCACHED, "PATH": path})) / 1000
    shutil.rmtree(clone)
    return figure


def _peer(folder: Path) -> float:
    figure = milliseconds(lambda: make(folder, PEER, cached=False)) / 1000
    shutil.rmtree(folder)
    return figure


def _without_uv() -> str:
    """The folders of programs in which no uv lies."""
    folders = os.environ.get("PATH", os.defpath).split(os.pathsep)
    return os.pathsep.join(folder for folder in folders if not Path(folder, "uv").exists())
