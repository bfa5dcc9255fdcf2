"""What is set once and holds for every interview: today, which model speaks. From `config.toml`, then `TRAINER_*`."""

import os
import re
import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from trainer.errors import SettingsError
from trainer.paths import config_file

KeyPlace = Literal["environment", "keyring", "file", "none"]
Speaking = Literal["model", "embedded"]

_TABLE = "model"
_OWN_TABLE = re.compile(rf"^\[{_TABLE}\][^\n]*\n(?:(?!\[)[^\n]*\n?)*", re.MULTILINE)
_BY_ENVIRONMENT = {"name": "TRAINER_MODEL", "address": "TRAINER_MODEL_ADDRESS"}


class ModelSettings(BaseModel):
    """The table `[model]`. It holds no key: where the key is kept is all it says."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, str_max_length=300)

    name: Annotated[str, Field(min_length=1)]
    """Provider and model: "openai/gpt-4o-mini", "ollama_chat/llama3.2"."""
    address: str | None = None
    """Where it is reached; the provider's own address where absent."""
    version: str | None = None
    """Of the provider's interface; Azure wants one."""
    key: KeyPlace = "environment"
    """Where its key is kept."""
    voice: Speaking = "model"
    """Who speaks in the app; where customers speak their own lines, the model is only asked for opinions."""
    cap: Annotated[float, Field(gt=0)] | None = None
    """US dollars one interview may cost; it stops before."""
    most_tokens: Annotated[int, Field(ge=1000)] = 300_000
    """Tokens one interview may use; it stops before."""
    answer_tokens: Annotated[int, Field(ge=50, le=20_000)] = 2000
    """Tokens one answer may take, what a model thinks before it speaks included."""
    price_in: Annotated[float, Field(ge=0)] | None = None
    price_out: Annotated[float, Field(ge=0)] | None = None
    """US dollars for a million tokens, where the price is not known by itself."""
    first_seconds: Annotated[float, Field(gt=0)] = 20
    gap_seconds: Annotated[float, Field(gt=0)] = 15
    total_seconds: Annotated[float, Field(gt=0)] = 120
    """How long is waited for the first words, between words, and for a whole answer."""


def read_model(path: Path | None = None, environment: Mapping[str, str] = os.environ) -> ModelSettings | None:
    """Which model is set up; None where none is. SettingsError where the settings cannot be understood.

    Args:
        path: The settings; those of this machine by default.
        environment: `TRAINER_MODEL` and `TRAINER_MODEL_ADDRESS` stand above the file.
    """
    file = path or config_file()
    table = dict(_table(file))
    table |= {key: environment[name] for key, name in _BY_ENVIRONMENT.items() if environment.get(name)}
    if not table:
        return None
    try:
        return ModelSettings(**table)
    except ValidationError as error:
        raise SettingsError(f"{file.name}, [{_TABLE}]: {_faults(error)}", remedy="mend that table") from error


def write_model(settings: ModelSettings, path: Path | None = None) -> Path:
    """Keep which model is set up, and leave everything else in the file as it is; the file."""
    file = path or config_file()
    lines = [f"{key} = {_literal(value)}" for key, value in settings.model_dump(exclude_defaults=True).items()]
    table = "\n".join([f"[{_TABLE}]", *lines]) + "\n"
    try:
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        rest = _OWN_TABLE.sub("", text).rstrip()
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh = file.with_suffix(".new")
        fresh.write_text(f"{rest}\n\n{table}" if rest else table, encoding="utf-8")
        fresh.replace(file)
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{str(file)!r} cannot be written: {error}", remedy="make it writable") from error
    return file


def _table(file: Path) -> Mapping[str, Any]:
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8")).get(_TABLE, {})
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise SettingsError(f"{str(file)!r} cannot be read: {error}", remedy="mend it, or move it away") from error
    if not isinstance(table, dict):
        raise SettingsError(f"{file.name}: {_TABLE!r} is no table", remedy=f"write it as [{_TABLE}]")
    return table


def _faults(error: ValidationError) -> str:
    return "; ".join(_fault(each["type"], each["loc"], each["msg"]) for each in error.errors(include_input=False))


def _fault(sort: str, place: tuple[int | str, ...], message: str) -> str:
    key = ".".join(str(part) for part in place)
    if sort != "extra_forbidden":
        return f"{key!r}: {message[:1].lower()}{message[1:]}"
    near = get_close_matches(key, ModelSettings.model_fields, n=1)
    return f"unknown key {key!r}" + (f", did you mean {near[0]!r}?" if near else "")


def _literal(value: str | float) -> str:
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    return str(value)
