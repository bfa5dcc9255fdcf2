"""What a model was asked beside the talk is kept: opened again it is there, and its limit still holds."""

from collections.abc import AsyncGenerator, Callable, Iterator
from pathlib import Path

import pytest

from scoring.scorecard import Expert
from tests.interview.bots import NOW
from tests.interview.rooms import QUESTIONS, SCENARIO, Clock, Rooms, ask, export, never
from tests.interview.second_opinions import QUESTION, asked_of, judgement, judging
from tests.interview.test_sessions import id_of
from tests.voices.models import ENDPOINT, Speaker, saying, voice_of
from trainer.errors import InterviewInUseError, ModelFailedError, WrongUseError
from trainer.interview.events import EVENTS, Used
from trainer.interview.interview import Interview
from trainer.interview.journal import ArchiveJournal, resumed
from trainer.interview.local import LocalPort
from trainer.interview.sessions import LocalPractice
from trainer.interview.views import ClosingView
from trainer.llm.client import Usage
from trainer.llm.faults import FaultKind
from trainer.store import open_archive
from trainer.store.contract import Archive
from trainer.voices import EmbeddedVoice
from trainer.voices.meter import Limits, Meter
from trainer.voices.metered import MeteredModel

Practice = Callable[[MeteredModel | None], LocalPractice]
TALK = (*QUESTIONS, QUESTION)


@pytest.fixture(name="practice")
def _practice(rooms: Rooms) -> Practice:
    def opened(model: MeteredModel | None) -> LocalPractice:
        practice = LocalPractice(
            markdown=export,
            path=rooms.path,
            library=lambda: rooms.castings,
            now=Clock().now,
            pause=never,
            model=lambda: model,
        )
        rooms.opened.append(practice)
        return practice

    return opened


async def over(practice: LocalPractice, *, blind: bool) -> str:
    """A talk that was looked back on; its id."""
    await practice.choose_player("maya")
    port = await practice.begin(SCENARIO, blind=blind)
    await ask(port, *TALK)
    await port.close()
    interview = await id_of(port)
    await port.leave()
    return interview


def seconds(closing: ClosingView, n: int) -> list[str | None]:
    """What a model thinks of each verdict on a turn."""
    return [mark.second.verdict if mark.second else "not asked" for mark in closing.turns[n - 1].marks]


@pytest.mark.parametrize("blind", [True, False])
async def test_an_opinion_moves_neither_a_ranked_nor_an_unranked_score(practice: Practice, blind: bool) -> None:
    room = practice(judging(judgement("pass", "would you")))
    interview = await over(room, blind=blind)
    before, board, past = await room.closing(interview), await room.board(SCENARIO), await room.past()

    after = await room.judge(interview, 4)

    assert seconds(after, 4) == ["pass"] * 3
    assert before.is_ranked is blind
    assert after.scorecard == before.scorecard
    assert after.debrief == before.debrief
    assert [turn.marks[1].sign for turn in after.turns if turn.marks] == [
        turn.marks[1].sign for turn in before.turns if turn.marks
    ]
    assert (await room.board(SCENARIO), await room.past()) == (board, past)


async def test_an_opinion_and_a_paragraph_are_there_when_the_debrief_is_opened_again(practice: Practice) -> None:
    room = practice(judging(judgement("fail", "would you"), *[judgement("na", "app")] * 2, "You listened well."))
    interview = await over(room, blind=False)
    await room.judge(interview, 4)
    shown = await room.summarise(interview)
    await room.close()

    again = await practice(None).closing(interview)

    assert seconds(again, 4) == ["fail", "na", "na"]
    assert again == shown
    assert again.paragraph is not None
    assert again.paragraph.text == "You listened well."
    assert again.used is not None
    assert again.used.in_words == "480 tokens, $0.0040"


async def test_what_was_not_judged_says_so_when_it_is_opened_again(practice: Practice) -> None:
    room = practice(judging("", fault=FaultKind.CUT))
    interview = await over(room, blind=False)
    await room.judge(interview, 4)
    await room.summarise(interview)
    await room.close()

    again = await practice(None).closing(interview)

    assert seconds(again, 4) == [None] * 3
    assert again.turns[3].marks[0].second is not None
    assert again.turns[3].marks[0].second.why_not == "the connection broke in the middle of the answer"
    assert again.paragraph is not None
    assert again.paragraph.text == ""
    assert again.paragraph.why_not == "the connection broke in the middle of the answer"
    assert again.used is not None
    assert again.used.cost is None


async def test_without_a_model_the_debrief_stays_as_it_is(practice: Practice) -> None:
    room = practice(None)
    interview = await over(room, blind=False)
    before = await room.closing(interview)

    with pytest.raises(WrongUseError, match="no model is set up"):
        await room.judge(interview, 4)
    with pytest.raises(WrongUseError, match="no model is set up"):
        await room.summarise(interview)

    assert await room.closing(interview) == before
    assert before.used is None
    assert before.paragraph is None


