"""The JSON that other programs rely on: one interview, and one analysed utterance. Published in docs/schemas."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from scoring.labels import Focus, Kind, Move, Openness, ReplyLabel, TimeFrame, Verdict

PLAY_VERSION: Literal["1"] = "1"
ANALYSIS_VERSION: Literal["1"] = "1"


class _Contract(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class CueJson(_Contract):
    """Words a finding rests on: characters `start` to `end` of the utterance."""

    start: int
    end: int
    label: str


class RuleFigures(_Contract):
    """A figure for each rule, 0 to 1."""

    rule1: float
    rule2: float
    rule3: float


class AnalysisJson(_Contract):
    """One analysed utterance."""

    id: str | None = None
    """As given; absent inside an interview."""
    kind: Kind
    move: Move
    focus: Focus
    leading: bool
    time: TimeFrame
    open: Openness
    multi_part: bool
    rule1: Verdict
    rule2: Verdict
    rule3: Verdict
    confidence: RuleFigures
    abstained: bool
    unsure: list[Literal["rule1", "rule2", "rule3"]]
    """The rules whose verdict is in doubt: shown as "~", and left out of the score."""
    cues: list[CueJson]
    reasons: dict[str, str]
    """By rule; rules without a reason are absent."""
    better: str | None = None


class ReplyJson(_Contract):
    """One labelled reply."""

    id: str | None = None
    labels: list[ReplyLabel]


class EvidenceJson(_Contract):
    """What a part of a reply is worth, for people to read; it feeds no score."""

    kind: ReplyLabel
    quote: str


class ClaimJson(_Contract):
    """A reason of a model, with the words it rests on: characters `start` to `end` of the utterance."""

    start: int
    end: int
    why: str


class OpinionJson(_Contract):
    """What a model thinks of one verdict. It enters no score."""

    rule: Literal["rule1", "rule2", "rule3"]
    verdict: Verdict | None
    """null where it did not judge; `why_not` says why."""
    claims: list[ClaimJson]
    why_not: str
    model: str


class TurnJson(_Contract):
    """One turn. A silent one has an empty utterance and no analysis."""

    n: int
    utterance: str
    analysis: AnalysisJson | None
    reply: str
    bubbles: list[str]
    earned: list[str]
    false_evidence: list[str]
    hooks: list[str]
    placed: bool
    rapport: int
    evidence: list[EvidenceJson]
    contested: dict[Literal["rule1", "rule2", "rule3"], Verdict]
    """By rule, what the interviewer says it should have been."""
    second_opinion: list[OpinionJson]
    """What a model thinks of the verdicts it was asked about; it enters no score."""


class TalkJson(_Contract):
    """Who talked how much."""

    interviewer_words: int
    customer_words: int
    interviewer_share: float | None


class MarkJson(_Contract):
    """Points for one thing, with the reason."""

    name: str
    value: float
    of: float
    reason: str


class ScoreJson(_Contract):
    """The score; `judgement` is null and `max` 90 where no bets were placed. Verdicts in doubt are left out of it."""

    total: float
    max: float
    evidence: float
    questions: float
    listening: float
    judgement: float | None
    par: float | None
    low: float
    """The total if every verdict in doubt failed; `total` where none is."""
    high: float
    """The total if every verdict in doubt passed; `total` where none is."""
    as_judged: float
    """With the verdicts that the interviewer contests; `total` where none is contested."""
    without_contested: float
    """Without them."""
    marks: list[MarkJson]


class CountJson(_Contract):
    """Held of how many."""

    held: int
    of: int


class MissedJson(_Contract):
    """Something not found, with the question that finds it."""

    id: str
    label: str
    ask: str


class ParagraphJson(_Contract):
    """The coach's paragraph, written by a model from ledger and scorecard."""

    text: str
    why_not: str
    """Why there is none; empty where there is one."""
    model: str


class UsedJson(_Contract):
    """What the model of an interview used; `cost` is in US dollars, null where a part of it is not known."""

    tokens_in: int
    tokens_out: int
    cost: float | None
    is_estimated: bool


class DebriefJson(_Contract):
    """The debrief in figures."""

    headline: str
    left_with: str
    stories: CountJson
    facts: CountJson
    commitments: CountJson
    false_held: list[str]
    missed: list[MissedJson]
    practise: str
    paragraph: ParagraphJson | None
    """null where nobody asked for one."""


class PlayJson(_Contract):
    """One interview, `play --json`."""

    version: Literal["1"] = PLAY_VERSION
    practice: Literal["fictional"] = "fictional"
    scenario: str
    persona: str
    life: str
    seed: int
    voice: str
    rubric: str
    ended_by: str
    turns: list[TurnJson]
    talk: TalkJson
    score: ScoreJson
    debrief: DebriefJson
    used: UsedJson | None
    """null where no model was asked anything."""


class ScenarioJson(_Contract):
    """One row of `scenarios list --json`."""

    id: str
    title: str
    interview_type: str
    difficulty: int
    persona: str
    minutes: int
    par: float | None = Field(description="null until an interview of this scenario has been closed on this machine")
