"""Text that wants to be more than text: markup, actions, control sequences, characters that hide or turn others."""

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

from scoring.judgement import SettledBet
from tests.tui import samples
from tests.tui.scenes import CONSULTED, World
from tests.tui.standin import ScriptedInterview, ScriptedPractice
from trainer.errors import TrainerError
from trainer.interview.views import BetView

MARKUP = "[/b] [red]red[/] [[ ] [@click=app.quit]go[/]"
CONTROLS = "\x1b]0;title\x07\x1b]52;c;aGk=\x1b\\\x1b[2J\x1b[31m\x9b31m\x08\x7f"
HIDDEN = "\u202ederever\u202c\u200bz\u2066i\u2069\ufeff\u00ad\u2028"
HOSTILE = f"{MARKUP} {CONTROLS} {HIDDEN}"
FORBIDDEN = set("\x00\x07\x08\x1b\x7f\x9b\x9d\u202e\u202c\u200b\u2066\u2069\ufeff\u00ad\u2028")
SHOWN = "[red]red[/]"
"""What of it is to be seen, as it was written."""

_KEPT = {
    "id",
    "kind",
    "sign",
    "option",
    "answer",
    "truth",
    "interview_type",
    "ended_by",
    "scenario",
    "bet",
    "rubric",
    "voice",
    "verdict",
    "key",
}
"""Fields that hold ids and fixed words, not text."""

Value = TypeVar("Value")


def poison(value: Value) -> Value:
    """The same value, every text in it followed by hostile text."""
    return _poisoned(value)  # type: ignore[no-any-return]


def _poisoned(value: Any) -> Any:
    if isinstance(value, SettledBet):
        return replace(value, ask=f"{value.ask} {HOSTILE}")
    if isinstance(value, BetView):
        options = tuple((option, f"{text} {HOSTILE}") for option, text in value.options)
        return replace(value, ask=f"{value.ask} {HOSTILE}", options=options)
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return f"{value} {HOSTILE}"
    if isinstance(value, tuple):
        return tuple(_poisoned(item) for item in value)
    if isinstance(value, dict):
        return {key: _poisoned(item) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            field.name: _poisoned(getattr(value, field.name)) for field in fields(value) if field.name not in _KEPT
        }
        return replace(value, **changed)
    return value


class HostilePractice(ScriptedPractice):
    """A practice in which every text was written by somebody who means harm."""

    def __init__(self) -> None:
        super().__init__()
        self.names = [f"maya {HOSTILE}"]
        self.changed = {self.names[0]: 3}
        self.kept = {"maren-1": ScriptedInterview(hostile_interview(), self.script, poison(samples.TURNS))}

    async def shelf(self) -> Any:
        return poison(await super().shelf())

    async def past(self, *, search: str = "", unfinished: bool = False, limit: int = 50) -> Any:
        return poison(await super().past(search=search, unfinished=unfinished, limit=limit))

    async def board(self, scenario: str) -> Any:
        return poison(samples.STANDINGS)

    async def closing(self, interview: str) -> Any:
        return poison(await super().closing(interview))

    async def twin(self) -> Any:
        return poison(await super().twin())


def hostile_interview(*args: Any, **how: Any) -> Any:
    """An interview in which every text is hostile."""
    return poison(samples.interview(*args, **how))


EVIL = World(
    card=poison(samples.CARD),
    practice=HostilePractice,
    interview=hostile_interview,
    closing=poison(samples.CLOSING),
    bets=poison(samples.BETS),
    twin=poison(samples.TWIN),
    names=(f"maya {HOSTILE}", f"otto {HOSTILE}"),
    plan=poison(samples.PLAN),
    judged_by_model=poison(CONSULTED),
    trouble=f"the provider {HOSTILE}",
    set_up=poison(samples.SET_UP),
    error=TrainerError(f"nothing more {HOSTILE}", remedy=f"make room {HOSTILE}"),
)
