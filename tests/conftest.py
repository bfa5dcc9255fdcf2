"""What every test may rely on: no network, a home of its own, the same chance each time, honest skips."""

import os
import random
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

LOOPBACK = {"127.0.0.1", "::1", "localhost"}
REAL_CONNECT = socket.socket.connect
REAL_CONNECT_EX = socket.socket.connect_ex


class NetworkForbiddenError(RuntimeError):
    """A test tried to leave this machine; give it a local server instead."""


def stay_nearby(caller: socket.socket, address: Any) -> None:
    """Refuse any address beyond this machine by name, so that the culprit shows in the traceback."""
    if caller.family in {socket.AF_INET, socket.AF_INET6} and address[0] not in LOOPBACK:
        caller.close()  # its owner expects an OSError and would leave it open
        raise NetworkForbiddenError(f"a test tried to reach {address!r}; tests stay on this machine")


def connect_nearby(self: socket.socket, address: Any) -> None:
    """Connect within this machine only."""
    stay_nearby(self, address)
    REAL_CONNECT(self, address)


def connect_ex_nearby(self: socket.socket, address: Any) -> int:
    """Connect within this machine only, the way asyncio does it."""
    stay_nearby(self, address)
    return REAL_CONNECT_EX(self, address)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket.socket, "connect", connect_nearby)
    monkeypatch.setattr(socket.socket, "connect_ex", connect_ex_nearby)


@pytest.fixture(autouse=True)
def trainer_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of this test alone; nobody's real interviews are ever touched."""
    home = tmp_path_factory.mktemp("home")
    for name in [name for name in os.environ if name.startswith("TRAINER_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("TRAINER_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def _seeded_random() -> Iterator[None]:
    before = random.getstate()
    random.seed(1)
    yield
    random.setstate(before)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what needs a program that is absent, and fail instead where a complete machine was promised."""
    for marker in item.iter_markers("needs"):
        missing = [program for program in marker.args if shutil.which(program) is None]
        if not missing:
            continue
        reason = f"needs {', '.join(missing)}, absent from this machine"
        if os.environ.get("REQUIRE_ALL") == "1":
            pytest.fail(reason + ", and REQUIRE_ALL=1 allows no skips", pytrace=False)
        pytest.skip(reason)
