"""`trainer play`: the contract other programs rely on, and a whole talk for people."""

import json
from pathlib import Path

import pytest

from scenarios.files import read_scenario, shipped_library
from tests.cli.conftest import Trainer
from trainer.report.contract import PlayJson

FIRST = sorted(path.stem for path in shipped_library())[0]
QUESTIONS = (
    "Tell me about your work.\n# a comment\nWhen did something last go wrong?\n\nWould you use an app for this?\n"
)


def played(trainer: Trainer, tmp_path: Path, text: str | bytes, *more: str) -> PlayJson:
    script = tmp_path / "talk.txt"
    script.write_bytes(text.encode() if isinstance(text, str) else text)
    done = trainer("play", FIRST, "--script", str(script), "--json", *more)
    assert done.returncode == 0, done.stderr
    return PlayJson.model_validate_json(done.stdout)


def test_a_script_gives_the_published_json(trainer: Trainer, tmp_path: Path) -> None:
    result = played(trainer, tmp_path, QUESTIONS)
    assert [turn.utterance for turn in result.turns] == [
        "Tell me about your work.",
        "When did something last go wrong?",
        "",
        "Would you use an app for this?",
    ]
    assert result.ended_by == "script"
    assert result.practice == "fictional"
    assert result.turns[2].analysis is None
    assert result.score.max == 90
    assert result.score.judgement is None


def test_a_script_may_come_from_standard_input(trainer: Trainer) -> None:
    done = trainer("play", FIRST, "--script", "-", "--json", stdin=QUESTIONS)
    assert len(json.loads(done.stdout)["turns"]) == 4


def test_the_same_script_and_seed_give_the_same_bytes(trainer: Trainer, tmp_path: Path) -> None:
    first, second = (played(trainer, tmp_path, QUESTIONS, "--seed", "5") for _ in range(2))
    assert first == second


def test_lines_after_the_end_are_ignored_and_the_end_is_explained(trainer: Trainer, tmp_path: Path) -> None:
    result = played(trainer, tmp_path, "Hello\n\n\n\nAre you still there?\n")
    assert result.ended_by == "silence"
    assert len(result.turns) == 4


def test_bets_from_a_file_are_judged(trainer: Trainer, tmp_path: Path) -> None:
    bet = read_scenario(next(path for path in shipped_library() if path.stem == FIRST)).scenario.bets[0]
    bets = tmp_path / "bets.json"
    bets.write_text(json.dumps({bet.id: {"answer": bet.truth, "confidence": 1.0, "turn": 1}}), encoding="utf-8")
    result = played(trainer, tmp_path, QUESTIONS, "--bets", str(bets))
    assert result.score.judgement == 10
    assert result.score.max == 100


def test_a_bet_that_does_not_exist_is_named_with_the_nearest(trainer: Trainer, tmp_path: Path) -> None:
    bet = read_scenario(next(path for path in shipped_library() if path.stem == FIRST)).scenario.bets[0]
    bets = tmp_path / "bets.json"
    bets.write_text(json.dumps({bet.id[:-1]: {"answer": "x", "confidence": 1.0}}), encoding="utf-8")
    done = trainer("play", FIRST, "--bets", str(bets), "--script", "-")
    assert done.returncode == 2
    assert f"did you mean {bet.id!r}" in done.stderr


def test_an_unknown_scenario_names_the_nearest_and_is_wrong_use(trainer: Trainer) -> None:
    done = trainer("play", FIRST[:-1] + "x", "--script", "-")
    assert done.returncode == 2
    assert f"did you mean {FIRST!r}" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    "text",
    [
        b"caf\xe9 au lait?\n",
        "\x1b[31mred\x1b[0m \u202eoverride\u202c [bold]markup[/bold]\n".encode(),
        "😀😀😀\n".encode(),
        "متى حدث ذلك آخر مرة؟\n".encode(),
        b"\x00\x00\x00\n",
        ("word " * 2000 + "\n").encode(),
        b"\xff\xfe\x00w\n",
        b"   \t  \n",
        b"",
    ],
)
def test_any_text_gets_a_graceful_answer(trainer: Trainer, tmp_path: Path, text: bytes) -> None:
    result = played(trainer, tmp_path, text)
    for turn in result.turns:
        assert "\x1b" not in turn.utterance + turn.reply
        assert len(turn.utterance) <= 4000


def test_a_cut_is_never_silent(trainer: Trainer, tmp_path: Path) -> None:
    script = tmp_path / "long.txt"
    script.write_text("why " * 2000, encoding="utf-8")
    done = trainer("play", FIRST, "--script", str(script), "--json")
    assert "the first 4,000" in done.stderr


def test_a_piped_talk_is_a_whole_interview(trainer: Trainer) -> None:
    typed = (
        "/help\nTell me about your work.\n/note fact she said something\n/notes\n/time\n/why\n/better\n/bogus\n/end\n"
    )
    done = trainer("play", FIRST, stdin=typed)
    assert done.returncode == 0, done.stderr
    for expected in (
        "PRACTICE, FICTIONAL",
        "/note TEXT",
        "noted as fact",
        "minutes left",
        "There is no /bogus",
        "SCORE",
    ):
        assert expected in done.stdout
    assert "Traceback" not in done.stderr


def test_leaving_without_a_debrief_shows_none(trainer: Trainer) -> None:
    done = trainer("play", FIRST, stdin="Hello\n/quit\n")
    assert done.returncode == 0
    assert "SCORE" not in done.stdout


def test_nothing_is_stored_unless_asked(trainer: Trainer, tmp_path: Path) -> None:
    trainer("play", FIRST, stdin="Hello\n/end\n", home=tmp_path / "mine")
    assert not (tmp_path / "mine").exists()


def test_a_kept_interview_goes_on_where_it_was(trainer: Trainer, tmp_path: Path) -> None:
    begun = trainer("play", FIRST, "--save", stdin="Tell me about your work.\n/quit\n")
    kept = begun.stderr.split("Kept as ")[1].split(";")[0]
    done = trainer("play", "--resume", kept, stdin="And then?\n/end\n")
    assert "You: Tell me about your work." in done.stdout
    shown = trainer("debrief", kept, "--format", "json")
    assert [turn["utterance"] for turn in json.loads(shown.stdout)["turns"]] == [
        "Tell me about your work.",
        "And then?",
    ]
    again = trainer("play", "--resume", kept)
    assert again.returncode == 2
    assert "is over" in again.stderr


def test_an_unknown_interview_is_named(trainer: Trainer) -> None:
    done = trainer("play", "--resume", "20260101-zzzzz")
    assert done.returncode == 1
    assert "no interview is kept as" in done.stderr


def test_a_folder_that_cannot_be_written_gets_a_message(trainer: Trainer, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    done = trainer("play", FIRST, "--save", "--script", "-", home=tmp_path / "file" / "home")
    assert done.returncode == 1
    assert "cannot be used" in done.stderr
    assert "Traceback" not in done.stderr


def test_another_voice_than_there_is_is_wrong_use(trainer: Trainer) -> None:
    assert trainer("play", FIRST, "--voice", "opera").returncode == 2
