"""Runs the command line as people do: in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

Trainer = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(name="trainer")
def _trainer(tmp_path: Path) -> Trainer:
    def run(*arguments: str, stdin: str | bytes = "", home: Path | None = None) -> "subprocess.CompletedProcess[str]":
        environment = {**os.environ, "TRAINER_HOME": str(home or tmp_path / "home"), "PYTHONPATH": str(ROOT)}
        given = stdin.encode() if isinstance(stdin, str) else stdin
        done = subprocess.run(
            [sys.executable, "-m", "trainer", *arguments],
            input=given,
            capture_output=True,
            env=environment,
            cwd=tmp_path,
            timeout=60,
            check=False,
        )
        return subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")
        )

    return run
