"""`/contest` in a plain-text talk."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Trainer
from trainer.cli.contesting import claim_of
from trainer.interview.views import MarkView, Sign

TALK = "Tell me about your work.\nWould you use an app for this?\n"


def marks(*signs: Sign) -> tuple[MarkView, ...]:
    names = ("their life", "specifics", "listening")
    return tuple(MarkView(name, sign, "") for name, sign in zip(names, signs, strict=True))


def test_a_contested_mark_is_said_back_and_kept(trainer: Trainer, tmp_path: Path) -> None:
    done = trainer("play", "full-house", stdin=TALK + "/contest specifics\n")
    assert done.returncode == 0, done.stderr
    assert "specifics: it passes, you say" in done.stdout
    assert "You contest specifics: you say it passes." in done.stdout
    (row,) = (tmp_path / "home" / "contested.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(row)["text"] == "Would you use an app for this?"


def test_without_a_mark_that_can_be_meant_it_says_how(trainer: Trainer, tmp_path: Path) -> None:
    done = trainer("play", "full-house", stdin="/contest\n" + TALK + "/contest\n/contest everything\n")
    assert "Ask something first." in done.stdout
    assert done.stdout.count("Say which mark is wrong") == 2
    assert not (tmp_path / "home" / "contested.jsonl").exists()


@pytest.mark.parametrize(
    ("typed", "signs", "claim"),
    [
        ("", ("pass", "fail", "pass"), ("rule2", "pass")),
        ("listening", ("pass", "fail", "pass"), ("rule3", "fail")),
        ("Life na", ("fail", "fail", "pass"), ("rule1", "na")),
        ("specifics", ("pass", "unsure", "pass"), ("rule2", "pass")),
    ],
)
def test_a_claim_is_the_opposite_of_what_was_given_unless_it_says_otherwise(
    typed: str, signs: tuple[Sign, Sign, Sign], claim: tuple[str, str]
) -> None:
    found = claim_of(typed, marks(*signs))
    assert found is not None
    assert (found.rule, found.label) == claim


@pytest.mark.parametrize("typed", ["", "life maybe", "grammar", "life pass please"])
def test_what_names_no_mark_claims_nothing(typed: str) -> None:
    assert claim_of(typed, marks("fail", "fail", "pass")) is None
