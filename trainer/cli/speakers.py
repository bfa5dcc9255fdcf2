"""Who speaks in a plain-text talk, and who is asked about it: the persona's own lines, the model that is set up."""

import asyncio
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from personas.model import Life
from trainer.errors import WrongUseError
from trainer.voices import EmbeddedVoice, Voice
from trainer.voices.metered import MeteredModel

VOICES = ("embedded", "model")


class Speaker(Protocol):
    """Gives a talk its voice."""

    model: MeteredModel | None
    """Whoever can be asked for opinions and a paragraph; None where nobody can."""

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
    model: MeteredModel | None = None

    def voice_of(self, life: Life) -> Voice:
        """See Speaker."""
        return EmbeddedVoice()


@contextmanager
def spoken_by(voice: str, runner: asyncio.Runner, *, asks_model: bool = False) -> Iterator[Speaker]:
    """The speaker of that name; the process behind a model is killed at the end, and what it used is told.

    Args:
        voice: Who speaks.
        runner: Where answers are waited for.
        asks_model: Whether a model is asked about the talk, whoever speaks.
    """
    if voice == "embedded" and not asks_model:
        yield OwnLines()
        return
    # Only here: nobody who talks offline should load what talks to models.
    from trainer.cli.spoken_by_model import SetUpModel
    from trainer.config import read_model

    settings = read_model()
    if settings is None:
        other = ", or use --voice embedded" if voice == "model" else ""
        raise WrongUseError("no model is set up", remedy=f"`trainer setup` sets one up{other}")
    speaker = SetUpModel(settings, speaks=voice == "model")
    runner.run(speaker.start())
    try:
        yield speaker
    finally:
        if used := speaker.used:
            print(f"The model used {used}.", file=sys.stderr)
        runner.run(speaker.close())
