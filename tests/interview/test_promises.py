"""The five promises, over every shipped life."""

import asyncio
import random
from collections.abc import AsyncIterator

import pytest

from personas.speech import SpeakingBrief
from scenarios.files import Casting
from scoring.scorecard import Expert
from tests.interview.bots import BAD_PLAYERS, NOW, played_by, universal_script
from trainer.interview.expert import played
from trainer.interview.interview import Interview, replayed
from trainer.interview.local import LocalPort
from trainer.interview.outcome import outcome_of


def _scripts(casting: Casting) -> list[list[str]]:
    """The expert's questions in three orders, with bad ones strewn in."""
    bad = [
        turn.utterance
        for name in ("pitcher", "leader", "hedger")
        for turn in played_by(casting, BAD_PLAYERS[name]).turns
    ]
    scripts = [list(casting.scenario.expert)]
    for seed in (1, 2):
        mixed = [*casting.scenario.expert, *bad[:12]]
        random.Random(seed).shuffle(mixed)
        scripts.append(mixed)
    return scripts


def _secrets(interview: Interview) -> dict[str, str]:
    """What may not be said before it is earned: by fact id, the full line and the bare fact."""
    life = interview.casting.life
    return {fact.id: fact.says for fact in life.facts} | {
        beat.id: beat.says for episode in life.episodes for beat in episode.beats
    }


def test_a_brief_holds_nothing_that_was_not_earned(casting: Casting) -> None:
    for script in _scripts(casting):
        interview = Interview.begin(casting, interview="leak", seed=1, voice="embedded", now=NOW)
        for line in script:
            asked = interview.ask(line, now=NOW)
            interview.take(asked)
            decided = interview.decide(asked)
            known = interview.state.earned | {beat.beat for beat in interview.state.told}
            known |= set(decided.disclosure.earned) | {beat.beat for beat in decided.disclosure.told}
            brief = interview.brief(decided, line)
            everything = repr(brief)
            leaked = [key for key, text in _secrets(interview).items() if key not in known and text in everything]
            assert leaked == []
            interview.take(decided)
            if interview.left_because:
                break


def test_the_score_is_the_same_whoever_speaks(casting: Casting, expert: Expert) -> None:
    class Babbler:
        name = "model"

        async def speak(self, brief: SpeakingBrief) -> AsyncIterator[str]:
            yield "Well, that is a long story which I will tell you at a very great length indeed. " * 3

    async def total(voice: Babbler | None) -> float:
        from trainer.voices import EmbeddedVoice

        interview = Interview.begin(casting, interview="drift", seed=1, voice="any", now=NOW)
        port = LocalPort(interview, voice=voice or EmbeddedVoice(), expert=lambda: expert)
        for line in ("Tell me about your work.", "When did something last go wrong?", "What happened next?", ""):
            await port.say(line)
            _ = [bubble async for bubble in port.hear()]
        return (await port.close()).scorecard.total

    assert asyncio.run(total(None)) == asyncio.run(total(Babbler()))


def test_what_is_earned_is_said(casting: Casting) -> None:
    for turn in played(casting, casting.scenario.expert).turns:
        said = " ".join(turn.embedded)
        for line in turn.disclosure.lines:
            assert line.text in said


def test_a_question_that_cannot_be_placed_costs_nothing(casting: Casting, expert: Expert) -> None:
    interview = played(casting, ["What about the gravitational constant of Jupiter's moons?"])
    (turn,) = interview.turns
    assert not turn.disclosure.placed
    assert interview.state.patience_spent == 0
    assert all(not exchange.counts for exchange in outcome_of(interview, expert=expert).exchanges)


def test_a_question_that_passes_never_gets_a_lie(casting: Casting) -> None:
    for script in _scripts(casting):
        for turn in played(casting, script).turns:
            verdicts = turn.analysis.verdicts if turn.analysis else None
            if verdicts and "fail" not in {verdicts.rule1, verdicts.rule2}:
                claims = [claim for claim in turn.disclosure.false_evidence if not claim.startswith("brush-off")]
                assert claims == [], turn.utterance


def test_no_sentence_is_said_twice(casting: Casting) -> None:
    for script in (*_scripts(casting), [turn.utterance for turn in played_by(casting, universal_script).turns]):
        said = [
            line.text
            for turn in played(casting, script).turns
            for line in turn.disclosure.lines
            if not line.id.startswith("again:")
        ]
        assert len(said) == len(set(said))


def test_the_same_seed_and_words_give_the_same_talk(casting: Casting) -> None:
    first, second = (played(casting, casting.scenario.expert, seed=7) for _ in range(2))
    assert [turn.embedded for turn in first.turns] == [turn.embedded for turn in second.turns]


def test_another_seed_never_changes_what_is_earned(casting: Casting) -> None:
    first, second = (played(casting, casting.scenario.expert, seed=seed) for seed in (1, 2))
    assert [turn.disclosure.earned for turn in first.turns] == [turn.disclosure.earned for turn in second.turns]


def test_an_interview_is_the_same_rebuilt_from_its_events(casting: Casting) -> None:
    interview = Interview.begin(casting, interview="again", seed=1, voice="embedded", now=NOW)
    events: list[object] = [interview.started]
    for line in casting.scenario.expert[:10]:
        asked = interview.ask(line, now=NOW)
        interview.take(asked)
        decided = interview.decide(asked)
        interview.take(decided)
        events += [asked, decided]
    again = replayed(casting, events)  # type: ignore[arg-type]
    assert again.state == interview.state
    assert again.turns == interview.turns


def test_nothing_can_be_said_after_the_end(casting: Casting) -> None:
    interview = played(casting, [])
    interview.take(interview.end("interviewer", now=NOW))
    with pytest.raises(ValueError, match="over"):
        interview.ask("One more thing?", now=NOW)
