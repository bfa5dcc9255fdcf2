"""What a person likes is remembered, and what cannot be read is told."""

from pathlib import Path

import pytest

from trainer.tui.preferences import Preferences, read_preferences, remember_theme


def write(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def _no_hint_from_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLORFGBG", raising=False)


def test_a_light_terminal_gets_the_light_theme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLORFGBG", "0;15")

    assert read_preferences(tmp_path / "config.toml", tmp_path).theme == "paper"


def test_without_a_file_everything_is_as_we_made_it(tmp_path: Path) -> None:
    assert read_preferences(tmp_path / "config.toml", tmp_path) == Preferences()


def test_theme_and_keys_come_from_the_file(tmp_path: Path) -> None:
    path = write(tmp_path, '[look]\ntheme = "paper"\n[keys]\n"interview.note" = "f6"\n')

    assert read_preferences(path, tmp_path) == Preferences("paper", {"interview.note": "f6"})


def test_what_was_chosen_last_comes_before_the_file(tmp_path: Path) -> None:
    path = write(tmp_path, '[look]\ntheme = "paper"\n')
    remember_theme("high-contrast", tmp_path)

    assert read_preferences(path, tmp_path).theme == "high-contrast"


def test_an_unknown_theme_is_told_and_left_out(tmp_path: Path) -> None:
    found = read_preferences(write(tmp_path, '[look]\ntheme = "neon"\n'), tmp_path)

    assert found.theme == "dusk"
    assert "no theme 'neon'" in found.troubles[0]


def test_a_broken_file_is_told_and_left_out(tmp_path: Path) -> None:
    found = read_preferences(write(tmp_path, "[keys\n"), tmp_path)

    assert found.keys == {}
    assert "config.toml could not be read" in found.troubles[0]


def test_keys_that_are_no_keys_are_told(tmp_path: Path) -> None:
    found = read_preferences(write(tmp_path, "[keys]\nnote = 3\n"), tmp_path)

    assert found.keys == {}
    assert found.troubles


def test_a_chosen_theme_that_is_no_theme_is_not_taken(tmp_path: Path) -> None:
    remember_theme("neon", tmp_path)

    assert read_preferences(tmp_path / "config.toml", tmp_path).theme == "dusk"


def test_a_folder_that_cannot_be_written_costs_nothing(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")

    remember_theme("paper", blocked)

    assert read_preferences(tmp_path / "config.toml", blocked).theme == "dusk"
