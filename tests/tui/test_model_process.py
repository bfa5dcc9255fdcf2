"""The process behind a model, in the app as it is started: only where a model is set up, and gone with the app."""

import os
import select
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.tui.terminal import PATIENCE, Terminal

Start = Callable[..., Terminal]
WORKER = "trainer.llm.worker"


def workers_of(pid: int) -> list[int]:
    """The processes behind models that a process started."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    threads = Path(f"/proc/{pid}/task").iterdir() if children.exists() else ()
    found = [int(child) for thread in threads for child in (thread / "children").read_text().split()]
    return [child for child in found if WORKER in Path(f"/proc/{child}/cmdline").read_text().split("\0")]


@pytest.fixture(name="start")
def _start(tmp_path: Path) -> Iterator[Start]:
    if not Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").exists():
        pytest.skip("this system does not tell which processes a process started")
    running: list[Terminal] = []

    def start(**environment: Any) -> Terminal:
        terminal = Terminal("trainer", home=tmp_path, **environment)
        running.append(terminal)
        return terminal

    yield start
    for terminal in running:
        terminal.close()


def test_a_model_has_a_process_that_goes_with_the_app(start: Start) -> None:
    terminal = start(TRAINER_MODEL="hosted_vllm/tiny")
    terminal.wait_for(lambda: bool(workers_of(terminal.process.pid)))
    terminal.wait_for("Interview trainer")
    (worker,) = workers_of(terminal.process.pid)
    watched = os.pidfd_open(worker)

    terminal.send("\x11")

    assert terminal.end() == 0
    assert select.select([watched], [], [], PATIENCE)[0], "the process behind the model is still there"
    os.close(watched)
    assert b"Traceback" not in terminal.bytes


def test_without_a_model_there_is_no_process(start: Start) -> None:
    terminal = start()
    terminal.wait_for("Who is practising?")

    assert workers_of(terminal.process.pid) == []


def test_settings_that_cannot_be_understood_are_told(start: Start, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('[model]\nname = "openai/tiny"\nprice = 3\n', encoding="utf-8")

    start().wait_for("did you mean 'price_in'")
