"""Golden interviews: what each row of the table does, and which of two rows that could be confused applies.

The talks are data in tests/transcripts, one file a scenario; no Python is needed to add one.
"""

import tomllib
from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict

from personas.decide import decide
from personas.disclosure import Row
from personas.knowledge import Knowledge
from personas.state import PersonState
from scoring.analysis import Talk
from scoring.utterance import analyze
from tests.interview.conftest import CASTINGS
from trainer.interview.expert import played
from trainer.interview.interview import Turn

FOLDER = Path(__file__).parents[1] / "transcripts"


class GoldenTurn(BaseModel):
    """One utterance, and what is expected of its answer; what is not named is not looked at."""

    model_config = ConfigDict(extra="forbid")

    say: str
    row: Row | None = None
    earned: tuple[str, ...] | None = None
    told: tuple[str, ...] | None = None
    believed: tuple[str, ...] | None = None
    """False evidence taken home."""
    busted: tuple[str, ...] | None = None
    followed: bool | None = None
    placed: bool | None = None
    promise: bool | None = None
    praise: bool | None = None
    outcome: str | None = None
    """Of a commitment ask: yes, no or brush_off."""
    leaves: str | None = None
    words: tuple[int, int] | None = None
    """The least and the most words of the reply."""
    free: bool | None = None
    """Costs no patience."""


class GoldenTalk(BaseModel):
    """One rule and the talk that shows it."""

    model_config = ConfigDict(extra="forbid")

    rule: str
    turns: tuple[GoldenTurn, ...]


def _talks() -> list[object]:
    found: list[object] = []
    for path in sorted(FOLDER.glob("*.toml")):
        for talk in tomllib.loads(path.read_text(encoding="utf-8"))["talks"]:
            golden = GoldenTalk.model_validate(talk)
            found.append(pytest.param(path.stem, golden, id=f"{path.stem}: {golden.rule}"))
    return found


def _seen(turn: Turn) -> dict[str, object]:
    disclosure = turn.disclosure
    return {
        "row": disclosure.row,
        "earned": tuple(sorted(disclosure.earned)),
        "told": tuple(beat.beat for beat in disclosure.told),
        "believed": disclosure.false_evidence,
        "busted": disclosure.busted,
        "followed": disclosure.followed is not None,
        "placed": disclosure.placed,
        "promise": disclosure.promise,
        "praise": disclosure.praise,
        "outcome": disclosure.commitment.outcome if disclosure.commitment else None,
        "leaves": disclosure.leaves,
    }


@pytest.mark.parametrize(("scenario", "talk"), _talks())
def test_a_golden_talk_goes_as_written(scenario: str, talk: GoldenTalk) -> None:
    interview = played(CASTINGS[scenario], [turn.say for turn in talk.turns])
    assert len(interview.turns) == len(talk.turns), "they left early"
    for turn, golden in zip(interview.turns, talk.turns, strict=True):
        expected = golden.model_dump(exclude={"say", "words", "free"}, exclude_none=True)
        if golden.earned is not None:
            expected["earned"] = tuple(sorted(golden.earned))
        seen = _seen(turn)
        assert {key: seen[key] for key in expected} == expected, f"{turn.utterance!r} got {' '.join(turn.embedded)!r}"
        if golden.words:
            least, most = golden.words
            assert least <= len(" ".join(turn.embedded).split()) <= most, turn.embedded


def test_every_row_of_the_table_has_a_golden_talk() -> None:
    shown = {turn.row for param in _talks() for turn in param.values[1].turns}  # type: ignore[attr-defined]
    assert set(Row) - shown == {Row.PRODUCT_ANSWER}, "that one depends on being asked: see below"


def test_answering_in_one_line_what_is_built_is_accepted_and_contaminates_nothing() -> None:
    casting = CASTINGS["full-house"]
    said = "It's a seat-booking app for small theatres."
    decided = decide(
        Knowledge(casting.member.persona, casting.life),
        PersonState.at_start(casting.life),
        said,
        analyze(said, Talk(reply_before="And what is it you make, then?")),
        interview_type=casting.scenario.interview_type,
        minutes=15,
        seed=1,
    )
    assert decided.row is Row.PRODUCT_ANSWER
    assert decided.contaminated == ()
