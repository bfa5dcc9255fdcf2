"""Processes that keep interviews and die on the way; started by the tests, never by pytest itself.

Reads a JSON list of jobs a line from standard input, forks a process for each, waits for all of them, and answers with
a list of how each ended: its return code (negative for a signal) and what it was told is kept.
"""

import asyncio
import json
import os
import resource
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from sqlalchemy import Connection, Engine, event

from personas.disclosure import Disclosure, Row, SpokenLine
from scenarios.files import shipped_scenario
from trainer.errors import InterviewInUseError, StorageError
from trainer.interview.events import EVENTS, Asked, Decided, Event, Noted, Replied, Started
from trainer.interview.interview import Interview
from trainer.interview.knowing import knowledge_of
from trainer.interview.taking_up import Desk
from trainer.store import Archive, Holder, open_archive

NOW = datetime(2026, 11, 23, 20, 30, 15, tzinfo=UTC)
CASTING = shipped_scenario("full-house")
Job = dict[str, Any]

# Loaded once, here: later it would be slow, and an unprivileged process may not even read them.
for module in ("archive", "opening", "migrating"):
    import_module(f"trainer.store.{module}")


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def die_at(step: str, count: int) -> None:
    """Die at a step of the count-th writing transaction of this process."""
    seen = {"inserted": 0, "committing": 0}

    def inserted(_c: Connection, _cursor: Any, statement: str, *_rest: Any) -> None:
        seen["inserted"] += statement.startswith("INSERT INTO events")
        if step == "inserted" and seen["inserted"] == count:
            die()

    def committing(connection: Connection) -> None:
        seen["committing"] += not connection.get_execution_options().get("reading", False)
        if step == "committing" and seen["committing"] == count:
            die()

    event.listen(Engine, "after_cursor_execute", inserted)
    event.listen(Engine, "commit", committing)


def tell(line: str) -> None:
    os.write(sys.stdout.fileno(), (line + "\n").encode())


def next_step(interview_id: str, events: tuple[Event, ...]) -> list[Event]:
    """What the turn loop would keep next: the beginning, a question, or the answer to the one that waits."""
    if not events:
        return [Started(interview_id, NOW, "s", "p", "l", "[s]", "[p]", 1, "embedded", "h", "1")]
    last = events[-1]
    if isinstance(last, Asked):
        disclosure = Disclosure(row=Row.STORY, lines=(SpokenLine(f"line-{last.n}", "Friday. " * 40),))
        return [Decided(last.n, None, disclosure, embedded=("Friday.",)), Replied(last.n, ("Friday.",), "embedded")]
    return [Asked(last.n + 1 if isinstance(last, Replied) else 1, NOW, "And then?")]


def talk(archive: Archive, job: Job) -> None:
    """Go on with an interview from wherever it stands."""
    known = {summary.id for summary in archive.interviews()}
    events = archive.events(job["interview"]) if job["interview"] in known else ()
    for step in range(1, job["steps"] + 1):
        new = next_step(job["interview"], events)
        kept = archive.append(job["interview"], new, after=len(events))
        if job.get("die") == ["kept", step]:
            die()
        events += tuple(new)
        tell(str(kept))


def quarrel(archive: Archive, job: Job) -> None:
    """Note things in an interview somebody else notes things in, without asking who has it."""
    kept = 0
    while kept < job["steps"]:
        last = len(archive.events(job["interview"]))
        text = f"{job['name']} {kept}"
        try:
            seq = archive.append(job["interview"], [Noted(0, "gap", text)], after=last)
        except InterviewInUseError:
            continue
        kept += 1
        tell(f"{seq} {text}")


def practise(archive: Archive, job: Job) -> None:
    """A whole interview through its port, telling each step once it is said to be safe."""
    asyncio.run(_practise(archive, job))


async def _practise(archive: Archive, job: Job) -> None:
    archive.choose_player("maya", skeleton="maya", now=NOW)
    interview = Interview.begin(
        CASTING, interview=job["interview"], seed=1, voice="embedded", now=NOW, player="maya",
        blind=True,
    )  # fmt: skip
    port = await Desk(archive, now=lambda: NOW).begin(interview)
    tell("begun")
    for question in job["questions"]:
        await port.keep_draft(question[:9])
        tell(f"draft {question[:9]}")
        await port.say(question)
        tell(f"said {question}")
        tell(f"heard {' '.join([bubble async for bubble in port.hear()])}")
        await port.note("fact", f"on {question}")
        tell(f"noted on {question}")
    bet, *_ = await port.bets()
    await port.bet(bet.id, bet.options[0][0], confidence=0.5, turn=1)
    tell(f"bet {bet.options[0][0]}")
    await port.end("interviewer")
    tell("ended")
    await port.close()
    tell("closed")


def claim(archive: Archive, job: Job) -> None:
    """Take an interview and die with it."""
    archive.lease(job["interview"], Holder.this_process(), now=NOW)
    tell(str(os.getpid()))
    die()


def look(archive: Archive, _job: Job) -> None:
    """Open, tell what has to be told, and leave."""
    for notice in archive.notices:
        tell(notice)


DEEDS: dict[str, Callable[[Archive, Job], None]] = {
    "talk": talk,
    "quarrel": quarrel,
    "claim": claim,
    "look": look,
    "practise": practise,
}


def live(job: Job) -> None:
    """The whole life of one process."""
    step, count = job.get("die", ["never", 0])
    die_at(step, count)
    if "largest_file" in job:
        resource.setrlimit(resource.RLIMIT_FSIZE, (job["largest_file"], job["largest_file"]))
    if job.get("as_nobody") and os.getuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    # An unhandled alarm ends a process as suddenly as SIGKILL does, and nobody has to wait to send it.
    signal.setitimer(signal.ITIMER_REAL, job.get("seconds", 0))
    try:
        archive = open_archive(Path(job["path"]), EVENTS, now=NOW, patience=job.get("patience", 5.0))
        DEEDS[job["deed"]](archive, job)
    except StorageError as error:
        tell(f"{type(error).__name__}: {error}")
        os._exit(1)
    os._exit(0)


def bear(job: Job) -> tuple[int, int]:
    """Fork a process for a job; give its id and where it can be heard."""
    hear, say = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.dup2(say, sys.stdout.fileno())
        live(job)
    os.close(say)
    return pid, hear


def outcome(pid: int, hear: int) -> Job:
    with os.fdopen(hear) as told:
        lines = told.read().splitlines()
    return {"code": os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), "told": lines}


def main() -> None:
    for line in sys.stdin:
        jobs = json.loads(line)
        if any(job["deed"] == "practise" for job in jobs):
            knowledge_of(CASTING).match("")  # once, for all who are born from here
        children = [bear(job) for job in jobs]
        ended = [outcome(pid, hear) for pid, hear in children]
        tell(json.dumps(ended))


if __name__ == "__main__":
    main()
