"""Doubt and contests are shown in every form of a debrief."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain

import pytest

from scenarios.files import Casting, shipped_scenario
from tests.interview.bots import BAD_PLAYERS, played_by
from trainer.interview.events import Contested
from trainer.interview.expert import expert_of
from trainer.interview.outcome import Outcome, outcome_of
from trainer.report.as_json import play_json
from trainer.report.as_markdown import debrief_markdown
from trainer.report.as_text import debrief_text

CASTING = shipped_scenario("full-house")
EXPERT = expert_of(CASTING)
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def half_hedged(casting: Casting) -> Iterator[str]:
    """Plain and hedged questions in turn."""
    both = zip(BAD_PLAYERS["closed_asker"](casting), BAD_PLAYERS["hedger"](casting), strict=False)
    return chain.from_iterable(both)


def hedged(*contests: Contested) -> Outcome:
    """A talk of somebody who hedges so much that verdicts are in doubt."""
    interview = played_by(CASTING, half_hedged)
    for contest in contests:
        interview.take(contest)
    return outcome_of(interview, expert=EXPERT)


@pytest.fixture(name="outcome", scope="module")
def _outcome() -> Outcome:
    return hedged()


def test_the_score_is_a_range_in_text_and_markdown(outcome: Outcome) -> None:
    span = outcome.scorecard.span
    assert span is not None
    range_said = f"{span.low:.0f} to {span.high:.0f} of 90"
    assert f"SCORE  {range_said}" in debrief_text(outcome)
    assert f"**{range_said}**" in debrief_markdown(outcome)
    for text in (debrief_text(outcome, width=200), debrief_markdown(outcome)):
        assert f"{span.unsure} verdicts are in doubt (~) and left out" in text


def test_the_score_is_a_range_in_json(outcome: Outcome) -> None:
    said = play_json(outcome)
    assert said.score.low < said.score.total < said.score.high
    unsure = sum(len(turn.analysis.unsure) for turn in said.turns if turn.analysis)
    assert outcome.scorecard.span is not None
    assert unsure >= outcome.scorecard.span.unsure


def test_an_unsure_mark_is_a_wave_and_says_that_it_does_not_count(outcome: Outcome) -> None:
    text = debrief_text(outcome, width=200)
    assert "~ their life" in text
    assert "We are not sure about" in text


def test_a_score_without_doubt_is_one_figure() -> None:
    sure = outcome_of(played_by(CASTING, BAD_PLAYERS["padder"]), expert=EXPERT)
    assert sure.scorecard.span is None
    assert f"SCORE  {sure.scorecard.total:.0f} of 90" in debrief_text(sure)
    assert "in doubt" not in debrief_text(sure, width=200)


def test_a_contest_and_both_totals_are_told(outcome: Outcome) -> None:
    turn = next(e.n for e in outcome.exchanges if e.counts and e.sign("rule1") == "fail")
    contested = hedged(Contested(turn, NOW, "rule1", "pass"))
    said = play_json(contested)
    assert said.turns[turn - 1].contested == {"rule1": "pass"}
    assert said.score.total == said.score.without_contested > said.score.as_judged
    for text in (debrief_text(contested, width=200), debrief_markdown(contested)):
        assert "You contest their life: you say it passes." in text
        assert "Without what you contest it is" in text


def test_nothing_is_said_of_contests_where_all_verdicts_stand(outcome: Outcome) -> None:
    score = play_json(outcome).score
    assert score.as_judged == score.without_contested == score.total
    assert replace(outcome.scorecard, contested=None).doubts == outcome.scorecard.doubts
