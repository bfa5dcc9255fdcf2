"""Bets: concluded from the keyboard, and kept before anything is revealed."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.tui import samples
from tests.tui.conftest import Opened, Stage
from tests.tui.standin import ScriptedInterview
from trainer.errors import DiskFullError
from trainer.tui.screens.bets import BetsScreen


@asynccontextmanager
async def betting(staged: Opened) -> AsyncIterator[Stage]:
    async with staged() as stage:
        view = samples.interview(over=True)
        await stage.show(BetsScreen(ScriptedInterview(view, stage.script), view, samples.BETS))
        yield stage


async def test_arrows_choose_the_answer_and_how_sure_one_is(staged: Opened) -> None:
    async with betting(staged) as stage:
        await stage.press("down", "down", "right", "right", "ctrl+s", "s")

        assert stage.script.called("bet") == [("problem", "tolerates", 0.7, None)]


async def test_a_figure_chooses_an_answer(staged: Opened) -> None:
    async with betting(staged) as stage:
        await stage.press("3", "ctrl+s", "s")

        assert stage.script.called("bet") == [("problem", "no", 0.5, None)]


async def test_a_bet_names_the_reply_it_rests_on(staged: Opened) -> None:
    async with betting(staged) as stage:
        await stage.press("1", "r", "down", "enter")
        assert "because of reply 2" in stage.shown()

        await stage.press("ctrl+s", "s")

        assert stage.script.called("bet") == [("problem", "yes", 0.5, 2)]


async def test_confidence_stays_between_nothing_and_everything(staged: Opened) -> None:
    async with betting(staged) as stage:
        await stage.press("1", *["right"] * 7, "ctrl+s", "s")

        assert stage.script.called("bet") == [("problem", "yes", 1.0, None)]


async def test_unplaced_bets_are_asked_about_before_the_truth(staged: Opened) -> None:
    async with betting(staged) as stage:
        await stage.press("1", "ctrl+s")
        assert "Bets that are not placed are not scored" in stage.shown()

        await stage.press("b")

        assert stage.results == []


async def test_placed_bets_lead_straight_to_the_truth(staged: Opened) -> None:
    async with betting(staged) as stage:
        await stage.press("1", "enter", "2", "enter", "3", "enter")

        await stage.press("enter")

        assert stage.results == ["reveal"]
        assert [call[:2] for call in stage.script.called("bet")] == [
            ("problem", "yes"),
            ("decider", "owner"),
            ("next", "intro"),
        ]


async def test_leaving_for_later_keeps_what_was_placed(staged: Opened) -> None:
    async with betting(staged) as stage:
        await stage.press("1", "escape")

        assert stage.results == ["later"]
        assert len(stage.script.called("bet")) == 1


async def test_a_bet_that_could_not_be_kept_keeps_the_truth_back(staged: Opened) -> None:
    async with betting(staged) as stage:
        stage.script.failures["bet"] = [DiskFullError(Path("/there"))]
        await stage.press("1", "ctrl+s", "s")
        assert stage.results == []
        assert stage.toasts()

        await stage.press("ctrl+s", "s")

        assert stage.results == ["reveal"]
        assert len(stage.script.called("bet")) == 2
