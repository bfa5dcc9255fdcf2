"""The tests' own promises: none leaves this machine, and none touches anybody's interviews."""

import asyncio
import os
import socket
from pathlib import Path

import pytest

FAR = "192.0.2.1"  # reserved for documentation; nobody answers there


def test_a_test_cannot_leave_this_machine() -> None:
    with pytest.raises(RuntimeError, match="tried to reach"):
        socket.create_connection((FAR, 80), timeout=1)


async def test_an_asynchronous_test_cannot_either() -> None:
    with pytest.raises(RuntimeError, match="tried to reach"):
        await asyncio.open_connection(FAR, 80)


def test_a_local_server_may_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        assert client.getpeername() == server.getsockname()


def test_every_test_has_a_home_of_its_own(trainer_home: Path) -> None:
    assert os.environ["TRAINER_HOME"] == str(trainer_home)
    assert list(trainer_home.iterdir()) == []
