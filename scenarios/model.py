"""A scenario as its file declares it: whom you meet, what you believe, and what you will have to conclude."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from personas.model import Line, Lines, Slug
from scoring.labels import InterviewType


class _FromFile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Option(_FromFile):
    """One answer to a bet."""

    id: Slug
    text: Line
    base_rate: Annotated[float, Field(ge=0, le=1)]
    """How often it is so among customers of this sort, as the person betting could guess; the rates sum to 1."""


class Bet(_FromFile):
    """Something to conclude before the truth is shown."""

    id: Slug
    ask: Line
    options: Annotated[tuple[Option, ...], Field(min_length=2, max_length=5)]
    truth: Slug
    """The id of the option that is so in this scenario's life."""
    rests_on: tuple[Slug, ...] = ()
    """Facts and episodes that show it; for the debrief."""


class Scenario(_FromFile):
    """One file of the library."""

    schema_version: Literal[1] = Field(alias="schema")
    title: Line
    persona: Slug
    life: Slug
    interview_type: InterviewType
    difficulty: Annotated[int, Field(ge=1, le=5)]
    minutes: Annotated[int, Field(ge=5, le=60)]
    """How long the customer has at most; patience in minutes."""
    idea: Line
    """What the interviewer builds: completes "You build …"."""
    belief: Line
    """What the interviewer believes: completes "You believe …"."""
    goals: Lines
    """What one should know afterwards."""
    bets: Annotated[tuple[Bet, ...], Field(min_length=3)]
    expert: Annotated[tuple[str, ...], Field(min_length=12)]
    """The expert script: what a skilled interviewer says here, an utterance each; "" is a silence."""
