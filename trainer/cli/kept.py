"""Shows what is kept on this machine: debriefs, replays and boards."""

import asyncio
import sys
from collections.abc import Callable
from datetime import UTC, datetime

from trainer.cli.reading import find_scenario
from trainer.cli.speakers import spoken_by
from trainer.errors import InterviewNotFoundError, WrongUseError
from trainer.interview.journal import open_interviews
from trainer.interview.outcome import Outcome
from trainer.interview.shelves import board_of
from trainer.interview.taking_up import Desk
from trainer.interview.utterances import shown
from trainer.interview.views import StandingView
from trainer.paths import archive_file
from trainer.report.as_json import play_json
from trainer.report.as_markdown import debrief_markdown
from trainer.report.as_replay import replay_text
from trainer.report.as_text import debrief_text
from trainer.store.contract import Archive
from trainer.voices.metered import MeteredModel

_FORMS: dict[str, Callable[[Outcome], str]] = {
    "text": lambda outcome: "\n" + debrief_text(outcome) + "\n",
    "md": debrief_markdown,
    "json": lambda outcome: play_json(outcome).model_dump_json(indent=1) + "\n",
}


def show_debrief(interview_id: str, form: str, *, has_paragraph: bool = False) -> None:
    """The debrief of a kept interview, which settles one that is over.

    Args:
        interview_id: The interview.
        form: As text, Markdown or JSON.
        has_paragraph: Whether the model that is set up is asked for the coach's paragraph first.
    """
    if form not in _FORMS:
        raise WrongUseError(f"there is no format {form!r}", remedy=f"use one of: {', '.join(_FORMS)}")
    sys.stdout.write(_FORMS[form](_revealed(interview_id, has_paragraph=has_paragraph)))


def show_replay(interview_id: str) -> None:
    """A kept interview, step by step, with what each utterance got and why."""
    print(replay_text(_revealed(interview_id)))


def show_board(scenario: str) -> None:
    """The board of a scenario, as the player who was here last sees it."""
    casting = find_scenario(scenario)
    rows = _standings(casting.id)
    print(f"{casting.scenario.title}: the best ranked attempt of each player on this machine\n")
    place = 0
    for row in rows:
        if row.place > place + 1 and not row.is_tied:
            print("  …")
        place = row.place
        print(_line(row))
    if not rows:
        print("Nobody is on this board yet. Only first talks count, blind from the first question on.")
    print("\nThis board runs on trust: whoever can open the file can change it.")


def _line(row: StandingView) -> str:
    par = "" if row.par is None else f"   par {row.par:.0f}"
    you = "   you" if row.is_you else ""
    tied = "=" if row.is_tied else " "
    return f"{row.place:>4}{tied} {shown(row.player):<24} {row.total:5.1f} of {row.max:.0f}{par}{you}"


def _standings(scenario: str) -> tuple[StandingView, ...]:
    if not archive_file().exists():
        return ()
    archive = open_interviews()
    try:
        return board_of(archive, scenario, next(iter(archive.players()), ""))
    finally:
        archive.close()


def _revealed(interview_id: str, *, has_paragraph: bool = False) -> Outcome:
    if not archive_file().exists():
        raise InterviewNotFoundError(interview_id)
    archive = open_interviews()
    try:
        with asyncio.Runner() as runner:
            if not has_paragraph:
                return runner.run(_reveal(archive, interview_id, None))
            with spoken_by("embedded", runner, asks_model=True) as speaker:
                return runner.run(_reveal(archive, interview_id, speaker.model))
    finally:
        archive.close()


async def _reveal(archive: Archive, interview_id: str, model: MeteredModel | None) -> Outcome:
    desk = Desk(archive, now=lambda: datetime.now(UTC), model=lambda: model)
    port = await desk.take_up(interview_id, claim_on=False)
    try:
        if model:
            await port.summarise()
        return await port.reveal()
    finally:
        await port.leave()
