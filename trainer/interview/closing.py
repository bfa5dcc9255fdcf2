"""What a finished interview is worth, once and for all, and everything that is shown of it then."""

from datetime import datetime

from trainer.interview.advice import wordings_of
from trainer.interview.bets import bets_of
from trainer.interview.events import Settled
from trainer.interview.outcome import Outcome
from trainer.interview.ranking import Circumstances, why_settled_unranked
from trainer.interview.showing import card_of, turns_of
from trainer.interview.views import ClosingView


def settlement(outcome: Outcome, circumstances: Circumstances, *, now: datetime) -> Settled:
    """What stands on a board from now on; figures as they are shown, so that equals look equal."""
    card = outcome.scorecard
    why = why_settled_unranked(outcome.interview.events, circumstances)
    par = None if card.par is None else round(card.par, 1)
    return Settled(now, round(card.total, 1), card.max, par, not why, why)


def closing_of(outcome: Outcome) -> ClosingView:
    """The reveal; takes some milliseconds for each better wording."""
    interview = outcome.interview
    settled = interview.settled
    return ClosingView(
        card=card_of(interview.casting),
        scorecard=outcome.scorecard,
        debrief=outcome.debrief,
        turns=turns_of(interview, marked=True),
        wordings=wordings_of(interview),
        bets=bets_of(interview),
        is_ranked=settled is not None and settled.is_ranked,
        why_not_ranked=settled.why_not_ranked if settled else "",
    )
