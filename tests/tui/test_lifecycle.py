"""The end of the app, wished for or not."""

import asyncio
import os
import threading
from pathlib import Path

import pytest

from tests.tui.conftest import Opened
from tests.tui.standin import ScriptedPractice
from trainer.errors import DiskFullError
from trainer.tui import lifecycle
from trainer.tui.app import TrainerApp


class Typing:
    """A screen on which something is typed."""

    def __init__(self, error: Exception | None = None, *, hangs: bool = False) -> None:
        self.kept = False
        self._error, self._hangs = error, hangs

    async def keep(self) -> None:
        if self._hangs:
            await asyncio.Event().wait()
        if self._error:
            raise self._error
        self.kept = True


async def test_what_cannot_be_kept_does_not_keep_the_rest_from_it() -> None:
    full, fine = Typing(DiskFullError(Path("/there"))), Typing()

    await lifecycle.keep_all([full, object(), fine])

    assert fine.kept


async def test_a_port_that_does_not_answer_is_waited_for_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lifecycle, "LONGEST_GOODBYE", 0.001)
    fine = Typing()

    await lifecycle.keep_all([Typing(hangs=True), fine])

    assert fine.kept


def test_last_words_say_where_and_nothing_of_what_anybody_said() -> None:
    said = "I pay it " + "out of my own purse"
    try:
        int(said[:1])
    except ValueError:
        words = lifecycle.last_words().plain

    assert "test_lifecycle.py" in words
    assert "own purse" not in words


async def crash(opened: Opened) -> None:
    secret = "own purse"
    async with opened() as stage:
        stage.app.call_later(lambda: len(secret) / 0)
        await stage.settle()


async def test_a_bug_ends_the_app_without_the_values_of_variables(
    opened: Opened, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(ZeroDivisionError):
        await crash(opened)

    printed = capsys.readouterr().err
    assert "Something went wrong on our side" in printed
    assert "own purse" not in printed


@pytest.mark.skipif(os.name != "posix", reason="there is another driver here")
async def test_leaving_waits_for_no_reader_of_keys() -> None:
    from trainer.tui.driver import PromptDriver

    async def open_practice() -> ScriptedPractice:
        return ScriptedPractice()

    app = TrainerApp(open_practice)
    app._exit = True
    driver = PromptDriver(app, mouse=False)
    still_reading = threading.Event()
    driver._key_thread = reader = threading.Thread(target=still_reading.wait, daemon=True)
    reader.start()

    driver.disable_input()

    assert app.driver_class is PromptDriver
    assert reader.is_alive()
    assert driver.exit_event.is_set()
    still_reading.set()
