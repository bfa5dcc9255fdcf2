"""Places to keep a talk in, and processes that die while they keep one."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.store.samples import NOW, Jobs, Opener
from trainer.interview.events import EVENTS
from trainer.paths import archive_file
from trainer.store import Archive, open_archive


@pytest.fixture
def path() -> Path:
    return archive_file()


@pytest.fixture
def opened(path: Path) -> Iterator[Opener]:
    """Open the file as the application does; what a test opened is closed after it."""
    with ExitStack() as stack:

        def open_it(*, now: datetime = NOW, patience: float = 5.0) -> Archive:
            archive = open_archive(path, EVENTS, now=now, patience=patience)
            stack.callback(archive.close)
            return archive

        yield open_it


@pytest.fixture
def archive(opened: Opener) -> Archive:
    return opened()


@pytest.fixture(scope="session")
def nursery() -> Iterator[Jobs]:
    """Run jobs of `child.py`, all of one call at the same time, each in a process of its own."""
    command = [sys.executable, str(Path(__file__).with_name("child.py"))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        ask, answer = process.stdin, process.stdout

        def run(jobs: list[dict[str, Any]]) -> list[dict[str, Any]]:
            ask.write(json.dumps(jobs) + "\n")
            ask.flush()
            ended: list[dict[str, Any]] = json.loads(answer.readline())
            return ended

        yield run
        ask.close()
