"""What happened in an interview, in order: the stored truth from which everything else is computed.

Analysis and disclosure stand in the events themselves, with the hashes of what made them, so that an old interview
keeps its meaning when the code changes.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from personas.disclosure import Disclosure
from scoring.analysis import Analysis


@dataclass(frozen=True, slots=True)
class Started:
    """The interview began; everything needed to go on with it elsewhere."""

    interview: str
    """Its id."""
    at: datetime
    scenario: str
    persona: str
    life: str
    scenario_text: str
    persona_text: str
    """Both files as they were: an interview resumes on the text it began with."""
    seed: int
    voice: str
    analyser_hash: str
    rubric: str
    player: str = ""
    """Who interviews, by nickname; nobody for plain talks on the command line."""
    blind: bool = False
    """True where no marks are shown from the first question on."""
    title: str = ""
    name: str = ""
    """The scenario's title and the customer's name as they were, for lists."""
    type: Literal["started"] = "started"


@dataclass(frozen=True, slots=True)
class Asked:
    """The interviewer said something, or was silent (an empty utterance). Committed before anything is decided."""

    n: int
    """The turn, from 1."""
    at: datetime
    utterance: str
    type: Literal["asked"] = "asked"


@dataclass(frozen=True, slots=True)
class Decided:
    """The engine decided what the utterance gets."""

    n: int
    analysis: Analysis | None
    """None for silence."""
    disclosure: Disclosure
    embedded: tuple[str, ...]
    """The bubbles of the embedded voice for this decision; their words count for the talk share, whoever speaks."""
    pasted: bool = False
    """True where the utterance is a wording the coach had shown."""
    type: Literal["decided"] = "decided"


@dataclass(frozen=True, slots=True)
class Replied:
    """The customer's reply was spoken."""

    n: int
    bubbles: tuple[str, ...]
    voice: str
    type: Literal["replied"] = "replied"


@dataclass(frozen=True, slots=True)
class Noted:
    """The interviewer wrote a note."""

    n: int
    """The turn it followed."""
    kind: Literal["quote", "fact", "emotion", "gap"]
    text: str
    type: Literal["noted"] = "noted"


@dataclass(frozen=True, slots=True)
class Coached:
    """Marks are shown from here on, or no more."""

    on: bool
    type: Literal["coached"] = "coached"


@dataclass(frozen=True, slots=True)
class Advised:
    """The coach showed a better wording; pasting it back earns no credit."""

    n: int
    """The turn whose utterance it betters."""
    wording: str
    type: Literal["advised"] = "advised"


@dataclass(frozen=True, slots=True)
class BetPlaced:
    """The interviewer concluded something before the truth was shown."""

    bet: str
    answer: str
    confidence: float
    """0 to 1."""
    turn: int | None
    """The reply it rests on; None where none was named."""
    type: Literal["bet_placed"] = "bet_placed"


@dataclass(frozen=True, slots=True)
class Claim:
    """A reason of the model that was asked for a second opinion, with the words it rests on."""

    start: int
    end: int
    """The words: `utterance[start:end]`."""
    why: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A model was asked what it thinks of a verdict. It counts for nothing: the score never looks at it."""

    n: int
    """The turn."""
    at: datetime
    rule: Literal["rule1", "rule2", "rule3"]
    verdict: Literal["pass", "fail", "na"] | None
    """None where there was no opinion that can be used."""
    claims: tuple[Claim, ...]
    why_not: str
    """Why there is none, to follow "because"; empty where there is one."""
    model: str
    type: Literal["judged"] = "judged"


@dataclass(frozen=True, slots=True)
class Summarised:
    """A model was asked for a paragraph about the interview, from its ledger and scorecard alone."""

    at: datetime
    text: str
    """Empty where there is none."""
    why_not: str
    """Why there is none, to follow "because"; empty where there is one."""
    model: str
    type: Literal["summarised"] = "summarised"


@dataclass(frozen=True, slots=True)
class Used:
    """What one answer of a model used, so that the limit of an interview holds when it is taken up again."""

    purpose: Literal["voice", "judge", "coach"]
    tokens_in: int
    tokens_out: int
    cost: float | None
    """US dollars; None where nobody knows."""
    is_estimated: bool
    """True where the answer broke off before its use was told."""
    type: Literal["used"] = "used"


EndedBy = Literal["script", "interviewer", "silence", "rudeness", "time"]


@dataclass(frozen=True, slots=True)
class Ended:
    """The talk is over; nothing can be said after this."""

    at: datetime
    by: EndedBy
    type: Literal["ended"] = "ended"


@dataclass(frozen=True, slots=True)
class Contested:
    """The interviewer does not agree with a verdict."""

    n: int
    """The turn."""
    at: datetime
    rule: Literal["rule1", "rule2", "rule3"]
    label: Literal["pass", "fail", "na"] | None
    """What it should have been; None takes an earlier contest back."""
    type: Literal["contested"] = "contested"


@dataclass(frozen=True, slots=True)
class Settled:
    """The interview was scored; what it is worth on a board stands from here on.

    Contesting a verdict settles it again: practice then gets its total without that verdict, and a ranked attempt
    keeps the total and the place it has.
    """

    at: datetime
    total: float
    max: float
    par: float | None
    is_ranked: bool
    why_not_ranked: str
    """Empty where it is."""
    without_contested: float | None = None
    """The total without the verdicts that are contested; None where none is."""
    insights: int | None = None
    """How many bets the talk changed; None where it was settled before that was counted."""
    type: Literal["settled"] = "settled"


Event = Annotated[
    Started
    | Asked
    | Decided
    | Replied
    | Noted
    | Coached
    | Advised
    | BetPlaced
    | Ended
    | Contested
    | Judged
    | Summarised
    | Used
    | Settled,
    Field(discriminator="type"),
]

EVENTS: TypeAdapter[Event] = TypeAdapter(Event)
"""Reads and writes one event as JSON."""
