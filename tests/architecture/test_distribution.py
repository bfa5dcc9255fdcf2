"""What may be committed and installed beside us: no addresses of registries, no second lock, no rival for our names."""

import re
import subprocess
from importlib.metadata import distributions, packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OUR_NAMES = ["trainer", "personas", "scenarios", "scoring"]
REGISTRY_HOSTS = [
    ".".join(parts)
    for parts in (("pypi", "org"), ("pythonhosted", "org"), ("registry", "npmjs", "org"), ("crates", "io"))
]
KNOWN_START_UP_FILES = {
    "_editable_impl_interview_trainer.pth",  # this checkout
    "a1_coverage.pth",  # coverage, for subprocesses
    "distutils-precedence.pth",  # setuptools, which ensurepip brings on Python 3.11
    "borrowed.pth",  # the wheel test's
    "_virtualenv.pth",  # environments that uv made
}


def tracked_files() -> list[Path]:
    """Every file under version control; outside a clone there is nothing to look at."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a clone")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def test_no_tracked_file_names_a_package_registry() -> None:
    hosts = re.compile("|".join(re.escape(host) for host in REGISTRY_HOSTS).encode())

    naming = [path.relative_to(ROOT).as_posix() for path in tracked_files() if hosts.search(path.read_bytes())]

    assert naming == []


def test_only_one_lock_is_tracked() -> None:
    assert not {path.name for path in tracked_files()} & {"uv.lock", "pylock.toml", "poetry.lock", "Pipfile.lock"}


def test_every_locked_package_carries_its_hash_and_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[a-z])", lock.strip())

    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in lock


def test_nothing_unknown_runs_at_start_up() -> None:
    files = {file.name for found in distributions() for file in found.files or () if file.suffix == ".pth"}

    assert files <= KNOWN_START_UP_FILES


@pytest.mark.parametrize("name", OUR_NAMES)
def test_no_other_distribution_ships_one_of_our_names(name: str) -> None:
    # Uninstalling such a rival would delete our files without a word.
    assert set(packages_distributions().get(name, [])) <= {"interview-trainer"}
