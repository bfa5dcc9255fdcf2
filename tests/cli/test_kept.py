"""What is kept on this machine, shown without a screen: debriefs, replays, boards; and what a reveal costs."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from scenarios.files import shipped_library, shipped_scenario
from tests.cli.conftest import Trainer
from tests.interview.rooms import export
from tests.store.samples import NOW, started, turn
from trainer.interview.events import EVENTS, Settled
from trainer.interview.sessions import LocalPractice
from trainer.store import open_archive
from trainer.store.roster import EVERYBODY, LifeKey

FIRST = sorted(path.stem for path in shipped_library())[0]


@pytest.fixture(name="kept")
def _kept(trainer: Trainer) -> str:
    """The id of a talk that is over."""
    typed = "Tell me about your work.\n/note fact she said something\n/coach\nWould you use an app for this?\n/better\n"
    begun = trainer("play", FIRST, "--save", stdin=typed)
    return begun.stderr.split("Kept as ")[1].split(";")[0]


def test_a_debrief_can_be_had_as_markdown(trainer: Trainer, kept: str) -> None:
    done = trainer("debrief", kept, "--format", "md")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("---\npractice: fictional\n")
    assert f'interview: "{kept}"' in done.stdout


def test_another_format_than_there_is_is_wrong_use(trainer: Trainer, kept: str) -> None:
    done = trainer("debrief", kept, "--format", "docx")
    assert done.returncode == 2
    assert "text, md, json" in done.stderr


def test_a_replay_shows_every_step_in_order(trainer: Trainer, kept: str) -> None:
    done = trainer("replay", kept)
    assert done.returncode == 0, done.stderr
    places = [
        done.stdout.index(text)
        for text in (
            "PRACTICE, FICTIONAL",
            kept,
            "1  You: Tell me about your work.",
            "(noted as fact: she said something)",
            "(marks off)",
            "2  You: Would you use an app for this?",
            "-> hypothetical",
            "(shown for turn 2:",
            "Ended by interviewer",
            "Settled at",
        )
    ]
    assert places == sorted(places)


@pytest.mark.parametrize("command", ["debrief", "replay"])
def test_an_unknown_interview_is_named_and_no_file_made(command: str, trainer: Trainer) -> None:
    done = trainer(command, "20260101-zzzzz")
    assert done.returncode == 1
    assert "no interview is kept as" in done.stderr


def test_a_board_of_nobody_says_how_to_get_on_it_and_that_it_runs_on_trust(trainer: Trainer) -> None:
    done = trainer("board", FIRST)
    assert done.returncode == 0
    assert "Nobody is on this board yet" in done.stdout
    assert "runs on trust" in done.stdout


def test_a_board_of_an_unknown_scenario_names_the_nearest(trainer: Trainer) -> None:
    done = trainer("board", FIRST[:-1] + "x")
    assert done.returncode == 2
    assert f"did you mean {FIRST!r}" in done.stderr


def test_a_plain_talk_is_never_on_the_board(trainer: Trainer, kept: str) -> None:
    assert "Nobody is on this board yet" in trainer("board", FIRST).stdout


def test_a_board_shows_the_player_who_was_here_last_and_never_who_is_last(trainer: Trainer, tmp_path: Path) -> None:
    home = tmp_path / "home"
    archive = open_archive(home / "interviews.db", EVENTS, now=NOW)
    archive.choose_player("p8", skeleton="p8", now=NOW)
    for number in range(1, 13):
        begun = replace(started(f"talk-{number}", player=f"p{number}"), scenario=FIRST)
        settled = Settled(NOW, 90.0 - max(number, 2), 90.0, 84.0, is_ranked=True, why_not_ranked="")
        archive.append(begun.interview, [begun, *turn(1), settled], after=0)
    archive.close()

    shown = trainer("board", FIRST, home=home).stdout

    rows = [line.split() for line in shown.splitlines() if " of 90 " in line]
    assert [(row[0], row[1]) for row in rows] == [
        ("1=", "p1"), ("1=", "p2"), ("3", "p3"), ("4", "p4"), ("5", "p5"),
        ("6", "p6"), ("7", "p7"), ("8", "p8"), ("9", "p9"), ("10", "p10"),
    ]  # fmt: skip
    assert [row[1] for row in rows if row[-1] == "you"] == ["p8"]
    assert "p12" not in shown


def seen_by_everybody(home: Path) -> set[LifeKey]:
    archive = open_archive(home / "interviews.db", EVENTS, now=NOW)
    try:
        return set(archive.seen(EVERYBODY))
    finally:
        archive.close()


def lives_of(scenario: str, *, all_of_them: bool = False) -> set[LifeKey]:
    casting = shipped_scenario(scenario)
    lives = casting.member.persona.lives if all_of_them else (casting.life,)
    return {LifeKey(casting.member.id, life.id) for life in lives}


def test_a_reveal_on_the_command_line_counts_for_everybody_on_this_machine(trainer: Trainer, tmp_path: Path) -> None:
    home = tmp_path / "home"
    trainer("scenarios", "show", FIRST)
    assert not home.exists()
    assert "practice" in trainer("scenarios", "show", FIRST, "--reveal").stderr
    assert seen_by_everybody(home) == lives_of(FIRST)
    trainer("personas", "show", shipped_scenario(FIRST).member.id, "--reveal")
    assert seen_by_everybody(home) == lives_of(FIRST, all_of_them=True)


def test_the_debrief_of_a_talk_of_nobody_counts_for_everybody(trainer: Trainer, tmp_path: Path) -> None:
    home = tmp_path / "home"
    trainer("play", FIRST, "--save", stdin="Hello\n/quit\n")
    assert seen_by_everybody(home) == set()
    trainer("play", FIRST, stdin="Hello\n/end\n")
    assert seen_by_everybody(home) == lives_of(FIRST)


def test_a_talk_gone_on_with_in_plain_text_is_practice(trainer: Trainer, tmp_path: Path) -> None:
    async def begun_in_the_app() -> str:
        practice = LocalPractice(markdown=export, path=tmp_path / "home" / "interviews.db")
        await practice.choose_player("maya")
        port = await practice.begin(FIRST, blind=True)
        await port.say("Tell me about your work.")
        assert (await port.view()).can_be_ranked
        await port.leave()
        await practice.close()
        return port.interview.started.interview

    kept = asyncio.run(begun_in_the_app())
    done = trainer("play", "--resume", kept, "--blind", stdin="And then?\n/end\n")
    assert done.returncode == 0, done.stderr
    assert "so this one is practice" in trainer("replay", kept).stdout
    assert "Nobody is on this board yet" in trainer("board", FIRST).stdout
