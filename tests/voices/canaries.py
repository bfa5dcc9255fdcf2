"""A life in which every true line carries a word of its own, so that even a trace of it is recognised."""

import re
from dataclasses import replace
from itertools import count
from typing import Any

from personas.model import Life
from scenarios.files import Casting
from trainer.interview.interview import Interview

_CANARY = re.compile(r"zq\d+x")
_TRUE = {"says", "short", "anchor", "yes", "no", "truth", "label", "claim", "guarded"}


def marks(text: str) -> set[str]:
    """The marks in a text."""
    return set(_CANARY.findall(text.casefold()))


def marked(casting: Casting) -> Casting:
    """The same casting, its life marked line by line."""
    numbers = count(1)
    life = casting.life.model_dump(mode="json")
    for key in ("facts", "episodes", "details", "commitments"):
        life[key] = _mark(life[key], numbers)
    life["truth"] = f"{life['truth']} zq{next(numbers)}x"
    member = casting.member
    persona = member.persona.model_copy(update={"lives": (Life.model_validate(life),)})
    return replace(casting, member=replace(member, persona=persona, text=f"{member.text}\n# marked"))


def released(interview: Interview) -> set[str]:
    """The marks of the lines that a talk has let go."""
    return marks(" ".join(line.text for turn in interview.turns for line in turn.disclosure.lines))


def _mark(value: Any, numbers: "count[int]") -> Any:
    if isinstance(value, dict):
        return {key: _marked_line(key, each, numbers) for key, each in value.items()}
    return [_mark(each, numbers) for each in value] if isinstance(value, list) else value


def _marked_line(key: str, value: Any, numbers: "count[int]") -> Any:
    if key in _TRUE and isinstance(value, str):
        return f"{value[:680]} zq{next(numbers)}x"
    return _mark(value, numbers)
