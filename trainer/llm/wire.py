"""What goes through the pipe between the app and the process that talks to models: one JSON object a line.

Both sides import this file, so it stays light: standard library only.
"""

import json
from dataclasses import asdict, dataclass
from typing import Any, Literal, TypedDict

LONGEST_PIECE = 8_000
"""Characters of one delta line; longer pieces are cut into several lines."""
LONGEST_LINE = 1_000_000
"""Bytes of a line that are read at all."""


class Message(TypedDict):
    """One message of a prompt."""

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask a model. The key is here and nowhere else: the child's arguments and environment hold none."""

    id: int
    model: str
    address: str | None
    version: str | None
    """Of the provider's interface, where it wants one."""
    key: str | None
    messages: list[Message]
    most_tokens: int
    most_characters: int
    """The answer is cut there."""
    read_seconds: float
    """How long the library itself waits for the next byte; the app's own deadlines are shorter."""
    form: dict[str, Any] | None = None
    """A JSON Schema of the answer, for models that can be held to one."""

    def __repr__(self) -> str:
        return f"Ask(id={self.id}, model={self.model!r})"


@dataclass(frozen=True, slots=True)
class Stop:
    """Break off an answer; nothing more is sent for it."""

    id: int


@dataclass(frozen=True, slots=True)
class Price:
    """Ask what a model costs."""

    id: int
    model: str
    address: str | None


Order = Ask | Stop | Price
_ORDERS: dict[str, type[Ask] | type[Stop] | type[Price]] = {"ask": Ask, "stop": Stop, "price": Price}


@dataclass(frozen=True, slots=True)
class Ready:
    """The library is loaded."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The next words of an answer."""

    id: int
    text: str


@dataclass(frozen=True, slots=True)
class Finished:
    """An answer is whole, or as whole as it gets."""

    id: int
    ending: Literal["stop", "length", "capped"]
    """The model's own end, its limit of tokens, or our limit of characters."""
    tokens_in: int | None
    tokens_out: int | None
    cost: float | None
    """US dollars; None where nobody knows."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """An answer failed."""

    id: int
    kind: str
    """The value of a `FaultKind`."""
    detail: str
    """The server's or the library's words, without the key."""
    wait_seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Priced:
    """What a million tokens cost, in US dollars; None where nobody knows."""

    id: int
    tokens_in: float | None
    tokens_out: float | None


Report = Ready | Piece | Finished | Trouble | Priced
_REPORTS: dict[str, type[Ready] | type[Piece] | type[Finished] | type[Trouble] | type[Priced]] = {
    "ready": Ready,
    "piece": Piece,
    "finished": Finished,
    "trouble": Trouble,
    "priced": Priced,
}


def to_line(message: Order | Report) -> bytes:
    """The message as one line."""
    named = {**asdict(message), "is": type(message).__name__.casefold()}
    return json.dumps(named).encode() + b"\n"


def order_from(line: bytes) -> Order:
    """The order of a line."""
    fields = _fields(line)
    return _ORDERS[fields.pop("is")](**fields)


def report_from(line: bytes) -> Report:
    """The report of a line; ValueError where it is none."""
    try:
        fields = _fields(line)
        return _REPORTS[fields.pop("is")](**fields)
    except (KeyError, TypeError) as error:
        raise ValueError("not a line of the model process") from error


def _fields(line: bytes) -> dict[str, Any]:
    fields: dict[str, Any] = json.loads(line)
    return fields
