"""Other people's programs at exact versions, each in an environment of its own, made once and kept."""

import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

from benchmarks.processes import cache_folder

PEER = "elia-chat==1.10.0"
"""A terminal program of about our dependencies, and about as much on its screen."""

PINNED = {
    "llm": "llm==0.36",
    "uv": "uv==0.13.8",
    "elia": PEER,
    "textual": f"textual=={version('textual')}",
}
"""What is compared with, and what compares; a new version is another environment. The toolkit's is our own."""


def programs(name: str) -> Path:
    """The folder of an environment's programs; making it needs the network once. CalledProcessError where it fails."""
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    folder = cache_folder() / f"{PINNED[name]}-python{python}"
    finished = folder / "finished"
    if not finished.exists():
        shutil.rmtree(folder, ignore_errors=True)
        make(folder, PINNED[name])
        finished.touch()
    return folder / "bin"


def make(folder: Path, requirement: str, *, cached: bool = True) -> None:
    """Make an environment with one program in it, compiled as pip compiles."""
    _run(sys.executable, "-I", "-m", "venv", str(folder))
    options = ["--quiet", "--disable-pip-version-check", *([] if cached else ["--no-cache-dir"])]
    _run(str(folder / "bin" / "python"), "-I", "-m", "pip", "install", *options, requirement)


def _run(*command: str) -> None:
    subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True)
