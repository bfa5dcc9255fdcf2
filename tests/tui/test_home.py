"""Home: what there is to do, and how it is begun."""

from pathlib import Path

import pytest

from tests.tui.conftest import Opened, Stage
from tests.tui.standin import ScriptedPractice
from trainer.errors import StoreLockedError
from trainer.interview.nicknames import LONGEST_NICKNAME
from trainer.tui.messages import BoardWanted
from trainer.tui.screens.bets import BetsScreen
from trainer.tui.screens.debrief import DebriefScreen
from trainer.tui.screens.home import HomeScreen
from trainer.tui.screens.interview import InterviewScreen
from trainer.tui.screens.name import NameScreen
from trainer.tui.screens.shelves import Shelves
from trainer.tui.widgets.error_dialog import ErrorDialog
from trainer.tui.widgets.prompt import Prompt


def heading_of(stage: Stage) -> str:
    return stage.shown().splitlines()[0].rstrip()


async def test_unfinished_interviews_come_first(opened: Opened) -> None:
    async with opened() as stage:
        shown = stage.shown()

        assert shown.index("Continue") < shown.index("Scenarios")
        assert "5 questions so far  ·  Maren Holt" in shown


async def test_what_is_meant_has_a_bar_before_it_which_needs_no_colour(opened: Opened) -> None:
    async with opened() as stage:
        await stage.press("down")

        bars = [line for line in stage.shown().splitlines() if "▌" in line]

        assert len(bars) == 2
        assert "Cold lunches" in bars[0]


async def test_escape_shows_all_past_interviews_again(opened: Opened) -> None:
    async with opened() as stage:
        await stage.press("slash", *"seats")
        assert "Cold lunches" not in stage.shown()

        await stage.press("escape")

        assert "Cold lunches" in stage.shown()
        assert stage.find(Shelves).seen.has_focus


async def test_a_scenario_shows_best_and_par(opened: Opened) -> None:
    async with opened() as stage:
        assert "best 64  par 84" in stage.shown()


async def test_the_card_shows_idea_and_belief(opened: Opened) -> None:
    async with opened() as stage:
        await stage.press("down", "down")

        assert "reminders that fill seats" in stage.shown()
        assert "returned tickets cost the theatre" in stage.shown()


async def test_enter_goes_on_with_what_was_left(opened: Opened) -> None:
    async with opened() as stage:
        await stage.press("enter")

        assert stage.script.called("resume") == [("maren-1",)]
        assert isinstance(stage.app.screen, InterviewScreen)


async def test_b_starts_blind_and_n_coached(opened: Opened) -> None:
    async with opened() as stage:
        await stage.press("down", "b", "ctrl+s", "escape", "l")
        await stage.press("n", "ctrl+s")

        assert stage.script.called("begin") == [("cold-lunches", True), ("cold-lunches", False)]


async def test_a_whole_interview_leads_from_card_to_debrief_and_home(opened: Opened) -> None:
    async with opened() as stage:
        await stage.press("down", "b", "ctrl+s")
        stage.find(Prompt).text = "When did the round last go wrong?"
        await stage.press("enter", "escape", "e")
        assert isinstance(stage.app.screen, BetsScreen)
        await stage.press("1", "ctrl+s", "s")
        assert isinstance(stage.app.screen, DebriefScreen)
        await stage.press("escape")

        assert isinstance(stage.app.screen, HomeScreen)
        names = [call[0] for call in stage.script.calls]
        assert names.index("end") < names.index("bet") < names.index("close") < names.index("leave")


async def test_an_interview_that_cannot_be_begun_offers_another_try(opened: Opened) -> None:
    async with opened() as stage:
        stage.script.failures["begin"] = [StoreLockedError(Path("/there"))]
        await stage.press("down", "b", "ctrl+s")
        assert isinstance(stage.app.screen, ErrorDialog)

        await stage.press("r")

        assert isinstance(stage.app.screen, InterviewScreen)


async def test_a_journey_that_breaks_off_unexpectedly_is_told(opened: Opened) -> None:
    async with opened() as stage:
        stage.script.failures["plan"] = [KeyError("a bug")]

        await stage.press("down", "b")

        assert "Something went wrong on our side: KeyError." in stage.toasts()
        assert isinstance(stage.app.screen, HomeScreen)


