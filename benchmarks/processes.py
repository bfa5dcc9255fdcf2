"""Other programs, started as a person starts them and measured from outside."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import platformdirs

from benchmarks.measuring import milliseconds

ROOT = Path(__file__).resolve().parents[1]


def cache_folder() -> Path:
    """Where what takes long to make is kept between runs."""
    return platformdirs.user_cache_path("interview-trainer", appauthor=False) / "benchmarks"


@contextmanager
def workplace() -> Iterator[Path]:
    """A folder for one benchmark, on a disk: the usual place for such folders may be memory."""
    cache_folder().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache_folder()) as name:
        yield Path(name)


def surroundings(home: Path) -> dict[str, str]:
    """The environment of a child: no settings of ours or of Python's, and compiled files are kept as for a person."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "TRAINER_"))}
    return kept | {"TRAINER_HOME": str(home), "LLM_USER_PATH": str(home)}


def output_of(command: Sequence[str | Path], *, home: Path, env: Mapping[str, str] | None = None) -> str:
    """Run a program to its end, away from the checkout; CalledProcessError where it fails."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=home,
        env=surroundings(home) | dict(env or {}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def duration_of(command: Sequence[str | Path], *, home: Path, env: Mapping[str, str] | None = None) -> float:
    """Milliseconds from the start of a program to its end."""
    return milliseconds(lambda: output_of(command, home=home, env=env))


def figure_from(code: str, *arguments: str, home: Path) -> float:
    """What a piece of Python prints last, in an interpreter of its own."""
    return float(output_of([sys.executable, "-I", "-c", code, *arguments], home=home).split()[-1])
