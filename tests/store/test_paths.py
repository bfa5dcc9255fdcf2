from pathlib import Path

import pytest

from trainer.paths import archive_file, config_file, data_dir


def test_everything_lies_where_trainer_home_says(trainer_home: Path) -> None:
    assert data_dir() == trainer_home
    assert archive_file() == trainer_home / "interviews.db"
    assert config_file() == trainer_home / "config.toml"


@pytest.mark.parametrize("value", [None, ""])
def test_without_trainer_home_the_platforms_places_are_used(value: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TRAINER_HOME")
    if value is not None:
        monkeypatch.setenv("TRAINER_HOME", value)

    assert data_dir().name == "interview-trainer"
    assert config_file().name == "config.toml"
    assert config_file().parent.name == "interview-trainer"


def test_a_relative_trainer_home_does_not_move_with_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRAINER_HOME", "here")

    assert data_dir() == tmp_path / "here"


def test_asking_for_a_place_makes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRAINER_HOME", str(tmp_path / "home"))

    data_dir(), archive_file(), config_file()

    assert list(tmp_path.iterdir()) == []
