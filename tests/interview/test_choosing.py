"""Choosing a model from a screen: the same file as `trainer setup`, and a key that goes nowhere else."""

import stat
from pathlib import Path

import pytest

from trainer.config import ModelSettings, read_model, write_model
from trainer.errors import WrongUseError
from trainer.interview.choosing import ModelChoosing
from trainer.interview.lending import Lender
from trainer.interview.views import ModelChoiceView
from trainer.llm.process import ModelProcess
from trainer.paths import config_file

KEY = "sk-canary-0123456789abcdefgh"
SLEEPER = ("sleep", "60")
TINY = ModelChoiceView("model", "openai/tiny", "http://127.0.0.1:9/v1", "file", 0.5)


@pytest.fixture(name="lender")
def _lender(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lender:
    monkeypatch.setenv("TRAINER_HOME", str(tmp_path))
    monkeypatch.delenv("TRAINER_MODEL_KEY", raising=False)
    return Lender(process=lambda: ModelProcess(SLEEPER))


async def test_a_choice_is_kept_in_the_settings_and_its_key_in_a_file_of_its_own(lender: Lender) -> None:
    kept = await ModelChoosing(lender).keep(TINY, KEY)

    assert read_model() == ModelSettings(name=TINY.name, address=TINY.address, key="file", cap=0.5)
    assert KEY not in config_file().read_text()
    keys = config_file().parent / "keys.json"
    assert KEY in keys.read_text()
    assert stat.S_IMODE(keys.stat().st_mode) == 0o600
    assert kept.key_found == str(keys)
    assert lender.speaks
    await lender.close()


async def test_what_is_kept_lends_from_the_next_talk_on(lender: Lender) -> None:
    await lender.open()
    assert lender.for_interview() is None

    await ModelChoosing(lender).keep(TINY, KEY)

    model = lender.for_interview()
    assert model is not None
    assert model.endpoint.model == "openai/tiny"
    assert model.endpoint.key == KEY
    await lender.close()


async def test_own_lines_leave_the_model_set_up_for_opinions(lender: Lender) -> None:
    choosing = ModelChoosing(lender)
    await choosing.keep(TINY, KEY)

    await choosing.keep(ModelChoiceView("embedded"), "")

    assert not lender.speaks
    assert lender.for_interview() is not None
    assert (await choosing.set_up()).choice.name == "openai/tiny"
    await lender.close()


async def test_what_a_screen_does_not_ask_about_stays_as_it_was(lender: Lender) -> None:
    write_model(ModelSettings(name="openai/tiny", price_in=1.5, price_out=2.5, first_seconds=40))

    await ModelChoosing(lender).keep(TINY, KEY)

    settings = read_model()
    assert settings is not None
    assert (settings.price_in, settings.price_out, settings.first_seconds) == (1.5, 2.5, 40)
    await lender.close()


@pytest.mark.parametrize(
    ("choice", "key", "told"),
    [
        (ModelChoiceView("model"), "", "names no provider"),
        (TINY, "", "no key was typed"),
        (TINY, "two words", "that was no key"),
        (ModelChoiceView("model", "openai/tiny", "ftp://x"), "", "is no address"),
        (ModelChoiceView("model", "openai/tiny", cap=-1.0), "", "cap"),
    ],
)
async def test_what_cannot_be_kept_is_told_and_changes_nothing(
    lender: Lender, choice: ModelChoiceView, key: str, told: str
) -> None:
    with pytest.raises(WrongUseError, match=told):
        await ModelChoosing(lender).keep(choice, key)

    assert read_model() is None


async def test_nothing_is_started_where_no_model_is_set_up(lender: Lender) -> None:
    await lender.open()

    assert lender.process.pid is None
    assert not lender.speaks
