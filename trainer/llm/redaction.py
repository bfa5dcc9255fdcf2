"""Keeps a key out of whatever is shown, also where a server sends it back."""

import re

SHOWN_INSTEAD = "[key]"
_SHORTEST = 6
"""Shorter keys are words; hiding them would hide the text."""
_LIKE_A_KEY = re.compile(r"\b(?:sk|pk|gsk|key|AIza|xai)[-_A-Za-z0-9]{12,}|(?<=Bearer )\S{8,}")


class Redactor:
    """Replaces one key, and in faults whatever looks like one."""

    def __init__(self, key: str | None) -> None:
        self._key = key if key is not None and len(key) >= _SHORTEST else None

    def clean(self, text: str) -> str:
        """A text without the key and without anything like a key."""
        return _LIKE_A_KEY.sub(SHOWN_INSTEAD, self.without_key(text))

    def without_key(self, text: str) -> str:
        """A text without the very key."""
        return text if self._key is None else text.replace(self._key, SHOWN_INSTEAD)

    def held_back(self, text: str) -> int:
        """How many characters at the end of a text could be the beginning of the key."""
        if self._key is None:
            return 0
        longest = min(len(text), len(self._key) - 1)
        return next((size for size in range(longest, 0, -1) if self._key.startswith(text[-size:])), 0)


class StreamRedactor:
    """Replaces the key in a text that comes in pieces, also where it is cut across them."""

    def __init__(self, redactor: Redactor) -> None:
        self._redactor = redactor
        self._waiting = ""

    def feed(self, piece: str) -> str:
        """What can be let through after this piece."""
        text = self._redactor.without_key(self._waiting + piece)
        held = self._redactor.held_back(text)
        self._waiting = text[len(text) - held :]
        return text[: len(text) - held]

    def finish(self) -> str:
        """What was still waiting."""
        rest, self._waiting = self._waiting, ""
        return rest
