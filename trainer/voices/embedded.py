"""The embedded voice: the persona's own lines, joined into bubbles; works offline and at once."""

from collections.abc import AsyncIterator, Sequence

from personas.speech import SpeakingBrief
from scoring.words import count_words

MOST_BUBBLES = 3
_SHORT_LINE = 7
"""Words; a line this short is said in one breath with its neighbour."""
_FULL_BUBBLE = 30
"""Words after which people start a new bubble."""


class EmbeddedVoice:
    """Speaks from the persona's file; needs no network, no key and no time."""

    name = "embedded"

    async def speak(self, brief: SpeakingBrief) -> AsyncIterator[str]:
        """Yield the bubbles of the brief."""
        for bubble in bubbles(brief.own_words):
            yield bubble


def bubbles(lines: Sequence[str]) -> tuple[str, ...]:
    """Join lines into one to three bubbles, breaking only between lines; short lines go with their neighbour."""
    joined: list[str] = []
    for line in lines:
        starts_new = not joined or (
            count_words(line) > _SHORT_LINE
            and count_words(joined[-1]) > _SHORT_LINE
            and count_words(joined[-1]) + count_words(line) > _FULL_BUBBLE
        )
        if starts_new:
            joined.append(line)
        else:
            joined[-1] = f"{joined[-1]} {line}"
    while len(joined) > MOST_BUBBLES:
        shortest = min(range(len(joined) - 1), key=lambda at: count_words(joined[at]) + count_words(joined[at + 1]))
        joined[shortest : shortest + 2] = [f"{joined[shortest]} {joined[shortest + 1]}"]
    return tuple(joined)
