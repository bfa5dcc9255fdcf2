"""What the verbs of a clause say about its time: happened, is done, would be."""

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.replies.steps import Step, read_step
from scoring.replies.words import Word, is_participle

NEGATIONS = frozenset({"not", "never", "nobody", "none", "nothing", "neither", "without", "no", "nor"})
_IMAGINING = frozenset({"would", "could", "should", "might"})
_AUXILIARIES = frozenset({"had", "did", "do", "does", "get", "gets", "to", "can", "be", "being"})
_AUXILIARY_TAGS = frozenset({"be_past", "have_present", "be_present", "modal"})
_NO_PAST_AFTER = (_AUXILIARIES | _IMAGINING | {"am", "is", "are", "will", "may", "shall", "must", "gotta"}) - {
    "had",
    "did",
}
_MONTH_BEFORE = frozenset(
    {"in", "last", "since", "of", "next", "this", "every", "by", "from", "until", "till", "early", "late", "mid"}
)
_SHORTEST_PAST = 4
_FAR = 9


@dataclass(slots=True)
class Tense:
    """Counts and marks taken in one walk over a clause."""

    events: int = 0
    """Things that happened: simple past or past perfect of a verb that can happen."""
    negated_events: int = 0
    states: int = 0
    """Was, had, thought and the like."""
    perfect: int = 0
    """Has done."""
    negated_perfect: int = 0
    would: bool = False
    refused: bool = False
    """Would not: a refusal, of the past or to come."""
    might: bool = False
    will: bool = False
    counterfactual: bool = False
    """Would have, should have, could have."""
    present_be: bool = False
    step: Step = Step.NONE
    """Somebody does something now, or does not."""

    @property
    def is_finite(self) -> bool:
        """True where any verb shows its time."""
        past = self.events or self.negated_events or self.states or self.perfect
        modal = self.would or self.might or self.will or self.counterfactual
        return bool(past or modal or self.present_be or self.step is not Step.NONE)


@dataclass(slots=True)
class _Walk:
    """Where the walk over a clause stands."""

    tense: Tense
    auxiliary: str = ""
    since: int = _FAR
    negated: bool = False


def read_tense(words: Sequence[Word]) -> Tense:
    """Walk once over the words of a clause."""
    walk = _Walk(Tense())
    for at, word in enumerate(words):
        if word.norm in NEGATIONS:
            walk.negated = True
        elif "adverb" not in word.tags:
            before = words[at - 1] if at else None
            after = words[at + 1].norm if at + 1 < len(words) else ""
            _note_modal(walk, word, before, after)
            _note_verb(walk, word, before, after)
            _note_auxiliary(walk, word)
            walk.since += 1
    walk.tense.step = read_step(words)
    return walk.tense


def _note_modal(walk: _Walk, word: Word, before: Word | None, after: str) -> None:
    norm, tense = word.norm, walk.tense
    if norm == "would":
        tense.would = True
        tense.refused = after == "not"
    elif norm == "could" and after == "not":
        tense.negated_events += 1
    elif norm in {"could", "might"} or (norm == "may" and not (before and before.norm in _MONTH_BEFORE)):
        tense.might = True
    elif norm in {"will", "shall"}:
        tense.will = True
    elif norm in {"am", "is", "are"}:
        tense.present_be = True


def _note_auxiliary(walk: _Walk, word: Word) -> None:
    if word.norm == "have" and walk.auxiliary in _IMAGINING and walk.since <= 1:
        walk.tense.counterfactual = True
    elif word.norm in _AUXILIARIES or word.tags & _AUXILIARY_TAGS:
        walk.auxiliary, walk.since = word.norm, -1


def _note_verb(walk: _Walk, word: Word, before: Word | None, after: str) -> None:
    tense = walk.tense
    auxiliary = walk.auxiliary if walk.since <= 1 else ""
    if tense.counterfactual and is_participle(word):
        return
    if auxiliary in {"have", "has"} and is_participle(word):
        tense.perfect += 1
        tense.negated_perfect += walk.negated
        walk.since = _FAR
    elif auxiliary == "did" and not word.tags & {"pronoun", "determiner", "be_past"}:
        tense.events += not (walk.negated or "mental" in word.tags)
        tense.negated_events += walk.negated and "mental" not in word.tags
        walk.since = _FAR
    elif (
        auxiliary in {"was", "were"}
        and word.norm.endswith("ing")
        and "mental" not in word.tags
        and word.norm[:-3] not in _PONDERED
    ):
        tense.events += 1
    elif auxiliary in _NO_PAST_AFTER:
        return
    elif _is_event(word, before, after):
        tense.events += not walk.negated
        tense.negated_events += walk.negated
    elif "past_state" in word.tags:
        tense.states += not walk.negated
        tense.negated_events += walk.negated and word.norm in _NEGATABLE


_NEGATABLE = frozenset({"looked", "had", "needed", "wanted", "was", "were"})
_PONDERED = frozenset({"go", "hop", "think", "wonder", "plan", "look", "mean", "feel", "be", "com", "boring"})


def _is_event(word: Word, before: Word | None, after: str) -> bool:
    if before is not None and "determiner" in before.tags and "pronoun" not in before.tags:
        return False
    if word.norm == "got" and after in {"to", "no", "any"}:
        return False
    if "past_event" in word.tags:
        return True
    if not word.norm.endswith("ed") or len(word.norm) < _SHORTEST_PAST or word.is_capital:
        return False
    return not word.tags & {"not_past", "past_state", "feeling_adjective"}
