"""How a person likes the app: theme and keys, from `config.toml` and from what was chosen last."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from trainer.paths import config_file, data_dir
from trainer.tui.theme import DUSK, PAPER, THEMES

_CHOSEN = "theme.txt"
_LIGHT = {"7", "15"}
"""Backgrounds in which some terminals say that they are light."""
_NAMES = {theme.name for theme in THEMES}


@dataclass(frozen=True, slots=True)
class Preferences:
    """What was found, with what a person must be told about it."""

    theme: str = DUSK
    keys: dict[str, str] = field(default_factory=dict)
    """Keys by the ids of bindings: `"interview.note" = "f6"`."""
    troubles: tuple[str, ...] = ()


def read_preferences(config: Path | None = None, data: Path | None = None) -> Preferences:
    """Read what is preferred; what cannot be read is left at its default and told.

    Args:
        config: The settings; those of this machine by default.
        data: The folder in which the last choice is kept.
    """
    path = config or config_file()
    by_terminal = PAPER if os.environ.get("COLORFGBG", "").rpartition(";")[2] in _LIGHT else DUSK
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        table = {}
    except (OSError, ValueError) as error:
        return Preferences(_chosen(data) or by_terminal, {}, (f"{path.name} could not be read: {error}.",))
    troubles: list[str] = []
    theme = _theme(table.get("look"), troubles) or by_terminal
    return Preferences(_chosen(data) or theme, _keys(table.get("keys"), troubles), tuple(troubles))


def remember_theme(name: str, data: Path | None = None) -> None:
    """Keep the last choice; where that cannot be done it holds for this time only."""
    folder = data or data_dir()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _CHOSEN).write_text(name, encoding="utf-8")
    except OSError:
        return


def _chosen(data: Path | None) -> str | None:
    try:
        name = ((data or data_dir()) / _CHOSEN).read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return None
    return name if name in _NAMES else None


def _theme(look: object, troubles: list[str]) -> str | None:
    name = look.get("theme") if isinstance(look, dict) else None
    if name is None or name in _NAMES:
        return name
    troubles.append(f"There is no theme {name!r}; there are {', '.join(sorted(_NAMES))}.")
    return None


def _keys(keys: object, troubles: list[str]) -> dict[str, str]:
    if keys is None:
        return {}
    if isinstance(keys, dict) and all(isinstance(key, str) for key in keys.values()):
        return keys
    troubles.append('Keys are written as "interview.note" = "f6", one a line, below [keys].')
    return {}
