"""What a screen may know of an interview: plain values, so that they could come from another machine as well."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:  # a screen makes such values before it has anything to do with an engine
    from datetime import datetime

    from scoring.debrief import Debrief, EvidenceRow
    from scoring.labels import InterviewType
    from scoring.scorecard import Scorecard
    from trainer.interview.events import EndedBy

Sign = Literal["pass", "fail", "na", "unsure"]
RuleName = Literal["rule1", "rule2", "rule3"]
VerdictName = Literal["pass", "fail", "na"]
NoteKind = Literal["quote", "fact", "emotion", "gap"]
VoiceName = Literal["embedded", "model"]
KeyPlaceName = Literal["environment", "keyring", "file", "none"]


@dataclass(frozen=True, slots=True)
class CardView:
    """The public side of a scenario: what is seen before the talk, and never the trap."""

    id: str
    title: str
    interview_type: InterviewType
    difficulty: int
    minutes: int
    name: str
    short_name: str
    role: str
    workplace: str
    about: str
    idea: str
    belief: str
    goals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpinionView:
    """What a model thinks of one verdict; it counts for nothing."""

    verdict: VerdictName | None
    """None where it did not judge."""
    claims: tuple[tuple[int, int, str], ...]
    """Each reason: the words of the utterance that it rests on, as a span, and why."""
    why_not: str
    """Why it did not judge, to follow "because"; empty where it did."""
    model: str


@dataclass(frozen=True, slots=True)
class MarkView:
    """How one utterance stands to one rule."""

    rule: str
    """In a word or two: "their life", "specifics", "listening"."""
    sign: Sign
    reason: str
    contested: Sign | None = None
    """What the interviewer says it should have been; None where they let it stand."""
    second: OpinionView | None = None
    """What a model thinks of it; None where none was asked."""


@dataclass(frozen=True, slots=True)
class TurnView:
    """One turn as it may be shown while the talk goes on."""

    n: int
    utterance: str
    """Empty for silence."""
    bubbles: tuple[str, ...]
    """Empty until the reply was spoken."""
    marks: tuple[MarkView, ...]
    """Empty for silence, for what is free, and for what could not be placed."""
    cues: tuple[tuple[int, int], ...]
    """The words that earned the marks: spans of the utterance."""
    placed: bool
    trailing: bool
    """The reply ends in a cue that invites silence."""
    followed_hook: bool


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note of the interviewer's."""

    n: int
    """The turn it followed."""
    kind: NoteKind
    text: str


@dataclass(frozen=True, slots=True)
class HeldView:
    """What the interviewer holds so far; it never says what there is."""

    stories: int
    facts: int
    commitments: int
    praise: int
    promises: int


@dataclass(frozen=True, slots=True)
class UsedView:
    """What the model of an interview has used so far."""

    tokens: int
    cost: float | None
    """US dollars; None where a part of it is not known."""
    in_words: str
    """Both, for people: "1,240 tokens, cost unknown"."""


@dataclass(frozen=True, slots=True)
class InterviewView:
    """One interview at one moment."""

    id: str
    card: CardView
    greeting: str
    turns: tuple[TurnView, ...]
    notes: tuple[NoteView, ...]
    minutes_left: float
    interviewer_share: float | None
    """The interviewer's part of the words, 0 to 1; None before anybody spoke."""
    held: HeldView
    is_coached: bool
    can_be_ranked: bool
    """Blind from the first question on, and the first attempt by this player at a life they have not seen."""
    is_read_only: bool
    """Another window or process goes on with it."""
    ended_by: EndedBy | None
    draft: str
    """What was typed and not yet said."""
    used: UsedView | None = None
    """None where no model was asked anything."""
    voice: VoiceName = "embedded"
    """Who speaks from here on; a model is slow, can fail, and can be stopped."""

    @property
    def is_over(self) -> bool:
        """True once nothing more can be said."""
        return self.ended_by is not None


@dataclass(frozen=True, slots=True)
class BeliefView:
    """What is believed about a bet before the talk; it costs and earns nothing."""

    bet: str
    answer: str
    confidence: float


