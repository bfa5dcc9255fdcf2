"""Messages with more than one sender: what a person wants to do next, from a screen or from the palette."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from trainer.errors import TrainerError

if TYPE_CHECKING:
    from trainer.interview.views import CardView


class Wanted(Message):
    """Somewhere a person wants to go; the app takes them there."""


@dataclass
class StartWanted(Wanted):
    """A new interview with the customer of a scenario."""

    card: CardView
    blind: bool


@dataclass
class ContinueWanted(Wanted):
    """An unfinished interview."""

    interview: str


@dataclass
class DebriefWanted(Wanted):
    """The debrief of an interview that is over."""

    interview: str


@dataclass
class BoardWanted(Wanted):
    """The board; of one scenario first, where one is meant."""

    scenario: str | None = None


class PlayerWanted(Wanted):
    """Go on as somebody else."""


class SettingsWanted(Wanted):
    """Who speaks, and through which model."""


class TwinWanted(Wanted):
    """The first start once more: the twin, six questions, a debrief."""


@dataclass
class Troubled(Message):
    """Something failed in passing; nothing that was typed is lost by it."""

    error: TrainerError
