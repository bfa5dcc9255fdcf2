"""The talk: what is typed reaches the port, and nothing typed is lost."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from textual import events
from textual.selection import SELECT_ALL

from tests.tui import samples
from tests.tui.conftest import Opened, Stage
from tests.tui.standin import ScriptedInterview
from trainer.errors import DiskFullError
from trainer.interview.views import InterviewView
from trainer.tui.screens.interview import InterviewScreen
from trainer.tui.widgets.confirm import Confirm
from trainer.tui.widgets.error_dialog import ErrorDialog
from trainer.tui.widgets.prompt import Prompt
from trainer.tui.widgets.transcript import WINDOW
from trainer.tui.widgets.turn import TurnBlock

QUESTION = "When did the round last go wrong?"
FRESH = samples.interview(())


@asynccontextmanager
async def talk(
    staged: Opened, view: InterviewView = FRESH, *, size: tuple[int, int] = (120, 40), questions: int | None = None
) -> AsyncIterator[tuple[Stage, ScriptedInterview]]:
    """An interview's screen over a scripted port."""
    async with staged(size=size) as stage:
        port = ScriptedInterview(view, stage.script)
        await stage.show(InterviewScreen(port, questions=questions))
        yield stage, port


async def say(stage: Stage, text: str) -> None:
    stage.find(Prompt).text = text
    await stage.press("enter")


def full() -> DiskFullError:
    return DiskFullError(Path("/there"))


async def test_what_is_typed_is_said_and_answered(staged: Opened) -> None:
    async with talk(staged) as (stage, _):
        await say(stage, QUESTION)

        assert stage.script.called("say") == [(QUESTION,)]
        assert "It's mostly fine." in stage.shown()
        assert stage.find(Prompt).text == ""


async def test_enter_on_an_empty_line_is_silence(staged: Opened) -> None:
    async with talk(staged) as (stage, _):
        await stage.press("enter")

        assert stage.script.called("say") == [("",)]
        assert "you stay silent" in stage.shown()


async def test_a_trailing_reply_invites_silence(staged: Opened) -> None:
    view = samples.interview(samples.TURNS[:2])
    async with talk(staged, view) as (stage, _):
        assert "enter on an empty line stays silent" in stage.shown()


async def test_coached_marks_stand_below_the_question(staged: Opened) -> None:
    async with talk(staged) as (stage, _):
        await say(stage, QUESTION)

        assert "✓ their life   ✗ specifics   ✓ listening" in stage.shown()


async def test_blind_shows_neither_marks_nor_what_is_held(staged: Opened) -> None:
    async with talk(staged, samples.interview((), coached=False, ranked=True)) as (stage, _):
        await say(stage, QUESTION)

        assert "✗" not in stage.shown()
        assert "You hold" not in stage.shown()
        assert "31 %" in stage.shown()


async def test_a_reply_is_typed_word_by_word_where_animations_are_on(staged: Opened) -> None:
    async with talk(staged) as (stage, port):
        stage.app.animation_level = "full"
        stage.script.gates["bubble"] = asyncio.Event()
        await say(stage, QUESTION)

        assert "· · ·" in stage.shown()

        stage.script.gates["bubble"].set()
        await stage.settle()
        transcript = stage.app.screen.query_one("Transcript")
        assert transcript.is_typing  # type: ignore[attr-defined]
        assert not port.now.turns[-1].bubbles or "We manage." not in stage.shown()


async def test_space_on_an_empty_line_shows_the_whole_reply(staged: Opened) -> None:
    async with talk(staged) as (stage, _):
        stage.app.animation_level = "full"
        await say(stage, QUESTION)

        await stage.press("space")

        assert "We manage." in stage.shown()
        assert stage.find(Prompt).text == ""


async def test_a_space_after_a_word_is_typed(staged: Opened) -> None:
    async with talk(staged) as (stage, _):
        await stage.press("a", "space", "b")

        assert stage.find(Prompt).text == "a b"


