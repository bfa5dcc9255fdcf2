"""The child process that talks to models, seen from the app: started when wanted, killed when not."""

import asyncio
import os
import sys
from collections.abc import Mapping
from contextlib import suppress

from trainer.llm.wire import LONGEST_LINE, Order, Ready, Report, report_from, to_line

WORKER = (sys.executable, "-P", "-m", "trainer.llm.worker")
STARTS = 2
"""The first one, and one more after a death."""
_REAPED_WITHIN = 1.0
"""Seconds; a killed process is gone in milliseconds."""

_PASSED_ON = {
    *("PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TMPDIR", "TEMP", "TMP", "PYTHONPATH", "VIRTUAL_ENV"),
    *("SYSTEMROOT", "APPDATA", "LOCALAPPDATA", "USERPROFILE"),
    *("SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE"),
    *("HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy"),
}
"""All of the environment that the child sees; nobody's keys are among it."""


class Died:
    """Stands among reports where the process is gone."""


class ModelProcess:
    """One child process for everything that asks a model; it belongs to the event loop it was started in."""

    def __init__(self, command: tuple[str, ...] = WORKER, *, environment: Mapping[str, str] = os.environ) -> None:
        self._command = command
        self._environment = {name: value for name, value in environment.items() if name in _PASSED_ON}
        for name in ("NO_PROXY", "no_proxy"):  # a model on this machine is never behind a proxy
            self._environment[name] = ",".join(filter(None, (self._environment.get(name), "127.0.0.1,localhost")))
        self._process: asyncio.subprocess.Process | None = None
        self._reader: asyncio.Task[None] | None = None
        self._ready = asyncio.Event()
        self._starting = asyncio.Lock()
        self._waiting: dict[int, asyncio.Queue[Report | Died]] = {}
        self._starts = 0
        self._last_id = 0

    @property
    def is_running(self) -> bool:
        """True while there is a process to talk to."""
        return self._process is not None and self._process.returncode is None

    @property
    def can_start(self) -> bool:
        """False once it died as often as it may."""
        return self._starts < STARTS

    @property
    def pid(self) -> int | None:
        """The process's number; None where none runs."""
        return self._process.pid if self._process and self.is_running else None

    async def start(self) -> None:
        """Start the process unless it runs; it gets ready by itself. ChildProcessError where it died too often."""
        async with self._starting:
            if not self.is_running:
                await self._start()

    async def _start(self) -> None:
        if not self.can_start:
            raise ChildProcessError("the model process stopped twice")
        self._starts += 1
        self._ready = asyncio.Event()
        self._process = await asyncio.create_subprocess_exec(
            *self._command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env=self._environment,
            limit=LONGEST_LINE,
            start_new_session=True,  # Ctrl+C at the terminal is ours to answer
        )
        self._reader = asyncio.create_task(self._read(self._process))

    async def wait_until_ready(self) -> None:
        """Wait for the library to be loaded, or for the process to die."""
        await self._ready.wait()

    async def wait_until_gone(self) -> None:
        """Wait for a process that was killed to be seen as gone."""
        if self._reader:
            await asyncio.shield(self._reader)

    def open(self) -> tuple[int, "asyncio.Queue[Report | Died]"]:
        """A new number for an order, and where its reports will come."""
        self._last_id += 1
        reports: asyncio.Queue[Report | Died] = asyncio.Queue()
        self._waiting[self._last_id] = reports
        return self._last_id, reports

    def forget(self, number: int) -> None:
        """Nobody waits for this order's reports any more."""
        self._waiting.pop(number, None)

    def send(self, order: Order) -> None:
        """Give an order; where the process is gone, whoever waits learns it from the reports."""
        if self._process and self._process.stdin and self.is_running:
            with suppress(ConnectionError, RuntimeError):
                self._process.stdin.write(to_line(order))

    async def close(self) -> None:
        """Kill the process; nothing it still does is wanted."""
        process, self._process = self._process, None
        if process is None:
            return
        _kill(process)
        if self._reader:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._reader, _REAPED_WITHIN)

    async def _read(self, process: asyncio.subprocess.Process) -> None:
        if process.stdout is None:
            return
        try:
            async for line in process.stdout:
                self._pass_on(report_from(line))
        except (ValueError, ConnectionError):  # a line that is none of ours: what follows cannot be trusted
            _kill(process)
        try:
            await asyncio.wait_for(process.wait(), _REAPED_WITHIN)
        except TimeoutError:  # it speaks no more and lives on; killing one that is just gone would confuse its watcher
            _kill(process)
            await process.wait()
        if process.stdin:
            process.stdin.close()
        self._ready.set()
        for reports in self._waiting.values():
            reports.put_nowait(Died())

    def _pass_on(self, report: Report) -> None:
        if isinstance(report, Ready):
            self._ready.set()
        elif reports := self._waiting.get(report.id):
            reports.put_nowait(report)


def _kill(process: asyncio.subprocess.Process) -> None:
    with suppress(ProcessLookupError):
        process.kill()
