"""What turns a decision into words."""

from collections.abc import AsyncIterator
from typing import Protocol

from personas.speech import SpeakingBrief
from trainer.voices.embedded import EmbeddedVoice

__all__ = ["EmbeddedVoice", "Voice"]


class Voice(Protocol):
    """Speaks a brief as a stream of bubbles."""

    name: str
    """Stored with each reply: "embedded" or "model"."""

    def speak(self, brief: SpeakingBrief) -> AsyncIterator[str]:
        """Yield one to three bubbles, in order; an empty one says that another is certain to follow."""
        ...
