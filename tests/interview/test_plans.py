"""What is written down before a talk is there again before the next one."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from trainer.interview.events import EVENTS
from trainer.interview.plans import keep_plan, plan_of
from trainer.interview.views import PlanView
from trainer.store import open_archive
from trainer.store.contract import Archive

PLAN = PlanView("what it cost last time", "she cannot name a day", "who would have to agree?", ("When was the last?",))


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    opened = open_archive(tmp_path / "interviews.db", EVENTS, now=datetime(2026, 11, 3, tzinfo=UTC))
    yield opened
    opened.close()


def test_a_plan_is_empty_until_one_is_kept(archive: Archive) -> None:
    assert plan_of(archive, "maya", "full-house") == PlanView()


def test_a_kept_plan_is_there_again(archive: Archive) -> None:
    keep_plan(archive, "maya", "full-house", PLAN)

    assert plan_of(archive, "maya", "full-house") == PLAN


def test_plans_of_others_and_for_other_scenarios_stay_apart(archive: Archive) -> None:
    keep_plan(archive, "maya", "full-house", PLAN)

    assert plan_of(archive, "otto", "full-house") == PlanView()
    assert plan_of(archive, "maya", "chasing-the-insurers") == PlanView()


def test_a_long_name_still_finds_its_plan(archive: Archive) -> None:
    keep_plan(archive, "m" * 24, "a-scenario-with-a-very-long-identifier", PLAN)

    assert plan_of(archive, "m" * 24, "a-scenario-with-a-very-long-identifier") == PLAN
