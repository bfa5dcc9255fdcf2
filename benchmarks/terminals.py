"""A program in a terminal of its own, seen from outside: what it writes, and when."""

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from benchmarks.processes import surroundings

ROWS, COLUMNS = 40, 120
_LONGEST = 60.0
"""Seconds after which a program is thought not to do any more what is waited for."""
_QUIET = 0.12
"""Seconds without a byte after which a screen is thought to be drawn."""
_ESCAPES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]P_][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-~])")


class Terminal:
    """Starts a program, types for a person, and reads for one."""

    def __init__(self, command: Sequence[str | Path], *, home: Path, env: Mapping[str, str] | None = None) -> None:
        ours, theirs = os.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.began = time.perf_counter()
        self.process = subprocess.Popen(
            [str(part) for part in command],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=home,
            env=surroundings(home)
            | {"TERM": "xterm-256color", "COLORTERM": "truecolor", "HOME": str(home)}
            | dict(env or {}),
            start_new_session=True,
        )
        os.close(theirs)
        self._terminal = ours
        self._written = b""

    def wait_for(self, *texts: str, within: float | None = None) -> float:
        """Milliseconds since the start of the program, or since the last key, until all of these have been written.

        TimeoutError where they have not come after `within` seconds, whatever else came: a cursor blinks for ever.
        """
        end = time.perf_counter() + (within or _LONGEST)
        while not all(text.encode() in _ESCAPES.sub(b"", self._written) for text in texts):
            self._read(max(end - time.perf_counter(), 0))
        return self._since()

    def wait_for_quiet(self) -> None:
        """Wait until it writes nothing for a while."""
        with suppress(TimeoutError):
            while True:
                self._read(_QUIET)

    def settle(self, seconds: float) -> None:
        """Read on for so long, whatever comes."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            with suppress(TimeoutError):
                self._read(left)

    def press(self, keys: str) -> None:
        """Type; the clock starts anew, and what was written before is forgotten."""
        self._written = b""
        self.began = time.perf_counter()
        os.write(self._terminal, keys.encode())

    def frame_after(self, key: str) -> float:
        """Milliseconds from a key to the first bytes that follow it."""
        self.wait_for_quiet()
        self.press(key)
        self._read(_LONGEST)
        return self._since()

    def wait_for_end(self) -> float:
        """Milliseconds since the last key until the program has ended, its terminal restored."""
        with suppress(OSError):
            while self._read(_LONGEST):
                pass
        self.process.wait(timeout=_LONGEST)
        return self._since()

    def memory(self) -> float:
        """What the program holds in memory now, in MiB; on Linux only."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="utf-8")
        found = re.search(r"VmRSS:\s+(\d+)", status)
        if found is None:
            raise OSError("the system does not say how much memory a process holds")
        return int(found[1]) / 1024

    def _read(self, seconds: float) -> bytes:
        """What comes next; TimeoutError where nothing does."""
        if not select.select([self._terminal], [], [], seconds)[0]:
            raise TimeoutError(f"nothing more came from {self.process.args!r}")
        chunk = os.read(self._terminal, 1 << 16)
        self._written += chunk
        return chunk

    def _since(self) -> float:
        return (time.perf_counter() - self.began) * 1000

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(timeout=_LONGEST)
        os.close(self._terminal)
