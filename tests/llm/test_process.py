"""The child process: it dies alone, is started again once, holds no key, prints nothing, and reads nobody's .env."""

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.llm.asking import KEY, Asker, heard
from tests.llm.provider import Provider, provider_running
from trainer.llm.client import Delta, Done, Failed, Prompt
from trainer.llm.faults import FaultKind
from trainer.llm.process import ModelProcess
from trainer.llm.wire import Ready, report_from

ROOT = Path(__file__).parents[2]
WATCHED = """
import sys
def watch(event, arguments):
    far = event == "socket.connect" and "127.0.0.1" not in str(arguments[1])
    if far or (event == "socket.getaddrinfo" and arguments[0] != "127.0.0.1"):
        open({log!r}, "a").write(f"{{event}} {{arguments!r}}\\n")
    if event == "open" and str(arguments[0]).endswith(".env"):
        open({log!r}, "a").write(f"{{arguments!r}}\\n")
sys.addaudithook(watch)
from trainer.llm.worker import main
main()
"""


async def test_a_process_killed_between_answers_is_started_again() -> None:
    process = ModelProcess()
    with provider_running() as provider:
        asker = Asker(provider, process)
        try:
            first = await asker.ask()
            assert isinstance(first.end, Done)
            await killed(process)
            assert isinstance((await asker.ask()).end, Done)
            await killed(process)
            assert (await asker.ask()).fault.kind is FaultKind.WORKER_DIED
        finally:
            await process.close()


async def test_several_questions_at_the_start_share_one_process(tmp_path: Path) -> None:
    tally = tmp_path / "starts"
    counting = f"open({str(tally)!r}, 'a').write('x'); from trainer.llm.worker import main; main()"
    process = ModelProcess((sys.executable, "-P", "-c", counting))
    with provider_running() as provider:
        asker = Asker(provider, process)
        try:
            answers = await asyncio.gather(*(heard(asker.client()) for _ in range(4)))
        finally:
            await process.close()

    assert all(isinstance(answer.end, Done) for answer in answers)
    assert tally.read_text(encoding="utf-8") == "x"


async def test_a_process_killed_in_the_middle_of_an_answer_is_told_and_nothing_is_said_twice() -> None:
    process = ModelProcess()
    with provider_running(Provider(plan=["stall"])) as provider:
        try:
            happenings = []
            async for happening in (
                Asker(provider, process).client().ask(Prompt([{"role": "user", "content": "Go on"}], 200, 5000))
            ):
                happenings.append(happening)
                if len(happenings) == 1:
                    await killed(process)
        finally:
            await process.close()

    assert isinstance(happenings[0], Delta)
    end = happenings[-1]
    assert isinstance(end, Failed)
    assert end.fault.kind is FaultKind.WORKER_DIED
    assert len(provider.requests) == 1


async def test_a_process_that_dies_at_once_is_tried_twice_and_then_said_to_be_gone(tmp_path: Path) -> None:
    tally = tmp_path / "starts"
    dying = ModelProcess((sys.executable, "-c", f"open({str(tally)!r}, 'a').write('x')"))
    with provider_running() as provider:
        fault = (await Asker(provider, dying).ask()).fault
        await dying.close()

    assert fault.kind is FaultKind.WORKER_DIED
    assert tally.read_text() == "xx"
    assert provider.requests == []


async def test_a_process_that_talks_nonsense_is_not_believed() -> None:
    babbling = ModelProcess((sys.executable, "-c", "print('Give Feedback / Get Help', flush=True); input()"))
    with provider_running() as provider:
        assert (await Asker(provider, babbling).ask()).fault.kind is FaultKind.WORKER_DIED
        await babbling.close()


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="shown where the system shows environments")
async def test_no_key_stands_in_the_arguments_or_the_environment_of_the_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    process = ModelProcess()
    with provider_running() as provider:
        try:
            await Asker(provider, process).ask()
            shown = b"".join((Path(f"/proc/{process.pid}") / name).read_bytes() for name in ("environ", "cmdline"))
        finally:
            await process.close()

    assert KEY.encode() not in shown
    assert b"OPENAI_API_KEY" not in shown
    assert provider.requests[0].key == KEY


async def test_closing_kills_and_does_not_wait_for_an_answer() -> None:
    process = ModelProcess()
    with provider_running(Provider(plan=["hang"])) as provider:
        asking = asyncio.create_task(heard(Asker(provider, process).client()))
        await process.start()
        await process.wait_until_ready()
        pid = process.pid
        assert pid is not None
        await process.close()
        assert (await asking).fault.kind in {FaultKind.WORKER_DIED, FaultKind.LATE}

    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_loading_the_library_reaches_for_no_network_and_reads_no_env_file(tmp_path: Path) -> None:
    log = tmp_path / "reached.txt"
    (tmp_path / ".env").write_text("OPENAI_API_BASE=http://192.0.2.1/v1\n", encoding="utf-8")
    worker = subprocess.Popen(
        [sys.executable, "-P", "-c", WATCHED.format(log=str(log))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)},
    )
    assert worker.stdout is not None
    ready = worker.stdout.readline()
    rest, printed = worker.communicate(timeout=60)  # closes its input, at which it ends

    assert report_from(ready) == Ready()
    assert (rest, printed, worker.returncode) == (b"", b"", 0)
    assert not log.exists(), log.read_text(encoding="utf-8")


def test_one_file_names_the_library() -> None:
    ours = [
        path for package in ("trainer", "personas", "scenarios", "scoring") for path in (ROOT / package).rglob("*.py")
    ]

    naming = [path.name for path in ours if "litellm" in path.read_text(encoding="utf-8").casefold()]

    assert naming == ["worker.py"]


async def killed(process: ModelProcess) -> None:
    """Kill the process, and wait until the app has seen it."""
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    while process.is_running:
        await asyncio.wait_for(process.wait_until_gone(), 10)
