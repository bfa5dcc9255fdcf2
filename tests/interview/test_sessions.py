"""Everything around an interview: players, the shelf, what was played, boards, and what makes an attempt practice."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from itertools import count

import pytest

from personas.reading import FileFaultsError
from tests.interview.rooms import ELSEWHERE, QUESTIONS, SCENARIO, Rooms, ask
from trainer.errors import InterviewInUseError, InterviewNotFoundError, OutdatedInterviewError, WrongUseError
from trainer.interview.events import EVENTS, Asked, Event, Replied, Started
from trainer.interview.local import LocalPort
from trainer.interview.nicknames import LONGEST_NICKNAME, nickname, skeleton
from trainer.interview.port import PracticePort
from trainer.interview.sessions import LocalPractice
from trainer.interview.sights import remember_sight
from trainer.interview.views import ClosingView
from trainer.paths import archive_file
from trainer.store import open_archive
from trainer.store.roster import EVERYBODY, LifeKey

LIFE = LifeKey("bellamy-okoro", "sold-out-by-thursday")
OTHER_SCENARIO = "the-claim-that-came-back"


@pytest.fixture(name="practice")
async def _practice(rooms: Rooms) -> LocalPractice:
    practice = rooms.practice()
    await practice.choose_player("maya")
    return practice


async def played(practice: LocalPractice, *questions: str, blind: bool = True, scenario: str = SCENARIO) -> ClosingView:
    """A whole interview with its debrief."""
    port = await practice.begin(scenario, blind=blind)
    await ask(port, *questions)
    closing = await port.close()
    await port.leave()
    return closing


async def changed_a_bet(practice: LocalPractice, *, blind: bool, closed: bool = True) -> str:
    """The id of a talk after which one bet is answered otherwise than before it."""
    port = await practice.begin(SCENARIO, blind=blind)
    first, *_ = await port.bets()
    await port.bet(first.id, first.options[0][0], confidence=0.7, turn=None)
    await ask(port, *QUESTIONS)
    await port.bet(first.id, first.options[1][0], confidence=0.7, turn=2)
    await (port.close() if closed else port.end("interviewer"))
    await port.leave()
    return await id_of(port)


async def id_of(port: LocalPort) -> str:
    return (await port.view()).id


def test_it_is_a_practice_port(rooms: Rooms) -> None:
    practice = rooms.practice()
    promised: PracticePort = practice
    assert promised is practice
    assert not rooms.path.exists()


async def test_the_first_start_is_remembered_once_it_was_met_or_skipped(rooms: Rooms) -> None:
    practice = rooms.practice()
    assert await practice.is_first_start()
    assert await practice.is_first_start()
    await practice.remember_start()
    assert not await rooms.practice().is_first_start()


async def test_the_twin_shows_one_customer_polite_and_true(practice: LocalPractice) -> None:
    twin = await practice.twin()
    assert "would you use" in twin.badly.utterance.lower()
    assert "when" in twin.well.utterance.lower()
    assert {mark.sign for mark in twin.badly.marks} >= {"fail"}
    assert {mark.sign for mark in twin.well.marks} == {"pass"}
    assert twin.badly.bubbles != twin.well.bubbles
    assert twin.card.id in {shelved.card.id for shelved in await practice.shelf()}


class TestPlayers:
    async def test_the_last_one_here_is_the_one_who_is_there(self, rooms: Rooms) -> None:
        practice = rooms.practice()
        for name in ("maya", "Otto", "maya"):
            await practice.choose_player(name)
            rooms.clock.pass_by(minutes=1)
        assert await practice.players() == ("maya", "Otto")
        closing = await played(rooms.practice(), *QUESTIONS)
        assert closing.is_ranked

    async def test_insights_are_those_of_the_player_who_is_there_ranked_or_not(self, practice: LocalPractice) -> None:
        assert await practice.insights() == 0
        await changed_a_bet(practice, blind=True)
        await changed_a_bet(practice, blind=False)
        assert await practice.insights() == 2
        await practice.choose_player("otto")
        assert await practice.insights() == 0

    async def test_nobody_has_insights(self, rooms: Rooms) -> None:
        practice = rooms.practice()
        await changed_a_bet(practice, blind=False)
        assert await practice.insights() == 0

    async def test_a_contest_leaves_the_insights_as_they_were(self, practice: LocalPractice) -> None:
        interview = await changed_a_bet(practice, blind=False)
        await practice.contest(interview, 2, "rule2", "na")
        assert await practice.insights() == 1

    async def test_a_talk_whose_truth_was_not_shown_yet_counts_none(self, practice: LocalPractice) -> None:
        await changed_a_bet(practice, blind=False, closed=False)
        assert await practice.insights() == 0

    @pytest.mark.parametrize("alike", ["Maya", " MAYA ", "m\u0430ya", "ma\u200bya", "máya", "\uff4d\uff41\uff59\uff41"])
    async def test_a_name_that_looks_like_a_known_one_is_the_known_one(
        self, alike: str, practice: LocalPractice
    ) -> None:
        await practice.choose_player(alike)
        assert await practice.players() == ("maya",)

    @pytest.mark.parametrize(
        "pair", [("maya", "mara"), ("Zoë", "Zac"), ("李雷", "韩梅梅"), ("🦊", "🐻"), ("j r", "j s")]
    )
    def test_other_names_stay_apart(self, pair: tuple[str, str]) -> None:
        assert skeleton(pair[0]) != skeleton(pair[1])

    @pytest.mark.parametrize(
        "pair", [("admin", "\u0430dmin"), ("bill", "b1ll"), ("bill", "bi11"), ("oo", "0\u043e"), ("J R", "jr")]
    )
    def test_names_people_would_mistake_for_each_other_look_the_same(self, pair: tuple[str, str]) -> None:
        assert skeleton(nickname(pair[0])) == skeleton(nickname(pair[1]))

    @pytest.mark.parametrize(
        ("typed", "kept"),
        [
            ("  maya  ", "maya"),
            ("Zoë O'Brien-Müller", "Zoë O'Brien-Müller"),
            ("ma\x1b[31mya\x07", "ma31mya"),
            ("[bold]maya[/bold]", "boldmayabold"),
            ("<b>maya</b>`$(x)`", "bmayabx"),
            ("\u202emaya\u2066\u200b", "maya"),
            ("maya\nthe\tsecond", "maya the second"),
            ("e\u0301\u0301\u0301\u0301\u0301", "é\u0301\u0301"),
            ("x" * 60, "x" * LONGEST_NICKNAME),
            ("🦊\ufe0f", "🦊"),
            ("ma\u3164ya\u2800", "maya"),
            ("נועה", "נועה"),
        ],
    )
    def test_a_nickname_is_cleaned_and_cut(self, typed: str, kept: str) -> None:
        assert nickname(typed) == kept

    @pytest.mark.parametrize("typed", ["", "   ", "\u200b\u202e", "---", "[]", "\x00\x1b", "\u3164", "\u2800"])
    async def test_a_name_of_nothing_is_refused(self, typed: str, practice: LocalPractice) -> None:
        with pytest.raises(WrongUseError, match="letter or a digit"):
            await practice.choose_player(typed)


class TestRanking:
    async def test_a_first_blind_attempt_is_on_the_board(self, practice: LocalPractice) -> None:
        closing = await played(practice, *QUESTIONS)
        (row,) = await practice.board(SCENARIO)
        assert closing.is_ranked
        assert closing.why_not_ranked == ""
        assert (row.place, row.player, row.total, row.is_you) == (1, "maya", round(closing.scorecard.total, 1), True)
        assert row.par == round(closing.scorecard.par or 0, 1)

    async def test_the_debrief_makes_later_attempts_practice_for_its_player_only(self, practice: LocalPractice) -> None:
        await played(practice, *QUESTIONS)
        again = await practice.begin(SCENARIO, blind=True)
        assert not (await again.view()).can_be_ranked
        await ask(again, QUESTIONS[0])
        assert "shown before" in (await again.close()).why_not_ranked

        await practice.choose_player("otto")
        assert (await (await practice.begin(SCENARIO, blind=True)).view()).can_be_ranked

    async def test_a_coached_first_attempt_takes_the_entry(self, practice: LocalPractice) -> None:
        port = await practice.begin(SCENARIO, blind=False)
        await ask(port, QUESTIONS[0])
        await port.leave()
        blind = await practice.begin(SCENARIO, blind=True)
        await ask(blind, *QUESTIONS)
        assert "met this customer before" in (await blind.close()).why_not_ranked
        assert await practice.board(SCENARIO) == ()
        assert not (await (await practice.resume(await id_of(port))).view()).is_over

    async def test_a_start_without_a_question_takes_no_entry(self, practice: LocalPractice) -> None:
        await (await practice.begin(SCENARIO, blind=True)).leave()
        assert (await played(practice, *QUESTIONS)).is_ranked

    async def test_turning_to_a_new_talk_closes_the_first_with_what_it_has(self, practice: LocalPractice) -> None:
        first = await practice.begin(SCENARIO, blind=True)
        await ask(first, *QUESTIONS)
        await first.leave()
        second = await practice.begin(SCENARIO, blind=True)

        (row,) = await practice.board(SCENARIO)
        abandoned = next(past for past in await practice.past() if past.id == first.interview.started.interview)
        assert abandoned.is_over
        assert abandoned.is_ranked
        assert abandoned.total == row.total
        assert not (await second.view()).can_be_ranked

    async def test_leaving_and_going_on_is_no_abandoning(self, practice: LocalPractice) -> None:
        port = await practice.begin(SCENARIO, blind=True)
        await ask(port, QUESTIONS[0])
        await port.leave()
        again = await practice.resume(await id_of(port))
        await ask(again, *QUESTIONS[1:])
        assert (await again.view()).can_be_ranked
        assert (await again.close()).is_ranked
        assert (await again.view()).can_be_ranked  # its own debrief takes nothing from it

    async def test_deleting_a_talk_closes_its_entry_and_makes_nobody_new(self, practice: LocalPractice) -> None:
        port = await practice.begin(SCENARIO, blind=True)
        await ask(port, *QUESTIONS)
        await port.leave()
        await practice.forget(await id_of(port))

        assert await practice.past() == ()
        assert [row.player for row in await practice.board(SCENARIO)] == ["maya"]
        again = await practice.begin(SCENARIO, blind=True)
        assert not (await again.view()).can_be_ranked

    async def test_a_reveal_outside_the_talk_makes_it_practice_for_everybody(self, rooms: Rooms) -> None:
        practice = rooms.practice()
        await practice.choose_player("maya")
        port = await practice.begin(SCENARIO, blind=True)
        await ask(port, *QUESTIONS)
        archive = open_archive(rooms.path, EVENTS, now=rooms.clock.now())
        archive.see(EVERYBODY, LIFE, now=rooms.clock.now())
        archive.close()

        assert not (await port.view()).can_be_ranked
        assert "shown before" in (await port.close()).why_not_ranked
        assert [shelved.card.id for shelved in await practice.shelf() if shelved.is_seen] == [SCENARIO]

    async def test_another_life_of_the_same_person_stays_new(self, practice: LocalPractice) -> None:
        await played(practice, *QUESTIONS, scenario=OTHER_SCENARIO)
        assert (await played(practice, *QUESTIONS, scenario="chasing-the-insurers")).is_ranked

    async def test_a_debrief_read_by_another_player_makes_it_practice_for_them(self, practice: LocalPractice) -> None:
        port = await practice.begin(SCENARIO, blind=True)
        await ask(port, *QUESTIONS)
        await port.end("interviewer")
        await port.leave()
        await practice.choose_player("otto")
        await practice.closing(await id_of(port))
        assert not (await (await practice.begin(SCENARIO, blind=True)).view()).can_be_ranked

    async def test_a_talk_of_nobody_is_practice(self, rooms: Rooms) -> None:
        assert "player's name" in (await played(rooms.practice(), *QUESTIONS)).why_not_ranked

    async def test_a_sight_is_remembered_without_a_file_only_where_asked(self) -> None:
        remember_sight([LIFE], make_file=False)
        assert not archive_file().exists()
        remember_sight([LIFE])
        remember_sight([LIFE], make_file=False)
        archive = open_archive(archive_file(), EVENTS, now=Rooms(archive_file(), {}).clock.now())
        assert archive.has_seen("anybody", LIFE)
        archive.close()


class TestShelf:
    async def test_scenarios_stand_from_easy_to_hard(self, practice: LocalPractice) -> None:
        shelf = await practice.shelf()
        levels = [shelved.card.difficulty for shelved in shelf]
        assert levels == sorted(levels)
        assert {(shelved.attempts, shelved.best, shelved.par, shelved.is_seen) for shelved in shelf} == {
            (0, None, None, False)
        }

    async def test_a_played_one_shows_attempts_best_and_par(self, practice: LocalPractice) -> None:
        closing = await played(practice, *QUESTIONS)
        await played(practice, QUESTIONS[0])
        shelved = next(shelved for shelved in await practice.shelf() if shelved.card.id == SCENARIO)
        assert shelved.attempts == 2
        assert shelved.best == round(closing.scorecard.total, 1)
        assert shelved.par == round(closing.scorecard.par or 0, 1)
        assert shelved.is_seen

    async def test_the_card_holds_nothing_of_the_hidden_life(self, practice: LocalPractice, rooms: Rooms) -> None:
        for shelved in await practice.shelf():
            life = rooms.castings[shelved.card.id].life
            shown = repr(shelved.card)
            assert life.truth not in shown
            assert not [fact.label for fact in life.facts if fact.label in shown]

    async def test_an_unknown_scenario_is_told_with_the_nearest(self, practice: LocalPractice) -> None:
        for ask_for in (practice.begin("full-hose", blind=True), practice.board("full-hose")):
            with pytest.raises(WrongUseError, match="did you mean 'full-house'"):
                await ask_for


class TestPast:
    async def test_what_was_said_noted_and_named_can_be_searched(self, practice: LocalPractice) -> None:
        port = await practice.begin(SCENARIO, blind=True)
        heard = await ask(port, "Tell me about the last double booking")
        await port.note("fact", "pencil marks on the façade")
        await port.leave()
        await (await practice.begin(OTHER_SCENARIO, blind=True)).leave()
        some_word = max(heard[0].replace(",", " ").split(), key=len)
        for words in ("double booking", "DOUB", some_word, "facade pencil", "Bellamy", "full house", '"booking"'):
            assert [past.id for past in await practice.past(search=words)] == [await id_of(port)], words
        for words in ("giraffe", "double giraffe", "OR", "NEAR(double", "%", "_", "'); DROP TABLE said; --", "*"):
            assert await practice.past(search=words) == (), words
        assert len(await practice.past(search="  ")) == 2

    async def test_a_deleted_talk_is_not_found(self, practice: LocalPractice) -> None:
        port = await practice.begin(SCENARIO, blind=False)
        await ask(port, QUESTIONS[0])
        await port.leave()
        await practice.forget(await id_of(port))
        assert await practice.past(search="work") == ()
        with pytest.raises(InterviewNotFoundError):
            await practice.resume(await id_of(port))

    async def test_a_talk_open_in_another_window_is_not_deleted(self, practice: LocalPractice, rooms: Rooms) -> None:
        port = await practice.begin(SCENARIO, blind=True)
        with pytest.raises(InterviewInUseError):
            await rooms.practice(holder=ELSEWHERE).forget(await id_of(port))
        assert len(await practice.past()) == 1

    async def test_players_see_their_own(self, practice: LocalPractice) -> None:
        await played(practice, QUESTIONS[0])
        await practice.choose_player("otto")
        assert await practice.past() == ()

    async def test_a_talk_that_waits_for_its_bets_is_unfinished(self, practice: LocalPractice) -> None:
        port = await practice.begin(SCENARIO, blind=True)
        await ask(port, QUESTIONS[0])
        await port.end("interviewer")
        await port.leave()
        (waiting,) = await practice.past(unfinished=True)
        assert waiting.is_over
        assert waiting.total is None
        await practice.closing(waiting.id)
        assert await practice.past(unfinished=True) == ()
        (closed,) = await practice.past()
        assert closed.total is not None
        assert closed.max == 90

    async def test_there_is_no_debrief_of_a_talk_that_is_not_over(self, practice: LocalPractice) -> None:
        port = await practice.begin(SCENARIO, blind=True)
        for debrief in (practice.closing, practice.markdown):
            with pytest.raises(WrongUseError, match="is not over"):
                await debrief(await id_of(port))

    async def test_the_debrief_is_the_same_whenever_it_is_opened(self, practice: LocalPractice) -> None:
        port = await practice.begin(SCENARIO, blind=True)
        await ask(port, *QUESTIONS)
        closing = await port.close()
        await port.leave()
        assert await practice.closing(await id_of(port)) == closing
        export = await practice.markdown(await id_of(port))
        assert export.text.startswith("---\npractice: fictional\n")
        assert export.file_name == f"PRACTICE-FICTIONAL-{SCENARIO}-{await id_of(port)}.md"


def moments() -> Iterator[int]:
    """After how many of its events an interview may have been cut off."""
    return iter(range(1, 15))


class TestTakingUp:
    async def test_a_customer_of_an_earlier_version_is_told_of_and_stops_no_new_talk(
        self, practice: LocalPractice, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        port = await practice.begin(SCENARIO, blind=True)
        await ask(port, QUESTIONS[0])
        await port.leave()

        def no_longer_fits(*_: object) -> None:
            raise FileFaultsError([])

        monkeypatch.setattr("trainer.interview.journal._is_made_of", lambda *_: False)
        monkeypatch.setattr("trainer.interview.journal.persona_from_text", no_longer_fits)
        with pytest.raises(OutdatedInterviewError, match="earlier version"):
            await practice.resume(await id_of(port))
        assert not (await (await practice.begin(SCENARIO, blind=True)).view()).turns

    async def test_a_talk_with_a_customer_at_hand_is_taken_up_without_reading_their_text_again(
        self, practice: LocalPractice, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        port = await practice.begin(SCENARIO, blind=True)
        await ask(port, QUESTIONS[0])
        await port.leave()
        monkeypatch.delattr("trainer.interview.journal.persona_from_text")

        again = await practice.resume(await id_of(port))

        assert len((await again.view()).turns) == 1

    async def test_everything_is_there_again(self, practice: LocalPractice, rooms: Rooms) -> None:
        port = await practice.begin(SCENARIO, blind=True)
        await ask(port, *QUESTIONS)
        await port.note("quote", "two couples")
        first, *_ = await port.bets()
        await port.bet(first.id, first.options[0][0], confidence=0.7, turn=2)
        await port.keep_draft("And who\n")
        before, bets = await port.view(), await port.bets()
        await port.leave()

        again = await rooms.practice().resume(before.id)
        assert await again.view() == before
        assert await again.bets() == bets

    @pytest.mark.parametrize("kept", moments())
    async def test_an_interview_cut_off_after_any_event_goes_on(
        self, kept: int, practice: LocalPractice, rooms: Rooms
    ) -> None:
        port = await practice.begin(SCENARIO, blind=True)
        await ask(port, *QUESTIONS)
        await port.note("fact", "noted")
        await port.end("interviewer")
        await port.close()
        await port.leave()
        events = list(port.interview.events)[:kept]
        cut = await cut_off(rooms, events)

        again = await rooms.practice().resume(cut)
        heard = [bubble async for bubble in again.hear()]
        view = await again.view()
        asked = [event.utterance for event in events if isinstance(event, Asked)]
        assert [turn.utterance for turn in view.turns] == asked
        assert all(turn.bubbles for turn in view.turns)
        assert bool(heard) is (len(asked) > sum(isinstance(event, Replied) for event in events))
        closing = await again.close()
        assert len(closing.turns) == len(asked)

    async def test_two_talks_of_one_process_never_share_an_id(self, practice: LocalPractice) -> None:
        ports = [await practice.begin(SCENARIO, blind=False) for _ in range(3)]
        assert len({await id_of(port) for port in ports}) == 3

    async def test_many_may_ask_at_once(self, rooms: Rooms) -> None:
        practice = rooms.practice()
        shelf, past, twin, players = await asyncio.gather(
            practice.shelf(), practice.past(), practice.twin(), practice.players()
        )
        assert (len(shelf) > 1, past, players) == (True, (), ())
        assert twin.card.name


_CUTS = count(1)


async def cut_off(rooms: Rooms, events: list[Event]) -> str:
    """Keep these events as another interview, as a process does that dies after the last of them."""
    name = f"20260101-cut{next(_CUTS) % 90 + 10}"
    started = events[0]
    assert isinstance(started, Started)
    archive = open_archive(rooms.path, EVENTS, now=rooms.clock.now())
    archive.append(name, [replace(started, interview=name), *events[1:]], after=0)
    archive.close()
    return name
