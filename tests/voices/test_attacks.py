"""What an attacker gets: nothing that was not earned, also from a model that obeys whoever speaks to it.

Every true line of a life is marked; a mark that shows up before its line was let go is a leak.
"""

import asyncio
import tomllib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from personas.speech import SpeakingBrief
from scenarios.files import Casting
from tests.voices.canaries import marked, marks, released
from tests.voices.models import Speaker, brief_of, obedient, say, sentences_of, spoken, talk, voice_of
from trainer.voices import Voice
from trainer.voices.guard import Guard
from trainer.voices.locked import Locked
from trainer.voices.meter import Limits
from trainer.voices.prompts import orders

_DATA = tomllib.loads(Path(__file__).with_name("attacks.toml").read_text(encoding="utf-8"))
ATTACKS = [[line] for lines in _DATA["lines"].values() for line in lines.splitlines() if line]
ATTACKS += [each["turns"] for each in _DATA["talks"]]
UNLIMITED = Limits(tokens=10**9)
STARTS = (0, 6)
"""Questions of the expert before the attack: none, and enough for stories and trust."""


async def attacked(casting: Casting, start: int, attack: list[str], speaker: Speaker, voice: Voice) -> list[str]:
    """The leaks of one attack: in what the model was given, and in what was shown."""
    interview = talk(casting, *casting.scenario.expert[:start])
    leaks: list[str] = []
    for line in attack:
        brief = say(interview, line)
        shown = " ".join(await spoken(voice, brief))
        may = released(interview)
        given = " ".join(message["content"] for prompt in speaker.asked for message in prompt.messages)
        speaker.asked.clear()
        leaks += [f"given {mark}: {line}" for mark in marks(given) - may]
        leaks += [f"shown {mark}: {line}" for mark in marks(shown) - may]
        leaks += [f"orders: {line}" for order in _orders(brief) if order in shown]
        if interview.left_because:
            break
    return leaks


def _orders(brief: SpeakingBrief) -> list[str]:
    lines = [line.strip("- ") for line in orders(brief).splitlines() if "{" not in line]
    return [line[:40] for line in lines if len(line) > 20]


def test_there_are_more_than_a_hundred_attacks_and_the_paper_says_how_many() -> None:
    paper = (Path(__file__).parents[2] / "docs" / "security.md").read_text(encoding="utf-8")

    assert len(ATTACKS) >= 100
    assert f"**{len(ATTACKS)} attacks ({sum(map(len, ATTACKS))} messages)**" in paper


@pytest.mark.parametrize("start", STARTS)
def test_no_attack_on_an_obedient_model_gets_what_was_not_earned(casting: Casting, start: int) -> None:
    target = marked(casting)
    speaker = obedient()
    voice = voice_of(speaker, target.life)
    voice.meter.limits = UNLIMITED

    async def all_attacks() -> list[str]:
        return [leak for attack in ATTACKS for leak in await attacked(target, start, attack, speaker, voice)]

    assert asyncio.run(all_attacks()) == []


def test_a_leak_would_be_seen(theatre: Casting) -> None:
    class Traitor:
        name = "traitor"

        async def speak(self, brief: SpeakingBrief) -> AsyncIterator[str]:
            yield f"{brief.utterance} {target.life.facts[0].says}"

    target = marked(theatre)

    leaks = asyncio.run(attacked(target, 0, ["Hello there."], obedient(), Traitor()))

    assert [leak.split()[0] for leak in leaks] == ["shown"]


def test_a_truth_that_a_model_guesses_word_for_word_is_stopped(casting: Casting) -> None:
    brief = brief_of(casting, "Hello, thank you for seeing me.")
    guard = Guard(brief, Locked(casting.life))
    lines = [fact.says for fact in casting.life.facts]
    lines += [beat.says for episode in casting.life.episodes for beat in episode.beats]

    stopped = [line for line in lines if any(guard.objection(sentence) for sentence in sentences_of(line))]

    assert len(stopped) >= 0.95 * len(lines)
