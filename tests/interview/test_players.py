"""Experts win and bad players lose, in every shipped life."""

import pytest

from scenarios.files import Casting
from scoring.rubric import current_rubric
from scoring.scorecard import Expert
from tests.interview.bots import BAD_PLAYERS, played_by, universal_script
from trainer.interview.accounts import ledger_of
from trainer.interview.expert import played
from trainer.interview.outcome import Outcome, outcome_of

LOSES_BELOW = 45
LOSES_BADLY_BELOW = 30
UNIVERSAL_REACHES_AT_MOST = 0.65


def settled(casting: Casting, name: str, expert: Expert) -> Outcome:
    return outcome_of(played_by(casting, BAD_PLAYERS[name]), expert=expert)


def test_the_expert_reaches_eighty_of_ninety(casting: Casting, expert: Expert) -> None:
    assert expert.total >= 80


def test_expert_evidence_covers_sixty_per_cent_of_the_ledger(casting: Casting, expert: Expert) -> None:
    ledger = ledger_of(played(casting, casting.scenario.expert), current_rubric())
    assert ledger.weight_earned >= 0.6 * ledger.weight_possible


def test_the_expert_believes_nothing_false_and_is_always_placed(casting: Casting) -> None:
    interview = played(casting, casting.scenario.expert)
    assert not ledger_of(interview, current_rubric()).still_believed
    assert [turn.utterance for turn in interview.turns if not turn.disclosure.placed] == []


@pytest.mark.parametrize("name", sorted(BAD_PLAYERS))
def test_a_bad_player_loses(casting: Casting, expert: Expert, name: str) -> None:
    assert settled(casting, name, expert).scorecard.total < LOSES_BELOW


@pytest.mark.parametrize("name", ["pitcher", "keyword_stuffer"])
def test_pitching_and_stuffing_lose_badly(casting: Casting, expert: Expert, name: str) -> None:
    assert settled(casting, name, expert).scorecard.total < LOSES_BADLY_BELOW


def test_content_free_probes_go_only_part_of_the_way(casting: Casting, expert: Expert) -> None:
    ledger = ledger_of(played_by(casting, universal_script), current_rubric())
    assert ledger.weight_earned <= UNIVERSAL_REACHES_AT_MOST * expert.evidence


def test_a_pitcher_leaves_with_praise(casting: Casting, expert: Expert) -> None:
    assert "praise" in settled(casting, "pitcher", expert).debrief.left_with


def test_a_hypothetical_asker_leaves_with_falsehoods(casting: Casting, expert: Expert) -> None:
    assert settled(casting, "hypothetical_asker", expert).debrief.false_held
