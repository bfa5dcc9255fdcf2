"""A reply cut into sentences, and each sentence into clauses: the pieces a label rests on."""

from dataclasses import dataclass

from scoring.replies.words import Word

_SENTENCE_ENDS = frozenset(".!?;…\n")
_BREAKS = frozenset("–—-:()")
_MARKS = _SENTENCE_ENDS | _BREAKS | {","}
_STARTERS = frozenset({"pronoun", "conjunction", "determiner", "subject_self"})
# "that", "this" and "there" start a clause too seldom after a bare "and".
_JOINED_SUBJECTS = frozenset("i we he she they it you".split())
_JOINERS = frozenset(
    (
        "and but so because cos when while until before after although though if once unless since whenever "
        "which where who"
    ).split()
)
_HARD_JOINERS = frozenset("because cos when while if unless but whenever although though whereas".split())
_SUBJECT_TAGS = frozenset({"determiner", "role", "first_name", "crowd"})
_LONGEST_CLAUSE = 60


@dataclass(frozen=True, slots=True)
class Clause:
    """Neighbouring words that carry at most one finite verb, more or less."""

    words: tuple[Word, ...]
    is_question: bool
    """The sentence it stands in ends in a question mark."""
    sentence: int
    """The number of its sentence in the reply."""
    mark_before: str
    """The punctuation that sets it off, or nothing."""

    @property
    def start(self) -> int:
        """Where its first word begins in the text."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where its last word ends in the text."""
        return self.words[-1].end


def split_clauses(words: list[Word]) -> list[Clause]:
    """The clauses of a reply, in order; marks belong to none."""
    clauses: list[Clause] = []
    sentence: list[tuple[str, list[Word]]] = [("", [])]
    number = 0
    for at, word in enumerate(words):
        current = sentence[-1][1]
        if word.norm[0] in _SENTENCE_ENDS:
            clauses += _close(sentence, number, is_question="?" in word.norm)
            sentence = [("", [])]
            number += 1
        elif word.norm[0] in _MARKS and not word.norm[0].isalnum():
            if current:
                sentence.append((word.norm[0], []))
        else:
            if current and (_begins_clause(words, at, current) or len(current) >= _LONGEST_CLAUSE):
                sentence.append(("", []))
            sentence[-1][1].append(word)
    return clauses + _close(sentence, number, is_question=False)


def _close(sentence: list[tuple[str, list[Word]]], number: int, *, is_question: bool) -> list[Clause]:
    return [Clause(tuple(words), is_question, number, mark) for mark, words in sentence if words]


def _begins_clause(words: list[Word], at: int, current: list[Word]) -> bool:
    word = words[at]
    if word.norm not in _JOINERS or at + 1 >= len(words):
        return False
    if word.norm in _HARD_JOINERS:
        return current[-1].norm not in _JOINERS
    following = words[at + 1]
    if following.norm in _JOINED_SUBJECTS:
        return True
    beyond = words[at + 2] if at + 2 < len(words) else None
    has_verb_soon = any(_looks_finite(later) for later in words[at + 1 : at + 5])
    return beyond is not None and bool(following.tags & _SUBJECT_TAGS or following.is_capital) and has_verb_soon


def _looks_finite(word: Word) -> bool:
    return bool(word.tags & {"past_event", "past_state", "be_present", "have_present", "modal"}) or (
        word.norm.endswith("ed") and "not_past" not in word.tags and len(word.norm) > 4
    )
