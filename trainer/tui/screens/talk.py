"""One turn with a port as a stream of messages, so that a screen only shows what comes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from trainer.errors import TrainerError

if TYPE_CHECKING:
    from trainer.interview.port import InterviewPort
    from trainer.interview.views import InterviewView, TurnView


@dataclass
class Decided(Message):
    """What was said is safe, and what it gets is decided."""

    turn: TurnView


@dataclass
class Heard(Message):
    """One bubble of the reply came."""

    text: str


@dataclass
class TurnEnded(Message):
    """The reply came to its end, and this is how the interview stands."""

    view: InterviewView


@dataclass
class NotSaid(Message):
    """What was to be said could not be kept; it did not happen."""

    text: str
    error: TrainerError


@dataclass
class NotHeard(Message):
    """The decision stands, but the reply did not come to its end."""

    error: TrainerError


def in_our_words(error: Exception) -> TrainerError:
    """An error that a person can read, whatever it was."""
    if isinstance(error, TrainerError):
        return error
    return TrainerError(f"something went wrong on our side ({type(error).__name__})", remedy="try again")


async def say(port: InterviewPort, text: str) -> AsyncIterator[Message]:
    """Say something and hear the reply."""
    try:
        turn = await port.say(text)
    except Exception as error:  # noqa: BLE001 - whatever went wrong, the question must not be lost
        yield NotSaid(text, in_our_words(error))
        return
    yield Decided(turn)
    async for message in hear(port):
        yield message


async def hear(port: InterviewPort) -> AsyncIterator[Message]:
    """Hear the reply to what was said last."""
    try:
        async for bubble in port.hear():
            yield Heard(bubble)
        view = await port.view()
    except Exception as error:  # noqa: BLE001 - whatever went wrong, the question stands
        yield NotHeard(in_our_words(error))
        return
    yield TurnEnded(view)
