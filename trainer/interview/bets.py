"""What an interviewer concludes before the truth is shown."""

from dataclasses import replace

from scenarios.model import Scenario
from trainer.errors import WrongUseError
from trainer.interview.events import BetPlaced
from trainer.interview.interview import Interview
from trainer.interview.views import BeliefView, BetView


def unplaced(scenario: Scenario) -> tuple[BetView, ...]:
    """What is to be concluded."""
    return tuple(
        BetView(bet.id, bet.ask, tuple((option.id, option.text) for option in bet.options)) for bet in scenario.bets
    )


def bets_of(interview: Interview) -> tuple[BetView, ...]:
    """What is to be concluded, with what was concluded so far and what was believed before the talk."""
    views = []
    for view in unplaced(interview.casting.scenario):
        if before := interview.beliefs.get(view.id):
            view = replace(view, before=BeliefView(view.id, before.answer, before.confidence))
        if placed := interview.bets.get(view.id):
            view = replace(view, answer=placed.answer, confidence=placed.confidence, turn=placed.turn)
        views.append(view)
    return tuple(views)


def insights_of(interview: Interview) -> int:
    """How many bets the talk changed: answered before it and after it, and not alike. Being surer changes none."""
    after, before = interview.bets, interview.beliefs
    return sum(after[bet].answer != before[bet].answer for bet in after.keys() & before.keys())


def checked(placed: BetPlaced, scenario: Scenario) -> BetPlaced:
    """A bet that the scenario asks for; WrongUseError where its answer, confidence or turn does not exist."""
    options = {bet.id: {option.id for option in bet.options} for bet in scenario.bets}
    if placed.answer not in options.get(placed.bet, set()):
        raise WrongUseError(
            f"there is no answer {placed.answer!r} to a bet {placed.bet!r}", remedy="choose one of those offered"
        )
    if not 0 <= placed.confidence <= 1:
        raise WrongUseError(f"{placed.confidence!r} is no confidence", remedy="give 0 to 1")
    if placed.turn is not None and placed.turn < 1:
        raise WrongUseError(f"there is no turn {placed.turn}", remedy="name one that was said")
    return placed
