"""What a mistyped word was meant to be, at one slip of the finger."""

from collections.abc import Container, Iterator

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SHORTEST = 4


def one_slip_away(word: str) -> Iterator[str]:
    """All strings one transposition, omission, substitution or insertion from the word, the likelier slips first."""
    splits = [(word[:cut], word[cut:]) for cut in range(len(word) + 1)]
    yield from (head + tail[1] + tail[0] + tail[2:] for head, tail in splits if len(tail) > 1)
    yield from (head + letter + tail for head, tail in splits for letter in _LETTERS)
    yield from (head + tail[1:] for head, tail in splits if tail)
    yield from (head + letter + tail[1:] for head, tail in splits if tail for letter in _LETTERS)


def corrected(word: str, known: Container[str]) -> str | None:
    """The known word one slip away; None if there is none, or if the word is too short to tell.

    The first letter is nearly always typed right, so candidates that keep it come first.
    """
    if len(word) < _SHORTEST or not word.isascii() or not word.isalpha():
        return None
    candidates = [candidate for candidate in one_slip_away(word) if candidate in known]
    return next((candidate for candidate in candidates if candidate[0] == word[0]), next(iter(candidates), None))
