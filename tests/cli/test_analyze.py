"""`trainer analyze`: JSON Lines in and out."""

import json

from tests.cli.conftest import Trainer
from trainer.report.contract import AnalysisJson, ReplyJson


def rows(*given: dict[str, object]) -> str:
    return "".join(json.dumps(row) + "\n" for row in given)


def test_every_line_is_labelled_in_order(trainer: Trainer) -> None:
    given = rows(
        {"id": "1", "text": "Would you use it?", "context": None, "interview_type": "exploratory"},
        {"id": "2", "text": "When did that last happen?"},
    )
    done = trainer("analyze", "-", stdin=given)
    first, second = (AnalysisJson.model_validate_json(line) for line in done.stdout.splitlines())
    assert (first.id, first.rule2, second.id, second.rule2) == ("1", "fail", "2", "pass")
    assert first.reasons["rule2"]
    assert first.better


def test_replies_are_labelled(trainer: Trainer) -> None:
    done = trainer("analyze", "--replies", "-", stdin=rows({"id": "r", "text": "I'd definitely pay fifty for that."}))
    assert "hypothetical" in ReplyJson.model_validate_json(done.stdout).labels


def test_a_line_that_is_no_row_is_named_and_the_rest_goes_on(trainer: Trainer) -> None:
    done = trainer("analyze", "-", stdin='nonsense\n{"id": "2"}\n' + rows({"id": "3", "text": "Why?"}))
    assert done.returncode == 1
    assert "line 1: this is not JSON" in done.stderr
    assert "line 2: text" in done.stderr
    assert AnalysisJson.model_validate_json(done.stdout).id == "3"


def test_gold_labels_in_a_row_are_let_be(trainer: Trainer) -> None:
    assert trainer("analyze", "-", stdin=rows({"id": 7, "text": "Why?", "kind": "question"})).returncode == 0


def test_no_input_gives_no_output(trainer: Trainer) -> None:
    done = trainer("analyze", "-")
    assert (done.returncode, done.stdout) == (0, "")


def test_a_missing_file_is_wrong_use(trainer: Trainer) -> None:
    done = trainer("analyze", "none.jsonl")
    assert done.returncode == 2
    assert "cannot be read" in done.stderr
