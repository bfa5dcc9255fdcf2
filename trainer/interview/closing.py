"""What a finished interview is worth, once and for all, and everything that is shown of it then."""

from dataclasses import replace
from datetime import datetime

from scoring.scorecard import Expert
from trainer.interview.advice import wordings_of
from trainer.interview.bets import bets_of, insights_of
from trainer.interview.coach import paragraph_of
from trainer.interview.events import Contested, Settled
from trainer.interview.interview import Interview, replayed
from trainer.interview.outcome import Outcome, outcome_of
from trainer.interview.ranking import Circumstances, why_settled_unranked
from trainer.interview.showing import card_of, turns_of, used_in
from trainer.interview.views import ClosingView, ParagraphView


def settlement(outcome: Outcome, circumstances: Circumstances, *, now: datetime) -> Settled:
    """What stands on a board from now on; figures as they are shown, so that equals look equal."""
    card = outcome.scorecard
    why = why_settled_unranked(outcome.interview.events, circumstances)
    par = None if card.par is None else round(card.par, 1)
    insights = insights_of(outcome.interview)
    return Settled(now, round(card.total, 1), card.max, par, not why, why, insights=insights)


def settled_again(interview: Interview, contest: Contested, *, expert: Expert) -> Settled:
    """What stands after a contest: practice is worth its new total, and a ranked attempt what it was.

    Raises:
        ValueError: The interview was not settled before.
    """
    before = interview.settled
    if before is None:
        raise ValueError("an interview that was not settled cannot be settled again")
    card = outcome_of(replayed(interview.casting, [*interview.events, contest]), expert=expert).scorecard
    total = before.total if before.is_ranked else round(card.total, 1)
    without = round(card.contested.without, 1) if card.contested else None
    return replace(before, total=total, without_contested=without, insights=insights_of(interview))


def closing_of(outcome: Outcome) -> ClosingView:
    """The reveal; takes some milliseconds for each better wording."""
    interview = outcome.interview
    settled, written = interview.settled, paragraph_of(outcome)
    return ClosingView(
        card=card_of(interview.casting),
        scorecard=outcome.scorecard,
        debrief=outcome.debrief,
        turns=turns_of(interview, marked=True),
        wordings=wordings_of(interview),
        bets=bets_of(interview),
        is_ranked=settled is not None and settled.is_ranked,
        why_not_ranked=settled.why_not_ranked if settled else "",
        paragraph=ParagraphView(written.text, written.why_not, written.model) if written else None,
        used=used_in(interview),
    )
