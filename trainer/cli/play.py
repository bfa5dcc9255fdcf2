"""`trainer play`: a whole interview in plain text, typed, piped or from a script."""

import asyncio
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import SystemRandom
from threading import Thread

from scenarios.files import Casting
from trainer.cli.bets import Placed, bets_from_file, place_bets
from trainer.cli.conversation import Conversation
from trainer.cli.reading import find_scenario, lines_of
from trainer.cli.speakers import VOICES, Speaker, spoken_by
from trainer.errors import ModelFailedError, StorageError, TrainerError, WrongUseError
from trainer.interview.events import EndedBy
from trainer.interview.interview import Interview
from trainer.interview.journal import ArchiveJournal, open_interviews, resumed
from trainer.interview.local import LocalPort
from trainer.interview.outcome import Outcome
from trainer.interview.pars import expert_for
from trainer.interview.shelves import life_of
from trainer.interview.sights import remember_sight
from trainer.interview.utterances import accept
from trainer.report.as_json import play_json
from trainer.report.as_text import debrief_text
from trainer.store import new_interview_id
from trainer.store.contract import Archive
from trainer.voices import EmbeddedVoice

_STOPPED = 130


@dataclass(frozen=True, slots=True)
class Options:
    """What `play` was asked to do."""

    scenario: str | None
    script: str | None
    voice: str
    seed: int
    bets: Path | None
    as_json: bool
    save: bool
    resume: str | None
    blind: bool
    judge: bool
    """Whether a model is asked about verdicts in doubt, before the debrief."""


def run(options: Options) -> int:
    """Play an interview; the exit code."""
    if options.voice not in VOICES:
        raise WrongUseError(f"there is no voice {options.voice!r} here", remedy="use --voice embedded, or model")
    archive = open_interviews() if options.save or options.resume else None
    try:
        for notice in archive.notices if archive else ():
            print(notice, file=sys.stderr)
        with asyncio.Runner() as runner, spoken_by(options.voice, runner, asks_model=options.judge) as speaker:
            return _played(options, archive, runner, speaker)
    finally:
        if archive:
            archive.close()


def _played(options: Options, archive: Archive | None, runner: asyncio.Runner, speaker: Speaker) -> int:
    interview, kept = _interview(options, archive)
    placed = bets_from_file(options.bets, interview.casting.scenario) if options.bets else {}
    journal = ArchiveJournal(archive, interview.started, kept=kept) if archive else None
    port = LocalPort(
        interview,
        voice=speaker.voice_of(interview.casting.life),
        expert=lambda: expert_for(interview.casting, archive),
        journal=journal,
        model=speaker.model,
    )
    if not kept:
        runner.run(port.begin())
    elif journal:
        journal.claim()
        runner.run(_make_practice(port, coached=not options.blind))
    if archive:
        print(f"Kept as {interview.started.interview}; go on with --resume if it is cut off.", file=sys.stderr)
    try:
        return _talk_and_debrief(options, port, placed, runner, speaker)
    except KeyboardInterrupt:
        _say_how_to_go_on(interview, saved=archive is not None)
        return _STOPPED
    finally:
        if journal:
            with suppress(TrainerError):
                journal.release()


async def _make_practice(port: LocalPort, *, coached: bool) -> None:
    """Whatever is gone on with in plain text is never ranked, with or without marks."""
    await port.coach(on=True)
    await port.coach(on=coached)


def _talk_and_debrief(
    options: Options, port: LocalPort, placed: Placed, runner: asyncio.Runner, speaker: Speaker
) -> int:
    if options.script is not None:
        runner.run(_follow_script(port, options.script))
    else:
        is_typed = sys.stdin.isatty()
        Thread(target=port.interview.warm_up, daemon=True).start()  # while they read whom they meet
        out = sys.stderr if options.as_json else sys.stdout
        talk = Conversation(port, runner, out=out, used=lambda: speaker.used)
        if not talk.run(prompts=is_typed):
            _say_how_to_go_on(port.interview, saved=options.save or options.resume is not None)
            return 0
        if not placed and is_typed and not options.as_json:
            placed = place_bets(port.interview.casting.scenario)
    runner.run(_conclude(port, placed, by="interviewer" if options.script is None else "script"))
    if options.judge:
        _ask_about_doubts(port, runner)
    outcome = runner.run(port.reveal())
    if not options.save and options.resume is None:
        with suppress(StorageError):  # a talk that is not kept needs no file
            remember_sight([life_of(port.interview.casting)], make_file=False)
    _show(outcome, as_json=options.as_json)
    return 0


def _ask_about_doubts(port: LocalPort, runner: asyncio.Runner) -> None:
    """Let a model judge what the analysis is not sure of; Ctrl+C goes on without the rest."""
    print("Asking for a second opinion on verdicts in doubt…", file=sys.stderr)
    try:
        asked = runner.run(port.judge_unsure())
    except KeyboardInterrupt:
        print("Stopped; the rest is not judged.", file=sys.stderr)
    else:
        print(f"{asked} in doubt." if asked else "None was in doubt.", file=sys.stderr)


async def _conclude(port: LocalPort, placed: Placed, *, by: EndedBy) -> None:
    for bet, (answer, confidence, turn) in placed.items():
        await port.bet(bet, answer, confidence=confidence, turn=turn)
    await port.end(by)


async def _follow_script(port: LocalPort, script: str) -> None:
    """Say a script's lines; those after the end are ignored."""
    await port.open()
    await _hear_out(port)
    for number, line in enumerate(lines_of(script), start=1):
        if port.interview.is_over:
            return
        if line.lstrip().startswith("#"):
            continue
        accepted = accept(line)
        for notice in accepted.notices:
            print(f"line {number}: {notice}", file=sys.stderr)
        await port.say(accepted.text)
        await _hear_out(port)


async def _hear_out(port: LocalPort) -> None:
    """Hear an answer; a script goes on in the customer's own lines where the model fails."""
    try:
        _ = [bubble async for bubble in port.hear()]
    except ModelFailedError as error:
        print(f"{error.title}: {error}. The rest is in the customer's own lines.", file=sys.stderr)
        port.speak_with(EmbeddedVoice())
        _ = [bubble async for bubble in port.hear()]


def _interview(options: Options, archive: Archive | None) -> tuple[Interview, int]:
    """The interview to play, new or taken up, and how many of its events are kept already."""
    if options.resume is not None and archive is not None:
        interview, kept = resumed(archive, options.resume)
        if interview.is_over:
            raise WrongUseError(
                f"interview {options.resume!r} is over", remedy=f"`trainer debrief {options.resume}` shows it"
            )
        return interview, kept
    if options.scenario is None:
        raise WrongUseError("no scenario was named", remedy="`trainer scenarios list` shows what there is")
    return _begun(find_scenario(options.scenario), options), 0


def _begun(casting: Casting, options: Options) -> Interview:
    now = datetime.now(UTC)
    return Interview.begin(
        casting,
        interview=new_interview_id(now, SystemRandom()),
        seed=options.seed,
        voice=options.voice,
        now=now,
        blind=options.blind,
    )


def _say_how_to_go_on(interview: Interview, *, saved: bool) -> None:
    if saved:
        print(f"\nStopped. Go on with: trainer play --resume {interview.started.interview}", file=sys.stderr)
    else:
        print("\nStopped. This talk was not kept; --save keeps the next one.", file=sys.stderr)


def _show(outcome: Outcome, *, as_json: bool) -> None:
    if as_json:
        print(play_json(outcome).model_dump_json(indent=1))
    else:
        print("\n" + debrief_text(outcome))
