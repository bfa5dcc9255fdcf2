"""Decides what an utterance gets: the disclosure table, row by row, the first that fits."""

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Literal

from personas.disclosure import Disclosure, SpokenLine
from personas.knowledge import Knowledge
from personas.manner import with_manner
from personas.rapport import LEAVES_BELOW
from personas.rows import idea, listening, manners, polite, stories, truth, unknown
from personas.scene import Scene
from personas.situations import Situation
from personas.state import PersonState
from scoring.analysis import Analysis
from scoring.labels import InterviewType

TABLE: tuple[Callable[[Scene], Disclosure | None], ...] = (
    manners.silence,
    manners.out_of_place,
    listening.invited,
    idea.repair,
    idea.pitch,
    idea.commitment,
    listening.what_else,
    listening.scary,
    listening.feature_why,
    idea.fished,
    polite.leading,
    polite.hypothetical,
    polite.generic,
    polite.overloaded,
    idea.opinion,
    listening.recap,
    listening.contradiction,
    stories.particular,
    listening.named_hook,
    listening.mirror,
    listening.emotion,
    listening.praise_to_use,
    stories.detail,
    listening.probe,
    stories.next_step,
    stories.anchor,
    stories.story,
    manners.courtesy,
    listening.empty,
    truth.factual,
    listening.aside,
)
"""The rows in their order (docs/scoring.md). Whatever none of them takes could not be placed."""

WORDS_A_MINUTE = 130
"""Pace of ordinary talk, by which patience is shown in minutes."""

SHORT_OF_TIME_AT = 0.85
"""The part of their patience after which people look at the clock."""

_INSULTS_BORNE = 2
_SILENCES_BORNE = 3


def decide(
    knowledge: Knowledge,
    state: PersonState,
    utterance: str,
    analysis: Analysis,
    *,
    interview_type: InterviewType,
    minutes: int,
    seed: int,
) -> Disclosure:
    """What this utterance gets from this person at this point of the talk.

    The same arguments always give the same disclosure: chance only chooses between phrases of equal worth and is
    drawn from the seed and the turn.

    Args:
        knowledge: Who is asked.
        state: Where the talk stands.
        utterance: What was said; empty for silence.
        analysis: What the analyser made of it; for silence, one whose move is SILENCE.
        interview_type: Whether the interviewer's product is part of their life.
        minutes: How long they have at most.
        seed: The interview's seed.
    """
    scene = Scene(knowledge, state, utterance, analysis, interview_type, Random(f"{seed}:{state.turn}"))  # noqa: S311
    disclosure = next((decided for row in TABLE if (decided := row(scene))), None) or unknown.unplaced(scene)
    return _with_leaving(scene, with_manner(scene, disclosure), minutes=minutes)


def minutes_left(state: PersonState, minutes: int) -> float:
    """How long they will still stay, in minutes of ordinary talk; never below 0."""
    return max(0.0, minutes - state.patience_spent / WORDS_A_MINUTE)


def _with_leaving(scene: Scene, disclosure: Disclosure, *, minutes: int) -> Disclosure:
    """Add that they go, or that they soon must."""
    after = scene.state.after(scene.utterance, disclosure)
    reason: Literal["silence", "rudeness", "time"] | None = None
    situation: Situation | None = None
    if after.silences >= _SILENCES_BORNE:
        reason, situation = "silence", Situation.LEAVE_SILENCE
    elif after.insults > _INSULTS_BORNE or after.rapport < LEAVES_BELOW:
        reason, situation = "rudeness", Situation.LEAVE_RUDE
    elif after.patience_spent >= minutes * WORDS_A_MINUTE:
        reason, situation = "time", Situation.LEAVE_TIME
    elif not after.warned_of_time and after.patience_spent >= SHORT_OF_TIME_AT * minutes * WORDS_A_MINUTE:
        situation = Situation.SHORT_OF_TIME
    if situation is None:
        return disclosure
    parting = _parting_line(scene, situation)
    lines = (parting,) if reason in {"silence", "rudeness"} else (*disclosure.lines, parting)
    return replace(disclosure, lines=lines, leaves=reason)


def _parting_line(scene: Scene, situation: Situation) -> SpokenLine:
    phrases = scene.knowledge.persona.phrases[situation]
    number = scene.chance.randrange(len(phrases))
    return SpokenLine(f"phrase:{situation.value}:{number}", phrases[number])
