"""`play --judge`, `/judge` and `debrief --coach`, as people use them, against a provider that fails."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pexpect
import pytest

from scenarios.files import shipped_scenario
from tests.interview.bots import BAD_PLAYERS, played_by
from tests.llm.provider import Provider, provider_running
from trainer.interview.showing import turn_of

ROOT = Path(__file__).parents[2]
KEY = "sk-canary-0123456789abcdefgh"
SCRIPT = "Tell me about your work.\nWhen did this last go wrong?\nWould you use an app for this?\n"

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def answer(body: dict[str, Any]) -> str:
    """What a model says to whatever it is asked here."""
    told = str(body["messages"][0]["content"])
    if "You assess one sentence" in told:
        utterance = str(body["messages"][1]["content"]).splitlines()[-3]
        quote = " ".join(utterance.split()[:2])
        return json.dumps({"claims": [{"quote": quote, "why": "It is a guess."}], "verdict": "fail"})
    if "one short paragraph" in told:
        return f"You let them talk. You got 4321 points. Their key is {KEY}."
    return "Oh, it is me and one landline, six till eight."


@pytest.fixture(name="provider")
def _provider() -> Iterator[Provider]:
    with provider_running(Provider(reply=answer)) as provider:
        yield provider


@pytest.fixture(name="environment")
def _environment(tmp_path: Path, provider: Provider) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.endswith("_API_KEY")}
    model = {"TRAINER_MODEL": "openai/tiny", "TRAINER_MODEL_ADDRESS": provider.address, "TRAINER_MODEL_KEY": KEY}
    return {**kept, **model, "TRAINER_HOME": str(tmp_path / "home"), "PYTHONPATH": str(ROOT), "TERM": "dumb"}


@pytest.fixture(name="run")
def _run(tmp_path: Path, environment: dict[str, str]) -> Run:
    def run(*arguments: str, stdin: str = "") -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-m", "trainer", *arguments]
        return subprocess.run(
            command,
            input=stdin,
            capture_output=True,
            text=True,
            env=environment,
            cwd=tmp_path,
            timeout=90,
            check=False,
        )

    return run


@pytest.fixture(scope="module", name="hedged")
def _hedged() -> str:
    """A script with verdicts in doubt: its end is the first turn that has one."""
    lines: list[str] = []
    for turn in played_by(shipped_scenario("full-house"), BAD_PLAYERS["hedger"]).turns:
        lines.append(turn.utterance)
        if "unsure" in {mark.sign for mark in turn_of(turn, marked=True).marks}:
            return "\n".join(lines)
    raise AssertionError("nobody hedges any more")


def judged(played: dict[str, Any]) -> list[tuple[int, str, str | None]]:
    return [(turn["n"], each["rule"], each["verdict"]) for turn in played["turns"] for each in turn["second_opinion"]]


def test_a_model_is_asked_about_what_is_in_doubt_and_moves_nothing(run: Run, provider: Provider, hedged: str) -> None:
    plain = json.loads(run("play", "full-house", "--script", "-", "--json", stdin=hedged).stdout)
    assert provider.requests == []
    done = run("play", "full-house", "--judge", "--script", "-", "--json", stdin=hedged)

    assert done.returncode == 0, done.stderr
    played = json.loads(done.stdout)
    last = hedged.count("\n") + 1
    in_doubt = judged(played)
    assert {(n, verdict) for n, _, verdict in in_doubt} == {(last, "fail")}
    assert len(provider.requests) == len(in_doubt)
    assert played["score"] == plain["score"]
    assert played["voice"] == "embedded"
    assert played["used"]["tokens_in"] == 100 * len(in_doubt)
    assert f"{len(in_doubt)} in doubt" in done.stderr
    assert "child process" not in done.stderr
    assert "The model used" in done.stderr


@pytest.mark.parametrize("fault", ["key_rejected", "cut_soft", "web_page", "empty", "filtered", "german", "length"])
def test_a_judge_that_fails_leaves_the_debrief_whole(run: Run, provider: Provider, hedged: str, fault: str) -> None:
    provider.plan[:] = [fault]
    done = run("play", "full-house", "--judge", "--script", "-", stdin=hedged)

    assert done.returncode == 0, done.stderr
    assert "not judged, because" in " ".join(done.stdout.split())
    assert "SCORE" in done.stdout
    assert "Traceback" not in done.stderr
    assert KEY not in done.stdout + done.stderr


def test_a_paragraph_is_written_once_and_is_there_again(run: Run, provider: Provider, tmp_path: Path) -> None:
    kept = run("play", "full-house", "--script", "-", "--save", stdin=SCRIPT)
    interview = kept.stderr.split("Kept as ")[1].split(";")[0]

    coached = run("debrief", interview, "--coach")
    again = run("debrief", interview)

    assert coached.returncode == 0, coached.stderr
    for shown in (coached.stdout, again.stdout):
        told = " ".join(shown.split())
        assert "You let them talk. Their key is" in told
        assert "Written by a model (openai/tiny)" in told
        assert "4321" not in told
    assert len(provider.requests) == 1
    assert SCRIPT.splitlines()[2] not in provider.requests[0].text
    assert KEY not in coached.stdout + coached.stderr + again.stdout
    assert KEY.encode() not in b"".join(path.read_bytes() for path in (tmp_path / "home").rglob("*") if path.is_file())


def test_a_paragraph_that_fails_is_a_sentence(run: Run, provider: Provider) -> None:
    kept = run("play", "full-house", "--script", "-", "--save", stdin=SCRIPT)
    interview = kept.stderr.split("Kept as ")[1].split(";")[0]
    provider.plan[:] = ["server_error"]

    done = run("debrief", interview, "--coach")

    assert done.returncode == 0, done.stderr
    assert "The model wrote no paragraph that can be shown, because the provider has trouble of its own." in " ".join(
        done.stdout.split()
    )


def test_a_limit_holds_when_a_talk_is_taken_up_again(run: Run, provider: Provider, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "config.toml").write_text(
        "[model]\nname = 'openai/tiny'\nmost_tokens = 3000\nanswer_tokens = 500\n", encoding="utf-8"
    )
    one = "How does somebody book a seat here at the moment?\n"
    first = run("play", "full-house", "--voice", "model", "--save", stdin=one + "/quit\n")
    interview = first.stderr.split("Kept as ")[1].split(";")[0]
    used = [int(_used(first.stderr))]
    for _ in range(25):
        asked = len(provider.requests)
        sitting = run("play", "--resume", interview, "--voice", "model", stdin=one + "/quit\n")
        used.append(int(_used(sitting.stderr)))
        if "limit you set" in sitting.stderr:
            break

    assert "limit you set" in sitting.stderr
    assert len(provider.requests) == asked
    assert used == sorted(used)
    assert used[-1] <= 3000
    assert used[-1] > used[0]


def _used(told: str) -> str:
    return told.rpartition("The model used ")[2].removeprefix("about ").split(" tokens")[0].replace(",", "")


@pytest.fixture(name="typed")
def _typed(environment: dict[str, str], tmp_path: Path) -> "Iterator[pexpect.spawn[str]]":
    child = pexpect.spawn(
        sys.executable,
        ["-m", "trainer", "play", "full-house", "--judge"],
        env=environment,
        cwd=str(tmp_path),
        encoding="utf-8",
        timeout=60,
    )
    child.expect("You: ")
    yield child
    child.close(force=True)


def test_an_opinion_on_any_turn_can_be_asked_for(typed: "pexpect.spawn[str]", provider: Provider) -> None:
    for asked in ("When did this last go wrong?", "Would you use an app for this?"):
        typed.sendline(asked)
        typed.expect("You: ")
    typed.sendline("/judge 1")
    typed.expect("Second opinion on their life")
    typed.expect("When did")
    typed.expect("You: ")
    typed.sendline("/judge")
    typed.expect("Would you")
    typed.expect("You: ")
    assert len(provider.requests) == 6
    typed.sendline("/judge 9")
    typed.expect("there is no turn 9")
    typed.expect("You: ")
    typed.sendline("/cost")
    typed.expect("[0-9,]+ tokens, cost unknown")


def test_a_judge_that_hangs_can_be_stopped(typed: "pexpect.spawn[str]", provider: Provider) -> None:
    typed.sendline("Would you use an app for this?")
    typed.expect("You: ")
    provider.plan[:] = ["hang"]
    typed.sendline("/judge")
    while not provider.requests:
        typed.expect(["Second", pexpect.TIMEOUT], timeout=0.1)
    typed.sendintr()
    typed.expect("Stopped")
    typed.expect("You: ")
    assert provider.left.wait(10)
    typed.sendline("/quit")
    typed.expect(pexpect.EOF)


def test_without_a_model_play_says_how_to_be_judged(environment: dict[str, str], tmp_path: Path) -> None:
    bare = {name: value for name, value in environment.items() if not name.startswith("TRAINER_MODEL")}
    command = [sys.executable, "-m", "trainer", "play", "full-house"]
    for arguments, typed, told in (
        (["--judge", "--script", "-"], "", "no model is set up"),
        ([], "Would you use it?\n/judge\n", "start it with --judge"),
    ):
        done = subprocess.run(
            [*command, *arguments], input=typed, capture_output=True, text=True, env=bare, cwd=tmp_path, timeout=60,
            check=False,
        )  # fmt: skip
        assert told in done.stdout + done.stderr
