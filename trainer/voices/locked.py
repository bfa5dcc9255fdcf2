"""What a person has not told: known to the guard, so that a model that guesses it is stopped, and to no prompt."""

from collections.abc import Iterable, Iterator

from personas.matching.vocabulary import content_words, root
from personas.model import Life
from trainer.voices.particulars import figures

_PART = 0.45
"""Which part of a line's words a sentence must bring anew to have told it."""
_LEAST = 2
"""Words of a line that a sentence must bring anew at least; one alone is chance."""


class Locked:
    """The true lines of a life, as what is telling in them."""

    def __init__(self, life: Life) -> None:
        self._lines = tuple(terms for line in _true_lines(life) if len(terms := telling(line)) >= _LEAST)

    def is_told_by(self, sentence: str, known: frozenset[str]) -> bool:
        """True where a sentence tells one of the lines with words that were in nobody's mouth before.

        Args:
            sentence: What a model would say.
            known: What is telling in all that was said and may be said.
        """
        new = telling(sentence) - known
        if len(new) < _LEAST:
            return False
        return any(
            len(shared := line & new) >= _LEAST and len(shared) >= _PART * len(line - known) for line in self._lines
        )


def telling(text: str) -> frozenset[str]:
    """The words of a text that can name something, whatever their endings, and its figures."""
    return frozenset(root(word) for word in content_words(text)) | figures(text)


def telling_of(texts: Iterable[str]) -> frozenset[str]:
    """What is telling in several texts."""
    return frozenset(term for text in texts for term in telling(text))


def _true_lines(life: Life) -> Iterator[str]:
    yield life.truth
    for fact in life.facts:
        yield from (fact.says, fact.short, fact.label)
    for episode in life.episodes:
        yield from (episode.anchor, episode.short, *(beat.says for beat in episode.beats))
    for detail in life.details:
        yield detail.says
    for answer in (life.commitments.time, life.commitments.reputation, life.commitments.money):
        yield from (line for line in (answer.yes, answer.no) if line)
