"""How fast a reply is typed: as a person speaks, or all at once where animations are off."""

SECONDS_A_WORD = 0.03
SECONDS_BETWEEN_BUBBLES = 0.35
FLUSH = 0.05
"""Seconds from one redrawing to the next while a reply is typed."""


class Typist:
    """A reply of which more is shown the more time passes; it knows no clock and is told how long it was."""

    def __init__(self) -> None:
        """Start with nothing said."""
        self._bubbles: list[list[str]] = []
        self._words = 0
        """Words of the current bubble that are shown."""
        self._current = 0
        self._credit = 0.0
        """Seconds not yet spent on words or pauses."""
        self._is_whole = False
        self._is_hurried = False

    def add(self, bubble: str) -> None:
        """One more bubble to be typed, or to be shown where the listener is in a hurry."""
        self._bubbles.append(bubble.split(" "))
        if self._is_hurried:
            self.show_all()

    def end(self) -> None:
        """No more bubbles will come."""
        self._is_whole = True

    @property
    def shown(self) -> tuple[str, ...]:
        """The bubbles as far as they are typed."""
        before = [" ".join(words) for words in self._bubbles[: self._current]]
        if self._current < len(self._bubbles) and self._words:
            before.append(" ".join(self._bubbles[self._current][: self._words]))
        return tuple(before)

    @property
    def is_done(self) -> bool:
        """Everything that will come was shown."""
        return self._is_whole and self._current >= len(self._bubbles)

    @property
    def is_thinking(self) -> bool:
        """More is to come, and at this moment nothing is being typed."""
        return not self.is_done and not self._words

    def pass_time(self, seconds: float) -> None:
        """Type what a person says in this time; time spent waiting for a bubble is not made up for."""
        self._credit += seconds
        while self._current < len(self._bubbles) and self._credit >= SECONDS_A_WORD:
            bubble = self._bubbles[self._current]
            said = min(len(bubble) - self._words, int(self._credit / SECONDS_A_WORD))
            self._words += said
            self._credit -= said * SECONDS_A_WORD
            if self._words >= len(bubble):
                self._current, self._words = self._current + 1, 0
                self._credit -= SECONDS_BETWEEN_BUBBLES
        if self._current >= len(self._bubbles):
            self._credit = min(self._credit, 0.0)

    def show_all(self) -> None:
        """Skip the waiting, for all that has come and for all that still comes."""
        self._is_hurried = True
        self._current, self._words, self._credit = len(self._bubbles), 0, 0.0
