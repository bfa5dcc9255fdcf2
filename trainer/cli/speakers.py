"""Who speaks in a plain-text talk: the persona's own lines, or the model that is set up."""

import asyncio
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from personas.model import Life
from trainer.errors import WrongUseError
from trainer.voices import EmbeddedVoice, Voice

VOICES = ("embedded", "model")


class Speaker(Protocol):
    """Gives a talk its voice."""

    def voice_of(self, life: Life) -> Voice:
        """The voice of a person who lives this life."""
        ...

    @property
    def used(self) -> str:
        """What its model has used, in words; empty where nothing was."""
        ...


class OwnLines:
    """The embedded voice."""

    used = ""

    def voice_of(self, life: Life) -> Voice:
        """See Speaker."""
        return EmbeddedVoice()


@contextmanager
def spoken_by(voice: str, runner: asyncio.Runner) -> Iterator[Speaker]:
    """The speaker of that name; the process behind a model is killed at the end, and what it used is told."""
    if voice == "embedded":
        yield OwnLines()
        return
    # Only here: nobody who talks offline should load what talks to models.
    from trainer.cli.spoken_by_model import SpokenByModel
    from trainer.config import read_model

    settings = read_model()
    if settings is None:
        raise WrongUseError("no model is set up", remedy="`trainer setup` sets one up, or use --voice embedded")
    speaker = SpokenByModel(settings)
    runner.run(speaker.start())
    try:
        yield speaker
    finally:
        if used := speaker.used:
            print(f"The model used {used}.", file=sys.stderr)
        runner.run(speaker.close())
