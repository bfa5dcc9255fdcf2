"""What one utterance gets: the decision, before a word of it is spoken."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Row(StrEnum):
    """Which row of the disclosure table applied; docs/scoring.md shows the table."""

    RUDE = "rude"
    NONSENSE = "nonsense"
    FOREIGN = "foreign"
    BREAK_ROLE = "break_role"
    REPAIR = "repair"
    PRODUCT_ANSWER = "product_answer"
    PITCH = "pitch"
    COMMITMENT = "commitment"
    SCARY = "scary"
    FEATURE_WHY = "feature_why"
    LEADING = "leading"
    HYPOTHETICAL = "hypothetical"
    OPINION = "opinion"
    GENERIC = "generic"
    REPEAT = "repeat"
    ANCHOR = "anchor"
    STORY = "story"
    NEXT_STEP = "next_step"
    PROBE = "probe"
    MIRROR = "mirror"
    EMOTION = "emotion"
    CONTRADICTION = "contradiction"
    PRACTICE = "practice"
    CLOSED_FACT = "closed_fact"
    SILENCE = "silence"
    OVERLOADED = "overloaded"
    RECAP = "recap"
    COURTESY = "courtesy"
    """Permission, framing, small talk, thanks, back-channel, closing, own story."""
    WHAT_ELSE = "what_else"
    UNPLACED = "unplaced"


FREE_ROWS = frozenset({Row.COURTESY, Row.WHAT_ELSE, Row.UNPLACED, Row.REPAIR, Row.PRODUCT_ANSWER})
"""Rows that are not scored: courtesies, and what the engine could not place (our fault, not theirs)."""

EXCUSED_ROWS = frozenset({Row.SCARY, Row.FEATURE_WHY})
"""Rows that pass whatever their form: the question that could end the plan, and the one under a feature request."""

ANCHOR_BEAT = "anchor"
"""Stands for an episode's anchor line where a beat's id is expected."""

Currency = Literal["time", "reputation", "money"]


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """A line chosen to be spoken, with the id under which it counts as used."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class ToldBeat:
    """One step of an episode that was told."""

    episode: str
    beat: str
    """The beat's id, or "anchor"."""


@dataclass(frozen=True, slots=True)
class OfferedHook:
    """Something a reply left open."""

    id: str
    kind: str
    word: str
    opens: str
    """A fact's id, or a gap beat's."""
    episode: str | None
    """The episode of the gap beat; None where a fact is opened."""


@dataclass(frozen=True, slots=True)
class CommitmentOutcome:
    """What asking for a commitment brought."""

    currency: Currency
    outcome: Literal["yes", "no", "brush_off"]


@dataclass(frozen=True, slots=True)
class Disclosure:
    """The decision on one utterance. It says what is earned and which lines may be spoken, nothing else."""

    row: Row
    lines: tuple[SpokenLine, ...]
    """In the order they are spoken."""
    earned: tuple[str, ...] = ()
    """Facts released by this turn."""
    told: tuple[ToldBeat, ...] = ()
    false_evidence: tuple[str, ...] = ()
    """Polite falsehoods the interviewer now holds: a fact's id, or "brush-off:time"."""
    busted: tuple[str, ...] = ()
    """False evidence whose truth this turn brought out."""
    commitment: CommitmentOutcome | None = None
    hooks: tuple[OfferedHook, ...] = ()
    followed: str | None = None
    """The hook this utterance picked up."""
    about: tuple[str, ...] = ()
    """What the utterance was understood to be about: ids, best first; the thread."""
    topics: tuple[str, ...] = ()
    episode: str | None = None
    """The episode being told after this turn."""
    rapport: int = 50
    """After this turn."""
    contaminated: tuple[str, ...] = ()
    """Topics on which price and intent are worth nothing after this turn."""
    trailing: bool = False
    """True where the reply ends in a cue that invites silence."""
    placed: bool = True
    """False where the engine could not tell what was asked: refunded."""
    repeat: bool = False
    """True where the truth asked for had been told before."""
    praise: bool = False
    promise: bool = False
    feature_request: bool = False
    """Their request for a feature was said."""
    leaves: Literal["silence", "rudeness", "time"] | None = None
    """Set where the customer ends the talk with this turn."""
