"""A talk with a model: from enter to its first words, how late its last ones are, and what it takes from the screen."""

import asyncio
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from select import select
from statistics import median, quantiles

from benchmarks.environments import programs
from benchmarks.interviews import ID, archive_in, begun, library, patient, talked
from benchmarks.measuring import Row, Spread, Target, in_turn
from benchmarks.model_server import ModelServer, serving
from benchmarks.processes import figure_from, workplace
from benchmarks.terminals import Terminal
from trainer.llm.client import Delta, ModelClient, Prompt
from trainer.llm.endpoint import Endpoint
from trainer.llm.process import WORKER, ModelProcess

QUESTION = "How does somebody book a seat here at the moment?"
OURS = Path(sys.executable).parent / "trainer"
_TYPING = 6.0
"""Seconds for a person to read and type; what is prewarmed has them to get ready in."""
_FAST, _STEADY = 0.005, 0.02
"""Seconds between two tokens; the second is fifty a second."""
_CALLS = 15
_BARE_CALLS = """
import asyncio, os, sys, time
os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"
import litellm
litellm.suppress_debug_info = True
asked = [{"role": "user", "content": sys.argv[2]}]
async def first():
    began = time.perf_counter()
    stream = await litellm.acompletion(
        model="openai/tiny", api_base=sys.argv[1], api_key="none", stream=True, messages=asked
    )
    async for chunk in stream:
        if chunk.choices and chunk.choices[0].delta.content:
            took = (time.perf_counter() - began) * 1000
            break
    await stream.aclose()
    return took
async def main():
    figures = sorted([await first() for _ in range(int(sys.argv[3]) + 3)][3:])
    print(figures[len(figures) // 2])
asyncio.run(main())
"""


@dataclass(frozen=True)
class Program:
    """A program for talking with a model in a terminal."""

    name: str
    command: tuple[str | Path, ...]
    env: Callable[[Path, str], dict[str, str]]
    """From its home and the address of the model."""
    ready: str
    """What it shows once it can be typed into."""
    send: str
    """The key that sends."""
    tokens: int
    """How many tokens are awaited first: one, or a sentence where that is looked at as a whole."""
    again: str = ""
    """What it shows once it can be typed into again; nothing where that is at once."""

    @classmethod
    def ours(cls) -> "Program":
        """The plain talk; it shows a sentence once that is whole and looked at."""
        command = (OURS, "play", "full-house", "--voice", "model")
        return cls("ours", command, _our_settings, "You: ", "\r", 9, "You: ")

    @classmethod
    def pinned(cls) -> "Program":
        """Elia in an environment of its own; making that needs the network once."""
        return cls("elia", (programs("elia") / "elia",), _elia_settings, "Welcome to Elia!", "\n", 1)


def answering(runs: int, *, peer: Program | None = None, typing: float = _TYPING) -> list[Row]:
    """From enter to the first words of an answer on the screen, of the first message and of a later one.

    Args:
        runs: Talks with each.
        peer: What it is compared with; the pinned one by default.
        typing: Seconds from the first frame to enter.
    """
    beside, ours = peer or Program.pinned(), Program.ours()
    with ExitStack() as stack:
        folder, server = stack.enter_context(workplace()), stack.enter_context(serving(_FAST))

        def first(program: Program) -> Callable[[], float]:
            return lambda: _first_answer(program, folder, server, typing)

        found = in_turn({"peer": first(beside), "ours": first(ours)}, runs=runs, warm_up=False)
        talks = [stack.enter_context(_talk(program, folder, server, typing)) for program in (beside, ours)]
        for talk in talks:
            talk.ask()
        later = in_turn({"peer": talks[0].ask, "ours": talks[1].ask}, runs=runs)
    what, name = "from enter to the first sentence of a model on loopback", f"{beside.name}, its first token"
    return [
        Row(f"{what}, first message", "ms", name, found["peer"], found["ours"], (Target(0.15, of="ratio"),)),
        Row("the same, later messages", "ms", name, later["peer"], later["ours"], (Target(0.5, of="ratio"),)),
    ]


