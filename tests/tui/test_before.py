"""Before the talk: a plan that is kept, and questions that are looked at as they are typed."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.widgets import Input, TextArea

from tests.tui import samples
from tests.tui.conftest import Opened, Stage
from trainer.interview.views import BeliefView, CardView, PlanView
from trainer.tui.openings import Judged, judge
from trainer.tui.screens.before import BeforeScreen, Ready
from trainer.tui.screens.interview import InterviewScreen
from trainer.tui.widgets.bet_card import BetCard
from trainer.tui.widgets.planned_question import PlannedQuestion

NOTHING = PlanView()
PLAN = PlanView("what it cost", "she cannot name a day", "who would have to agree?", ("When was the last?", "", ""))


@asynccontextmanager
async def planning(staged: Opened, plan: PlanView = NOTHING, *, blind: bool = False) -> AsyncIterator[Stage]:
    async with staged(size=(120, 50)) as stage:

        async def look(text: str, card: CardView) -> Judged:
            await stage.script.play("judge", text, card.interview_type)
            return Judged(samples.marks("fail", "fail", "pass"), "When did the round last go wrong?")

        async def keep(plan: PlanView) -> None:
            await stage.practice.keep_plan(samples.CARD.id, plan)

        await stage.show(BeforeScreen(samples.CARD, plan, samples.BETS, look, keep, blind=blind))
        yield stage


async def type_question(stage: Stage, n: int, text: str) -> None:
    list(stage.app.screen.query(PlannedQuestion))[n].query_one(Input).value = text
    await stage.settle()
    await stage.settle()


async def test_a_planned_question_is_looked_at_as_it_is_typed(staged: Opened) -> None:
    async with planning(staged) as stage:
        await type_question(stage, 1, "Would you use an app?")

        assert stage.script.called("judge") == [("Would you use an app?", "exploratory")]
        assert "✗ their life   ✗ specifics   ✓ listening" in stage.shown()
        assert "try  When did the round last go wrong?" in stage.shown()


async def test_what_is_no_longer_typed_is_not_judged_any_more(staged: Opened) -> None:
    async with planning(staged) as stage:
        await type_question(stage, 1, "Would you use an app?")

        await type_question(stage, 1, "")

        assert "✗ their life" not in stage.shown()


async def test_the_plan_comes_back_with_the_decision_to_begin(staged: Opened) -> None:
    async with planning(staged) as stage:
        screen = stage.app.screen
        screen.query_one("#objective", TextArea).text = "what it cost"
        screen.query_one("#refutation", Input).value = "she cannot name a day"
        await type_question(stage, 0, "who would have to agree?")
        await type_question(stage, 1, "When was the last?")

        await stage.press("ctrl+s")

        assert stage.results == [Ready(begins=True, blind=False, plan=PLAN)]


async def test_what_is_believed_before_the_talk_is_kept_with_it(opened: Opened) -> None:
    async with opened() as stage:
        await stage.press("down", "b")
        list(stage.app.screen.query(BetCard))[1].focus()
        await stage.press("2", "right", "right")

        await stage.press("ctrl+s")

        assert stage.script.called("bet") == [("decider", "owner", 0.7, None)]
        assert stage.practice.plans["cold-lunches"].beliefs == (BeliefView("decider", "owner", 0.7),)


async def test_a_belief_is_there_again_and_no_reply_is_asked_for(staged: Opened) -> None:
    async with planning(staged, PlanView(beliefs=(BeliefView("decider", "owner", 0.7),))) as stage:
        cards = list(stage.app.screen.query(BetCard))

        assert [card.belief for card in cards] == [None, BeliefView("decider", "owner", 0.7), None]
        assert "because of" not in stage.shown()


async def test_what_is_planned_is_kept_while_it_is_typed(staged: Opened) -> None:
    async with planning(staged) as stage:
        stage.app.screen.query_one("#refutation", Input).value = "she cannot name a day"
        assert isinstance(stage.app.screen, BeforeScreen)
        await stage.app.screen.keep()
        await stage.app.screen.keep()

        assert [plan.refutation for _, plan in stage.script.called("keep_plan")] == ["she cannot name a day"]  # type: ignore[attr-defined]


async def test_an_earlier_plan_is_there_again(staged: Opened) -> None:
    async with planning(staged, PLAN) as stage:
        await stage.press("escape")

        assert stage.results == [Ready(begins=False, blind=False, plan=PLAN)]


async def test_coached_or_blind_can_still_be_changed(staged: Opened) -> None:
    async with planning(staged, blind=True) as stage:
        assert "blind" in stage.shown().splitlines()[0]

        await stage.press("f3", "ctrl+s")

        assert isinstance(stage.results[0], Ready)
        assert not stage.results[0].blind


async def test_a_plan_is_kept_even_if_the_talk_is_not_begun(opened: Opened) -> None:
    async with opened() as stage:
        await stage.press("down", "b")
        stage.app.screen.query_one("#refutation", Input).value = "she cannot name a day"

        await stage.press("escape")

        assert stage.script.called("keep_plan") == [
            ("cold-lunches", PlanView(refutation="she cannot name a day", openings=("", "", "")))
        ]
        assert stage.script.called("begin") == []


async def test_the_plan_stands_beside_the_talk(opened: Opened) -> None:
    async with opened() as stage:
        await stage.press("down", "b")
        await type_question(stage, 1, "When was the last?")

        await stage.press("ctrl+s")

        assert isinstance(stage.app.screen, InterviewScreen)
        assert "When was the last?" in stage.shown()


async def test_the_plan_is_there_again_when_a_talk_is_taken_up(opened: Opened) -> None:
    async with opened() as stage:
        stage.practice.plans["cold-lunches"] = PLAN

        await stage.press("enter")

        assert "she cannot name a day" in stage.shown()


def test_a_hypothetical_opening_is_told_what_fails_and_how_to_mend_it() -> None:
    judged = judge("Would you use an app for the delivery round?", samples.CARD.interview_type)

    assert {mark.rule: mark.sign for mark in judged.marks} == {
        "their life": "fail",
        "specifics": "fail",
        "listening": "pass",
    }
    assert judged.better


def test_an_opening_about_the_last_time_passes() -> None:
    judged = judge("When did the delivery round last go wrong?", samples.CARD.interview_type)

    assert [mark.sign for mark in judged.marks] == ["pass", "pass", "pass"]
    assert judged.better is None


def test_what_makes_no_sense_is_not_marked() -> None:
    assert judge("zxcv qwer", samples.CARD.interview_type) == Judged((), None)
