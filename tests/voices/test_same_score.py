"""The same script scores the same, whoever speaks: for every shipped scenario, well and badly asked."""

import asyncio
from collections.abc import Callable

import pytest

from scenarios.files import Casting
from scoring.scorecard import Expert, Scorecard
from tests.interview.bots import BAD_PLAYERS, NOW, played_by
from tests.voices.models import Speaker, voice_of
from trainer.errors import ModelFailedError
from trainer.interview.expert import expert_of
from trainer.interview.interview import Interview
from trainer.interview.local import LocalPort
from trainer.llm.client import Prompt
from trainer.llm.faults import FaultKind
from trainer.voices import EmbeddedVoice, Voice


def notes(prompt: Prompt) -> str:
    """What a model is to say, read out without any of its own."""
    lines = prompt.messages[0]["content"].partition("What you say now:\n")[2].splitlines()
    return "Well now… " + " ".join(line[2:] for line in lines if line.startswith("- "))


SPEAKERS: dict[str, Callable[[Prompt], str]] = {
    "says it all": notes,
    "leaves it all out": lambda _: "Hm. Well, that is how it goes, I suppose. " * 3,
    "invents": lambda _: "That was 9,999 pounds, and Rosalind wept. " * 3,
}


_EXPERTS: dict[str, Expert] = {}
_EMBEDDED: dict[tuple[str, ...], Scorecard] = {}


def expected(casting: Casting, script: list[str]) -> Scorecard:
    """The score under the embedded voice."""
    key = (casting.id, *script)
    if key not in _EMBEDDED:
        _EMBEDDED[key] = scored(casting, script, EmbeddedVoice())[0]
    return _EMBEDDED[key]


def expert(casting: Casting) -> Expert:
    """What the expert of a scenario reaches."""
    if casting.id not in _EXPERTS:
        _EXPERTS[casting.id] = expert_of(casting)
    return _EXPERTS[casting.id]


def scored(casting: Casting, script: list[str], voice: Voice) -> tuple[Scorecard, list[str]]:
    """The score of a script, and the voices that spoke."""

    async def run() -> tuple[Scorecard, list[str]]:
        interview = Interview.begin(casting, interview="same", seed=1, voice=voice.name, now=NOW)
        port = LocalPort(interview, voice=voice, expert=lambda: expert(casting), now=lambda: NOW)
        for line in script:
            await port.say(line)
            await heard(port)
            if interview.is_over:
                break
        await port.end("script")
        spoken = [event.voice for event in interview.events if event.type == "replied"]
        return (await port.settle()).scorecard, spoken

    return asyncio.run(run())


async def heard(port: LocalPort) -> None:
    """Hear an answer; the embedded voice goes on where the model fails."""
    try:
        _ = [bubble async for bubble in port.hear()]
    except ModelFailedError:
        port.speak_with(EmbeddedVoice())
        _ = [bubble async for bubble in port.hear()]


@pytest.mark.parametrize("speaker", SPEAKERS)
def test_a_good_script_scores_the_same_under_both_voices(casting: Casting, speaker: str) -> None:
    script = list(casting.scenario.expert)

    by_model, spoken = scored(casting, script, voice_of(Speaker(SPEAKERS[speaker]), casting.life))

    assert by_model == expected(casting, script)
    assert set(spoken) == {"model"}


@pytest.mark.parametrize("player", ["pitcher", "leader", "hedger"])
def test_a_bad_script_scores_the_same_under_both_voices(casting: Casting, player: str) -> None:
    script = [turn.utterance for turn in played_by(casting, BAD_PLAYERS[player], turns=12).turns]

    by_model, _ = scored(casting, script, voice_of(Speaker(notes), casting.life))

    assert by_model == expected(casting, script)


def test_a_model_that_fails_half_way_changes_no_score(casting: Casting) -> None:
    script = list(casting.scenario.expert[:8])
    speaker = Speaker(notes)
    speaker.say = lambda prompt: notes(prompt) if len(speaker.asked) < 4 else broken(speaker)

    by_model, spoken = scored(casting, script, voice_of(speaker, casting.life))

    assert by_model == expected(casting, script)
    assert spoken == ["model"] * 3 + ["embedded"] * 5


def broken(speaker: Speaker) -> str:
    """From here on it fails."""
    speaker.fault = FaultKind.CUT
    return "Well, "
