"""What the analyser finds in one utterance, and what it may look at to find it."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from scoring.labels import Focus, InterviewType, Kind, Move, Openness, TimeFrame, Verdict

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Talk:
    """What was said before an utterance: all that the analyser may know about the conversation."""

    reply_before: str | None = None
    """The customer's last reply, or None at the start."""
    interview_type: InterviewType = InterviewType.EXPLORATORY
    replies: tuple[str, ...] = ()
    """All replies so far, oldest first, the last one included."""
    coached_wordings: tuple[str, ...] = ()
    """Better wordings the coach has shown so far; pasting one earns no credit."""


@dataclass(frozen=True, slots=True)
class Cue:
    """The words a finding rests on: `text[start:end]` of the utterance as it was given."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Rules(Generic[T]):
    """One value for each of the three rules."""

    rule1: T
    rule2: T
    rule3: T


ALL_SURE = Rules(rule1=False, rule2=False, rule3=False)
"""No verdict is in doubt."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """One utterance, labelled. Labels always stand, also where the analyser abstained."""

    kind: Kind
    move: Move
    focus: Focus
    leading: bool
    time: TimeFrame
    open: Openness
    multi_part: bool
    verdicts: Rules[Verdict]
    confidence: Rules[float]
    """How sure each verdict is, 0 to 1."""
    reasons: Rules[str]
    """One plain sentence a rule, for people."""
    cues: tuple[Cue, ...]
    """In order of their start; spans may overlap."""
    words: int
    core: str
    """The utterance without greeting, politeness and mirrored lead-in: what it really asks."""
    asks: tuple[str, ...]
    """The separate asks of a multi-part question, in order; one or none otherwise."""
    linked: bool
    """True where several asks are about one episode or thing ("what did you pay, and who approved it?")."""
    abstained: bool
    """True where the text makes no sense to the analyser (no English, no words)."""
    unsure: Rules[bool] = ALL_SURE
    """Which verdicts are too uncertain to stand: shown as "~", and left out of the score. Kept with the analysis, so
    that an old interview keeps its score when the threshold moves."""


SILENCE = Analysis(
    kind=Kind.STATEMENT,
    move=Move.SILENCE,
    focus=Focus.NEUTRAL,
    leading=False,
    time=TimeFrame.NONE,
    open=Openness.NONE,
    multi_part=False,
    verdicts=Rules(Verdict.NA, Verdict.NA, Verdict.NA),
    confidence=Rules(1.0, 1.0, 1.0),
    reasons=Rules("", "", ""),
    cues=(),
    words=0,
    core="",
    asks=(),
    linked=False,
    abstained=False,
)
"""What stands for the analysis of a silent turn, where one is needed."""
