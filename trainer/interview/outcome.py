"""A finished interview: its ledger, score and debrief, computed from its events alone."""

from dataclasses import dataclass

from personas.model import Stance
from scoring.debrief import Debrief, EvidenceRow, debrief
from scoring.judgement import SettledBet
from scoring.ledger import Exchange, Ledger
from scoring.rubric import current_rubric
from scoring.scorecard import Expert, Scorecard, score
from trainer.interview.accounts import evidence_of, exchanges_of, ledger_of
from trainer.interview.interview import Interview


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything there is to say about an interview."""

    interview: Interview
    exchanges: tuple[Exchange, ...]
    ledger: Ledger
    evidence: tuple[EvidenceRow, ...]
    scorecard: Scorecard
    debrief: Debrief


def outcome_of(interview: Interview, *, expert: Expert | None) -> Outcome:
    """Settle an interview beside the expert of its scenario; None only while the expert itself is measured."""
    rubric = current_rubric()
    exchanges = exchanges_of(interview)
    ledger = ledger_of(interview, rubric)
    evidence = evidence_of(interview)
    bets = settled_bets(interview)
    is_ranked = interview.settled is not None and interview.settled.is_ranked
    scorecard = score(exchanges, ledger, rubric, expert=expert, bets=bets, is_ranked=is_ranked)
    life = interview.casting.life
    report = debrief(
        name=interview.casting.member.persona.profile.name,
        truth=life.truth,
        problem_refuted=life.stance in {Stance.NONE, Stance.ANOTHER},
        exchanges=exchanges,
        ledger=ledger,
        scorecard=scorecard,
        evidence=evidence,
        bets=bets,
    )
    return Outcome(interview, exchanges, ledger, evidence, scorecard, report)


def settled_bets(interview: Interview) -> tuple[SettledBet, ...]:
    """The bets that were placed, in the order of the scenario, each with its truth."""
    return tuple(
        SettledBet(
            bet.id,
            bet.ask,
            placed.answer,
            placed.confidence,
            placed.turn,
            bet.truth,
            {option.id: option.base_rate for option in bet.options},
        )
        for bet in interview.casting.scenario.bets
        if (placed := interview.bets.get(bet.id))
    )
