"""The debrief: what it says, and how it is taken away."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual import events

from tests.tui import samples
from tests.tui.conftest import Opened, Stage
from tests.tui.standin import ScriptedPractice
from trainer.errors import DiskFullError, WrongUseError
from trainer.interview.views import AnswerView, BeliefView, ClosingView, ExportView, RuleName, VerdictName
from trainer.tui.screens.beside_the_debrief import Consultant
from trainer.tui.screens.debrief import DebriefScreen, export_folder
from trainer.tui.screens.what_if import OtherQuestion


def consultant_of(practice: ScriptedPractice) -> Consultant:
    """Asks the practice, as the app does."""
    return Consultant(
        judge=lambda n: practice.judge("maren-0", n),
        judge_unsure=lambda: practice.judge_unsure("maren-0"),
        summarise=lambda: practice.summarise("maren-0"),
    )


def with_contest(closing: ClosingView) -> ClosingView:
    """The first mark contested: it fails."""
    first, *others = closing.turns
    mark, *marks = first.marks
    return replace(closing, turns=(replace(first, marks=(replace(mark, contested="fail"), *marks)), *others))


@asynccontextmanager
async def debrief(
    staged: Opened, closing: ClosingView = samples.CLOSING, size: tuple[int, int] = (120, 60), *, asks: bool = False
) -> AsyncIterator[Stage]:
    async with staged(size=size) as stage:

        async def markdown() -> ExportView:
            return await stage.practice.markdown("maren-0")

        async def what_if(n: int, text: str) -> AnswerView:
            return await stage.practice.what_if("maren-0", n, text)

        async def contest(n: int, rule: RuleName, label: VerdictName) -> ClosingView:
            return await stage.practice.contest("maren-0", n, rule, label)

        consultant = consultant_of(stage.practice) if asks else None
        await stage.show(DebriefScreen(closing, markdown, what_if, contest, consultant))
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
        await stage.press("left", "left")

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


async def test_what_the_talk_changed_stands_below_a_bet(staged: Opened) -> None:
    believed = (
        BeliefView("problem", "yes", 0.9),
        BeliefView("decider", "owner", 0.4),
        BeliefView("next", "nothing", 0.5),
    )
    bets = tuple(replace(bet, before=belief) for bet, belief in zip(samples.BETS, believed, strict=True))
    async with debrief(staged, replace(samples.CLOSING, bets=bets)) as stage:
        shown = stage.shown()

        assert "Before the talk you said “yes, an hour a day”, 90 % sure. The talk set you right." in shown
        assert "Before the talk you were 40 % sure of the same." in shown
        assert "Before the talk you said “nothing”, 50 % sure. You had it right." in shown


async def test_another_question_is_answered_beside_the_one_that_was_asked(staged: Opened) -> None:
    async with debrief(staged) as stage:
        await stage.press("6")
        assert "Do you usually have trouble with the delivery round?" in stage.shown()

        await stage.press("enter", "enter")

        assert stage.script.called("what_if") == [("maren-0", 1, "When did the round last go wrong?")]
        shown = stage.shown()
        assert "It's mostly fine." in shown
        assert "Last Thursday." in shown
        assert "✓ story  the locked gate" in shown


async def test_arrows_and_letters_belong_to_the_other_question_while_it_is_typed(staged: Opened) -> None:
    async with debrief(staged) as stage:
        await stage.press("6", "down", "enter", "left", "e", "3")
        assert stage.find(OtherQuestion).value.endswith("e3")

        await stage.press("escape", "escape")

        assert stage.results == [None]


async def test_an_answer_that_fails_is_told_and_what_was_typed_stays(staged: Opened) -> None:
    async with debrief(staged) as stage:
        stage.script.failures["what_if"] = [DiskFullError(Path("/there"))]

        await stage.press("6", "enter", "enter")

        assert any("nothing more can be written" in toast for toast in stage.toasts())
        assert stage.find(OtherQuestion).value == "When did the round last go wrong?"


async def test_the_names_of_the_parts_stay_on_one_line_however_narrow(staged: Opened) -> None:
    async with debrief(staged, size=(40, 12)) as stage:
        for key in "123456":
            await stage.press(key)
            rows = stage.shown().splitlines()[2:4]

            assert sum(name in row for row in rows for name in ("Outcome", "Missed", "Talk", "What if")) in {2, 3}
            assert not any(name in rows[1] for name in ("Outcome", "Missed", "Talk", "What if"))


async def test_escape_closes_it(staged: Opened) -> None:
    async with debrief(staged) as stage:
        await stage.press("escape")

        assert stage.results == [None]


async def test_without_a_model_nobody_can_be_asked(staged: Opened) -> None:
    async with debrief(staged) as stage:
        assert "coach's words" not in stage.shown()

        await stage.press("2", "s")

        assert "second opinion" not in stage.shown()
        assert isinstance(stage.app.screen, DebriefScreen)


async def test_a_second_opinion_stands_beside_the_verdict_and_says_what_it_is(staged: Opened) -> None:
    async with debrief(staged, asks=True) as stage:
        await stage.press("2", "s", "down", "enter")

        shown = " ".join(stage.shown().split())
        assert stage.script.called("judge") == [("maren-0", 1)]
        assert "second opinion their life ✗ it fails; “Do”: it begins with your idea" in shown
        assert "second opinion listening not judged, because no answer came in time" in shown
        assert "asked of mistral/mistral-small-latest; it moves no score" in shown


async def test_a_mark_is_contested_with_one_key_and_says_so_beside_the_question(staged: Opened) -> None:
    async with debrief(staged) as stage:
        await stage.press("2", "x")
        assert "Which mark is wrong?" in stage.shown()

        await stage.press("enter", "enter")

        assert stage.script.called("contest") == [("maren-0", 1, "rule1", "fail")]
        assert "you contest their life ✗ it fails; left out of the score" in " ".join(stage.shown().split())


async def test_a_contested_mark_can_be_let_stand_after_all(staged: Opened) -> None:
    contested = with_contest(samples.CLOSING)
    async with debrief(staged, contested) as stage:
        await stage.press("2", "x")
        assert "you say: it fails" in stage.shown()

        await stage.press("enter", "enter")

        assert stage.script.called("contest") == [("maren-0", 1, "rule1", "pass")]
        assert "You let the mark stand." in stage.shown()


async def test_marks_are_contested_where_they_are_seen(staged: Opened) -> None:
    async with debrief(staged) as stage:
        await stage.press("x")

        assert "Which mark is wrong?" not in stage.shown()


async def test_a_contest_that_fails_is_told_and_the_debrief_stays(staged: Opened) -> None:
    async with debrief(staged) as stage:
        stage.script.failures["contest"].append(WrongUseError("turn 1 was not scored", remedy="contest another one"))
        await stage.press("2", "x", "enter", "enter")

        assert "turn 1 was not scored" in stage.shown()


async def test_opinions_on_all_that_is_unsure_are_one_choice(staged: Opened) -> None:
    async with debrief(staged, asks=True) as stage:
        await stage.press("2", "s")
        assert "All that is unsure (1)" in stage.shown()

        await stage.press("enter")

        assert stage.script.called("judge_unsure") == [("maren-0",)]


async def test_the_coachs_paragraph_is_marked_as_a_models(staged: Opened) -> None:
    async with debrief(staged, asks=True) as stage:
        await stage.press("w")

        assert "You let her tell the story of Thursday" in stage.shown()
        assert "Written by a model (mistral/mistral-small-latest) from your ledger and scorecard" in stage.shown()
        assert "The model used 3,120 tokens, $0.0019." in stage.shown()


async def test_where_there_is_no_paragraph_it_says_why(staged: Opened) -> None:
    closing = replace(samples.CLOSING, paragraph=replace(samples.PARAGRAPH, text="", why_not="no answer came in time"))
    async with debrief(staged, closing) as stage:
        assert "wrote no paragraph that can be shown, because no answer came in time." in stage.shown()


async def test_a_consultation_that_cannot_be_kept_is_told(staged: Opened) -> None:
    async with debrief(staged, asks=True) as stage:
        stage.script.failures["summarise"].append(DiskFullError(Path("/there")))

        await stage.press("w")

        assert any("nothing more can be written" in toast for toast in stage.toasts())
