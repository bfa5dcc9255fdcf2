"""The expert's result of one scenario, computed once a machine and content."""

from benchmarks.interviews import library
from benchmarks.measuring import Row, in_turn, milliseconds
from scoring.utterance import analyze
from trainer.interview.expert import expert_of


def par(runs: int) -> list[Row]:
    """Play and score the expert script of the first shipped scenario."""
    casting = library()[0]
    lines = [line for line in casting.scenario.expert if line]
    found = in_turn(
        {
            "lines": lambda: milliseconds(lambda: [analyze(line) for line in lines]),
            "ours": lambda: milliseconds(lambda: expert_of(casting)),
        },
        runs=runs,
    )
    name = f"its {len(lines)} lines analysed"
    return [Row("the par of a scenario, computed", "ms", name, found["lines"], found["ours"])]
