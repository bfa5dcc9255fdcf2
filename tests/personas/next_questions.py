"""How often a question that strangers would ask next gets a line that answers it, on every shipped life.

The questions in `questions/` were written by people who had read what each person says in full, and not the small lines
that answer follow-ups; only then was it looked up which lines answer them. `after` is the line just heard, `answers`
the lines that answer, best first: ids of facts, episodes, beats and public items, or the words of a detail. Where
there are none the life had no answer; lines have been written for most of these since, so they are not asked here.

Run by hand with `python -m tests.personas.next_questions`.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from personas.decide import decide
from personas.disclosure import ANCHOR_BEAT, Disclosure, Row
from personas.draft import Draft
from personas.knowledge import Knowledge
from personas.model import Episode
from personas.scene import Scene
from personas.state import PersonState
from scenarios.files import Casting, read_scenario, shipped_library
from scoring.utterance import Talk, analyze

FOLDER = Path(__file__).parent / "questions"
_HEARD = "Could you tell me about that?"


@dataclass(frozen=True, slots=True)
class Question:
    """One question, when it is asked, and what would answer it."""

    after: str | None
    ask: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """How many questions there are that a life can answer, and how many got a line that does."""

    there: int
    answered: int

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return self.answered / self.there


def questions_to(life: str) -> list[Question]:
    """All questions to a life, those it cannot answer too."""
    lines = (FOLDER / f"{life}.jsonl").read_text(encoding="utf-8").splitlines()
    return [Question(row["after"], row["ask"], tuple(row["answers"])) for row in map(json.loads, lines)]


@cache
def castings() -> dict[str, Casting]:
    """The first shipped scenario of each life."""
    found = map(read_scenario, shipped_library())
    return {casting.scenario.life: casting for casting in found}


def measure(life: str) -> Answered:
    """Ask every question that can be answered."""
    casting = castings()[life]
    knowledge = Knowledge(casting.member.persona, casting.life)
    asked = [question for question in questions_to(life) if question.answers]
    return Answered(len(asked), sum(_is_answered(casting, knowledge, question) for question in asked))


def _is_answered(casting: Casting, knowledge: Knowledge, question: Question) -> bool:
    state = _state_after(casting, knowledge, question.after)
    kind = casting.scenario.interview_type
    analysis = analyze(question.ask, Talk(reply_before=state.last_reply or None, interview_type=kind))
    got = decide(knowledge, state, question.ask, analysis, interview_type=kind, minutes=60, seed=1)
    return not set(question.answers).isdisjoint(_told(got, knowledge))


def _told(got: Disclosure, knowledge: Knowledge) -> Iterator[str]:
    for line in got.lines:
        sort, *rest = line.id.split(":")
        if sort == "beat":
            yield rest[0] if rest[1] == ANCHOR_BEAT else rest[1]
        elif sort == "detail":
            yield knowledge.details[line.id].says
        else:
            yield from rest[:1]


def _state_after(casting: Casting, knowledge: Knowledge, heard: str | None) -> PersonState:
    state = PersonState.at_start(knowledge.life)
    if heard is None:
        return state
    kind = casting.scenario.interview_type
    scene = Scene(knowledge, state, _HEARD, analyze(_HEARD), kind, Random(1))
    return state.after(_HEARD, _hear(Draft(scene), knowledge, heard).close(Row.STORY))


def _hear(draft: Draft, knowledge: Knowledge, heard: str) -> Draft:
    if fact := knowledge.facts.get(heard):
        return draft.earn(fact)
    if item := knowledge.public.get(heard):
        return draft.say(f"public:{heard}:0", item.says[0]).about(heard)
    if episode := knowledge.episodes.get(heard):
        return draft.tell(episode, None)
    return _hear_up_to(draft, knowledge.episode_of_beat[heard], heard)


def _hear_up_to(draft: Draft, episode: Episode, heard: str) -> Draft:
    draft.tell(episode, None)
    for beat in episode.beats:
        if not beat.gap or beat.id == heard:
            draft.tell(episode, beat)
        if beat.id == heard:
            break
    return draft


def main() -> None:
    """Print the share of each life."""
    for life in sorted(castings()):
        found = measure(life)
        sys.stdout.write(f"{life}: {found.answered} of {found.there}, {found.share:.0%}\n")


if __name__ == "__main__":
    main()
