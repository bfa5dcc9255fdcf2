"""The app in a terminal: how soon it is there, how fast it answers a key, and how soon it is gone."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from benchmarks.environments import programs
from benchmarks.interviews import ID, archive_in, begun, library, patient, talked
from benchmarks.measuring import Row, Target, in_turn
from benchmarks.processes import ROOT, workplace
from benchmarks.terminals import Terminal
from benchmarks.texts import questions
from trainer.interview.events import Ended
from trainer.interview.interview import Interview

KEYS = 60
"""Keys of one figure."""
_BARE = "bare and ready"
_HOME = ("Continue", "Scenarios")
_AFTER_START = 2.0
"""Seconds for what is read in the background; nobody finds a talk sooner."""
_SOON = 5.0
"""Seconds in which a program that has read a key writes something."""
_QUIT, _ENTER, _RIGHT = "\x11", "\r", "\x1b[C"
_BARE_TALK = "\x14"
OURS = (Path(sys.executable).parent / "trainer",)


@dataclass(frozen=True)
class Peers:
    """What ours is compared with; each a command, with words that it shows once it is ready."""

    bare: tuple[str | Path, ...]
    """The least that a program in the same toolkit is."""
    other: tuple[str | Path, ...]
    """Another program for talking in a terminal."""
    other_name: str
    other_shows: str

    @classmethod
    def pinned(cls) -> "Peers":
        """Both in environments of their own; making those needs the network once."""
        bare = (programs("textual") / "python", "-I", ROOT / "benchmarks" / "bare_app.py")
        return cls(bare, (programs("elia") / "elia",), "elia", "Welcome to Elia!")


def starting(runs: int, *, peers: Peers | None = None) -> list[Row]:
    """From the command to the first frame, and from the last key to a restored terminal.

    Args:
        runs: Starts of each.
        peers: What it is compared with; the pinned ones by default.
    """
    beside = peers or Peers.pinned()
    with workplace() as folder, _visited(folder / "ours", turns=3) as home:
        other = folder / "other"
        other.mkdir()
        found = in_turn(
            {
                "bare": lambda: _paint(beside.bare, home, _BARE),
                "other": lambda: _paint(beside.other, other, beside.other_shows),
                "ours": lambda: _paint(OURS, home, *_HOME),
                "bare memory": lambda: _held(beside.bare, home, _BARE),
                "ours memory": lambda: _held(OURS, home, *_HOME),
                "bare end": lambda: _leave(beside.bare, home, _BARE),
                "ours end": lambda: _leave(OURS, home, *_HOME),
            },
            runs=runs,
        )
    what, bare = "from the command to the first frame of home", "a bare app of the same toolkit"
    near, far = (Target(1.5, of="ratio"),), (Target(0.55, of="ratio"),)
    return [
        Row(what, "ms", bare, found["bare"], found["ours"], near),
        Row("the same", "ms", beside.other_name, found["other"], found["ours"], far),
        Row("memory at that moment", "MiB", bare, found["bare memory"], found["ours memory"], near),
        Row("from ctrl+q to a restored terminal", "ms", bare, found["bare end"], found["ours end"], (Target(150),)),
    ]


def typing(runs: int, *, peers: Peers | None = None, short: int = 20, long: int = 200, keys: int = KEYS) -> list[Row]:
    """From a key to the bytes that show it, in a short and in a long talk.

    Args:
        runs: Figures of each.
        peers: What it is compared with; the pinned ones by default.
        short: Turns of one talk.
        long: Turns of another.
        keys: Keys of each figure.
    """
    beside = peers or Peers.pinned()
    with ExitStack() as stack:
        folder = stack.enter_context(workplace())
        (folder / "other").mkdir()
        bare = stack.enter_context(Terminal(beside.bare, home=folder))
        bare.wait_for(_BARE)
        other = stack.enter_context(Terminal(beside.other, home=folder / "other"))
        other.wait_for(beside.other_shows)
        talks = {
            name: stack.enter_context(_talking(stack.enter_context(_visited(folder / name, turns=turns))))
            for name, turns in (("short", short), ("long", long))
        }
        arms = {"bare": bare, "other": other, **talks}
        usual = in_turn({name: _keys(arm, keys, median) for name, arm in arms.items()}, runs=runs)
        slow = in_turn({name: _keys(arm, keys, _slowest) for name, arm in arms.items()}, runs=runs)
    what = f"from a key to its frame, in a talk of {short} turns"
    bare_name = "a bare app of the same toolkit"
    return [
        Row(what, "ms", bare_name, usual["bare"], usual["short"], (Target(1.5, of="ratio"),)),
        Row("the same", "ms", beside.other_name, usual["other"], usual["short"]),
        Row("the same, 95th percentile", "ms", bare_name, slow["bare"], slow["short"], (Target(10),)),
        Row(
            f"in a talk of {long} turns",
            "ms",
            f"of {short} turns",
            usual["short"],
            usual["long"],
            (Target(1.5, of="ratio"),),
        ),
    ]


def taking_up(runs: int, *, peers: Peers | None = None, resumed: int = 200, debriefed: int = 100) -> list[Row]:
    """From enter on home to a kept talk, and to its debrief.

    Args:
        runs: Figures of each.
        peers: What it is compared with; the pinned ones by default.
        resumed: Turns of the talk that is gone on with.
        debriefed: Turns of the one that is over.
    """
    beside = peers or Peers.pinned()
    with (
        workplace() as folder,
        _visited(folder / "resumed", turns=resumed) as going,
        _visited(folder / "over", turns=debriefed, is_over=True) as over,
    ):
        found = in_turn(
            {
                "bare": lambda: _opened(beside.bare, folder, _BARE, _BARE_TALK, "that was all of it"),
                "resumed": lambda: _opened(OURS, going, "Scenarios", _ENTER, _said_last(resumed)),
                "debrief": lambda: _opened(OURS, over, "Scenarios", _ENTER, "Commitments", first=_RIGHT),
            },
            runs=runs,
        )
    name = "forty texts shown by a bare app"
    return [
        Row(
            f"a talk of {resumed} turns on the screen again",
            "ms",
            name,
            found["bare"],
            found["resumed"],
            (Target(200),),
        ),
        Row(
            f"the debrief of {debriefed} turns on the screen",
            "ms",
            name,
            found["bare"],
            found["debrief"],
            (Target(150),),
        ),
    ]


@contextmanager
def _visited(home: Path, *, turns: int, is_over: bool = False) -> Iterator[Path]:
    """A home in which somebody has talked, and has looked at what there is."""
    home.mkdir()
    with archive_in(home) as archive:
        interview = begun(patient(library()[0]))
        events = talked(interview, _script(turns))
        if is_over:
            events = [*events, _ended(interview)]
        archive.append(ID, events, after=0)
        archive.keep_setting("started_before", "yes")
    with Terminal(OURS, home=home) as terminal:
        terminal.wait_for("Scenarios")
        terminal.wait_for_quiet()
        terminal.press(_QUIT)
        terminal.wait_for_end()
    yield home


def _script(turns: int) -> list[str]:
    return [questions()[n % len(questions())] for n in range(turns)]


def _said_last(turns: int) -> str:
    """The beginning of what was said last, as far as no line of the screen can break it."""
    return " ".join(_script(turns)[-1].split()[:2])


def _ended(interview: Interview) -> Ended:
    return interview.end("interviewer", now=interview.started.at)


@contextmanager
def _talking(home: Path) -> Iterator[Terminal]:
    """The app in the middle of the talk that was kept there."""
    with Terminal(OURS, home=home) as terminal:
        terminal.wait_for("Scenarios")
        terminal.wait_for_quiet()
        terminal.press(_ENTER)
        terminal.wait_for("coached")
        yield terminal


def _paint(command: tuple[str | Path, ...], home: Path, *shows: str) -> float:
    with Terminal(command, home=home) as terminal:
        return terminal.wait_for(*shows)


def _held(command: tuple[str | Path, ...], home: Path, *shows: str) -> float:
    with Terminal(command, home=home) as terminal:
        terminal.wait_for(*shows)
        return terminal.memory()


def _leave(command: tuple[str | Path, ...], home: Path, *shows: str) -> float:
    with Terminal(command, home=home) as terminal:
        terminal.wait_for(*shows)
        terminal.wait_for_quiet()
        terminal.press(_QUIT)
        return terminal.wait_for_end()


def _opened(command: tuple[str | Path, ...], home: Path, shows: str, key: str, then: str, *, first: str = "") -> float:
    with Terminal(command, home=home) as terminal:
        terminal.wait_for(shows)
        terminal.settle(_AFTER_START)
        if first:
            terminal.press(first)
            terminal.wait_for_quiet()
        terminal.press(key)
        try:
            return terminal.wait_for(then, within=_SOON)
        except TimeoutError:  # on a busy machine a key may come before the program reads keys, and is lost
            terminal.press(key)
            return terminal.wait_for(then)


def _keys(terminal: Terminal, keys: int, summed_up: Callable[[list[float]], float]) -> Callable[[], float]:
    """Letters, one after the other, each awaited."""

    def figure() -> float:
        return summed_up([terminal.frame_after("abcdefgh "[n % 9]) for n in range(keys)])

    return figure


def _slowest(figures: list[float]) -> float:
    """The 95th percentile."""
    return quantiles(figures, n=20)[-1] if len(figures) > 1 else figures[0]
