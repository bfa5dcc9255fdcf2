"""Every shipped scenario, cast once for all tests, with its expert."""

import pytest

from scenarios.files import Casting, read_scenario, shipped_library
from scoring.scorecard import Expert
from trainer.interview.expert import expert_of

CASTINGS = {path.stem: read_scenario(path) for path in shipped_library()}
_EXPERTS: dict[str, Expert] = {}


@pytest.fixture(params=sorted(CASTINGS), name="casting")
def _casting(request: pytest.FixtureRequest) -> Casting:
    return CASTINGS[str(request.param)]


@pytest.fixture(name="expert")
def _expert(casting: Casting) -> Expert:
    if casting.id not in _EXPERTS:
        _EXPERTS[casting.id] = expert_of(casting)
    return _EXPERTS[casting.id]
