"""What a screen may rely on: kept before it is shown, whole or not at all, and nothing waits for the disk."""

import asyncio
import threading
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest

from personas.speech import SpeakingBrief
from tests.interview.bots import NOW
from tests.interview.conftest import CASTINGS
from tests.interview.rooms import ELSEWHERE, QUESTIONS, SCENARIO, Rooms, ask
from trainer.errors import DiskFullError, InterviewInUseError, InterviewOverError, TrainerError, WrongUseError
from trainer.interview.events import Advised, Asked, Coached, Decided, Event, Replied, Settled
from trainer.interview.expert import expert_of
from trainer.interview.interview import Interview
from trainer.interview.journal import Unsaved
from trainer.interview.local import LocalPort
from trainer.interview.port import InterviewPort
from trainer.interview.views import BeliefView
from trainer.voices import EmbeddedVoice, Voice

LONG_STORY = "Tell me about the last double booking"


class Notebook(Unsaved):
    """A journal in memory, which can fail and can be slow."""

    def __init__(self) -> None:
        self.kept: list[Event] = []
        self.full_at: type[Event] | None = None
        self.may_write = threading.Event()
        self.may_write.set()

    def append(self, events: Sequence[Event]) -> None:
        self.may_write.wait(timeout=30)
        if self.full_at and any(isinstance(event, self.full_at) for event in events):
            raise DiskFullError(Path("interviews.db"))
        self.kept += events


def port_on(notebook: Notebook, *, voice: Voice | None = None, blind: bool = False) -> LocalPort:
    casting = CASTINGS[SCENARIO]
    interview = Interview.begin(
        casting, interview="20260101-aaaaa", seed=1, voice="any", now=NOW, player="maya", blind=blind
    )
    return LocalPort(
        interview, voice=voice or EmbeddedVoice(), expert=lambda: expert_of(casting), journal=notebook, now=lambda: NOW
    )


@pytest.fixture(name="notebook")
def _notebook() -> Notebook:
    return Notebook()


@pytest.fixture(name="port")
async def _port(notebook: Notebook) -> LocalPort:
    port = port_on(notebook)
    await port.begin()
    return port


def test_it_is_an_interview_port(port: LocalPort) -> None:
    promised: InterviewPort = port
    assert promised is port


async def test_what_is_said_is_kept_before_it_is_judged_and_a_reply_before_its_last_bubble(
    port: LocalPort, notebook: Notebook
) -> None:
    await port.say(LONG_STORY)
    assert [event.type for event in notebook.kept] == ["started", "asked", "decided"]
    heard = []
    async for bubble in port.hear():
        heard.append((bubble, notebook.kept[-1].type))
    assert len(heard) > 1
    assert [kept for _, kept in heard] == ["decided"] * (len(heard) - 1) + ["replied"]


async def test_a_turn_has_no_bubbles_until_its_reply_was_spoken(port: LocalPort) -> None:
    assert (await port.say(QUESTIONS[0])).bubbles == ()
    heard = [bubble async for bubble in port.hear()]
    assert (await port.view()).turns[-1].bubbles == tuple(heard)


async def test_a_reply_that_was_stopped_is_heard_again_from_its_start(port: LocalPort) -> None:
    await port.say(LONG_STORY)
    replies = port.hear()
    first = await anext(replies)
    await replies.aclose()  # type: ignore[attr-defined]
    assert (await port.view()).turns[-1].bubbles == ()
    assert (await ask_again(port))[0] == first
    assert await ask_again(port) == []


async def test_sending_early_costs_nothing_of_the_reply(port: LocalPort) -> None:
    await port.say(LONG_STORY)
    replies = port.hear()
    await anext(replies)
    await port.say("What happened next?")
    first, second = (await port.view()).turns
    assert first.bubbles == port.interview.turns[0].embedded
    assert second.n == 2
    assert [bubble async for bubble in replies][-1] == first.bubbles[-1]
    assert sum(isinstance(event, Replied) for event in port.interview.events) == 1


