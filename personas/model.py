"""A persona as its file declares it: who people see, how they talk, and one or more hidden lives.

Everything here is frozen and refuses unknown keys. What may be said when is decided in `personas.disclosure`;
these models only hold what the writer wrote. docs/writing-personas.md explains each key to writers.
"""

from enum import StrEnum
from typing import Annotated, Literal, NewType

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from personas.situations import Situation

FactId = NewType("FactId", str)
EpisodeId = NewType("EpisodeId", str)
BeatId = NewType("BeatId", str)
LifeId = NewType("LifeId", str)
TopicId = NewType("TopicId", str)

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{1,59}$")]
"""An id: lower-case letters, digits and hyphens, so that it can never be a path or a control sequence."""
Line = Annotated[str, StringConstraints(min_length=1, max_length=700, strip_whitespace=True)]
"""Something said aloud; 700 characters are about 120 words, more than anyone says at a stretch."""
Lines = Annotated[tuple[Line, ...], Field(min_length=1)]


class _FromFile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Profile(_FromFile):
    """The public side: all that anyone can see before the talk."""

    name: Line
    short_name: Line
    pronoun: Literal["she", "he", "they"]
    role: Line
    workplace: Line
    about: Line
    """Two or three sentences for the card."""


class Temper(StrEnum):
    """How the person answers when an answer is put in their mouth."""

    PLEASER = "pleaser"
    EVEN = "even"
    SCEPTIC = "sceptic"


class Manner(_FromFile):
    """How this person talks; applied to every line by the embedded voice, told to a model."""

    temper: Temper
    pace: Literal["brisk", "measured", "rambling"]
    voice: Line
    """One or two sentences on how they sound, for a model that plays them."""
    openers: Lines
    """Short starts put before a story or an account: "Right." """
    hedges: Lines
    """Whole short sentences that soften a figure: "Give or take." """
    fillers: Lines
    """Whole short asides after a story: "Honestly." """
    trails: Lines
    """What is said when more could come; inviting silence: "so, yeah…" """


class Topic(_FromFile):
    """Something the person can be asked about."""

    id: Slug
    label: Line
    aliases: Lines
    """Other words for it, as strangers would say them."""


class HookKind(StrEnum):
    """What a line leaves open for a listener."""

    SKIPPED = "skipped"
    LOADED = "loaded"
    EMOTION = "emotion"
    CONTRADICTION = "contradiction"


class Hook(_FromFile):
    """Something in a line worth following up, and what following it brings."""

    kind: HookKind
    word: Line
    """The words of the line that carry it; they must stand in the line."""
    opens: Slug
    """A fact of the life, or a gap beat of the same episode."""


class Public(_FromFile):
    """Something the person tells anyone who asks; it earns nothing."""

    id: Slug
    topics: tuple[Slug, ...] = ()
    follows: tuple[Slug, ...] = ()
    """Lines of any life just after which people often ask for it; it is preferred then."""
    asks: Lines
    says: Lines
    short: Line


class FactKind(StrEnum):
    """What a fact is about; kinds that people are polite about have a polite version."""

    PRACTICE = "practice"
    EVENT = "event"
    SPENDING = "spending"
    URGENCY = "urgency"
    AUTHORITY = "authority"
    USE = "use"
    DISLIKE = "dislike"
    ALTERNATIVES = "alternatives"
    ABSENCE = "absence"
    STAKES = "stakes"
    CONSTRAINT = "constraint"
    MOTIVE = "motive"
    DEAL_BREAKER = "deal_breaker"


POLITE_KINDS = frozenset({FactKind.SPENDING, FactKind.URGENCY, FactKind.AUTHORITY, FactKind.USE, FactKind.DISLIKE})
"""Facts of these kinds must have a polite version (design: what people are polite about)."""


class Polite(_FromFile):
    """The pleasant falsehood a bad question buys in place of a fact."""

    claim: Line
    """What the interviewer would wrongly believe, for the debrief."""
    generic: Line | None = None
    hypothetical: Line | None = None
    leading: Line | None = None


class Earns(StrEnum):
    """The forms of question that can earn a fact."""

    PRACTICE = "practice"
    FACT = "fact"
    PAST = "past"
    WHY = "why"
    WHO = "who"
    MIRROR = "mirror"
    EMOTION = "emotion"
    CONTRADICTION = "contradiction"
    SCARY = "scary"
    FEATURE_WHY = "feature_why"


