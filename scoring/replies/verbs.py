"""What the verbs of a clause say about its time: happened, is done, would be."""

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.replies.words import Word, is_participle

_NEGATIONS = frozenset("not never nobody none nothing neither without no".split())
_SKIPPED = frozenset({"adverb"})
_BEFORE_NOUN = frozenset({"determiner"})
_SHORTEST_PAST = 4


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
    might: bool = False
    will: bool = False
    counterfactual: bool = False
    """Would have, should have, could have."""
    present_be: bool = False
    present_step: bool = False
    """Somebody does something: "I print it", "my wife does the books"."""
    negated_step: bool = False
    mental: bool = False
    past_subject: bool = False
    """A past verb with its subject in front of it, or none at all."""


@dataclass(slots=True)
class _Walk:
    """Where the walk over a clause stands."""

    auxiliary: str = ""
    since: int = 9
    negated: bool = False


def read_tense(words: Sequence[Word]) -> Tense:
    """Walk once over the words of a clause."""
    tense, walk = Tense(), _Walk()
    for at, word in enumerate(words):
        before = words[at - 1] if at else None
        if word.norm in _NEGATIONS:
            walk.negated = True
            continue
        if "adverb" in word.tags:
            continue
        _note_auxiliary(tense, walk, word)
        _note_verb(tense, walk, word, before)
        _note_step(tense, words, at)
        walk.since += 1
    return tense


def _note_auxiliary(tense: Tense, walk: _Walk, word: Word) -> None:
    norm = word.norm
    if norm in {"would", "could", "should"}:
        tense.would = tense.would or norm == "would"
        tense.might = tense.might or (norm == "could" and not walk.negated)
    elif norm in {"might", "may"}:
        tense.might = True
    elif norm in {"will", "shall"}:
        tense.will = True
    elif norm in {"am", "is", "are"}:
        tense.present_be = True
    elif not (
        word.tags & {"be_past", "have_present", "be_present"}
        or norm in {"had", "did", "do", "does", "get", "gets", "to", "can"}
    ):
        return
    if norm == "have" and walk.auxiliary in {"would", "could", "should", "might"} and walk.since <= 1:
        tense.counterfactual = True
        return
    if norm == "been" or (norm == "to" and walk.auxiliary in {"would"}):
        return
    walk.auxiliary, walk.since = norm, -1


def _note_verb(tense: Tense, walk: _Walk, word: Word, before: Word | None) -> None:
    after_auxiliary = walk.auxiliary if walk.since <= 1 else ""
    if tense.counterfactual and is_participle(word):
        return
    if after_auxiliary in {"have", "has"} and is_participle(word):
        tense.perfect += 1
        tense.negated_perfect += walk.negated
        walk.since = 9
    elif after_auxiliary == "did" and not word.tags & {"pronoun", "determiner", "be_past"} and word.norm != "did":
        tense.events += not (walk.negated or "mental" in word.tags)
        tense.negated_events += walk.negated and "mental" not in word.tags
        walk.since = 9
    elif after_auxiliary in {
        "am",
        "is",
        "are",
        "be",
        "do",
        "does",
        "get",
        "gets",
        "to",
        "can",
        "would",
        "will",
        "could",
        "might",
        "may",
        "should",
    }:
        return
    elif _is_event(word, before):
        tense.events += not walk.negated
        tense.negated_events += walk.negated
    elif "past_state" in word.tags:
        tense.states += 1


def _is_event(word: Word, before: Word | None) -> bool:
    if before is not None and before.tags & _BEFORE_NOUN and not before.tags & {"pronoun"}:
        return False
    if "past_event" in word.tags:
        return True
    if not word.norm.endswith("ed") or len(word.norm) < _SHORTEST_PAST or word.is_capital:
        return False
    return not word.tags & {"not_past", "past_state", "feeling_adjective"}


def _note_step(tense: Tense, words: Sequence[Word], at: int) -> None:
    """A subject at `at` with a verb of the present right behind it."""
    word = words[at]
    is_self = word.norm in {"i", "we", "they", "you"}
    is_other = word.norm in {"he", "she"} or bool(word.tags & {"role", "first_name"}) or word.is_capital
    if not (is_self or is_other):
        return
    negated = False
    for later in words[at + 1 : at + 5]:
        if later.norm in _NEGATIONS or later.norm in {"do", "does"}:
            negated = negated or later.norm in _NEGATIONS
            continue
        if later.norm == "just" or "adverb" in later.tags:
            continue
        _note_present_verb(tense, later, is_self=is_self and word.norm != "you", negated=negated)
        return


def _note_present_verb(tense: Tense, verb: Word, *, is_self: bool, negated: bool) -> None:
    if "mental" in verb.tags or (
        verb.norm.endswith("s") and verb.norm[:-1] in {"think", "like", "want", "need", "love"}
    ):
        tense.mental = tense.mental or is_self
        return
    base = verb.norm.removesuffix("s")
    is_step = "base_verb" in verb.tags or (not is_self and verb.norm.endswith("s") and _is_base(base, verb))
    is_step = is_step or (is_self and verb.norm in {"have", "'ve"} and True)
    if is_self and not is_step:
        is_step = _is_open_verb(verb)
    if is_step and negated:
        tense.negated_step = True
    elif is_step:
        tense.present_step = True


def _is_base(base: str, verb: Word) -> bool:
    return not verb.tags & {"be_present", "be_past", "modal", "have_present", "determiner", "pronoun"} and bool(base)


def _is_open_verb(verb: Word) -> bool:
    if verb.norm.endswith(("ed", "ing")) or not verb.norm.isalpha():
        return False
    return not verb.tags & {
        "past_event",
        "past_state",
        "modal",
        "be_present",
        "be_past",
        "have_present",
        "past_unclear",
        "pronoun",
        "determiner",
        "conjunction",
        "participle",
        "number",
        "filler",
        "role",
        "crowd",
        "unit",
    } and verb.norm not in {
        "had",
        "of",
        "in",
        "on",
        "at",
        "for",
        "with",
        "to",
        "both",
        "two",
        "or",
        "used",
        "by",
        "from",
    }