async def test_ctrl_c_shows_the_rest_of_the_reply(staged: Opened) -> None:
    async with talk(staged) as (stage, _):
        stage.app.animation_level = "full"
        await say(stage, QUESTION)

        await stage.press("ctrl+c")

        assert "We manage." in stage.shown()
        assert stage.app.is_running


async def test_ctrl_c_waits_no_longer_for_a_reply_and_the_question_stands(staged: Opened) -> None:
    async with talk(staged) as (stage, _):
        stage.script.gates["bubble"] = asyncio.Event()
        await say(stage, QUESTION)

        await stage.press("ctrl+c")

        assert "Your question stands" in stage.shown()
        stage.script.gates["bubble"].set()
        await stage.press("enter")
        assert "It's mostly fine." in stage.shown()
        assert stage.script.called("say") == [(QUESTION,)]


async def test_while_a_reply_comes_the_keys_say_how_to_see_it_at_once(staged: Opened) -> None:
    async with talk(staged) as (stage, _):
        assert "space show it all" not in stage.shown()
        stage.app.animation_level = "full"

        await say(stage, QUESTION)
        assert "space show it all" in stage.shown()

        await stage.press("space")
        assert "space show it all" not in stage.shown()


async def test_a_short_talk_stands_at_the_top_and_a_long_one_follows_its_end(staged: Opened) -> None:
    async with talk(staged, samples.interview(samples.TURNS[:1])) as (stage, _):
        assert samples.CARD.about[:20] in "\n".join(stage.shown().splitlines()[:5])
    async with talk(staged, samples.interview(samples.TURNS * 4)) as (stage, _):
        assert samples.UNPLACED.bubbles[0][:20] in "\n".join(stage.shown().splitlines()[-8:])


async def test_a_blind_talk_offers_no_reasons(staged: Opened) -> None:
    async with talk(staged, samples.interview(coached=False)) as (stage, _):
        assert "f4" not in stage.shown()


async def test_no_mark_is_parted_from_its_rule(staged: Opened) -> None:
    async with talk(staged, samples.interview(samples.TURNS[:1]), size=(40, 30)) as (stage, _):
        assert "✓ listening" in stage.shown()


async def test_what_is_typed_elsewhere_is_not_shown_as_ones_own(staged: Opened) -> None:
    async with talk(staged, samples.interview(read_only=True, draft="Half a quest")) as (stage, _):
        assert stage.find(Prompt).text == ""


async def test_enter_on_an_empty_line_while_a_reply_is_typed_is_no_silence(staged: Opened) -> None:
    async with talk(staged) as (stage, _):
        stage.app.animation_level = "full"
        await say(stage, QUESTION)

        await stage.press("enter")

        assert stage.script.called("say") == [(QUESTION,)]


async def test_what_is_sent_early_is_said_after_the_reply(staged: Opened) -> None:
    async with talk(staged) as (stage, _):
        stage.script.gates["bubble"] = asyncio.Event()
        await say(stage, QUESTION)
        await say(stage, "What did you do next?")
        assert stage.script.called("say") == [(QUESTION,)]

        stage.script.gates["bubble"].set()
        await stage.settle()

        assert stage.script.called("say") == [(QUESTION,), ("What did you do next?",)]


async def test_everything_sent_early_is_said_one_after_the_other(staged: Opened) -> None:
    async with talk(staged) as (stage, _):
        stage.script.gates["bubble"] = asyncio.Event()
        for text in ("One?", "Two?", "Three?"):
            await say(stage, text)

        stage.script.gates["bubble"].set()
        for _ in range(3):
            await stage.settle()

        assert stage.script.called("say") == [("One?",), ("Two?",), ("Three?",)]


async def test_what_waited_returns_to_the_prompt_when_the_customer_leaves(staged: Opened) -> None:
    async with talk(staged) as (stage, port):
        stage.script.gates["bubble"] = asyncio.Event()
        await say(stage, "One?")
        await say(stage, "Two?")

        port.now = replace(port.now, ended_by="time")
        stage.script.gates["bubble"].set()
        await stage.settle()

        assert stage.script.called("say") == [("One?",)]
        assert stage.find(Prompt).text == "Two?"


