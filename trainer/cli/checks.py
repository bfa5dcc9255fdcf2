"""Checks persona and scenario files, and starts new ones."""

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from importlib.resources import files as package_files
from pathlib import Path

from personas.files import read_persona, shipped_cast
from personas.reading import Fault, FileFaultsError
from scenarios.files import read_scenario, shipped_library
from trainer.errors import WrongUseError
from trainer.interview.utterances import shown


def check_cast(files: Sequence[Path], *, as_json: bool) -> int:
    """Check persona files; 1 where one has a fault."""
    return _check(files or list(shipped_cast()), read_persona, as_json=as_json)


def check_library(files: Sequence[Path], *, as_json: bool) -> int:
    """Check scenario files; 1 where one has a fault."""
    return _check(files or list(shipped_library()), read_scenario, as_json=as_json)


def _check(files: Iterable[Path], read: Callable[[Path], object], *, as_json: bool) -> int:
    faults: list[Fault] = []
    for path in files:
        found = _faults_of(path, read)
        faults += found
        if not as_json and not found:
            print(f"{shown(str(path.name))}: good")
    if as_json:
        rows = [{"file": str(f.file), "line": f.line, "key": f.key, "message": f.message} for f in faults]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for fault in faults:
            print(shown(str(fault)), file=sys.stderr)
    return 1 if faults else 0


def _faults_of(path: Path, read: Callable[[Path], object]) -> tuple[Fault, ...]:
    try:
        read(path)
    except FileFaultsError as error:
        return error.faults
    return ()


def new_persona_file(path: Path) -> None:
    """Start a persona file; never over another file."""
    _start(path, (package_files("personas") / "template.toml").read_text(encoding="utf-8"))


def new_scenario_file(path: Path) -> None:
    """Start a scenario file; never over another file."""
    _start(path, (package_files("scenarios") / "template.toml").read_text(encoding="utf-8"))


def _start(path: Path, text: str) -> None:
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise WrongUseError(f"{str(path)!r} exists", remedy="name another file") from error
    except OSError as error:
        raise WrongUseError(
            f"{str(path)!r} cannot be written: {error.strerror}", remedy="name another place"
        ) from error
    print(f"{path}: fill it in, then check it.")
