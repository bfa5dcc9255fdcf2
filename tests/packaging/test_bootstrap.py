"""The set-up repairs what was left half made, and says what to do where it cannot."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import bootstrap
from bootstrap import Environment, SetupError, Turn, ensure, main, remedy


@pytest.fixture
def made(tmp_path: Path) -> Environment:
    """A checkout whose environment looks finished, as far as the stamp can tell."""
    (tmp_path / "requirements.lock").write_text("one==1\n", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    environment = Environment(str(tmp_path))
    python = Path(environment.python)
    python.parent.mkdir(parents=True)
    python.touch()
    version = ".".join(str(part) for part in sys.version_info[:3])
    (tmp_path / ".venv" / "pyvenv.cfg").write_text(f"home = /usr/bin\nversion = {version}\n", encoding="utf-8")
    environment.write_stamp()
    return environment


def test_a_finished_environment_is_used_as_it_is(made: Environment) -> None:
    assert made.is_ready()
    ensure(made)


def test_an_environment_without_its_stamp_was_left_half_made(made: Environment) -> None:
    made.withdraw_stamp()

    assert not made.is_ready()
    assert not made.has_packages()


def test_an_environment_whose_python_is_gone_is_not_ready(made: Environment) -> None:
    Path(made.python).unlink()

    assert not made.is_ready()
    assert not made.has_packages()


def test_another_lock_asks_for_other_packages(made: Environment) -> None:
    Path(made.root, "requirements.lock").write_text("one==2\n", encoding="utf-8")

    assert not made.is_ready()
    assert not made.has_packages()


def test_another_project_description_keeps_the_packages(made: Environment) -> None:
    Path(made.root, "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")

    assert not made.is_ready()
    assert made.has_packages()


def test_another_python_asks_for_other_packages(made: Environment) -> None:
    Path(made.folder, "pyvenv.cfg").write_text("version = 3.99.1\n", encoding="utf-8")

    assert not made.has_packages()


def test_a_moved_checkout_is_set_up_again(made: Environment, tmp_path_factory: pytest.TempPathFactory) -> None:
    moved = tmp_path_factory.mktemp("moved") / "checkout"
    os.rename(made.root, moved)

    assert not Environment(str(moved)).has_packages()


def test_clearing_leaves_nothing_and_follows_no_link(
    made: Environment, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "venv"
    os.rename(made.folder, elsewhere)
    Path(made.folder).symlink_to(elsewhere, target_is_directory=True)

    made.clear()

    assert not os.path.lexists(made.folder)
    assert (elsewhere / "pyvenv.cfg").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows environments hold no links to their Python")
def test_an_environment_makes_itself_anew_on_its_own_python(tmp_path: Path) -> None:
    environment = Environment(str(tmp_path))
    subprocess.run([sys.executable, "-I", "-m", "venv", "--without-pip", environment.folder], check=True)
    code = f"""
import sys
sys.path.insert(0, {str(Path(bootstrap.__file__).parent)!r})
from bootstrap import Environment, Setup, Turn
environment = Environment({str(tmp_path)!r})
with Turn(environment.root) as turn:
    setup = Setup(environment, turn)
    setup.uv = "uv"  # which needs no pip in it
    environment.clear()
    setup.create()
"""
    subprocess.run([environment.python, "-I", "-S", "-c", code], check=True)
    assert os.path.exists(environment.python)


def test_two_set_ups_take_turns(made: Environment) -> None:
    with Turn(made.root):
        second = Turn(made.root)
        second.descriptor = os.open(second.path, os.O_RDWR)
        assert not second._try()
        os.close(second.descriptor)
    with Turn(made.root):
        pass


def test_a_folder_that_cannot_be_written_is_named(made: Environment, monkeypatch: pytest.MonkeyPatch) -> None:
    made.withdraw_stamp()

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)

    with pytest.raises(SetupError, match=r"cannot be written to .*\.venv: Permission denied") as refused:
        ensure(made)
    assert "make the folder writable" in str(refused.value)


def test_an_old_python_is_told_which_one_is_needed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run"], version=(3, 9, 2)) == 1

    assert re.search(r"needs Python 3\.11 or newer; this is 3\.9\.2", capsys.readouterr().err)


def test_an_unknown_door_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fly"]) == 2

    assert "usage:" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("output", "advice"),
    [
        (
            "Failed to establish a new connection: [Errno -3] Temporary failure in name resolution",
            "needs the network once",
        ),
        ("error: Failed to fetch\n  cause: dns error", "needs the network once"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "not the one this version was locked to"),
        ("OSError: [Errno 28] No space left on device", "a gigabyte free"),
        ("something nobody has seen", "Starting again is safe"),
    ],
)
def test_a_failed_installation_names_its_remedy(output: str, advice: str) -> None:
    assert advice in remedy(output)
