"""Asks a model through the child process: deadlines, completeness, faults in words, and never a key."""

import asyncio
from collections.abc import AsyncGenerator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, assert_never

from trainer.llm.endpoint import Endpoint
from trainer.llm.faults import Fault, FaultKind
from trainer.llm.process import Died, ModelProcess
from trainer.llm.redaction import Redactor, StreamRedactor
from trainer.llm.wire import Ask, Finished, Message, Piece, Price, Priced, Ready, Report, Stop, Trouble


@dataclass(frozen=True, slots=True)
class Deadlines:
    """How long is waited, in seconds."""

    start: float = 30.0
    """For the child process to load its library."""
    first: float = 20.0
    """For the first words."""
    gap: float = 15.0
    """Between words."""
    total: float = 120.0
    """For the whole answer."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What an answer used; None where nobody knows."""

    tokens_in: int | None = None
    tokens_out: int | None = None
    cost: float | None = None
    """US dollars."""


@dataclass(frozen=True, slots=True)
class Delta:
    """The next words."""

    text: str


@dataclass(frozen=True, slots=True)
class Done:
    """The answer is over."""

    usage: Usage
    is_whole: bool = True
    """False where a limit of length cut it."""


@dataclass(frozen=True, slots=True)
class Failed:
    """The answer failed; nothing follows."""

    fault: Fault


Happening = Delta | Done | Failed


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a model is asked."""

    messages: Sequence[Message]
    most_tokens: int
    most_characters: int
    form: Mapping[str, Any] | None = None
    """A JSON Schema of the answer. Some models are held to it, others only told: it has to be checked all the same."""


class Model(Protocol):
    """Something that answers prompts; a voice needs no more of it."""

    def ask(self, prompt: Prompt) -> AsyncGenerator[Happening, None]:
        """Deltas, then one `Done` or `Failed`. Leaving the iterator stops the answer."""
        ...


@dataclass
class ModelClient:
    """One model, asked through the shared child process."""

    process: ModelProcess
    endpoint: Endpoint
    deadlines: Deadlines = field(default_factory=Deadlines)

    async def warm(self) -> None:
        """Let the child process load its library while nobody waits for it."""
        if self.process.can_start:
            await self.process.start()

    async def ask(self, prompt: Prompt) -> AsyncGenerator[Happening, None]:
        """See Model. A process that dies before the first word is started again, once."""
        if self.endpoint.needs_key and not self.endpoint.key:
            yield Failed(self.endpoint.fault(FaultKind.NO_KEY))
            return
        while True:
            has_spoken = False
            async for happening in self._ask_once(prompt):
                died = isinstance(happening, Failed) and happening.fault.kind is FaultKind.WORKER_DIED
                if died and not has_spoken and self.process.can_start:
                    break
                has_spoken = True
                yield happening
            else:
                return

    async def price(self) -> Priced | None:
        """What a million tokens cost; None where the process does not say."""
        if not await self._is_ready():
            return None
        number, reports = self.process.open()
        try:
            self.process.send(Price(number, self.endpoint.model, self.endpoint.address))
            report = await asyncio.wait_for(reports.get(), self.deadlines.first)
        except TimeoutError:
            return None
        finally:
            self.process.forget(number)
        return report if isinstance(report, Priced) else None

    async def _is_ready(self) -> bool:
        try:
            await self.process.start()
            await asyncio.wait_for(self.process.wait_until_ready(), self.deadlines.start)
        except (ChildProcessError, OSError, TimeoutError):
            return False
        return self.process.is_running

    async def _ask_once(self, prompt: Prompt) -> AsyncGenerator[Happening, None]:
        if not await self._is_ready():
            yield Failed(self.endpoint.fault(FaultKind.WORKER_DIED))
            return
        number, reports = self.process.open()
        self.process.send(self._order(number, prompt))
        hearing = _Hearing(self.endpoint, self.deadlines, reports)
        try:
            async for happening in hearing.happenings():
                yield happening
        finally:
            self.process.forget(number)
            if not hearing.is_over:
                self.process.send(Stop(number))

    def _order(self, number: int, prompt: Prompt) -> Ask:
        endpoint = self.endpoint
        return Ask(
            id=number,
            model=endpoint.model,
            address=endpoint.address,
            version=endpoint.version,
            key=endpoint.key,
            messages=list(prompt.messages),
            most_tokens=prompt.most_tokens,
            most_characters=prompt.most_characters,
            read_seconds=self.deadlines.total,
            form=dict(prompt.form) if prompt.form else None,
        )


class _Hearing:
    """The reports of one answer, within its deadlines."""

    def __init__(self, endpoint: Endpoint, deadlines: Deadlines, reports: "asyncio.Queue[Report | Died]") -> None:
        self._endpoint, self._deadlines, self._reports = endpoint, deadlines, reports
        self._words = StreamRedactor(Redactor(endpoint.key))
        self._has_begun = False
        self._ends_at = asyncio.get_running_loop().time() + deadlines.total
        self.is_over = False
        """True once the child has nothing more to do for it."""

    async def happenings(self) -> AsyncGenerator[Happening, None]:
        """What happens until the end."""
        while True:
            try:
                report = await asyncio.wait_for(self._reports.get(), self._patience())
            except TimeoutError:
                yield Failed(self._endpoint.fault(self._lateness()))
                return
            if isinstance(report, Piece):
                self._has_begun = True
                if text := self._words.feed(report.text):
                    yield Delta(text)
                continue
            self.is_over = True
            if rest := self._words.finish():
                yield Delta(rest)
            yield self._end(report)
            return

    def _patience(self) -> float:
        left = self._ends_at - asyncio.get_running_loop().time()
        return max(0.0, min(left, self._deadlines.gap if self._has_begun else self._deadlines.first))

    def _lateness(self) -> FaultKind:
        if asyncio.get_running_loop().time() >= self._ends_at:
            return FaultKind.TOO_LONG
        return FaultKind.STALLED if self._has_begun else FaultKind.LATE

    def _end(self, report: Finished | Trouble | Ready | Priced | Died) -> Happening:
        match report:
            case Finished():
                usage = Usage(report.tokens_in, report.tokens_out, report.cost)
                return Done(usage, is_whole=report.ending == "stop")
            case Trouble():
                kind = FaultKind(report.kind)
                return Failed(self._endpoint.fault(kind, detail=report.detail, wait_seconds=report.wait_seconds))
            case Ready() | Priced() | Died():
                return Failed(self._endpoint.fault(FaultKind.WORKER_DIED))
            case _:
                assert_never(report)
