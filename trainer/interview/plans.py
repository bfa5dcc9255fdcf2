"""What an interviewer means to find out, written down before a talk and kept with the player's name."""

from hashlib import blake2b

from pydantic import TypeAdapter, ValidationError

from trainer.interview.views import PlanView
from trainer.store.contract import Archive

_PLANS: TypeAdapter[PlanView] = TypeAdapter(PlanView)


def plan_of(archive: Archive, player: str, scenario: str) -> PlanView:
    """The plan of a player for a scenario; an empty one where there is none or where it cannot be read."""
    kept = archive.setting(_name(player, scenario))
    if kept is None:
        return PlanView()
    try:
        return _PLANS.validate_json(kept)
    except ValidationError:
        return PlanView()


def keep_plan(archive: Archive, player: str, scenario: str, plan: PlanView) -> None:
    """Keep a plan in the place of an earlier one."""
    archive.keep_setting(_name(player, scenario), _PLANS.dump_json(plan).decode())


def _name(player: str, scenario: str) -> str:
    """Short enough for the store whatever the player is called."""
    return f"plan-{blake2b(f'{scenario}/{player}'.encode(), digest_size=12).hexdigest()}"
