"""The figures of the score, read from `rubric.toml`."""

import tomllib
from functools import cache
from hashlib import sha256
from importlib.resources import files

from pydantic import BaseModel, ConfigDict


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class EvidenceRubric(_Part):
    """Figures of the evidence part."""

    points: float
    false_evidence: float
    without_story: float


class QuestionsRubric(_Part):
    """Figures of the questions part."""

    per_rule: float
    present_practice: float
    whole_practice: int
    third_closed: float
    pitch_before_story: float
    expert_share: float
    floor_waived_at: float


class ListeningRubric(_Part):
    """Figures of the listening part."""

    talk_share: float
    share_free: float
    share_lost: float
    hooks: float
    monologue: float
    monologue_free: int
    monologue_lost: int
    full_at: int


class JudgementRubric(_Part):
    """Figures of the judgement part."""

    points: float
    without_reply: float


class StoryRubric(_Part):
    """Weights of the three parts of a story."""

    context: float
    timeline: float
    gap: float


class CommitmentRubric(_Part):
    """Weight of a dated yes or a clear no."""

    weight: float


class Rubric(_Part):
    """One version of the rubric."""

    version: str
    evidence: EvidenceRubric
    questions: QuestionsRubric
    listening: ListeningRubric
    judgement: JudgementRubric
    story: StoryRubric
    commitment: CommitmentRubric

    @property
    def most_without_bets(self) -> float:
        """The maximum where no bets were placed."""
        return self.evidence.points + 3 * self.questions.per_rule + self.most_listening

    @property
    def most_listening(self) -> float:
        """The maximum of the listening part."""
        return self.listening.talk_share + self.listening.hooks + self.listening.monologue


def _text() -> str:
    return (files("scoring") / "rubric.toml").read_text(encoding="utf-8")


@cache
def current_rubric() -> Rubric:
    """The rubric in force."""
    return Rubric.model_validate(tomllib.loads(_text()))


@cache
def rubric_hash() -> str:
    """SHA-256 of the rubric's file, kept with every interview."""
    return sha256(_text().encode()).hexdigest()