async def test_a_question_that_could_not_be_kept_returns_to_the_prompt(staged: Opened) -> None:
    async with talk(staged) as (stage, _):
        stage.script.failures["say"] = [full()]

        await say(stage, QUESTION)

        assert isinstance(stage.app.screen, ErrorDialog)
        assert "The disk is full" in stage.shown()
        await stage.press("escape")
        assert stage.find(Prompt).text == QUESTION
        assert not list(stage.app.screen.query(TurnBlock))


async def test_another_try_says_it_after_all(staged: Opened) -> None:
    async with talk(staged) as (stage, _):
        stage.script.failures["say"] = [full()]
        await say(stage, QUESTION)

        await stage.press("r")

        assert stage.script.called("say") == [(QUESTION,), (QUESTION,)]
        assert stage.find(Prompt).text == ""


async def test_a_reply_that_did_not_come_can_be_asked_for_again(staged: Opened) -> None:
    async with talk(staged) as (stage, _):
        stage.script.failures["hear"] = [full()]
        await say(stage, QUESTION)

        await stage.press("r")

        assert len(stage.script.called("say")) == 1
        assert len(stage.script.called("hear")) == 2
        assert "We manage." in stage.shown()


async def test_what_was_typed_meanwhile_survives_a_failure(staged: Opened) -> None:
    async with talk(staged) as (stage, _):
        stage.script.gates["say"] = asyncio.Event()
        stage.script.failures["say"] = [full()]
        await say(stage, QUESTION)
        stage.find(Prompt).text = "And then?"

        stage.script.gates["say"].set()
        await stage.settle()
        await stage.press("escape")

        assert stage.find(Prompt).text == f"{QUESTION}\nAnd then?"


async def test_the_draft_is_kept_once_typing_pauses(staged: Opened) -> None:
    async with talk(staged) as (stage, _):
        prompt = stage.find(Prompt)
        prompt.text = "Half a quest"

        prompt.post_message(Prompt.Paused("Half a quest"))
        await stage.settle()

        assert stage.script.called("keep_draft") == [("Half a quest",)]


async def test_a_kept_draft_is_in_the_prompt_again(staged: Opened) -> None:
    async with talk(staged, replace(FRESH, draft="Half a quest")) as (stage, _):
        assert stage.find(Prompt).text == "Half a quest"


async def test_the_draft_is_not_wiped_before_what_was_sent_is_safe(staged: Opened) -> None:
    async with talk(staged) as (stage, _):
        stage.script.gates["say"] = asyncio.Event()
        await say(stage, QUESTION)

        stage.find(Prompt).post_message(Prompt.Paused(""))
        await stage.settle()

        assert stage.script.called("keep_draft") == []


async def test_a_reply_still_owed_is_heard_when_the_talk_is_taken_up(staged: Opened) -> None:
    owed = replace(samples.HABIT, bubbles=())
    async with talk(staged, samples.interview((owed,))) as (stage, _):
        assert stage.script.called("hear") == [()]
        assert "We manage." in stage.shown()


async def test_a_newline_can_be_typed(staged: Opened) -> None:
    async with talk(staged) as (stage, _):
        await stage.press("a", "ctrl+j", "b")

        assert stage.find(Prompt).text == "a\nb"


async def test_a_long_paste_is_cut_and_said_to_be(staged: Opened) -> None:
    async with talk(staged) as (stage, _):
        stage.find(Prompt).post_message(events.Paste("word " * 1000))
        await stage.settle()

        assert len(stage.find(Prompt).text) == 4000
        assert any("1,000 were left out" in toast for toast in stage.toasts())


async def test_the_coach_warns_before_it_unranks(staged: Opened) -> None:
    async with talk(staged, samples.interview((), coached=False, ranked=True)) as (stage, _):
        await stage.press("f3")
        assert isinstance(stage.app.screen, Confirm)
        await stage.press("s")
        assert stage.script.called("coach") == []

        await stage.press("f3", "c")

        assert stage.script.called("coach") == [(True,)]


