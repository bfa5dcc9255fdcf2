"""What an interviewer concludes before the truth is shown."""

from scenarios.model import Scenario
from trainer.errors import WrongUseError
from trainer.interview.events import BetPlaced
from trainer.interview.interview import Interview
from trainer.interview.views import BetView


def bets_of(interview: Interview) -> tuple[BetView, ...]:
    """What is to be concluded, with what was concluded so far."""
    views = []
    for bet in interview.casting.scenario.bets:
        placed = interview.bets.get(bet.id)
        options = tuple((option.id, option.text) for option in bet.options)
        if placed is None:
            views.append(BetView(bet.id, bet.ask, options))
        else:
            views.append(BetView(bet.id, bet.ask, options, placed.answer, placed.confidence, placed.turn))
    return tuple(views)


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
