"""Where things are kept on this machine. Asking makes nothing: whoever writes first makes the folder."""

import os
from pathlib import Path

import platformdirs

APPLICATION = "interview-trainer"


def data_dir() -> Path:
    """The folder of interviews and their backups; `TRAINER_HOME` where that is set."""
    return _home() or platformdirs.user_data_path(APPLICATION, appauthor=False)


def config_file() -> Path:
    """The settings, which need not exist; beside the data where `TRAINER_HOME` is set."""
    return (_home() or platformdirs.user_config_path(APPLICATION, appauthor=False)) / "config.toml"


def archive_file() -> Path:
    """The one file that holds all interviews."""
    return data_dir() / "interviews.db"


def _home() -> Path | None:
    named = os.environ.get("TRAINER_HOME")
    return Path(named).expanduser().absolute() if named else None