async def test_the_coach_needs_no_warning_where_nothing_is_ranked(staged: Opened) -> None:
    async with talk(staged) as (stage, _):
        await stage.press("f3")

        assert stage.script.called("coach") == [(False,)]


async def test_why_shows_reasons_and_a_better_wording(staged: Opened) -> None:
    async with talk(staged, samples.interview(samples.TURNS[:1])) as (stage, _):
        await stage.press("f4")

        assert stage.script.called("better") == [(1,)]
        assert "“usually” asks for a habit" in stage.shown()
        assert "try  When did the round last go wrong?" in stage.shown()


async def test_an_earlier_question_can_be_chosen_and_explained(staged: Opened) -> None:
    async with talk(staged, samples.interview(samples.TURNS[:4])) as (stage, _):
        await stage.press("ctrl+up", "ctrl+up", "f4")

        assert stage.script.called("better") == [(2,)]


async def test_a_note_takes_one_key_for_its_kind(staged: Opened) -> None:
    async with talk(staged) as (stage, _):
        await stage.press("f2", "number_sign")
        stage.app.focused.value = "140 pounds"  # type: ignore[union-attr]
        await stage.press("enter")

        assert stage.script.called("note") == [("fact", "140 pounds")]
        assert "140 pounds" in stage.shown()


async def test_a_failed_note_is_told_in_passing(staged: Opened) -> None:
    async with talk(staged) as (stage, _):
        stage.script.failures["note"] = [full()]
        await stage.press("f2")
        stage.app.focused.value = "140 pounds"  # type: ignore[union-attr]
        await stage.press("enter")

        assert any("nothing more can be written" in toast for toast in stage.toasts())


async def test_leaving_asks_first(staged: Opened) -> None:
    async with talk(staged) as (stage, _):
        await stage.press("escape", "s")

        assert stage.results == []
        assert stage.script.called("end") == []


async def test_leaving_for_later_keeps_the_draft(staged: Opened) -> None:
    async with talk(staged) as (stage, _):
        stage.find(Prompt).text = "Half a quest"

        await stage.press("escape", "l")

        assert stage.results == ["later"]
        assert stage.script.called("keep_draft")[-1] == ("Half a quest",)


async def test_ending_ends_the_talk_before_the_screen_closes(staged: Opened) -> None:
    async with talk(staged) as (stage, _):
        await stage.press("escape", "e")

        assert stage.script.called("end") == [("interviewer",)]
        assert stage.results == ["over"]


async def test_after_the_last_of_six_questions_the_talk_is_over(staged: Opened) -> None:
    async with talk(staged, questions=2) as (stage, _):
        await say(stage, QUESTION)
        assert "question 2 of 2" in stage.shown()
        await say(stage, QUESTION)

        assert stage.script.called("end") == [("interviewer",)]


async def test_a_customer_who_has_left_is_followed_by_the_bets(staged: Opened) -> None:
    async with talk(staged, samples.interview(over=True)) as (stage, _):
        assert "The talk is over" in stage.shown()

        await stage.press("enter")

        assert stage.results == ["over"]
        assert stage.script.called("say") == []


async def test_a_second_window_can_only_read(staged: Opened) -> None:
    async with talk(staged, samples.interview(read_only=True)) as (stage, _):
        assert "open in another window" in stage.shown()
        await stage.press("a", "enter")

        assert stage.script.called("say") == []
        await stage.press("escape")
        assert stage.results == ["later"]


async def test_of_a_long_talk_the_last_turns_are_mounted_and_the_rest_on_demand(staged: Opened) -> None:
    turns = tuple(replace(samples.STORY, n=n, utterance=f"Question {n}?") for n in range(1, 201))
    async with talk(staged, samples.interview(turns)) as (stage, _):
        assert len(list(stage.app.screen.query(TurnBlock))) == WINDOW
        transcript = stage.app.screen.query_one("Transcript")
        assert "Question 160?" not in stage.shown()
        transcript.scroll_home(animate=False)
        await stage.settle()
        await stage.settle()

        assert len(list(stage.app.screen.query(TurnBlock))) == 2 * WINDOW


