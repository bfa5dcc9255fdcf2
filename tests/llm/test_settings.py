"""Which model is set up, and where its key is kept: what is written, what is read, and to whom a key goes."""

import os
import stat
import tomllib
from pathlib import Path

import pytest

from trainer.config import ModelSettings, read_model, write_model
from trainer.errors import SettingsError
from trainer.llm.keys import endpoint_of, find_key, is_plain, keep_key, keys_file
from trainer.llm.providers import Provider, providers

KEY = "sk-canary-0123456789abcdefgh"
OPENAI = ModelSettings(name="openai/gpt-4o-mini")


@pytest.fixture(name="file")
def _file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def test_without_a_table_no_model_is_set_up(file: Path) -> None:
    assert read_model(file, {}) is None
    file.write_text('[look]\ntheme = "dusk"\n', encoding="utf-8")
    assert read_model(file, {}) is None


def test_what_is_written_is_read_and_the_rest_of_the_file_stays(file: Path) -> None:
    before = '# mine\n[look]\ntheme = "dusk"  # as I like it\n\n[model]\nname = "old/one"\n\n[keys]\n"a.b" = "f6"\n'
    file.write_text(before, encoding="utf-8")
    settings = ModelSettings(name="azure/x", address='https://a.example/"odd"\\', cap=0.5, most_tokens=5000, key="file")

    write_model(settings, file)

    text = file.read_text(encoding="utf-8")
    assert read_model(file, {}) == settings
    assert '# mine\n[look]\ntheme = "dusk"  # as I like it' in text
    assert tomllib.loads(text)["keys"] == {"a.b": "f6"}
    assert text.count("[model]") == 1


def test_the_environment_stands_above_the_file(file: Path) -> None:
    write_model(OPENAI, file)

    settings = read_model(file, {"TRAINER_MODEL": "mistral/small", "TRAINER_MODEL_ADDRESS": "http://127.0.0.1:1"})

    assert settings is not None
    assert (settings.name, settings.address) == ("mistral/small", "http://127.0.0.1:1")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[model]\nnmae = "x/y"\n', "did you mean 'name'"),
        ('[model]\nname = "x/y"\ncap = -1\n', "'cap'"),
        ("[model\n", "cannot be read"),
        ("model = 5\n", "no table"),
    ],
)
def test_what_cannot_be_understood_is_named(file: Path, text: str, told: str) -> None:
    file.write_text(text, encoding="utf-8")

    with pytest.raises(SettingsError, match=told):
        read_model(file, {})


def test_a_key_in_the_settings_is_refused_and_not_repeated(file: Path) -> None:
    file.write_text(f'[model]\nname = "x/y"\napi_key = "{KEY}"\n', encoding="utf-8")

    with pytest.raises(SettingsError) as refused:
        read_model(file, {})

    assert KEY not in str(refused.value)


def test_a_key_comes_from_the_providers_own_variable() -> None:
    key = find_key(OPENAI, {"OPENAI_API_KEY": KEY})

    assert key is not None
    assert key.value == KEY
    assert KEY not in repr(key)
    assert "OPENAI_API_KEY" in key.place


def test_a_providers_key_is_never_sent_to_another_address() -> None:
    elsewhere = ModelSettings(name="openai/gpt-4o-mini", address="https://elsewhere.example/v1")

    assert find_key(elsewhere, {"OPENAI_API_KEY": KEY}) is None
    assert find_key(elsewhere, {"TRAINER_MODEL_KEY": KEY}) is not None


def test_a_provider_that_is_not_on_the_list_has_a_variable_too() -> None:
    assert find_key(ModelSettings(name="groq/some"), {"GROQ_API_KEY": KEY}) is not None


def test_a_key_in_a_file_is_for_one_host_and_nobody_elses_eyes() -> None:
    here = ModelSettings(name="openai/x", address="https://here.example/v1", key="file")
    there = ModelSettings(name="openai/x", address="https://there.example/v1", key="file")

    keep_key(here, KEY)

    assert stat.S_IMODE(keys_file().stat().st_mode) == 0o600
    kept = find_key(here, {})
    assert kept is not None
    assert kept.value == KEY
    assert find_key(there, {}) is None


@pytest.mark.skipif(os.name != "posix", reason="others are kept out by modes only there")
def test_a_file_of_keys_that_others_can_read_is_not_used() -> None:
    settings = ModelSettings(name="openai/x", key="file")
    keep_key(settings, KEY)
    keys_file().chmod(0o644)

    with pytest.raises(SettingsError, match="chmod 600"):
        find_key(settings, {})


def test_without_a_keyring_another_place_is_offered() -> None:
    settings = ModelSettings(name="openai/x", key="keyring")

    with pytest.raises(SettingsError, match=r"keyring.*environment or a file"):
        keep_key(settings, KEY)


def test_no_endpoint_shows_its_key() -> None:
    endpoint = endpoint_of(OPENAI, {"OPENAI_API_KEY": KEY})

    assert endpoint.key == KEY
    assert KEY not in repr(endpoint)


@pytest.mark.parametrize("provider", providers(), ids=lambda provider: provider.prefix)
def test_every_provider_on_the_list_has_an_example_and_a_command_in_the_papers(provider: Provider) -> None:
    paper = (Path(__file__).parents[2] / "docs" / "models.md").read_text(encoding="utf-8")

    assert provider.example.startswith(f"{provider.prefix}/")
    assert f"setup --model {provider.prefix}/" in paper
    assert provider.variable is None or provider.variable in paper


@pytest.mark.parametrize("text", ["", "two words", "line\nbreak", "schlüssel", "esc\x1b"])
def test_what_cannot_be_a_key_is_not_taken_for_one(text: str) -> None:
    assert not is_plain(text)
