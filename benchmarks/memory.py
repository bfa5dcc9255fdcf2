"""How much memory a whole interview takes, from start to debrief, without a model."""

from benchmarks.interviews import library
from benchmarks.measuring import Row, Target, in_turn
from benchmarks.processes import figure_from, workplace

_PEAK = """
import atexit, re, sys
def told():
    # The system's own count of a child begins with its parent's size; this one does not.
    peak = re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())
    print("\\npeak", int(peak[1]) / 1024)
atexit.register(told)
"""
_BARE = _PEAK + "import textual.app"
_TRAINER = _PEAK + "from trainer.cli import main; main()"


def memory(runs: int) -> list[Row]:
    """Play the expert script, kept in the archive, and read the peak of the process; on Linux only."""
    casting = library()[0]
    with workplace() as home:
        script = home / "script.txt"
        script.write_text("\n".join(casting.scenario.expert) + "\n", encoding="utf-8")
        played = ["play", casting.id, "--save", "--script", str(script)]
        found = in_turn(
            {
                "bare": lambda: figure_from(_BARE, home=home),
                "ours": lambda: figure_from(_TRAINER, *played, home=home),
            },
            runs=runs,
            warm_up=False,  # memory needs none
        )
    name = "`import textual.app` alone"
    return [
        Row("memory, a whole interview without a model", "MiB", name, found["bare"], found["ours"], (Target(70),)),
    ]
