"""The asynchronous ports between the trainer and whoever shows it: local today, a league's server later."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Protocol

from trainer.interview.events import EndedBy
from trainer.interview.views import (
    AnswerView,
    BetView,
    ClosingView,
    ExportView,
    InterviewView,
    ModelChoiceView,
    NoteKind,
    PastView,
    PlanView,
    RuleName,
    SetUpView,
    ShelfView,
    StandingView,
    TrialView,
    TurnView,
    TwinView,
    VerdictName,
)


class InterviewPort(Protocol):
    """What a screen may do with an interview, here or on another machine.

    Every method returns once what it did is safe, and raises a `TrainerError` where it could not be done; what was
    typed is then still the caller's.
    """

    async def view(self) -> InterviewView:
        """The interview as it stands."""
        ...

    async def say(self, text: str) -> TurnView:
        """Say something (or, empty, be silent); the decision, before a word of the reply."""
        ...

    def hear(self) -> AsyncIterator[str]:
        """The reply to what was said last, bubble by bubble; ModelFailedError where the model behind it fails."""
        ...

    async def use_own_lines(self) -> None:
        """Let the customer speak their own lines from here on, in place of a model."""
        ...

    async def better(self, n: int) -> str | None:
        """A better wording for a turn's utterance; None where there is nothing to improve."""
        ...

    async def note(self, kind: NoteKind, text: str) -> None:
        """Keep a note."""
        ...

    async def keep_draft(self, text: str) -> None:
        """Keep what is typed and not yet said, so that leaving loses nothing."""
        ...

    async def coach(self, *, on: bool) -> None:
        """Show marks from now on, or no more; once shown, the interview cannot be ranked."""
        ...

    async def bets(self) -> tuple[BetView, ...]:
        """What is to be concluded, with what was concluded so far."""
        ...

    async def bet(self, bet: str, answer: str, *, confidence: float, turn: int | None) -> None:
        """Conclude something before the truth is shown; placing it again replaces it.

        Before the first question it is what is believed already: kept to be compared with, and worth nothing.
        """
        ...

    async def end(self, by: EndedBy) -> None:
        """End the talk, once."""
        ...

    async def close(self) -> ClosingView:
        """Settle the interview and show the truth; later attempts at this life are practice."""
        ...

    async def contest(self, n: int, rule: RuleName, label: VerdictName) -> None:
        """Say what a verdict that was shown should have been; claiming the one that was given takes it back.

        It is left out of the score of practice; a ranked attempt keeps its total, and the other one beside it.
        """
        ...

    async def judge(self, n: int) -> TurnView:
        """Ask a model for its opinion on the verdicts on a turn; shown beside them, and worth nothing.

        WrongUseError where there are none, or no model is set up. Where it fails, the turn says so.
        """
        ...

    async def leave(self) -> None:
        """Let others go on with it."""
        ...


class PracticePort(Protocol):
    """What a screen may do outside an interview. Raises a `TrainerError` where it could not be done."""

    async def notices(self) -> tuple[str, ...]:
        """What a person must be told first: a damaged file set aside, a backup restored."""
        ...

    async def is_first_start(self) -> bool:
        """True until somebody has met the twin or skipped it."""
        ...

    async def remember_start(self) -> None:
        """The twin was met or skipped."""
        ...

    async def players(self) -> tuple[str, ...]:
        """The nicknames known on this machine, last used first."""
        ...

    async def choose_player(self, name: str) -> None:
        """Go on as this player, known or new; the name is cleaned and cut to 24 characters."""
        ...

    async def insights(self) -> int:
        """How many bets this player answered otherwise after a talk than before it, over all their finished talks."""
        ...

    async def shelf(self) -> tuple[ShelfView, ...]:
        """All scenarios, easiest first."""
        ...

    async def past(self, *, search: str = "", unfinished: bool = False, limit: int = 50) -> tuple[PastView, ...]:
        """Interviews, newest first; `search` looks in what was said and in names."""
        ...

    async def twin(self) -> TwinView:
        """The same customer, asked badly and well."""
        ...

    async def plan(self, scenario: str) -> PlanView:
        """What this player wrote down before a talk; empty where nothing was."""
        ...

    async def keep_plan(self, scenario: str, plan: PlanView) -> None:
        """Keep what was written down, in place of what was."""
        ...

    async def bets(self, scenario: str) -> tuple[BetView, ...]:
        """What will have to be concluded after a talk."""
        ...

    async def begin(self, scenario: str, *, blind: bool) -> InterviewPort:
        """A new interview with the customer of a scenario."""
        ...

    async def resume(self, interview: str) -> InterviewPort:
        """A kept interview at its last complete step; read-only where another window has it."""
        ...

    async def closing(self, interview: str) -> ClosingView:
        """The debrief of an interview that is over."""
        ...

    async def contest(self, interview: str, n: int, rule: RuleName, label: VerdictName) -> ClosingView:
        """Contest a verdict of an interview that is over; its debrief as it then stands. See InterviewPort."""
        ...

    async def judge(self, interview: str, n: int) -> ClosingView:
        """The debrief with a model's opinion on a turn of an interview that is over. See InterviewPort."""
        ...

    async def judge_unsure(self, interview: str) -> ClosingView:
        """The same for every verdict that is unsure and has no opinion yet."""
        ...

    async def summarise(self, interview: str) -> ClosingView:
        """The debrief with a paragraph that a model writes from ledger and scorecard; or why there is none."""
        ...

    async def what_if(self, interview: str, n: int, text: str) -> AnswerView:
        """What another utterance would have got in turn `n`, after what was said before; nothing of it is kept.

        Only for an interview whose truth was shown.
        """
        ...

    async def markdown(self, interview: str) -> ExportView:
        """The debrief as Markdown, marked as practice."""
        ...

    async def board(self, scenario: str) -> tuple[StandingView, ...]:
        """The best ranked attempt of each player: the top five and, further down, those around the player."""
        ...

    async def forget(self, interview: str) -> None:
        """Delete an interview."""
        ...

    async def has_model(self) -> bool:
        """True where a model can be asked for opinions and for a paragraph."""
        ...

    async def models(self) -> ModelPort | None:
        """Where a model is set up; None where that is not for the player to choose."""
        ...

    async def close(self) -> None:
        """Let go of everything; nothing waits to be written."""
        ...


class ModelPort(Protocol):
    """Which model is set up, and another one in its place. Raises a `TrainerError` where it could not be done."""

    async def set_up(self) -> SetUpView:
        """Which model is set up, and what could be."""
        ...

    async def try_out(self, choice: ModelChoiceView, key: str) -> TrialView:
        """Ask one small question, with a key that was just typed or, where it is empty, with the one that is kept."""
        ...

    async def keep(self, choice: ModelChoiceView, key: str) -> SetUpView:
        """Keep the choice, and a key where one was typed; it holds for every talk that begins from then on."""
        ...
