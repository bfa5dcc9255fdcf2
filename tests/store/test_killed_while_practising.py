"""Whatever moment a window dies at, all its port said was safe is there again: words, replies, notes, drafts, bets."""

import signal
from pathlib import Path
from typing import Any

from tests.store.samples import NOW, TALK, Jobs, is_whole
from trainer.errors import InterviewNotFoundError
from trainer.interview.events import EVENTS
from trainer.interview.local import LocalPort
from trainer.interview.taking_up import Desk
from trainer.store import open_archive

QUESTIONS = ("Tell me about your work.", "When did this last go wrong?")
MOST_COMMITS = 60
AT_ONCE = 4


def told(end: dict[str, Any], kind: str) -> list[str]:
    """What the process was told is safe, of one kind and in order."""
    lines = (line.partition(" ") for line in end["told"])
    return [content for step, _, content in lines if step == kind]


async def check(end: dict[str, Any], port: LocalPort) -> None:
    """Nothing that was told is missing; at most the step under way is there besides."""
    unheard = port.interview.unheard
    again = [bubble async for bubble in port.hear()]
    assert bool(again) is bool(unheard)
    view = await port.view()
    said, heard = [turn.utterance for turn in view.turns], [" ".join(turn.bubbles) for turn in view.turns]
    for kind, there in {
        "said": said,
        "heard": heard,
        "noted": [note.text for note in view.notes],
        "bet": [bet.answer for bet in port.interview.bets.values()],
    }.items():
        safe = told(end, kind)
        assert there[: len(safe)] == safe, kind
    assert all(heard)
    assert len(said) <= len(told(end, "said")) + 1
    assert view.is_over or not told(end, "ended")
    if any(line.startswith("draft ") for line in end["told"][-1:]):
        assert view.draft == told(end, "draft")[-1] or len(said) > len(told(end, "said"))


async def test_all_that_was_safe_is_there_after_a_kill_at_any_commit(tmp_path: Path, nursery: Jobs) -> None:
    deaths = 0
    for first in range(1, MOST_COMMITS, AT_ONCE):
        jobs: list[dict[str, Any]] = [
            {
                "deed": "practise",
                "path": str(tmp_path / f"{count}.db"),
                "interview": TALK,
                "questions": QUESTIONS,
                "die": ["committing", count],
            }
            for count in range(first, first + AT_ONCE)
        ]
        ends = nursery(jobs)
        for job, end in zip(jobs, ends, strict=True):
            deaths += end["code"] == -signal.SIGKILL
            await look_after(Path(job["path"]), end)
        if ends[-1]["code"] == 0:
            break
    assert ends[-1]["told"][-1] == "closed"
    assert deaths >= 15


async def look_after(path: Path, end: dict[str, Any]) -> None:
    """Take the interview up as the next window does."""
    archive = open_archive(path, EVENTS, now=NOW)
    try:
        port = await Desk(archive, now=lambda: NOW).take_up(TALK, claim_on=False)
        await check(end, port)
        await port.leave()
    except InterviewNotFoundError:
        assert end["told"] == []
    finally:
        archive.close()
    assert is_whole(path)
