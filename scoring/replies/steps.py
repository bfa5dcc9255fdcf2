"""Steps of the present: "I print it", "my wife does the books", "we don't track it"."""

from collections.abc import Sequence
from enum import Enum, auto

from scoring.replies.words import Word

_SELF = frozenset({"i", "we"})
_OTHER = frozenset({"he", "she"})
_OTHER_TAGS = frozenset({"role", "first_name"})
_NOT_A_VERB = frozenset(
    [
        "of",
        "in",
        "on",
        "at",
        "for",
        "with",
        "to",
        "by",
        "from",
        "used",
        "had",
        "us",
        "me",
        "about",
        "get",
        "feel",
        "tend",
        "try",
    ]
)
_NOT_A_VERB_TAGS = frozenset(
    (
        "past_event past_state modal be_present be_past have_present past_unclear pronoun determiner "
        "conjunction participle number filler role crowd unit adverb habit"
    ).split()
)
_REACH = 5


class Step(Enum):
    """Whether a clause tells what somebody does."""

    NONE = auto()
    DONE = auto()
    NOT_DONE = auto()
    THOUGHT = auto()
    """The verb is one of thinking and liking, which nobody can check."""


def read_step(words: Sequence[Word]) -> Step:
    """The first step the clause tells, or that it tells none."""
    best = Step.NONE
    for at, word in enumerate(words):
        is_self = word.norm in _SELF
        if is_self or word.norm in _OTHER or word.is_capital or not _OTHER_TAGS.isdisjoint(word.tags):
            step = _step_after(words, at, is_self=is_self)
            if step in {Step.DONE, Step.NOT_DONE}:
                return step
            best = step if step is not Step.NONE else best
    return best


def _step_after(words: Sequence[Word], at: int, *, is_self: bool) -> Step:
    negated = False
    for beyond in range(at + 1, min(at + _REACH, len(words))):
        word = words[beyond]
        after = words[beyond + 1].norm if beyond + 1 < len(words) else ""
        if word.norm in {"not", "never"}:
            negated = True
        elif word.norm in {"do", "does"} and after == "not":
            continue
        elif "adverb" not in word.tags:
            return _step_of(word, after, is_self=is_self, negated=negated)
    return Step.NONE


def _step_of(verb: Word, after: str, *, is_self: bool, negated: bool) -> Step:
    if "mental" in verb.tags or verb.norm in {"thinks", "likes", "wants", "needs", "loves", "hates", "says", "knows"}:
        return Step.THOUGHT
    if verb.norm in {"have", "has"}:
        return (
            Step.NONE if after == "to" or after.endswith("ed") or after in {"been", "got", "never"} else _done(negated)
        )
    if is_self:
        is_step = "base_verb" in verb.tags or _is_open_verb(verb)
    else:
        is_step = verb.norm.endswith("s") and not verb.norm.endswith("ss") and _is_open_verb(verb)
        is_step = is_step or ("base_verb" in verb.tags and negated)
    return _done(negated) if is_step else Step.NONE


def _done(negated: bool) -> Step:  # noqa: FBT001
    return Step.NOT_DONE if negated else Step.DONE


def _is_open_verb(verb: Word) -> bool:
    if verb.norm.endswith(("ed", "ing", "ly")) or not verb.norm.isalpha() or verb.norm in _NOT_A_VERB:
        return False
    return _NOT_A_VERB_TAGS.isdisjoint(verb.tags)
