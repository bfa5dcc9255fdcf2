"""What somebody means who types `/contest`."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from trainer.interview.views import MarkView, RuleName, VerdictName

HOW_TO_CONTEST = """\
Say which mark is wrong, and what it should be if that is not plain: /contest specifics, /contest life na.
Marks are life, specifics and listening; they can be pass, fail or na (does not apply)."""

_RULES: dict[str, RuleName] = dict(zip(("life", "specifics", "listening"), get_args(RuleName), strict=True))
_OTHERWISE: dict[str, VerdictName] = {"pass": "fail", "fail": "pass", "na": "pass", "unsure": "pass"}
_CLAIMS = {"pass": "it passes", "fail": "it fails", "na": "it does not apply"}


@dataclass(frozen=True, slots=True)
class Claim:
    """What a verdict should have been."""

    rule: RuleName
    label: VerdictName
    said: str
    """The claim in words."""


def claim_of(typed: str, marks: Sequence[MarkView]) -> Claim | None:
    """The claim in what was typed after `/contest`; None where it does not name one mark of those shown.

    Without a word it is about the only mark that failed. Without a label it is the opposite of what was given.
    """
    words = typed.casefold().split()
    signs = dict(zip(_RULES, (mark.sign for mark in marks), strict=False))
    failed = [name for name, sign in signs.items() if sign == "fail"]
    name = words[0] if words else failed[0] if len(failed) == 1 else ""
    if name not in signs or len(words) > len(("rule", "label")):
        return None
    label = next((known for known in get_args(VerdictName) if known == words[-1]), None) if words[1:] else None
    if words[1:] and label is None:
        return None
    claimed: VerdictName = label or _OTHERWISE[signs[name]]
    return Claim(_RULES[name], claimed, f"{name}: {_CLAIMS[claimed]}")
