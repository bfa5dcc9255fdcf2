"""What can go wrong between us and a model, and what a person is told about it."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from urllib.parse import urlsplit


class FaultKind(StrEnum):
    """The sorts of fault; `faults.toml` has the words for each."""

    UNREACHABLE = "unreachable"
    UNKNOWN_HOST = "unknown_host"
    NOT_SECURE = "not_secure"
    NO_KEY = "no_key"
    KEY_REJECTED = "key_rejected"
    NO_CREDIT = "no_credit"
    TOO_MANY = "too_many"
    NO_SUCH_MODEL = "no_such_model"
    REFUSED_REQUEST = "refused_request"
    SERVER_TROUBLE = "server_trouble"
    LATE = "late"
    STALLED = "stalled"
    TOO_LONG = "too_long"
    CUT = "cut"
    EMPTY = "empty"
    FILTERED = "filtered"
    MALFORMED = "malformed"
    WORKER_DIED = "worker_died"
    CAP_REACHED = "cap_reached"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault, as it is told."""

    kind: FaultKind
    what: str
    """What happened."""
    remedy: str
    """What can be done about it."""
    detail: str = ""
    """The provider's own words, without the key; for whoever sets the model up."""
    wait_seconds: float | None = None
    """How long the provider asks to wait."""


def described(
    kind: FaultKind,
    *,
    model: str,
    address: str,
    key_place: str,
    detail: str = "",
    wait_seconds: float | None = None,
) -> Fault:
    """A fault in words.

    Args:
        kind: What sort it is.
        model: The model's name.
        address: Where it is, or who provides it.
        key_place: Where the key was read from; never the key.
        detail: The provider's own words, without the key.
        wait_seconds: How long the provider asks to wait.
    """
    seconds = "" if wait_seconds is None else f" and asks to wait {wait_seconds:.0f} seconds"
    words = _words()[kind.value]
    host = urlsplit(address).hostname or address
    what = words["what"].format(model=repr(model), address=address, host=host, key_place=key_place, seconds=seconds)
    return Fault(kind, what, words["remedy"], detail, wait_seconds)


@cache
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files(__package__).joinpath("faults.toml").read_text(encoding="utf-8"))
