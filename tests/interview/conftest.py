"""Every shipped scenario, cast once for all tests, with its expert."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from scenarios.files import Casting, read_scenario, shipped_library
from scoring.scorecard import Expert
from tests.interview.rooms import Rooms
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


@pytest.fixture(name="rooms")
async def _rooms(tmp_path: Path) -> AsyncIterator[Rooms]:
    rooms = Rooms(tmp_path / "interviews.db", dict(CASTINGS))
    yield rooms
    await rooms.close()
