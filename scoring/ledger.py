"""What could be learned in an interview, what was, and what was only believed."""

from dataclasses import dataclass
from enum import StrEnum

from scoring.analysis import Analysis, Rules
from scoring.labels import Verdict


class Sign(StrEnum):
    """How an utterance is shown to stand to a rule: the verdict, or that it is in doubt."""

    PASS = "pass"  # noqa: S105 - a verdict, not a password
    FAIL = "fail"
    NA = "na"
    UNSURE = "unsure"


RULES = ("rule1", "rule2", "rule3")
UNCONTESTED: Rules[Verdict | None] = Rules(None, None, None)


class TargetKind(StrEnum):
    """What sort of evidence a target is."""

    STORY = "story"
    FACT = "fact"
    COMMITMENT = "commitment"


@dataclass(frozen=True, slots=True)
class Target:
    """One thing that could be earned."""

    id: str
    kind: TargetKind
    label: str
    """What one knows who has it."""
    weight: float
    ask: str
    """A question that finds it."""
    part_of: str | None = None
    """For the parts of a story: the story's id."""


@dataclass(frozen=True, slots=True)
class Earned:
    """A target earned by a turn."""

    target: str
    turn: int


@dataclass(frozen=True, slots=True)
class FalseEvidence:
    """Something untrue that the interviewer was told and may believe."""

    id: str
    claim: str
    """What they would wrongly believe."""
    said: str
    """The words they were given."""
    truth: str
    turn: int
    bought_with: str
    """The utterance that bought it."""
    busted: int | None = None
    """The turn that brought out the truth; None while it is still held."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One turn as scoring sees it."""

    n: int
    utterance: str
    analysis: Analysis | None
    """None for silence."""
    bubbles: tuple[str, ...]
    """The reply as it was shown."""
    reply_words: int
    """Words of the embedded line of the same decision, whoever spoke: the talk share is the same under any voice."""
    placed: bool
    free: bool
    """True for courtesies and whatever else is not scored."""
    repeat: bool = False
    pasted: bool = False
    followed_hook: bool = False
    hooks: int = 0
    """Hooks the reply left open."""
    earned: tuple[str, ...] = ()
    """Targets earned by this turn."""
    is_pitch: bool = False
    praise: bool = False
    promise: bool = False
    excused: bool = False
    """True where the table lets a question pass for what it does, whatever its form."""
    contested: Rules[Verdict | None] = UNCONTESTED
    """What the interviewer says a verdict should have been; None where they let it stand."""

    @property
    def signs(self) -> Rules[Sign] | None:
        """How it stands to each rule; None for silence."""
        return None if self.analysis is None else signs_of(self.analysis, excused=self.excused)

    def sign(self, rule: str) -> Sign | None:
        """How it stands to one rule; None for silence."""
        return None if self.analysis is None else _sign_of(self.analysis, rule, excused=self.excused)

    def contest(self, rule: str) -> Verdict | None:
        """What the interviewer says of one rule."""
        label: Verdict | None = getattr(self.contested, rule)
        return label

    @property
    def counts(self) -> bool:
        """True where the utterance is scored at all."""
        return self.analysis is not None and self.placed and not self.free and not self.analysis.abstained


def signs_of(analysis: Analysis, *, excused: bool) -> Rules[Sign]:
    """How an utterance stands to each rule; a question that is excused passes rules 1 and 2 beyond doubt."""
    return Rules(*(_sign_of(analysis, rule, excused=excused) for rule in RULES))


def _sign_of(analysis: Analysis, rule: str, *, excused: bool) -> Sign:
    if excused and rule != "rule3":
        return Sign.PASS
    return Sign.UNSURE if getattr(analysis.unsure, rule) else Sign(getattr(analysis.verdicts, rule))


@dataclass(frozen=True, slots=True)
class Ledger:
    """All evidence of one interview."""

    targets: tuple[Target, ...]
    earned: tuple[Earned, ...] = ()
    false_evidence: tuple[FalseEvidence, ...] = ()

    @property
    def weight_earned(self) -> float:
        """The weights of what was earned, falsehoods not counted."""
        weights = {target.id: target.weight for target in self.targets}
        return sum(weights[entry.target] for entry in self.earned)

    @property
    def weight_possible(self) -> float:
        """The weights of everything."""
        return sum(target.weight for target in self.targets)

    @property
    def still_believed(self) -> tuple[FalseEvidence, ...]:
        """False evidence whose truth never came out."""
        return tuple(entry for entry in self.false_evidence if entry.busted is None)

    def held(self, kind: TargetKind) -> int:
        """How many targets of a kind were earned; a story counts once its timeline is."""
        mine = {entry.target for entry in self.earned}
        return sum(1 for target in self.countable(kind) if target.id in mine)

    def countable(self, kind: TargetKind) -> tuple[Target, ...]:
        """The targets of a kind as people count them: one a story, not one a part."""
        found = (target for target in self.targets if target.kind is kind)
        if kind is TargetKind.STORY:
            found = (target for target in found if target.id.endswith(TIMELINE))
        return tuple(found)

    def missed(self) -> tuple[Target, ...]:
        """What was not earned, heaviest first."""
        mine = {entry.target for entry in self.earned}
        return tuple(sorted((t for t in self.targets if t.id not in mine), key=lambda target: -target.weight))


CONTEXT, TIMELINE, GAP = ":context", ":timeline", ":gap"
"""Endings of the ids of a story's three parts."""
