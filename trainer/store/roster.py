"""Who plays on this machine, whom they have met, what they have seen, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

EVERYBODY = ""
"""Stands for all players where something was seen by whoever sits at this machine."""


@dataclass(frozen=True, slots=True)
class LifeKey:
    """One life of one persona: what can be met, and seen through, only once."""

    persona: str
    life: str


@dataclass(frozen=True, slots=True)
class Best:
    """A player's best ranked attempt at a scenario."""

    player: str
    total: float
    max: float
    par: float | None
    at: datetime


@dataclass(frozen=True, slots=True)
class PlacedBest:
    """A row of a board with its place; equal totals share one."""

    place: int
    best: Best
    is_tied: bool


class Roster(Protocol):
    """The people of one machine. What is kept here outlives the interviews it speaks of."""

    def players(self) -> tuple[str, ...]:
        """All nicknames, last used first."""

    def choose_player(self, name: str, *, skeleton: str, now: datetime) -> str:
        """Use a nickname; the known one with the same skeleton where there is one."""

    def entry(self, player: str, life: LifeKey) -> str | None:
        """The interview with which a player first met a life; None where they have not asked it anything yet."""

    def see(self, player: str, life: LifeKey, *, now: datetime) -> None:
        """Remember that the truth of a life was shown to a player, or to EVERYBODY."""

    def has_seen(self, player: str, life: LifeKey) -> bool:
        """True where the truth of a life was shown to this player or to everybody."""

    def seen(self, player: str) -> frozenset[LifeKey]:
        """All lives this player has seen the truth of."""

    def attempts(self, player: str) -> dict[str, int]:
        """By scenario, how many talks a player has had."""

    def insights(self, player: str) -> int:
        """How many bets a player's settled talks changed; one of unknown number, or that was deleted, adds none."""

    def bests(self, player: str) -> dict[str, Best]:
        """By scenario, a player's best ranked attempt."""

    def board(self, scenario: str, *, top: int, player: str, around: int) -> tuple[PlacedBest, ...]:
        """The best attempts at a scenario: the top ones, and those next to the player."""

    def setting(self, name: str) -> str | None:
        """Something remembered about this machine; None where it never was."""

    def keep_setting(self, name: str, value: str) -> None:
        """Remember something in place of what was."""
