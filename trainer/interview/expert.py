"""Plays the expert script of a scenario, to know what can be reached: expert evidence and par."""

from collections.abc import Sequence
from datetime import UTC, datetime

from scenarios.files import Casting
from scoring.rubric import current_rubric
from scoring.scorecard import Expert, measure_expert
from trainer.interview.accounts import exchanges_of, ledger_of
from trainer.interview.interview import Interview

EXPERT_SEED = 1
"""Chance only picks phrases, so any seed would do; a fixed one gives the same words, and so the same talk share."""

NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)
"""When talks took place that nobody held."""


def played(casting: Casting, script: Sequence[str], *, seed: int = EXPERT_SEED) -> Interview:
    """The interview a script makes, to its end or the customer's going; nothing is stored."""
    interview = Interview.begin(casting, interview="script", seed=seed, voice="embedded", now=NO_DAY)
    for line in script:
        asked = interview.ask(line, now=NO_DAY)
        interview.take(asked)
        interview.take(interview.decide(asked))
        if reason := interview.left_because:
            interview.take(interview.end(reason, now=NO_DAY))
            break
    return interview


def expert_of(casting: Casting) -> Expert:
    """What the scenario's expert script reaches; takes as long as thirty turns."""
    interview = played(casting, casting.scenario.expert)
    rubric = current_rubric()
    return measure_expert(exchanges_of(interview), ledger_of(interview, rubric), rubric)