def streaming(runs: int, *, peer: Program | None = None, typing: float = _TYPING) -> list[Row]:
    """Fifty tokens a second: how late the last one is on the screen, and what showing them takes of a core.

    Args:
        runs: Answers of each.
        peer: What it is compared with; the pinned one by default.
        typing: Seconds from the first frame to enter.
    """
    beside, ours = peer or Program.pinned(), Program.ours()
    with ExitStack() as stack:
        folder, server = stack.enter_context(workplace()), stack.enter_context(serving(_STEADY))
        parts: dict[str, list[float]] = {"peer": [], "ours": []}

        def second(name: str, program: Program) -> Callable[[], float]:
            return lambda: _second_answer(program, folder, server, typing, parts[name])

        arms = {"peer": second("peer", beside), "ours": second("ours", ours)}
        late = in_turn(arms, runs=runs, warm_up=False)
        part = {name: Spread.of(figures) for name, figures in parts.items()}
    return [
        Row("the last of 50 tokens a second on the screen, after it was sent", "ms", beside.name, late["peer"],
            late["ours"], (Target(50),)),
        Row("of a core meanwhile", "%", beside.name, part["peer"], part["ours"], (Target(10),)),
    ]  # fmt: skip


def model_process(runs: int, *, calls: int = _CALLS) -> list[Row]:
    """To a first token through the pipe of the model process, beside the library called as it is.

    Args:
        runs: Processes of each.
        calls: Calls of each, after those that warm it up.
    """
    with serving(0.0) as server, workplace() as home:
        found = in_turn(
            {
                "bare": lambda: figure_from(_BARE_CALLS, server.address, QUESTION, str(calls), home=home),
                "ours": lambda: asyncio.run(_piped(server, calls)),
            },
            runs=runs,
            warm_up=False,
        )
    name = "`litellm.acompletion`"
    return [Row("a first token through the model process", "ms", name, found["bare"], found["ours"])]


def warming(runs: int, *, keys: int = 20) -> list[Row]:
    """From a key to its frame while a model process loads its library, beside the same at rest.

    Args:
        runs: Loads.
        keys: Keys typed at rest for each figure; during a load as many as fit.
    """
    with workplace() as home, _in_a_talk(home) as terminal:
        slowest: list[float] = []

        def loading() -> float:
            figures = _keys_while_loading(terminal)
            slowest.append(max(figures))
            return _high(figures)

        found = in_turn(
            {"quiet": lambda: _high([_key(terminal, n) for n in range(keys)]), "loading": loading}, runs=runs
        )
        stalls = in_turn({"slowest": iter(slowest[-runs:]).__next__}, runs=runs, warm_up=False)
    return [
        Row("from a key to its frame while a model process loads, 95th percentile", "ms", "at rest", found["quiet"],
            found["loading"], (Target(2, of="ratio"),)),
        Row("the slowest key of a load", "ms", "95th percentile at rest", found["quiet"], stalls["slowest"],
            (Target(33),)),
    ]  # fmt: skip


class _Talk:
    """A talk that goes on in a terminal."""

    def __init__(self, program: Program, terminal: Terminal, server: ModelServer) -> None:
        self._program, self._terminal, self._server = program, terminal, server
        self._asked = 0

    def ask(self) -> float:
        """Milliseconds from the key that sends to what is awaited first."""
        self._send()
        figure = self._terminal.wait_for(" ".join(self._coming[: self._program.tokens]))
        self._hear_out()
        return figure

    def lateness(self, parts: list[float]) -> float:
        """Milliseconds from the last token, as it was sent, to its words on the screen.

        Args:
            parts: Where per cent of a core are noted, from the first token to the last.
        """
        taken: list[tuple[float, float]] = []
        self._server.note = lambda: taken.append((time.perf_counter(), _seconds_of(self._terminal.process.pid)))
        self._send()
        seen = self._terminal.began + self._terminal.wait_for(self._coming[-1]) / 1000
        figure = (seen - self._server.sent_last) * 1000
        self._server.note = None
        (began, before), (ended, after) = taken
        parts.append(100 * (after - before) / (ended - began))
        self._hear_out()
        return figure

    @property
    def _coming(self) -> list[str]:
        """The tokens of the answer that was asked for."""
        return self._server.tokens_of(self._asked)

    def _send(self) -> None:
        self._terminal.wait_for_quiet()
        self._terminal.press(QUESTION)
        self._terminal.wait_for_quiet()
        self._server.done.clear()
        self._asked = self._server.answers + 1
        self._terminal.press(self._program.send)

    def _hear_out(self) -> None:
        self._server.done.wait(10)
        if self._program.again:
            self._terminal.wait_for(self._program.again)
        self._terminal.wait_for_quiet()


