"""Floors a little below the figures of docs/word-vectors.md, on questions strangers ask next."""

import pytest

from personas.decide import decide
from personas.knowledge import Knowledge
from personas.state import PersonState
from scoring.utterance import Talk, analyze
from tests.personas.next_questions import castings, measure, questions_to

FLOORS = {"driver-one": 0.56, "leaving-nurses": 0.64, "sold-out-by-thursday": 0.63, "unpaid-claims": 0.6}


def test_every_shipped_life_is_asked() -> None:
    assert FLOORS.keys() == castings().keys()
    assert all(len(questions_to(life)) >= 300 for life in FLOORS)


@pytest.mark.parametrize("life", FLOORS)
def test_what_strangers_ask_next_gets_a_line_that_answers_it(life: str) -> None:
    assert measure(life).share >= FLOORS[life]


@pytest.mark.parametrize("life", FLOORS)
def test_a_long_talk_never_runs_dry_and_every_question_gets_words(life: str) -> None:
    casting = castings()[life]
    knowledge, state = Knowledge(casting.member.persona, casting.life), PersonState.at_start(casting.life)
    kind = casting.scenario.interview_type
    for question in [*questions_to(life)[::2], *map(questions_to(life).__getitem__, range(0, 60, 7))]:
        for said in (question.ask, "What happened then?"):
            analysis = analyze(said, Talk(reply_before=state.last_reply or None, interview_type=kind))
            got = decide(knowledge, state, said, analysis, interview_type=kind, minutes=10_000, seed=1)
            assert got.lines, said
            state = state.after(said, got)