async def test_a_long_talk_lets_go_of_its_oldest_turns(staged: Opened) -> None:
    turns = tuple(replace(samples.STORY, n=n, utterance=f"Question {n}?") for n in range(1, 2 * WINDOW + 1))
    async with talk(staged, samples.interview(turns)) as (stage, _):
        transcript = stage.app.screen.query_one("Transcript")
        await transcript.show_earlier()  # type: ignore[attr-defined]

        await say(stage, "One more?")
        await stage.settle()

        assert len(list(transcript.query(TurnBlock))) == WINDOW + 1
        assert "One more?" in stage.shown()


async def test_scrolling_to_the_top_shows_what_was_before(staged: Opened) -> None:
    turns = tuple(replace(samples.STORY, n=n, utterance=f"Question {n}?") for n in range(1, 101))
    async with talk(staged, samples.interview(turns)) as (stage, _):
        stage.app.screen.query_one("Transcript").scroll_home(animate=False)
        await stage.settle()
        await stage.settle()

        assert len(list(stage.app.screen.query(TurnBlock))) == 2 * WINDOW


async def test_a_second_ctrl_c_asks_how_to_leave(staged: Opened) -> None:
    async with talk(staged) as (stage, _):
        await stage.press("ctrl+c", "ctrl+c")

        assert isinstance(stage.app.screen, Confirm)


async def test_what_another_window_does_is_read_along(staged: Opened) -> None:
    async with talk(staged, samples.interview(samples.TURNS[:1], read_only=True)) as (stage, port):
        port.now = samples.interview(samples.TURNS[:2], read_only=True)

        stage.app.screen.load()  # type: ignore[attr-defined]
        await stage.settle()

        assert "Last Thursday." in stage.shown()


async def test_what_is_copied_is_what_was_said_and_not_its_bubble(staged: Opened) -> None:
    async with talk(staged, samples.interview(samples.TURNS[:2])) as (stage, _):
        block = list(stage.app.screen.query(TurnBlock))[-1]
        stage.app.screen.selections = {block: SELECT_ALL}

        await stage.press("ctrl+c")

        assert "Last Thursday. The gate at St Anne's was locked" in stage.app.clipboard
        assert "▐" not in stage.app.clipboard


async def test_eighty_columns_fold_the_side_into_one_line(staged: Opened) -> None:
    async with talk(staged, samples.interview(), size=(80, 24)) as (stage, _):
        line = next(line for line in stage.shown().splitlines() if "31 %" in line)

        assert "1 story  2 facts  0 commitments" in line


async def test_a_window_too_small_asks_to_be_enlarged_and_keeps_everything(staged: Opened) -> None:
    async with talk(staged) as (stage, _):
        stage.find(Prompt).text = "Half a quest"
        await stage.pilot.resize_terminal(20, 5)
        await stage.settle()
        assert "larger" in stage.shown()

        await stage.pilot.resize_terminal(120, 40)
        await stage.settle()

        assert "Half a quest" in stage.shown()


async def test_keys_typed_ahead_act_in_their_order(staged: Opened) -> None:
    async with talk(staged) as (stage, _):
        for key in ("o", "k", "enter", "b"):
            stage.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await stage.settle()

        assert stage.script.called("say") == [("ok",)]
        assert stage.find(Prompt).text == "b"


async def test_a_failure_that_nobody_expected_loses_no_question(staged: Opened) -> None:
    async with talk(staged) as (stage, _):
        stage.script.failures["say"] = [KeyError("a bug")]

        await say(stage, QUESTION)
        assert "Something went wrong on our side (KeyError)" in stage.shown()
        await stage.press("escape")

        assert stage.find(Prompt).text == QUESTION