async def test_past_interviews_are_looked_through_as_one_types(opened: Opened) -> None:
    async with opened() as stage:
        await stage.press("slash")
        await stage.press("e", "m", "p")

        assert ("emp", False, 50) in stage.script.called("past")
        assert "Empty seats" in stage.shown()


async def test_a_past_interview_opens_its_debrief(opened: Opened) -> None:
    async with opened() as stage:
        await stage.press("right", "down", "enter")

        assert stage.script.called("closing") == [("maren-0",)]
        assert isinstance(stage.app.screen, DebriefScreen)


async def test_deleting_asks_first(opened: Opened) -> None:
    async with opened() as stage:
        await stage.press("right", "down", "delete", "k")
        assert stage.script.called("forget") == []

        await stage.press("delete", "d")

        assert stage.script.called("forget") == [("maren-0",)]


async def test_the_player_can_be_changed(opened: Opened) -> None:
    async with opened() as stage:
        await stage.press("p")
        assert isinstance(stage.app.screen, NameScreen)

        await stage.press("tab", "down", "enter")

        assert stage.script.called("choose_player") == [("otto",)]
        assert "otto" in stage.shown().splitlines()[0]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize(
    ("changed", "said"),
    [(0, "maya"), (1, "maya   1 insight changed a bet"), (3, "maya   3 insights changed a bet")],
)
async def test_beside_the_name_stands_how_often_a_talk_changed_a_bet(
    size: tuple[int, int], changed: int, said: str, opened: Opened, practice: ScriptedPractice
) -> None:
    practice.changed = {"maya": changed}
    async with opened(size=size) as stage:
        assert " ".join(heading_of(stage).split()) == " ".join(f"❝ Interview trainer {said}".split())
        assert heading_of(stage).endswith(f"  {said}")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_longest_name_leaves_room_for_its_insights(
    size: tuple[int, int], opened: Opened, practice: ScriptedPractice
) -> None:
    name = "m" * LONGEST_NICKNAME
    practice.names, practice.changed = [name], {name: 99}
    async with opened(size=size) as stage:
        assert heading_of(stage).startswith("  ❝ Interview trainer ")
        assert heading_of(stage).endswith(f" {name}   99 insights changed a bet")


@pytest.mark.parametrize("name", ["maya", "m" * LONGEST_NICKNAME])
async def test_where_there_is_little_room_the_whole_name_comes_before_the_insights(
    name: str, opened: Opened, practice: ScriptedPractice
) -> None:
    practice.names, practice.changed = [name], {name: 3}
    async with opened(size=(40, 12)) as stage:
        assert heading_of(stage).startswith("  ❝ Interv")
        assert heading_of(stage).endswith(f"  {name}")


async def test_where_nobody_is_here_yet_no_insights_are_shown(opened: Opened, practice: ScriptedPractice) -> None:
    practice.names, practice.changed = [""], {"": 3}
    async with opened() as stage:
        assert heading_of(stage) == "  ❝ Interview trainer"


async def test_the_insights_are_those_of_the_player_who_is_here(opened: Opened) -> None:
    async with opened() as stage:
        assert "insights" in heading_of(stage)

        await stage.press("p", "tab", "down", "enter")

        assert heading_of(stage).endswith("  otto")


async def test_the_board_is_asked_for_with_the_scenario_at_hand(opened: Opened) -> None:
    async with opened() as stage:
        await stage.press("down", "down", "l")

        assert any(isinstance(message, BoardWanted) and message.scenario == "empty-seats" for message in stage.seen)


async def test_a_store_that_cannot_be_opened_is_told_and_tried_again(opened: Opened) -> None:
    async with opened() as stage:
        stage.script.failures["shelf"] = [StoreLockedError(Path("/there"))]

        await stage.press("p", "escape")

        assert any("locked" in toast for toast in stage.toasts())


async def test_what_turns_up_first_is_highlighted_unless_one_had_moved(opened: Opened) -> None:
    async with opened() as stage:
        unfinished, stage.practice.list = stage.practice.list, []
        stage.app.screen.fill()  # type: ignore[attr-defined]
        await stage.settle()
        assert "Continue" not in stage.shown()

        stage.practice.list = unfinished
        stage.app.screen.fill()  # type: ignore[attr-defined]
        await stage.settle()
        await stage.press("enter")

        assert stage.script.called("resume") == [("maren-1",)]
