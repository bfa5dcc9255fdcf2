"""Another question in the place of one that was asked: what it would have got, from what was decided before it."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from trainer.errors import WrongUseError
from trainer.interview.accounts import evidence_of
from trainer.interview.events import Asked, Contested, Ended, Event, Replied, Settled
from trainer.interview.interview import Interview, replayed
from trainer.interview.showing import turn_of
from trainer.interview.utterances import accept
from trainer.interview.views import AnswerView


def answer_to(interview: Interview, n: int, text: str) -> AnswerView:
    """What the customer would have answered in turn `n`; the interview itself stays as it is.

    Raises:
        WrongUseError: There is no such turn, or the truth was not shown yet.
    """
    if interview.settled is None:
        raise WrongUseError("this talk has not been looked back on", remedy="see its debrief first")
    if not 1 <= n <= len(interview.turns):
        raise WrongUseError(f"there is no turn {n}", remedy="name one that was said")
    other = replayed(interview.casting, list(_before(interview.events, n)))
    asked = other.ask(accept(text).text, now=_when(interview.events, n))
    other.take(asked)
    other.take(other.decide(asked))
    other.take(Replied(n, other.turns[-1].embedded, "embedded"))
    worth = tuple(row for row in evidence_of(other) if row.turn == n)
    return AnswerView(turn_of(other.turns[-1], marked=True), worth)


def _before(events: Sequence[Event], n: int) -> Iterator[Event]:
    """What had happened when turn `n` began; neither its end nor anything that came later."""
    for event in events:
        if isinstance(event, Asked) and event.n >= n:
            return
        if not isinstance(event, Ended | Settled | Contested):
            yield event


def _when(events: Sequence[Event], n: int) -> datetime:
    return next(event.at for event in events if isinstance(event, Asked) and event.n == n)
