"""A real terminal for a real process: its bytes, its screen, its signals and its end."""

import contextlib
import json
import os
import re
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pexpect
import pyte

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 20.0
"""Seconds after which a test gives up; nothing is asserted about how fast anything is."""

_OF_THE_RUNNER = {"NO_COLOR", "COLORTERM", "TERM", "COLUMNS", "LINES"}
"""What a test runner sets for itself, and what would be taken for the terminal's own word."""


class Terminal:
    """A process on a pty of its own."""

    def __init__(self, *command: str, home: Path, size: tuple[int, int] = (120, 40), **environment: str) -> None:
        columns, rows = size
        self.log = home / "calls.jsonl"
        clean = {name: value for name, value in os.environ.items() if name not in _OF_THE_RUNNER}
        self.process = pexpect.spawn(
            sys.executable,
            ["-m", *command],
            env={
                **clean,
                "TERM": "xterm-256color",
                "COLORTERM": "truecolor",
                "PYTHONPATH": str(ROOT),
                "TRAINER_HOME": str(home),
                "STANDIN_LOG": str(self.log),
                "TEXTUAL_ANIMATIONS": "none",
                **environment,
            },
            cwd=str(home),
            dimensions=(rows, columns),
            timeout=PATIENCE,
        )
        self.bytes = b""
        self._screen: Any = pyte.Screen(columns, rows)
        self._stream: Any = pyte.ByteStream(self._screen)  # untyped

    def read(self) -> bool:
        """Take in what was written since; False once the process wrote its last."""
        try:
            new = self.process.read_nonblocking(65536, timeout=0.05)
        except pexpect.TIMEOUT:
            return True
        except (pexpect.EOF, OSError):
            return False
        self.bytes += new
        self._stream.feed(_without_private(new))
        return True

    @property
    def shown(self) -> str:
        """The screen as a person sees it."""
        return "\n".join(self._screen.display)

    def wait_for(self, what: Callable[[], bool] | str) -> None:
        """Read until something is seen or true."""
        end = time.monotonic() + PATIENCE
        seen: Callable[[], bool] = (lambda: what in self.shown) if isinstance(what, str) else what
        while not seen():
            if not self.read() or time.monotonic() > end:
                raise AssertionError(
                    f"never saw {what!r}; the screen was:\n{self.shown}\nthe bytes end in {self.bytes[-800:]!r}"
                )

    def send(self, keys: str) -> None:
        """Press keys."""
        self.process.send(keys)

    def calls(self, name: str) -> list[list[str]]:
        """The arguments of each call of a port that the stand-in wrote down."""
        if not self.log.exists():
            return []
        lines: list[list[Any]] = [json.loads(line) for line in self.log.read_text(encoding="utf-8").splitlines()]
        return [line[1:] for line in lines if line[0] == name]

    def kill(self, number: signal.Signals) -> None:
        """Send a signal."""
        self.process.kill(number)

    def end(self) -> int:
        """Read to the end; the exit code, or minus the signal that ended it."""
        while self.read():
            pass
        self.process.wait()
        return int(self.process.exitstatus) if self.process.exitstatus is not None else -int(self.process.signalstatus)

    def close(self) -> None:
        """Leave nothing behind."""
        with contextlib.suppress(OSError, pexpect.ExceptionPexpect):
            self.process.close(force=True)


def _without_private(written: bytes) -> bytes:
    """What pyte understands: it takes the newer keyboard and mode queries for text."""
    return re.sub(rb"\x1b\[[<>=?][0-9;]*[a-zA-Z$]+[a-z]?", _kept, written)


def _kept(match: Any) -> bytes:
    sequence: bytes = match.group()
    return sequence if sequence[-1:] in {b"h", b"l"} else b""