class Fact(_FromFile):
    """One true thing."""

    id: Slug
    label: Line
    """What one knows who has earned it; shown in the debrief."""
    kind: FactKind
    tier: Literal[1, 2, 3]
    """1: told to anyone who asks about it; 2: once its topic has been talked about; 3: only with trust."""
    weight: Literal[1, 2, 3] | None = None
    """Points; the tier where absent."""
    topics: Annotated[tuple[Slug, ...], Field(min_length=1)]
    follows: tuple[Slug, ...] = ()
    """Lines just after which people often ask for it; it is preferred then."""
    asks: Lines
    """How people might ask for it; the first is shown in the debrief as the question that finds it."""
    says: Line
    """The full line."""
    short: Line
    """The bare fact in about six words, for a closed question and for "as I said"."""
    guarded: Line | None = None
    """What is said in its place while it is held back."""
    earned_by: tuple[Earns, ...] = ()
    """Forms that earn it; those usual for its tier where empty."""
    needs: tuple[Slug, ...] = ()
    """Facts or episodes that must be known first."""
    rapport: Annotated[int, Field(ge=0, le=100)] | None = None
    """Trust it takes; 0, 0 and 55 by tier where absent."""
    about_idea: bool = False
    """True where the polite version is about the interviewer's idea (would use it, would pay)."""
    polite: Polite | None = None
    hooks: tuple[Hook, ...] = ()

    @property
    def points(self) -> int:
        """Its weight in the ledger."""
        return self.weight or self.tier


class Beat(_FromFile):
    """One step of an episode."""

    id: Slug
    says: Line
    gap: bool = False
    """Skipped until a hook to it is followed."""
    trails: bool = False
    """Ends in a trailing cue: silence brings the next beat."""
    follows: tuple[Slug, ...] = ()
    """Lines just after which people often ask for it; it is preferred then."""
    asks: tuple[Line, ...] = ()
    """Questions that this very beat answers, wherever the story stands."""
    facts: tuple[Slug, ...] = ()
    """Facts this beat gives away by being told."""
    hooks: tuple[Hook, ...] = ()


class Episode(_FromFile):
    """A thing that happened on a day, told step by step."""

    id: Slug
    label: Line
    topics: Annotated[tuple[Slug, ...], Field(min_length=1)]
    follows: tuple[Slug, ...] = ()
    """Lines just after which people often ask for it; it is preferred then."""
    asks: Lines
    anchor: Line
    """Date and one line: what a closed anchor gets."""
    short: Line
    """What "as I said" refers back to."""
    beats: Annotated[tuple[Beat, ...], Field(min_length=5)]


class Detail(_FromFile):
    """One small true thing about something that was mentioned: who a person is, why, what it looked like.

    Nothing is earned by it. It is there because people ask about what they have just heard.
    """

    after: tuple[Slug, ...] = ()
    """What mentions it: facts, episodes, beats or public items. It can be asked for once one of these was told, and at
    any time where none is named."""
    follows: tuple[Slug, ...] = ()
    """Lines just after which people often ask for it; it is preferred then."""
    asks: Lines
    says: Line


class CommitmentAnswer(_FromFile):
    """What the person really gives when asked for one currency."""

    rapport: Annotated[int, Field(ge=0, le=100)]
    """Trust at which they say yes; below it they refuse clearly."""
    yes: Line | None = None
    """The dated yes; absent where the truth is no."""
    no: Line
    """The clear no."""


class Commitments(_FromFile):
    """What the person would give: time, reputation, money."""

    time: CommitmentAnswer
    reputation: CommitmentAnswer
    money: CommitmentAnswer


class FeatureRequest(_FromFile):
    """A capability they ask for when fished for solutions, and the fact that is its motive."""

    says: Line
    label: Line
    motive: Slug


class Stance(StrEnum):
    """How the life stands to the problem the interviewer believes in."""

    HAS_PROBLEM = "has_problem"
    TOLERATES = "tolerates"
    ANOTHER = "another"
    NONE = "none"


class Life(_FromFile):
    """One hidden truth behind the public profile."""

    id: Slug
    title: Line
    stance: Stance
    truth: Line
    """Two or three sentences: what is really so. Shown only in the debrief."""
    rapport: Annotated[int, Field(ge=0, le=100)] = 50
    cares: Annotated[tuple[Line, ...], Field(min_length=6)]
    """What they would rather talk about: said when a question cannot be placed, as a hint."""
    hints: Annotated[tuple[Line, ...], Field(min_length=3)]
    """Honest answers to "what should I have asked?"."""
    facts: Annotated[tuple[Fact, ...], Field(min_length=25)]
    episodes: Annotated[tuple[Episode, ...], Field(min_length=4)]
    details: tuple[Detail, ...] = ()
    commitments: Commitments
    feature_request: FeatureRequest
    deal_breaker: Slug
    """The fact that a scary question brings."""


class Persona(_FromFile):
    """One file of the cast."""

    schema_version: Literal[1] = Field(alias="schema")
    profile: Profile
    manner: Manner
    phrases: dict[Situation, Lines]
    topics: Annotated[tuple[Topic, ...], Field(min_length=6)]
    public: Annotated[tuple[Public, ...], Field(min_length=10)]
    lives: Annotated[tuple[Life, ...], Field(min_length=1)]

    def life(self, life_id: str) -> Life:
        """The life of that id; KeyError where there is none."""
        for life in self.lives:
            if life.id == life_id:
                return life
        raise KeyError(life_id)