@dataclass(frozen=True, slots=True)
class PlanView:
    """What the interviewer wrote down before the talk; all of it may be empty."""

    objective: str = ""
    """What must be known afterwards, in up to three lines."""
    refutation: str = ""
    """What would prove the belief wrong."""
    scary: str = ""
    """The one question that could hurt."""
    openings: tuple[str, ...] = ()
    """Questions to begin with."""
    beliefs: tuple[BeliefView, ...] = ()


@dataclass(frozen=True, slots=True)
class BetView:
    """Something to conclude, and what was concluded so far."""

    id: str
    ask: str
    options: tuple[tuple[str, str], ...]
    """Each option's id and text."""
    answer: str | None = None
    confidence: float | None = None
    turn: int | None = None
    before: BeliefView | None = None
    """What was believed before the talk."""


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """The coach's paragraph, written by a model from ledger and scorecard."""

    text: str
    """Empty where there is none."""
    why_not: str
    """Why there is none, to follow "because"; empty where there is one."""
    model: str


@dataclass(frozen=True, slots=True)
class ClosingView:
    """The reveal: everything that is shown after a talk."""

    card: CardView
    scorecard: Scorecard
    debrief: Debrief
    turns: tuple[TurnView, ...]
    wordings: dict[int, str]
    """By turn, a better wording where there is one."""
    bets: tuple[BetView, ...]
    is_ranked: bool
    why_not_ranked: str
    """Empty where it is."""
    paragraph: ParagraphView | None = None
    """None where nobody asked for one."""
    used: UsedView | None = None
    """None where no model was asked anything."""


@dataclass(frozen=True, slots=True)
class AnswerView:
    """What another question would have got in the place of one that was asked."""

    turn: TurnView
    evidence: tuple[EvidenceRow, ...]
    """What it would have been worth."""


@dataclass(frozen=True, slots=True)
class ExportView:
    """Something to take away; name and text both say that it is practice."""

    file_name: str
    text: str


@dataclass(frozen=True, slots=True)
class PastView:
    """An interview in a list."""

    id: str
    scenario: str
    title: str
    name: str
    started_at: datetime
    turns: int
    is_over: bool
    total: float | None
    """None until it was closed."""
    max: float | None
    is_ranked: bool


@dataclass(frozen=True, slots=True)
class ShelfView:
    """A scenario as the home screen lists it, for the player who is there."""

    card: CardView
    attempts: int
    best: float | None
    """The best ranked total; None where there is none."""
    par: float | None
    """None until it has been computed on this machine."""
    is_seen: bool
    """The truth was shown to this player: further attempts are practice."""


@dataclass(frozen=True, slots=True)
class TwinView:
    """One customer asked the same thing badly and well, side by side."""

    card: CardView
    badly: TurnView
    well: TurnView


@dataclass(frozen=True, slots=True)
class StandingView:
    """One row of a board."""

    place: int
    player: str
    total: float
    max: float
    par: float | None
    is_you: bool
    is_tied: bool = False
    """Others have the same total, and so the same place."""


@dataclass(frozen=True, slots=True)
class ModelChoiceView:
    """Who speaks, and which model is asked; all but the key itself."""

    voice: VoiceName
    name: str = ""
    """Provider and model; empty where none is chosen."""
    address: str = ""
    """Empty for the provider's own."""
    key: KeyPlaceName = "environment"
    """Where its key is kept."""
    cap: float | None = None
    """US dollars that one interview may cost; None for no limit."""


@dataclass(frozen=True, slots=True)
class ProviderView:
    """Somebody who provides models."""

    title: str
    prefix: str
    example: str
    variable: str | None
    """The environment variable in which people keep its key; None where none is needed."""
    address: str | None
    """What an address looks like, where one is needed."""


@dataclass(frozen=True, slots=True)
class SetUpView:
    """Which model is set up, and what could be."""

    choice: ModelChoiceView
    key_found: str
    """Where its key was found, in words; empty where there is none."""
    providers: tuple[ProviderView, ...]


@dataclass(frozen=True, slots=True)
class TrialView:
    """What came of one small question to a model."""

    is_working: bool
    told: tuple[str, ...]
    """The outcome and the cost, a sentence or two a line; never a key."""
