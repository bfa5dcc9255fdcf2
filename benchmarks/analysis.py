"""Analysis of utterances in bulk, and what it takes to have the analyser ready."""

import time
from collections.abc import Callable, Sequence

from benchmarks.measuring import Row, Target, in_turn
from benchmarks.processes import figure_from, workplace
from benchmarks.texts import REGEXES, Said, corpus, regexes, regexes_found
from scoring.utterance import analyze

_LOAD_OURS = """
import time
began = time.perf_counter()
from scoring.utterance import analyze
analyze("What happened the last time?")
print((time.perf_counter() - began) * 1000)
"""
_LOAD_REGEXES = """
import sys, time
began = time.perf_counter()
import re
regexes = [re.compile(line, re.IGNORECASE) for line in open(sys.argv[1], encoding="utf-8").read().splitlines()]
[regex.search("What happened the last time?") for regex in regexes]
print((time.perf_counter() - began) * 1000)
"""


def analysis(runs: int, *, texts: int | None = None) -> list[Row]:
    """Analyse the whole corpus again and again, and load the analyser in fresh interpreters.

    Args:
        runs: Passes, and loadings.
        texts: Only so many of the corpus.
    """
    said = corpus()[:texts]
    count = f"{len(regexes())} regexes"
    found = in_turn(
        {
            "regexes": lambda: _rate(lambda one: regexes_found(one.text), said),
            "ours": lambda: _rate(lambda one: analyze(one.text, one.talk), said),
        },
        runs=runs,
    )
    with workplace() as home:
        loading = in_turn(
            {
                "regexes": lambda: figure_from(_LOAD_REGEXES, str(REGEXES), home=home),
                "ours": lambda: figure_from(_LOAD_OURS, home=home),
            },
            runs=runs,
        )
    return [
        Row(
            "utterances analysed, by one core",
            "a second",
            f"{count} on the same texts",
            found["regexes"],
            found["ours"],
            (Target(2000, at_least=True),),
        ),
        Row(
            "the analyser loaded, its first utterance included",
            "ms",
            f"{count} compiled",
            loading["regexes"],
            loading["ours"],
            (Target(60),),
        ),
    ]


def _rate(judge: Callable[[Said], object], said: Sequence[Said]) -> float:
    """Texts a second of this process's own time; what others do on the machine meanwhile does not count."""
    began = time.process_time()
    for one in said:
        judge(one)
    return len(said) / (time.process_time() - began)