def _first_answer(program: Program, folder: Path, server: ModelServer, typing: float) -> float:
    with _talk(program, folder, server, typing) as talk:
        return talk.ask()


def _second_answer(program: Program, folder: Path, server: ModelServer, typing: float, parts: list[float]) -> float:
    """Of a talk of its own each time, all of which fits the screen."""
    with _talk(program, folder, server, typing) as talk:
        talk.ask()
        return talk.lateness(parts)


@contextmanager
def _talk(program: Program, folder: Path, server: ModelServer, typing: float) -> Iterator[_Talk]:
    home = Path(tempfile.mkdtemp(dir=folder))  # of its own each time: who has talked before is greeted differently
    with Terminal(program.command, home=home, env=program.env(home, server.address)) as terminal:
        terminal.wait_for(program.ready)
        terminal.settle(typing)
        yield _Talk(program, terminal, server)


def _our_settings(_home: Path, address: str) -> dict[str, str]:
    return {"TRAINER_MODEL": "openai/tiny", "TRAINER_MODEL_ADDRESS": address}


def _elia_settings(home: Path, address: str) -> dict[str, str]:
    """Its price list from its own files, as ours: it would otherwise wait for the network first."""
    (home / "elia").mkdir(exist_ok=True)
    settings = f'default_model = "tiny"\n[[models]]\nid = "tiny"\nname = "openai/tiny"\napi_base = "{address}"\n'
    (home / "elia" / "config.toml").write_text(f'{settings}api_key = "none"\n', encoding="utf-8")
    return {
        "XDG_CONFIG_HOME": str(home),
        "XDG_DATA_HOME": str(home),
        "LITELLM_LOCAL_MODEL_COST_MAP": "True",
        "OPENAI_API_KEY": "none",
    }


def _seconds_of(pid: int) -> float:
    """What a process and its children have taken of a core; on Linux only."""
    parents = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(status.parent.name)] = int(status.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    family = {pid}
    while more := {child for child, parent in parents.items() if parent in family} - family:
        family |= more
    threads = [thread for member in family for thread in Path(f"/proc/{member}/task").glob("*/schedstat")]
    return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e9


async def _piped(server: ModelServer, calls: int) -> float:
    """The median of warm calls, in milliseconds."""
    process = ModelProcess()
    client = ModelClient(process, Endpoint("openai/tiny", server.address))
    prompt = Prompt([{"role": "user", "content": QUESTION}], most_tokens=200, most_characters=2_000)

    async def first() -> float:
        began, took = time.perf_counter(), 0.0
        async for happening in client.ask(prompt):
            if isinstance(happening, Delta) and not took:
                took = (time.perf_counter() - began) * 1000
        return took

    try:
        return median([await first() for _ in range(calls + 3)][3:])
    finally:
        await process.close()


@contextmanager
def _in_a_talk(home: Path) -> Iterator[Terminal]:
    """The app in the middle of a talk of three turns."""
    with archive_in(home) as archive:
        archive.append(ID, talked(begun(patient(library()[0])), [QUESTION] * 3), after=0)
        archive.keep_setting("started_before", "yes")
    with Terminal((OURS,), home=home) as terminal:
        terminal.wait_for("Scenarios")
        terminal.wait_for_quiet()
        terminal.press("\r")
        terminal.wait_for("coached")
        terminal.wait_for_quiet()
        yield terminal


def _keys_while_loading(terminal: Terminal) -> list[float]:
    """Every key typed until a fresh model process says that it is ready."""
    with subprocess.Popen(WORKER, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        figures: list[float] = []
        try:
            while not _has_spoken(process):
                figures.append(_key(terminal, len(figures)))
        finally:
            process.kill()
    return figures


def _has_spoken(process: "subprocess.Popen[bytes]") -> bool:
    assert process.stdout is not None
    return bool(select([process.stdout], [], [], 0)[0])


def _key(terminal: Terminal, n: int) -> float:
    return terminal.frame_after("abcdefgh "[n % 9])


def _high(figures: list[float]) -> float:
    """The 95th percentile."""
    return quantiles(figures, n=20)[-1] if len(figures) > 1 else figures[0]