async def test_a_voice_that_fails_leaves_the_decision_and_can_be_tried_again(notebook: Notebook) -> None:
    class Stammerer:
        name = "model"
        fails = True

        async def speak(self, brief: SpeakingBrief) -> AsyncIterator[str]:
            yield "Well,"
            if self.fails:
                raise TrainerError("the line went dead")
            yield "as I was saying."

    voice = Stammerer()
    port = port_on(notebook, voice=voice)
    await port.say(QUESTIONS[0])
    with pytest.raises(TrainerError, match="line went dead"):
        await ask_again(port)
    voice.fails = False
    assert await ask_again(port) == ["Well,", "as I was saying."]
    assert (await port.view()).turns[0].bubbles == ("Well,", "as I was saying.")


async def ask_again(port: LocalPort) -> list[str]:
    return [bubble async for bubble in port.hear()]


@pytest.mark.parametrize("full_at", [Asked, Decided])
async def test_what_could_not_be_kept_has_not_happened_and_can_be_said_again(
    full_at: type[Event], port: LocalPort, notebook: Notebook
) -> None:
    notebook.full_at = full_at
    with pytest.raises(DiskFullError):
        await port.say(QUESTIONS[0])
    assert (await port.view()).turns == ()

    notebook.full_at = None
    await ask(port, QUESTIONS[0])
    assert [event.type for event in notebook.kept] == ["started", "asked", "decided", "replied"]


async def test_after_a_failure_something_else_may_be_said(port: LocalPort, notebook: Notebook) -> None:
    notebook.full_at = Decided
    with pytest.raises(DiskFullError):
        await port.say(QUESTIONS[0])
    notebook.full_at = None
    await ask(port, QUESTIONS[1])
    assert [turn.utterance for turn in (await port.view()).turns] == [QUESTIONS[1]]


async def test_a_slow_disk_freezes_nobody(port: LocalPort, notebook: Notebook) -> None:
    notebook.may_write.clear()
    saying = asyncio.create_task(port.say(QUESTIONS[0]))
    await asyncio.sleep(0)  # anything else may run while the disk is waited for
    assert not saying.done()
    notebook.may_write.set()
    assert (await saying).n == 1


async def test_a_change_is_carried_through_though_nobody_waits_for_it(port: LocalPort, notebook: Notebook) -> None:
    notebook.may_write.clear()
    saying = asyncio.create_task(port.say(QUESTIONS[0]))
    await asyncio.sleep(0)
    saying.cancel()
    with pytest.raises(asyncio.CancelledError):
        await saying
    notebook.may_write.set()
    assert [turn.utterance for turn in (await port.view()).turns] == [QUESTIONS[0]]


async def test_changes_made_at_once_are_kept_one_after_the_other(port: LocalPort, notebook: Notebook) -> None:
    await asyncio.gather(port.say(QUESTIONS[0]), port.note("fact", "one"), port.note("gap", "two"), port.say("And?"))
    assert [event.type for event in notebook.kept] == [
        "started", "asked", "decided", "noted", "noted", "replied", "asked", "decided",
    ]  # fmt: skip


async def test_a_customer_who_goes_has_gone_with_their_last_bubble(port: LocalPort) -> None:
    await ask(port, "Hello", "", "", "")
    assert (await port.view()).ended_by == "silence"
    with pytest.raises(InterviewOverError, match="over"):
        await port.say("Are you still there?")


async def test_a_customer_who_goes_has_gone_though_nobody_listened(port: LocalPort) -> None:
    for utterance in ("Hello", "", "", ""):
        await port.say(utterance)
    with pytest.raises(InterviewOverError):
        await port.say("Are you still there?")
    assert (await port.view()).is_over


async def test_ending_lets_the_last_reply_be_said(port: LocalPort) -> None:
    await port.say(QUESTIONS[0])
    await port.end("interviewer")
    await port.end("interviewer")
    view = await port.view()
    assert view.ended_by == "interviewer"
    assert view.turns[0].bubbles


async def test_marks_are_withheld_while_it_is_blind(notebook: Notebook) -> None:
    port = port_on(notebook, blind=True)
    assert (await port.say("Would you use an app for this?")).marks == ()
    assert (await port.view()).turns[0].cues == ()
    await port.coach(on=True)
    (turn,) = (await port.view()).turns
    assert [mark.sign for mark in turn.marks] == ["fail", "fail", "pass"]
    assert [turn.utterance[start:end] for start, end in turn.cues]
    assert Coached(on=True) in notebook.kept


async def test_courtesy_silence_and_what_cannot_be_placed_get_no_marks(port: LocalPort) -> None:
    await ask(port, "Hello, how are you?", "", "What about the gravitational constant of Jupiter's moons?")
    view = await port.view()
    assert [turn.marks for turn in view.turns] == [(), (), ()]
    assert [turn.placed for turn in view.turns] == [True, True, False]


