"""Judges that say what they are made to, and talks with verdicts that nobody is sure of."""

import json
from dataclasses import replace

from scenarios.files import Casting
from scoring.analysis import Rules
from tests.voices.models import ENDPOINT, Speaker, talk
from trainer.interview.events import Decided, Event
from trainer.interview.interview import Interview, replayed
from trainer.llm.client import Prompt
from trainer.llm.faults import FaultKind
from trainer.voices.meter import Meter
from trainer.voices.metered import MeteredModel

QUESTION = "Would you usually use an app for this?"


def judgement(verdict: str, *quotes: str, why: str = "It asks for a habit.") -> str:
    """A form filled in as it should be."""
    return json.dumps({"claims": [{"quote": quote, "why": why} for quote in quotes], "verdict": verdict})


def judging(*answers: str, fault: FaultKind | None = None, meter: Meter | None = None) -> MeteredModel:
    """A model that gives one answer after the other; the last one stays."""
    waiting = list(answers)
    speaker = Speaker(lambda _: waiting.pop(0) if len(waiting) > 1 else waiting[0], fault=fault)
    return MeteredModel(speaker, ENDPOINT, meter or Meter())


def asked_of(model: MeteredModel) -> list[Prompt]:
    """What a model was asked."""
    assert isinstance(model.model, Speaker)
    return model.model.asked


def unsure_of(interview: Interview, *turns: int) -> Interview:
    """The same talk, with rule 2 in doubt in these turns and nothing else in any."""
    return replayed(interview.casting, [_hedged(event, turns) for event in interview.events])


def _hedged(event: Event, turns: tuple[int, ...]) -> Event:
    if not isinstance(event, Decided) or event.analysis is None:
        return event
    unsure = Rules(rule1=False, rule2=event.n in turns, rule3=False)
    return replace(event, analysis=replace(event.analysis, unsure=unsure))


def doubtful_talk(casting: Casting) -> Interview:
    """Four questions, the last two of them in doubt."""
    script = ("Tell me about your work.", "When did this last go wrong?", QUESTION, "What would you do without it?")
    return unsure_of(talk(casting, *script), 3, 4)
