"""On a real terminal: signals, closed windows, locales, colours, bytes, and what survives a kill."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.tui.hostile import SHOWN
from tests.tui.terminal import ROOT, Terminal

Start = Callable[..., Terminal]
STANDIN = "tests.tui.on_standin"
LEAVES_ALTERNATE_SCREEN = b"\x1b[?1049l"
STOPS_MOUSE = b"\x1b[?1000l"
SHOWS_CURSOR = b"\x1b[?25h"
POINTER_SHAPE = rb"\x1b\]22;[a-z-]+\x07"
"""The one command of its kind that the toolkit itself writes."""


@pytest.fixture(name="start")
def _start(tmp_path: Path) -> Iterator[Start]:
    running: list[Terminal] = []

    def start(*command: str, **how: object) -> Terminal:
        terminal = Terminal(*(command or (STANDIN,)), home=tmp_path, **how)  # type: ignore[arg-type]
        running.append(terminal)
        return terminal

    yield start
    for terminal in running:
        terminal.close()


def with_a_draft(terminal: Terminal) -> None:
    """Go on with the unfinished interview and type half a question."""
    terminal.wait_for("Continue")
    terminal.send("\r")
    terminal.wait_for("Ask something")
    terminal.send("Half a quest")
    terminal.wait_for("Half a quest")


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)], ids=["TERM", "HUP", "INT"]
)
def test_a_signal_keeps_what_is_typed_and_restores_the_terminal(
    start: Start, number: signal.Signals, code: int
) -> None:
    terminal = start()
    with_a_draft(terminal)

    terminal.kill(number)

    assert terminal.end() == code
    assert terminal.calls("keep_draft")[-1] == ["Half a quest"]
    assert terminal.calls("leave")
    for sequence in (LEAVES_ALTERNATE_SCREEN, STOPS_MOUSE, SHOWS_CURSOR):
        assert terminal.bytes.rfind(sequence) > terminal.bytes.rfind(b"\x1b[?1049h")


def test_a_closed_window_keeps_what_is_typed(start: Start) -> None:
    terminal = start()
    with_a_draft(terminal)

    os.close(terminal.process.child_fd)  # what a terminal does whose window is closed
    os.waitpid(terminal.process.pid, 0)

    assert terminal.calls("keep_draft")[-1] == ["Half a quest"]


def test_ctrl_q_restores_the_terminal_and_leaves_nothing_printed(start: Start) -> None:
    terminal = start()
    with_a_draft(terminal)

    terminal.send("\x11")

    assert terminal.end() == 0
    assert LEAVES_ALTERNATE_SCREEN in terminal.bytes
    assert b"Traceback" not in terminal.bytes


def test_a_line_and_its_enter_in_one_burst_are_one_question(start: Start) -> None:
    terminal = start()
    terminal.wait_for("Continue")
    terminal.send("\r")
    terminal.wait_for("Ask something")

    terminal.send("When did it last go wrong?\rand the")

    terminal.wait_for(lambda: bool(terminal.calls("say")) and "and the" in terminal.shown)
    assert terminal.calls("say") == [["When did it last go wrong?"]]


def test_hostile_text_reaches_the_terminal_as_text_only(start: Start) -> None:
    terminal = start(STANDIN, "hostile")
    terminal.wait_for("Continue")
    terminal.send("\r")
    terminal.wait_for("esc leave")
    terminal.send("And then?\r")
    terminal.wait_for(lambda: bool(terminal.calls("hear")))
    terminal.wait_for(SHOWN)
    terminal.send("\x11")
    terminal.end()

    written = re.sub(POINTER_SHAPE, b"", terminal.bytes)
    for sequence in (b"\x1b]", b"\x1b[2J\x1b", b"\x07", b"\x08", "\x9b".encode(), "\x9d".encode()):
        assert sequence not in written, sequence
    text = written.decode("utf-8")
    assert not re.search("[\u200b\u202a-\u202e\u2066-\u2069\ufeff\u2028]", text)


def test_no_color_means_no_colour_at_all(start: Start) -> None:
    terminal = start(NO_COLOR="1")
    with_a_draft(terminal)
    terminal.send("\x11")
    terminal.end()

    painted = [code for codes in re.findall(rb"\x1b\[([0-9;]*)m", terminal.bytes) for code in codes.split(b";")]
    colours = {str(n).encode() for n in (*range(30, 39), *range(40, 49), *range(90, 98), *range(100, 108))}
    assert set(painted) & colours == set()
    assert "31 %" in terminal.shown


def test_the_c_locale_shows_the_same_words(start: Start) -> None:
    terminal = start(LC_ALL="C", LANG="C")

    terminal.wait_for("Cold lunches")

    assert "Interview trainer" in terminal.shown


@pytest.mark.parametrize(
    ("size", "words"),
    [((80, 24), "Continue"), ((40, 12), "Continue"), ((20, 5), "larger")],
    ids=["80x24", "40x12", "20x5"],
)
def test_it_can_be_read_at_any_size(start: Start, size: tuple[int, int], words: str) -> None:
    start(size=size).wait_for(words)


def test_a_dumb_terminal_gets_a_hint(start: Start) -> None:
    terminal = start("trainer", TERM="dumb")

    assert terminal.end() == 2
    assert b"trainer play SCENARIO" in terminal.bytes


def test_without_a_terminal_there_is_a_hint_on_stderr(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "trainer"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TRAINER_HOME": str(tmp_path)},
        check=False,
        text=True,
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert "trainer play SCENARIO" in done.stderr


def test_what_was_typed_and_said_survives_a_kill_in_the_real_app(start: Start) -> None:
    first = start("trainer")
    first.wait_for("Who is practising?")
    first.send("maya\r")
    first.wait_for("ask them yourself")
    first.send("\r")
    first.wait_for("question 1 of 6")
    first.send("When did a claim last go wrong?\r")
    first.wait_for("question 2 of 6")
    first.send("Half a quest")
    first.wait_for("Half a quest")
    for _ in range(20):  # a second in which nothing is typed: the draft is kept
        first.read()
    first.kill(signal.SIGKILL)
    first.end()

    second = start("trainer")
    second.wait_for("Continue")
    second.send("\r")

    second.wait_for("Half a quest")
    assert "When did a claim last go wrong?" in second.shown
