"""Messages with more than one sender: what a person wants to do next, from a screen or from the palette."""

from dataclasses import dataclass

from textual.message import Message

from trainer.errors import TrainerError


@dataclass
class StartWanted(Message):
    """A new interview with the customer of a scenario."""

    scenario: str
    blind: bool


@dataclass
class ContinueWanted(Message):
    """An unfinished interview."""

    interview: str


@dataclass
class DebriefWanted(Message):
    """The debrief of an interview that is over."""

    interview: str


@dataclass
class BoardWanted(Message):
    """The board; of one scenario first, where one is meant."""

    scenario: str | None = None


class PlayerWanted(Message):
    """Go on as somebody else."""


class TwinWanted(Message):
    """The first start once more: the twin, six questions, a debrief."""


@dataclass
class Troubled(Message):
    """Something failed in passing; nothing that was typed is lost by it."""

    error: TrainerError
