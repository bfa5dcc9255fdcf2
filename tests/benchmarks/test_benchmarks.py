"""The benchmarks run, and say what they found; none of these tests asks how fast anything is."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import processes
from benchmarks.__main__ import BENCHMARKS, main
from benchmarks.analysis import analysis
from benchmarks.append import append
from benchmarks.board import board
from benchmarks.command_line import command_line
from benchmarks.measuring import Row, Spread
from benchmarks.memory import memory
from benchmarks.models import Program, answering, model_process, streaming, warming
from benchmarks.par import par
from benchmarks.past import opening, past
from benchmarks.paste import LENGTHS, paste
from benchmarks.reopening import reopening
from benchmarks.screens import Peers, starting, taking_up, typing
from benchmarks.texts import paste as prose
from benchmarks.turn import turn

BARE = (sys.executable, "-I", str(processes.ROOT / "benchmarks" / "bare_app.py"))
NOBODY_ELSE = Peers(BARE, BARE, "itself", "bare and ready")
OURS_AGAIN = replace(Program.ours(), name="ours again")

SMALLEST: dict[str, Callable[[], list[Row]]] = {
    "command-line": lambda: command_line(1, peer=[sys.executable, "-c", "pass"]),
    "turn": lambda: turn(1, early=3, late=6),
    "analysis": lambda: analysis(1, texts=20),
    "paste": lambda: paste(1, times=1),
    "append": lambda: append(1, most=5),
    "reopening": lambda: reopening(1, resume=3, debrief=3),
    "par": lambda: par(1),
    "memory": lambda: memory(1),
    "past": lambda: past(1, interviews=200, turns=2),
    "opening": lambda: opening(1, interviews=200, turns=2),
    "board": lambda: board(1, bests=5_000),
    "starting": lambda: starting(1, peers=NOBODY_ELSE),
    "typing": lambda: typing(1, peers=NOBODY_ELSE, short=1, long=2, keys=2),
    "taking-up": lambda: taking_up(1, peers=NOBODY_ELSE, resumed=2, debriefed=2),
    "model-process": lambda: model_process(1, calls=1),
    "answering": lambda: answering(1, peer=OURS_AGAIN, typing=0.1),
    "streaming": lambda: streaming(1, peer=OURS_AGAIN, typing=0.1),
    "warming": lambda: warming(1, keys=2),
}
NEEDS_A_NETWORK = {"setting-up"}


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "cache_folder", lambda: tmp_path / "cache")


@pytest.mark.parametrize("name", SMALLEST)
def test_a_benchmark_of_the_engine_measures_both_sides(name: str) -> None:
    rows = SMALLEST[name]()

    assert rows
    for row in rows:
        assert 0 < row.ours.low <= row.ours.median <= row.ours.high
        assert 0 < row.baseline.low <= row.baseline.median <= row.baseline.high


def test_every_benchmark_that_needs_no_network_is_tried_here() -> None:
    assert set(SMALLEST) | NEEDS_A_NETWORK == set(BENCHMARKS)


def test_a_paste_has_the_length_that_was_asked_for() -> None:
    for length in LENGTHS:
        assert len(prose(length)) == length
        assert len(prose(length, stops=False)) == length


def test_a_name_that_no_benchmark_has_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["turm"])

    assert "turm" in capsys.readouterr().err


def test_the_page_is_never_written_from_a_part_of_the_benchmarks(tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        main(["turn", "--write", str(tmp_path / "page.md")])


def test_a_benchmark_that_fails_is_told_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def unreachable(_runs: int) -> list[Row]:
        raise OSError("no network")

    one = Spread.of([1.0])

    monkeypatch.setitem(BENCHMARKS, "command-line", unreachable)
    monkeypatch.setitem(BENCHMARKS, "paste", lambda _runs: [Row("a paste", "ms", "regexes", one, one)])

    assert main(["command-line", "paste", "--table"]) == 1
    told = capsys.readouterr().out
    assert "- command-line: no network" in told
    assert "| a paste |" in told
