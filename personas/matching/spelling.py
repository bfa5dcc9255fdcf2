"""What a mistyped word was meant to be, at one slip of the finger."""

from collections.abc import Iterator, Mapping

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SHORTEST = 4


def one_slip_away(word: str) -> Iterator[str]:
    """All strings one transposition, insertion, omission or substitution from the word; some come twice."""
    splits = [(word[:cut], word[cut:]) for cut in range(len(word) + 1)]
    yield from (head + tail[1] + tail[0] + tail[2:] for head, tail in splits if len(tail) > 1)
    yield from (head + letter + tail for head, tail in splits for letter in _LETTERS)
    yield from (head + tail[1:] for head, tail in splits if tail)
    yield from (head + letter + tail[1:] for head, tail in splits if tail for letter in _LETTERS)


def corrected(word: str, ranks: Mapping[str, int]) -> str | None:
    """The likeliest word one slip away, or None if there is none or the word is too short to tell.

    Args:
        word: A lower-case word that is not itself known.
        ranks: The known words; the commoner, the lower the rank.
    """
    if len(word) < _SHORTEST or not word.isascii() or not word.isalpha():
        return None
    candidates = [candidate for candidate in one_slip_away(word) if candidate in ranks]
    # The first letter is nearly always typed right.
    return min(candidates, key=lambda known: (known[0] != word[0], ranks[known]), default=None)