async def test_a_better_wording_is_kept_so_that_pasting_it_earns_nothing(port: LocalPort, notebook: Notebook) -> None:
    await ask(port, "When did a booking last go wrong?", "Would you usually find that annoying?")
    wording = await port.better(2)
    assert wording is not None
    assert notebook.kept[-1] == Advised(2, wording)
    await port.say(wording)
    assert port.interview.turns[-1].pasted


async def test_there_is_no_better_wording_for_what_passes_nor_for_what_was_not_said(port: LocalPort) -> None:
    await ask(port, "When did a booking last go wrong?")
    assert await port.better(1) is None
    with pytest.raises(WrongUseError, match="no turn 7"):
        await port.better(7)


async def test_what_is_held_is_counted_and_never_named(port: LocalPort) -> None:
    await ask(port, LONG_STORY, "What happened next?", "And then?", "Would you use an app for this?")
    held = (await port.view()).held
    assert (held.stories, held.promises) == (1, 1)
    assert held.facts == len(port.interview.state.earned)


async def test_bets_can_be_placed_and_replaced_until_the_truth_is_shown(port: LocalPort) -> None:
    first, *_ = await port.bets()
    option, other = first.options[0][0], first.options[1][0]
    await port.bet(first.id, option, confidence=0.9, turn=None)
    await ask(port, *QUESTIONS)
    await port.bet(first.id, other, confidence=0.6, turn=2)
    placed, *unplaced = await port.bets()
    assert (placed.answer, placed.confidence, placed.turn) == (other, 0.6, 2)
    assert {bet.answer for bet in unplaced} == {None}

    closing = await port.close()
    assert closing.bets[0].answer == other
    with pytest.raises(InterviewOverError, match="truth has been shown"):
        await port.bet(first.id, option, confidence=1.0, turn=None)


async def test_what_is_believed_before_the_talk_is_kept_beside_the_bets_and_scores_nothing(port: LocalPort) -> None:
    first, *_ = await port.bets()
    await port.bet(first.id, first.options[0][0], confidence=0.9, turn=None)
    await ask(port, *QUESTIONS)

    shown, *_ = await port.bets()
    assert shown.before == BeliefView(first.id, first.options[0][0], 0.9)
    assert shown.answer is None

    closing = await port.close()
    assert closing.scorecard.judgement is None
    assert closing.bets[0].before == shown.before


async def test_an_insight_is_a_bet_answered_otherwise_after_the_talk_than_before(
    port: LocalPort, notebook: Notebook
) -> None:
    changed, kept, *_ = await port.bets()
    for bet in (changed, kept):
        await port.bet(bet.id, bet.options[0][0], confidence=0.9, turn=None)
    await ask(port, *QUESTIONS)
    for bet, option in ((changed, 0), (changed, 1), (kept, 0)):
        await port.bet(bet.id, bet.options[option][0], confidence=0.2, turn=2)
    await port.close()
    assert insights_in(notebook) == 1


async def test_a_bet_placed_only_before_or_only_after_the_talk_is_no_insight(
    port: LocalPort, notebook: Notebook
) -> None:
    before, after, *_ = await port.bets()
    await port.bet(before.id, before.options[0][0], confidence=0.9, turn=None)
    await ask(port, *QUESTIONS)
    await port.bet(after.id, after.options[0][0], confidence=0.9, turn=2)
    await port.close()
    assert insights_in(notebook) == 0


def insights_in(notebook: Notebook) -> int | None:
    settled = notebook.kept[-1]
    assert isinstance(settled, Settled)
    return settled.insights


@pytest.mark.parametrize(
    ("answer", "confidence", "turn"), [("nothing-such", 0.5, None), (None, 1.5, None), (None, 0.5, 0)]
)
async def test_a_bet_that_does_not_exist_is_refused(
    answer: str | None, confidence: float, turn: int | None, port: LocalPort
) -> None:
    first, *_ = await port.bets()
    with pytest.raises(WrongUseError):
        await port.bet(first.id, answer or first.options[0][0], confidence=confidence, turn=turn)
    with pytest.raises(WrongUseError):
        await port.bet("no-such-bet", first.options[0][0], confidence=0.5, turn=None)


