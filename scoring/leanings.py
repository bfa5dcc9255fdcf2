"""To which labels the meaning of a common word leans: so a word counts that no labelled sentence had.

Words that mean the like lean alike. What a word leans to is learned from its vector and written as letters, one for
each label; tools/train_analyser.py and tools/train_replies.py write them. Letters stand for whole hundredths, so that
the sums are exact and the same on any machine.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from math import sqrt

from scoring.lanes import packed, unpacked

LEANINGS = "leanings.txt"
"""A word a line, with its letters."""
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
STEP = 24
"""How many hundredths lie between a letter and the next; the middle letter says nothing."""
_NEUTRAL = len(LETTERS) // 2


@dataclass(frozen=True, slots=True)
class Leanings:
    """What words say for and against each of some labels."""

    letters: Mapping[str, str]
    """By word, as written."""
    count: int
    """How many labels there are."""
    first: int = 0
    """Where the letters of these labels begin."""
    _packed: dict[str, int] = field(default_factory=dict)

    def of(self, words: Iterable[str]) -> list[float]:
        """What different words say together about each label, in hundredths; of many words each says less."""
        known = [word for word in words if word in self.letters]
        share = 1 / sqrt(len(known)) if known else 0.0
        return [total * share for total in unpacked(sum(map(self._lean, known)), self.count)]

    def _lean(self, word: str) -> int:
        if word not in self._packed:
            letters = self.letters[word][self.first : self.first + self.count]
            self._packed[word] = packed((LETTERS.index(each) - _NEUTRAL) * STEP for each in letters)
        return self._packed[word]


def letter(hundredths: float) -> str:
    """How a word's leaning to a label is written."""
    return LETTERS[max(0, min(len(LETTERS) - 1, round(hundredths / STEP) + _NEUTRAL))]


def read_leanings(folder: Traversable) -> dict[str, str]:
    """The leanings that are kept in a folder, by word."""
    lines = folder.joinpath(LEANINGS).read_text(encoding="utf-8").splitlines()
    return {word: letters for word, _, letters in (line.partition(" ") for line in lines)}


def written(leanings: Mapping[str, str]) -> str:
    """The text of such a file."""
    return "".join(f"{word} {letters}\n" for word, letters in leanings.items())
