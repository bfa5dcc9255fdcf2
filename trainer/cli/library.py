"""Shows what there is: scenarios and customers, the public side unless asked to reveal."""

import json
import sys
from collections.abc import Sequence
from typing import Any

from personas.files import CastMember, shipped_cast, shipped_persona
from scenarios.files import Casting, read_scenario, shipped_library
from trainer.cli.reading import find_persona, find_scenario
from trainer.interview.pars import known_par
from trainer.interview.shelves import life_of
from trainer.interview.sights import remember_sight
from trainer.report.contract import ScenarioJson
from trainer.store.roster import LifeKey


def list_library(*, as_json: bool) -> None:
    """All shipped scenarios."""
    if as_json:
        rows = [_row(read_scenario(path)).model_dump() for path in shipped_library()]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        _print_library()


def _print_library() -> None:
    castings = sorted((read_scenario(path) for path in shipped_library()), key=lambda c: c.scenario.difficulty)
    for casting in castings:
        scenario, profile = casting.scenario, casting.member.persona.profile
        print(f"{casting.id}")
        print(f"  {scenario.title}: {scenario.interview_type}, level {scenario.difficulty}, {scenario.minutes} minutes")
        print(f"  with {profile.name}, {profile.role}")


def _row(casting: Casting) -> ScenarioJson:
    scenario = casting.scenario
    return ScenarioJson(
        id=casting.id,
        title=scenario.title,
        interview_type=scenario.interview_type.value,
        difficulty=scenario.difficulty,
        persona=scenario.persona,
        minutes=scenario.minutes,
        par=known_par(casting),
    )


def card(casting: Casting) -> str:
    """What an interviewer sees before the talk."""
    scenario, profile = casting.scenario, casting.member.persona.profile
    goals = "\n".join(f"  - {goal}" for goal in scenario.goals)
    return (
        f"{scenario.title} ({scenario.interview_type}, level {scenario.difficulty})\n"
        f"You meet     {profile.name}, {profile.role}, {profile.workplace}\n"
        f"             {profile.about}\n"
        f"You build    {scenario.idea}\n"
        f"You believe  {scenario.belief}\n"
        f"You have     about {scenario.minutes} minutes of {profile.short_name}'s time\n"
        f"Find out\n{goals}"
    )


def show(name: str, *, as_json: bool, reveal: bool) -> None:
    """One scenario: its card, and the hidden side where asked for."""
    casting = find_scenario(name)
    if reveal:
        _reveal([life_of(casting)])
    if as_json:
        hidden = {"bets", "expert", "life"}
        shown = casting.scenario.model_dump(mode="json", by_alias=True, exclude=None if reveal else hidden)
        print(json.dumps({"id": casting.id, **shown}, ensure_ascii=False, indent=1))
        return
    print(card(casting))
    if reveal:
        print(f"\nThe truth: {casting.life.truth}")


def list_cast(*, as_json: bool) -> None:
    """All shipped customers."""
    members = [shipped_persona(path.stem) for path in shipped_cast()]
    if as_json:
        print(json.dumps([_public_side(member) for member in members], ensure_ascii=False, indent=1))
        return
    for member in members:
        profile = member.persona.profile
        print(f"{member.id}\n  {profile.name}, {profile.role}, {profile.workplace}")


def show_member(name: str, *, as_json: bool, reveal: bool) -> None:
    """One customer: the public side, and the hidden one where asked for."""
    member = find_persona(name)
    if reveal:
        _reveal([LifeKey(member.id, life.id) for life in member.persona.lives])
    if as_json:
        shown = member.persona.model_dump(mode="json", by_alias=True) if reveal else _public_side(member)
        print(json.dumps(shown, ensure_ascii=False, indent=1))
        return
    profile = member.persona.profile
    print(f"{profile.name}, {profile.role}, {profile.workplace}\n{profile.about}")
    if reveal:
        for life in member.persona.lives:
            print(f"\n{life.title} ({life.stance})\n{life.truth}")
            print("\n".join(f"  - {fact.label}" for fact in life.facts))


def _public_side(member: CastMember) -> dict[str, Any]:
    return {"id": member.id, **member.persona.profile.model_dump(mode="json")}


def _reveal(lives: Sequence[LifeKey]) -> None:
    """Remember what is about to be shown, and warn of it."""
    remember_sight(lives)
    print("This shows what an interview is meant to find out; playing it from now on is practice.", file=sys.stderr)