@pytest.fixture(name="archive")
def _archive(tmp_path: Path) -> Iterator[Archive]:
    archive = open_archive(tmp_path / "talks.db", EVENTS, now=NOW)
    yield archive
    archive.close()


class Sittings:
    """One talk with a model, taken up as often as wanted."""

    def __init__(self, rooms: Rooms, archive: Archive) -> None:
        self.archive = archive
        self.casting = rooms.castings[SCENARIO]
        interview = Interview.begin(self.casting, interview="sat", seed=1, voice="model", now=NOW)
        archive.append("sat", interview.events, after=0, mode="play")

    def sit(self, speaker: Speaker, *, tokens: int = 10**9) -> tuple[LocalPort, MeteredModel]:
        """Sit down to it again, with a process and a meter of its own."""
        interview, kept = resumed(self.archive, "sat")
        model = MeteredModel(speaker, ENDPOINT, Meter(Limits(tokens=tokens)), most_tokens=200)
        voice = voice_of(speaker, self.casting.life)
        voice.meter, voice.most_tokens = model.meter, 200
        journal = ArchiveJournal(self.archive, interview.started, kept=kept)
        return LocalPort(interview, voice=voice, expert=_unasked, journal=journal, model=model), model

    @property
    def used(self) -> list[Used]:
        """What is on disk of what was used."""
        return [event for event in self.archive.events("sat") if isinstance(event, Used)]


def _unasked() -> Expert:
    raise AssertionError("nobody looks back")


@pytest.fixture(name="sittings")
def _sittings(rooms: Rooms, archive: Archive) -> Sittings:
    return Sittings(rooms, archive)


async def test_what_an_answer_used_is_kept_with_it(sittings: Sittings) -> None:
    port, _ = sittings.sit(saying("Well, now. I could not say."))
    await ask(port, "How does somebody book a seat here at the moment?")

    assert [(used.purpose, used.tokens_in, used.cost) for used in sittings.used] == [("voice", 100, 0.001)]
    assert (await port.view()).used is not None


async def test_what_a_failed_answer_used_is_kept_too(sittings: Sittings) -> None:
    port, _ = sittings.sit(Speaker(lambda _: "Well, now. ", fault=FaultKind.CUT))
    with pytest.raises(ModelFailedError):
        await ask(port, "How does somebody book a seat here at the moment?")

    (used,) = sittings.used
    assert used.is_estimated
    assert used.tokens_in > 100
    assert used.cost is None


async def test_what_a_stopped_answer_used_is_kept_too(sittings: Sittings) -> None:
    port, _ = sittings.sit(saying("Well, now, that was a week and a half, I tell you. " * 9))
    await port.say("How does somebody book a seat here at the moment?")
    answer = port.hear()
    await anext(answer)
    assert isinstance(answer, AsyncGenerator)
    await answer.aclose()

    assert [used.is_estimated for used in sittings.used] == [True]


async def test_the_limit_holds_over_all_sittings(sittings: Sittings) -> None:
    asked, refused = 0, 0
    for _ in range(5):
        speaker = Speaker(lambda _: "Well, now. I could not say.", usage=Usage(500, 100, None))
        port, model = sittings.sit(speaker, tokens=2_600)
        await port.open()
        if port.interview.unheard is None:
            await port.say("How does somebody book a seat here at the moment?")
        try:
            _ = [bubble async for bubble in port.hear()]
        except ModelFailedError as error:
            refused += error.kind == "cap_reached" and not speaker.asked
        asked += len(speaker.asked)
        await port.leave()

    assert asked + refused == 5
    assert refused > 0
    assert len(sittings.used) == asked
    assert sum(used.tokens_in + used.tokens_out for used in sittings.used) <= 2_600
    assert model.meter.total.tokens == asked * 600


async def test_the_judge_and_the_voice_share_one_limit(sittings: Sittings) -> None:
    port, model = sittings.sit(saying("Well, now. I could not say."))
    await ask(port, "How does somebody book a seat here at the moment?")
    await port.judge(1)

    assert {used.purpose for used in sittings.used} == {"voice", "judge"}
    assert model.meter.total.tokens == sum(used.tokens_in + used.tokens_out for used in sittings.used)
    assert model.meter.unkept == []


async def test_a_talk_that_is_open_elsewhere_is_not_judged_here(rooms: Rooms, sittings: Sittings) -> None:
    port, _ = sittings.sit(saying("Well, now. I could not say."))
    await ask(port, "How does somebody book a seat here at the moment?")
    await port.leave()
    model = judging(judgement("fail", "book"))
    reader = LocalPort(port.interview, voice=EmbeddedVoice(), expert=_unasked, is_read_only=True, model=model)

    with pytest.raises(InterviewInUseError):
        await reader.judge(1)

    assert asked_of(model) == []
