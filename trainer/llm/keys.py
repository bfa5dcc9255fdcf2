"""Where a model's key is kept: the environment, the system's keyring, or a file that nobody else can read."""

import importlib
import json
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from trainer.config import ModelSettings
from trainer.errors import SettingsError
from trainer.llm.endpoint import Endpoint
from trainer.llm.providers import provider_of
from trainer.paths import config_file

ANY_MODEL = "TRAINER_MODEL_KEY"
"""The environment variable whose key goes to whatever model is set up."""
_SERVICE = "interview-trainer"
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


@dataclass(frozen=True, slots=True)
class Key:
    """A key, which no representation shows."""

    value: str = field(repr=False)
    place: str
    """Where it was read from, in words."""


def endpoint_of(settings: ModelSettings, environment: Mapping[str, str] = os.environ) -> Endpoint:
    """The model that is set up, with its key read now. SettingsError where the place of the key cannot be read."""
    key = find_key(settings, environment)
    return Endpoint(
        settings.name,
        settings.address,
        settings.version,
        key=key.value if key else None,
        key_place=key.place if key else "nowhere",
        needs_key=settings.key != "none" and variable_of(settings) is not None,
    )


def find_key(settings: ModelSettings, environment: Mapping[str, str] = os.environ) -> Key | None:
    """The key of a model; None where there is none, which some models need not."""
    if value := environment.get(ANY_MODEL, "").strip():
        return Key(value, f"the environment ({ANY_MODEL})")
    match settings.key:
        case "environment":
            return _from_environment(settings, environment)
        case "keyring":
            value = _keyring().get_password(_SERVICE, _account(settings)) or ""
            return Key(value, "the system's keyring") if value else None
        case "file":
            value = _read_file(keys_file()).get(_account(settings), "")
            return Key(value, str(keys_file())) if value else None
        case "none":
            return None


def keep_key(settings: ModelSettings, value: str) -> str:
    """Keep a key where the settings say; the place in words. SettingsError where that cannot be done."""
    if settings.key == "keyring":
        _keyring().set_password(_SERVICE, _account(settings), value)
        return "the system's keyring"
    if settings.key != "file":
        raise SettingsError("a key can be kept in the keyring or in a file", remedy="choose one of them")
    file = keys_file()
    keys = _read_file(file) if file.exists() else {}
    _write_file(file, {**keys, _account(settings): value})
    return str(file)


def keys_file() -> Path:
    """The file of keys, beside the settings."""
    return config_file().parent / "keys.json"


def variable_of(settings: ModelSettings) -> str | None:
    """The provider's variable whose key may go to this model; None where it would go to somebody else's address."""
    provider = provider_of(settings.name)
    if settings.address is not None and not (provider and provider.key_goes_to_own_address):
        return None
    if provider is None:
        return f"{settings.name.partition('/')[0].upper()}_API_KEY"
    return provider.variable


def is_plain(value: str) -> bool:
    """True for what can be a key: one line of visible characters."""
    return bool(value) and value.isascii() and value.isprintable() and " " not in value


def _from_environment(settings: ModelSettings, environment: Mapping[str, str]) -> Key | None:
    variable = variable_of(settings)
    value = environment.get(variable, "").strip() if variable else ""
    return Key(value, f"the environment ({variable})") if value else None


def _account(settings: ModelSettings) -> str:
    """For whom a key is: it is never sent to another provider or another host."""
    provider = settings.name.partition("/")[0] if "/" in settings.name else "openai"
    host = urlsplit(settings.address).netloc if settings.address else ""
    return f"{provider}@{host}" if host else provider


def _keyring() -> Any:  # noqa: ANN401 - an optional library
    try:
        keyring = importlib.import_module("keyring")
        backend = keyring.get_keyring()
    except Exception as error:
        raise SettingsError("there is no keyring here", remedy="keep the key in the environment or a file") from error
    if getattr(backend, "priority", 0) <= 0:
        raise SettingsError("this system has no keyring", remedy="keep the key in the environment or a file")
    return keyring


def _read_file(file: Path) -> dict[str, str]:
    try:
        if os.name == "posix" and file.stat().st_mode & _OTHERS:
            raise SettingsError(f"{str(file)!r} can be read by others", remedy=f"`chmod 600 {file}`")
        keys = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise SettingsError(f"{str(file)!r} cannot be read", remedy="`trainer setup` writes it anew") from error
    return {str(name): str(value) for name, value in keys.items()} if isinstance(keys, dict) else {}


def _write_file(file: Path, keys: Mapping[str, str]) -> None:
    fresh = file.with_suffix(".new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh.unlink(missing_ok=True)
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as opened:
            json.dump(dict(keys), opened)
        fresh.replace(file)
    except OSError as error:
        raise SettingsError(f"{str(file)!r} cannot be written: {error.strerror}", remedy="make room for it") from error
