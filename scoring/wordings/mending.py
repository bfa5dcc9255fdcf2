"""Slips of typing, and the words that are English beyond doubt."""

import string

SHORTEST_MENDED = 6
_LONG = 8
"""Letters from which any lost letter is found again, not only one of a pair."""


def slips(word: str) -> set[str]:
    """What a word may have been meant for: one letter lost, doubled or swapped; its first one stands."""
    places = range(1, len(word))
    letters = string.ascii_lowercase if len(word) >= _LONG else ""
    lost = {word[:at] + letter + word[at:] for at in places for letter in letters or word[at - 1]}
    doubled = {word[:at] + word[at + 1 :] for at in places if word[at] == word[at - 1]}
    swapped = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in places if at + 1 < len(word)}
    return lost | doubled | swapped


def common(classes: dict[str, frozenset[str]], forms: frozenset[str], data: dict[str, str]) -> frozenset[str]:
    """The words that are English beyond doubt, by their classes and the forms of the verbs."""
    nouns = (
        {line.split(" = ")[0] for line in data["doings"].splitlines() if line} | classes["people"] | classes["trades"]
    )
    other = (
        "mass",
        "product",
        "never_nouns",
        "loaded",
        "feelings",
        "empty",
        "names",
        "advertising",
        "tools",
        "countable",
    )
    return frozenset(forms | nouns | {noun + "s" for noun in nouns}).union(*(classes[name] for name in other))
