"""The debrief: what it says, and how it is taken away."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual import events

from tests.tui import samples
from tests.tui.conftest import Opened, Stage
from trainer.errors import DiskFullError
from trainer.interview.views import ClosingView, ExportView
from trainer.tui.screens.debrief import DebriefScreen, export_folder


@asynccontextmanager
async def debrief(
    staged: Opened, closing: ClosingView = samples.CLOSING, size: tuple[int, int] = (120, 60)
) -> AsyncIterator[Stage]:
    async with staged(size=size) as stage:

        async def markdown() -> ExportView:
            return await stage.practice.markdown("maren-0")

        await stage.show(DebriefScreen(closing, "maren-0", markdown))
        yield stage


async def test_the_first_line_counts_what_was_held(staged: Opened) -> None:
    async with debrief(staged) as stage:
        shown = stage.shown()

        assert "1 of 2" in shown
        assert "4 of 9" in shown
        assert "0 of 1 (asked too early)" in shown
        assert "praise" in shown
        assert "64 of 100" in shown


async def test_the_outcome_tells_which_question_bought_a_falsehood(staged: Opened) -> None:
    async with debrief(staged) as stage:
        shown = stage.shown()

        assert "✗  “I'd definitely use that.”" in shown
        assert "bought with  “We are building an app" in shown
        assert "you found out better in turn 2" in shown


async def test_a_wrong_bet_is_shown_with_the_truth(staged: Opened) -> None:
    async with debrief(staged) as stage:
        assert "You said “a second call”, 80 % sure. It is “nothing”." in stage.shown()


async def test_unplaced_bets_are_unscored_and_not_nought(staged: Opened) -> None:
    card = replace(samples.SCORECARD, judgement=None, total=58.0, max=90.0)
    closing = replace(samples.CLOSING, scorecard=card, debrief=replace(samples.DEBRIEF, bets=()))
    async with debrief(staged, closing) as stage:
        assert "not scored: no bets were placed" in stage.shown()
        assert "58 of 90" in stage.shown()


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("2", "try  What did you do about the driver that morning?"),
        ("3", "“A hundred and forty pounds, out of my own purse.”"),
        ("4", "ask  Who had to agree when you last bought something for the kitchen?"),
        ("5", "4 were left for you, 3 you picked up"),
    ],
)
async def test_each_part_has_a_key(staged: Opened, key: str, words: str) -> None:
    async with debrief(staged) as stage:
        await stage.press(key)

        assert words in stage.shown()


async def test_arrows_go_round_the_parts(staged: Opened) -> None:
    async with debrief(staged) as stage:
        await stage.press("left")

        assert "Loose ends" in stage.shown()


async def test_it_says_that_it_is_fiction(staged: Opened) -> None:
    async with debrief(staged) as stage:
        assert "PRACTICE, FICTIONAL" in stage.shown()


async def test_copying_takes_all_of_it_as_markdown(staged: Opened) -> None:
    async with debrief(staged) as stage:
        await stage.press("c")

        assert stage.app.clipboard.startswith("# PRACTICE, FICTIONAL")


async def test_an_export_says_in_its_name_that_it_is_fiction(
    staged: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.tui.screens.debrief.user_downloads_path", lambda: tmp_path)
    async with debrief(staged) as stage:
        await stage.press("e")
        for _ in range(50):
            if any(isinstance(message, events.DeliveryComplete) for message in stage.seen):
                break
            await stage.pilot.pause()

        assert (tmp_path / "PRACTICE-FICTIONAL-maren-0.md").read_text().startswith("# PRACTICE, FICTIONAL")


def test_without_a_folder_for_downloads_an_export_lies_where_one_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("trainer.tui.screens.debrief.user_downloads_path", lambda: tmp_path / "nowhere")

    assert export_folder() == tmp_path


async def test_a_failed_export_is_told_in_passing(staged: Opened) -> None:
    async with debrief(staged) as stage:
        stage.script.failures["markdown"] = [DiskFullError(Path("/there"))]

        await stage.press("e")

        assert any("nothing more can be written" in toast for toast in stage.toasts())


async def test_escape_closes_it(staged: Opened) -> None:
    async with debrief(staged) as stage:
        await stage.press("escape")

        assert stage.results == [None]
