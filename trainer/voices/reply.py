"""A reply as it grows: sentences gathered into one to three bubbles, each shown as soon as it is full."""

from collections.abc import Sequence

from scoring.words import count_words
from trainer.voices.embedded import MOST_BUBBLES, bubbles

MORE = ""
"""Stands among bubbles where it is certain that another one follows: the one before can then be shown."""

_FIRST_FULL, _FULL = 8, 18
"""Words after which the first bubble, and a later one, is full and the next sentence starts another."""


class Reply:
    """What was said so far."""

    def __init__(self, *, most_words: int) -> None:
        self._most_words = most_words
        self._shown: list[str] = []
        self._open: list[str] = []

    @property
    def text(self) -> str:
        """All that was said, shown or about to be."""
        return " ".join([*self._shown, *self._open])

    @property
    def is_full(self) -> bool:
        """True where a person would long have stopped."""
        return count_words(self.text) >= self._most_words

    def add(self, sentence: str, *, ends_bubble: bool = False) -> list[str]:
        """Say one more sentence; the bubble it fills, if it does, after `MORE` where it starts one."""
        more = [MORE] if self._shown and not self._open else []
        self._open.append(sentence)
        if len(self._shown) == MOST_BUBBLES - 1:
            return more  # the last one stays open, in case something is still to be said
        full = _FULL if self._shown else _FIRST_FULL
        if not ends_bubble and count_words(" ".join(self._open)) < full:
            return more
        return [*more, *self._show(" ".join(self._open))]

    def finish(self, lines: Sequence[str]) -> list[str]:
        """Say these lines of the person's own as well, and show all that is left."""
        if not self._shown and not self._open:
            return list(bubbles(lines))
        rest = [*([" ".join(self._open)] if self._open else []), *lines]
        left = MOST_BUBBLES - len(self._shown)
        return [*rest[: left - 1], " ".join(rest[left - 1 :])] if len(rest) > left else rest

    def _show(self, bubble: str) -> list[str]:
        self._shown.append(bubble)
        self._open.clear()
        return [bubble]
