"""The board: who did best with whom, on trust."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.tui import samples
from tests.tui.conftest import Opened, Stage
from trainer.errors import StoreLockedError
from trainer.tui.screens.board import BoardScreen

CARDS = (samples.CARD, samples.SECOND, samples.THIRD)


@asynccontextmanager
async def board(staged: Opened, scenario: str | None = None) -> AsyncIterator[Stage]:
    async with staged() as stage:
        await stage.show(BoardScreen(stage.practice, CARDS, scenario))
        yield stage


async def test_the_best_attempts_are_listed_with_their_place(staged: Opened) -> None:
    async with board(staged) as stage:
        lines = [line for line in stage.shown().splitlines() if " of 100" in line or " of 90" in line]

        assert ["wren" in lines[0], "maya" in lines[1], "otto" in lines[2]] == [True, True, True]
        assert lines[1].rstrip().endswith("you")


async def test_it_says_that_it_runs_on_trust(staged: Opened) -> None:
    async with board(staged) as stage:
        assert "runs on trust" in stage.shown()


async def test_arrows_go_from_scenario_to_scenario(staged: Opened) -> None:
    async with board(staged) as stage:
        await stage.press("left")

        assert "Three months in" in stage.shown()
        assert "Nobody yet" in stage.shown()


async def test_it_opens_at_the_scenario_at_hand(staged: Opened) -> None:
    async with board(staged, "empty-seats") as stage:
        assert "2 of 3" in stage.shown()


async def test_a_board_that_cannot_be_read_is_told_in_passing(staged: Opened) -> None:
    async with board(staged) as stage:
        stage.script.failures["board"] = [StoreLockedError(Path("/there"))]

        await stage.press("right")

        assert any("locked" in toast for toast in stage.toasts())
