"""Every shipped scenario, cast once for all tests."""

import pytest

from scenarios.files import Casting, read_scenario, shipped_library

CASTINGS = {path.stem: read_scenario(path) for path in shipped_library()}


@pytest.fixture(params=sorted(CASTINGS), name="casting")
def _casting(request: pytest.FixtureRequest) -> Casting:
    return CASTINGS[str(request.param)]


@pytest.fixture(scope="session", name="theatre")
def _theatre() -> Casting:
    return CASTINGS["full-house"]
