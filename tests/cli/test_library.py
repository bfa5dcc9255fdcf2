"""Listing, showing, checking and starting scenarios and customers."""

import json
from pathlib import Path

from personas.files import shipped_cast
from scenarios.files import shipped_library
from tests.cli.conftest import Trainer
from trainer.report.contract import ScenarioJson
from trainer.report.schemas import PUBLISHED, schema_text

SCHEMAS = Path(__file__).parents[2] / "docs" / "schemas"


def test_the_list_as_json_keeps_its_contract(trainer: Trainer) -> None:
    listed = [ScenarioJson.model_validate(row) for row in json.loads(trainer("scenarios", "list", "--json").stdout)]
    assert [row.id for row in listed] == sorted(path.stem for path in shipped_library())
    assert all(row.par is None for row in listed)


def test_a_par_is_known_once_an_interview_was_closed_and_kept(trainer: Trainer) -> None:
    scenario = sorted(path.stem for path in shipped_library())[0]
    trainer("play", scenario, "--save", "--script", "-", stdin="Hello\n")
    listed = json.loads(trainer("scenarios", "list", "--json").stdout)
    assert next(row["par"] for row in listed if row["id"] == scenario) >= 80


def test_the_card_never_shows_the_truth(trainer: Trainer) -> None:
    for path in shipped_library():
        plain, revealed = trainer("scenarios", "show", path.stem), trainer("scenarios", "show", path.stem, "--reveal")
        truth = revealed.stdout.split("The truth: ")[1].strip()
        assert truth
        assert truth not in plain.stdout
        assert "practice" in revealed.stderr


def test_a_shown_persona_is_its_public_side(trainer: Trainer) -> None:
    for path in shipped_cast():
        shown = json.loads(trainer("personas", "show", path.stem, "--json").stdout)
        assert set(shown) == {"id", "name", "short_name", "pronoun", "role", "workplace", "about"}


def test_all_that_is_shipped_checks_as_good(trainer: Trainer) -> None:
    assert trainer("personas", "check").returncode == 0
    assert trainer("scenarios", "check").returncode == 0


def test_a_new_file_is_started_and_its_check_says_what_is_missing(trainer: Trainer, tmp_path: Path) -> None:
    assert trainer("personas", "new", "mine.toml").returncode == 0
    assert trainer("personas", "new", "mine.toml").returncode == 2
    checked = trainer("personas", "check", "mine.toml")
    assert checked.returncode == 1
    assert "mine.toml:" in checked.stderr
    assert json.loads(trainer("personas", "check", "mine.toml", "--json").stdout)[0]["line"] >= 1


def test_the_published_schemas_are_those_in_force() -> None:
    for name, model in PUBLISHED.items():
        assert (SCHEMAS / name).read_text(encoding="utf-8") == schema_text(model)


def test_without_a_command_and_a_terminal_one_is_told_how_to_play_in_plain_text(trainer: Trainer) -> None:
    done = trainer()
    assert done.returncode == 2
    assert "trainer play" in done.stderr
