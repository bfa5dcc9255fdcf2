"""What the interviewer concludes before the truth is shown: asked for, or read from a file."""

import json
from difflib import get_close_matches
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from scenarios.model import Bet, Scenario
from trainer.errors import WrongUseError

Placed = dict[str, tuple[str, float, int | None]]
"""By bet id: the option, how sure (0 to 1), and the reply it rests on."""


class BetRow(BaseModel):
    """One bet of a file."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    answer: str
    confidence: float = Field(ge=0, le=1)
    turn: int | None = Field(default=None, ge=1)


_FILE: TypeAdapter[dict[str, BetRow]] = TypeAdapter(dict[str, BetRow])


def bets_from_file(path: Path, scenario: Scenario) -> Placed:
    """The bets of a JSON file; WrongUseError names what does not fit the scenario."""
    try:
        rows = _FILE.validate_json(path.read_bytes())
    except OSError as error:
        raise WrongUseError(f"{str(path)!r} cannot be read: {error.strerror}", remedy="check the path") from error
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(map(str, fault["loc"])) or "the file"
        raise WrongUseError(f"bets in {str(path)!r}: {where}: {fault['msg']}", remedy=_FORM) from error
    known = {bet.id: bet for bet in scenario.bets}
    for name, row in rows.items():
        if name not in known:
            raise _unknown("bet", name, list(known))
        options = [option.id for option in known[name].options]
        if row.answer not in options:
            raise _unknown(f"answer to {name!r}", row.answer, options)
    return {name: (row.answer, row.confidence, row.turn) for name, row in rows.items()}


_FORM = 'write {"bet-id": {"answer": "option-id", "confidence": 0.7, "turn": 5}}'


def _unknown(sort: str, given: str, known: list[str]) -> WrongUseError:
    near = get_close_matches(given, known, n=1, cutoff=0.3)
    return WrongUseError(
        f"there is no {sort} {json.dumps(given)}",
        remedy=f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(known)}",
    )


def place_bets(scenario: Scenario) -> Placed:
    """Ask for every bet; an empty line skips one, and the end of input skips the rest."""
    print("\nBefore you see the truth: what do you now believe?")
    print("Answer with the number, how sure you are in per cent, and the turn it rests on: 2 70 6. Enter skips.")
    placed: Placed = {}
    for bet in scenario.bets:
        print(f"\n{bet.ask}")
        for number, option in enumerate(bet.options, start=1):
            print(f"  {number}  {option.text}")
        try:
            answer = _asked(bet)
        except EOFError:
            return placed
        if answer:
            placed[bet.id] = answer
    return placed


def _asked(bet: Bet) -> tuple[str, float, int | None] | None:
    while typed := input("> ").replace("%", " ").split():
        try:
            numbers = [int(part) for part in typed]
        except ValueError:
            numbers = []
        if 1 <= len(numbers) <= 3 and 1 <= numbers[0] <= len(bet.options):
            sure = numbers[1] if len(numbers) > 1 else 60
            turn = numbers[2] if len(numbers) > 2 else None
            if 0 <= sure <= 100 and (turn is None or turn >= 1):
                return bet.options[numbers[0] - 1].id, sure / 100, turn
        print(f"A number from 1 to {len(bet.options)}, per cent, turn. Such as: 1 80 4")
    return None