async def test_the_closing_shows_everything_and_settles_once(port: LocalPort, notebook: Notebook) -> None:
    await ask(port, *QUESTIONS, "Would you use an app for this?")
    closing = await port.close()
    again = await port.close()
    assert closing == again
    assert [event.type for event in notebook.kept[-2:]] == ["ended", "settled"]
    assert closing.debrief.false_held
    assert all(turn.bubbles for turn in closing.turns)
    assert closing.turns[-1].marks
    assert not closing.is_ranked
    assert closing.why_not_ranked


async def test_nothing_can_act_as_control_in_what_is_kept(port: LocalPort) -> None:
    await port.note("quote", "\x1b[31mred\x1b[0m \u202eover\ud800")
    await port.say("Tell me\r\nabout\x00 \x1b]0;title\x07your work")
    view = await port.view()
    assert view.notes[0].text == "[31mred[0m over\ufffd"
    assert view.turns[0].utterance == "Tell me about ]0;titleyour work"


async def test_an_empty_note_is_refused(port: LocalPort) -> None:
    with pytest.raises(WrongUseError, match="nothing to note"):
        await port.note("fact", "  \n ")


async def test_a_draft_keeps_its_lines_and_ends_with_what_is_said(port: LocalPort) -> None:
    await port.keep_draft("When did\nthat ")
    assert (await port.view()).draft == "When did\nthat "
    await port.say("When did that happen?")
    assert (await port.view()).draft == ""


async def test_a_second_window_can_only_read_and_sees_what_is_said_in_the_first(rooms: Rooms) -> None:
    first, second = rooms.practice(), rooms.practice(holder=ELSEWHERE)
    await first.choose_player("maya")
    port = await first.begin(SCENARIO, blind=True)
    await ask(port, QUESTIONS[0])
    other = await second.resume((await port.view()).id)
    assert (await other.view()).is_read_only
    await ask(port, QUESTIONS[1])
    await port.note("fact", "he said so")

    view = await other.view()
    assert [turn.utterance for turn in view.turns] == list(QUESTIONS[:2])
    assert [note.text for note in view.notes] == ["he said so"]
    assert [bubble async for bubble in other.hear()] == []
    for change in (
        lambda: other.say("Mine"),
        lambda: other.note("fact", "mine"),
        lambda: other.keep_draft("mine"),
        lambda: other.coach(on=True),
        lambda: other.end("interviewer"),
        lambda: other.close(),
    ):
        with pytest.raises(InterviewInUseError, match="went on elsewhere"):
            await change()
    assert len((await port.view()).turns) == 2


async def test_a_window_overtaken_by_another_becomes_read_only_and_loses_nothing(rooms: Rooms) -> None:
    first, second = rooms.practice(), rooms.practice(holder=ELSEWHERE)
    await first.choose_player("maya")
    port = await first.begin(SCENARIO, blind=True)
    await ask(port, QUESTIONS[0])
    rooms.clock.pass_by(seconds=90)  # the first window slept, and its claim went stale
    other = await second.resume((await port.view()).id)
    await ask(other, QUESTIONS[1])

    with pytest.raises(InterviewInUseError):
        await port.say("Still there?")
    view = await port.view()
    assert view.is_read_only
    assert [turn.utterance for turn in view.turns] == list(QUESTIONS[:2])


async def test_a_heartbeat_keeps_the_claim_of_somebody_who_is_silent(rooms: Rooms) -> None:
    beats: asyncio.Queue[None] = asyncio.Queue()
    first, second = rooms.practice(pause=beats.get), rooms.practice(holder=ELSEWHERE)
    await first.choose_player("maya")
    port = await first.begin(SCENARIO, blind=True)
    name = (await port.view()).id
    for _ in range(3):
        rooms.clock.pass_by(seconds=40)
        beats.put_nowait(None)
        beats.put_nowait(None)
        while not beats.empty():
            await asyncio.to_thread(lambda: None)
    assert (await (await second.resume(name)).view()).is_read_only
    await port.leave()
    assert not (await (await second.resume(name)).view()).is_read_only


async def test_nothing_is_changed_through_a_port_that_was_left(rooms: Rooms) -> None:
    practice = rooms.practice()
    port = await practice.begin(SCENARIO, blind=False)
    await port.leave()
    await port.leave()
    with pytest.raises(InterviewInUseError):
        await port.say("Hello")
