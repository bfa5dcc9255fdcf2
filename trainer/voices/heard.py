"""Whether what must be heard was heard: what a model leaves out, the person says in their own line."""

from collections.abc import Iterable, Sequence

from scoring.words import count_words
from trainer.voices.locked import telling
from trainer.voices.particulars import Sort, particulars, words_of

_PART = 0.5
"""Which part of a line's telling words must have been said."""
_PART_WITH_PARTICULARS = 0.35
"""The same where all its figures, names and days were said."""


def left_out(carried: Sequence[str], hooks: Iterable[str], said: str) -> list[str]:
    """The lines that were not heard in what was said, in their order.

    Args:
        carried: The lines that must be heard.
        hooks: Words in them that must be heard as they are.
        said: What was said.
    """
    return [line for line in carried if not _is_heard(line, [hook for hook in hooks if _holds(line, hook)], said)]


def _is_heard(line: str, hooks: Sequence[str], said: str) -> bool:
    if _holds(said, line):
        return True
    if not all(_holds(said, hook) for hook in hooks):
        return False
    wanted = particulars(line)
    if not _all_said(line, said):
        return False
    terms = telling(line)
    part = len(terms & telling(said)) / len(terms) if terms else 1.0
    return count_words(said) > 0 and part >= (_PART_WITH_PARTICULARS if wanted else _PART)


def _all_said(line: str, said: str) -> bool:
    words, there = words_of([said]), particulars(said)
    return all(
        found.value in words if found.sort in {Sort.NAME, Sort.TOOL} else found in there for found in particulars(line)
    )


def _holds(text: str, words: str) -> bool:
    return _folded(words) in _folded(text)


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split()).strip(".…,!? ")
