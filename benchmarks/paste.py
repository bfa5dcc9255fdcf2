"""The longest utterance that is accepted, and how the time for an utterance grows with its length."""

from collections.abc import Callable
from functools import partial

from benchmarks.measuring import Row, Target, in_turn, milliseconds
from benchmarks.texts import paste as prose
from benchmarks.texts import regexes, regexes_found
from scoring.utterance import analyze
from trainer.interview.utterances import LONGEST_UTTERANCE

LENGTHS = (500, 1000, 2000, LONGEST_UTTERANCE)
_FRAME = 1000 / 60
_LINEAR = 1.25 * LENGTHS[-1] / LENGTHS[0]
"""As the text grows, and a quarter more for noise."""

Judge = Callable[[str], object]


def paste(runs: int, *, times: int = 5) -> list[Row]:
    """Analyse pastes of four lengths, punctuated as people do, and one endless sentence.

    Args:
        runs: Figures of each.
        times: Calls that one figure is the average of.
    """
    usual = [prose(length) for length in LENGTHS]
    endless = [prose(length, stops=False) for length in LENGTHS]
    rows = [_row(f"a paste of {len(text):,} characters", text, runs, times) for text in usual]
    growth = _growth_row("from 500 to 4,000 characters", usual, runs, times)
    return [
        *rows,
        growth,
        _row("4,000 characters without a stop", endless[-1], runs, times),
        _growth_row("from 500 to 4,000 of those", endless, runs, times),
    ]


def _row(what: str, text: str, runs: int, times: int) -> Row:
    ours, plain = partial(_duration, analyze, text, times), partial(_duration, regexes_found, text, times)
    found = in_turn({"ours": ours, "regexes": plain}, runs=runs)
    return Row(what, "ms", f"{len(regexes())} regexes", found["regexes"], found["ours"], (Target(_FRAME),))


def _growth_row(what: str, texts: list[str], runs: int, times: int) -> Row:
    ours, plain = partial(_growth, analyze, texts, times), partial(_growth, regexes_found, texts, times)
    found = in_turn({"ours": ours, "regexes": plain}, runs=runs)
    return Row(what, "times", f"{len(regexes())} regexes", found["regexes"], found["ours"], (Target(_LINEAR),))


def _duration(judge: Judge, text: str, times: int) -> float:
    return milliseconds(lambda: judge(text), times=times)


def _growth(judge: Judge, texts: list[str], times: int) -> float:
    return _duration(judge, texts[-1], times) / _duration(judge, texts[0], times)
