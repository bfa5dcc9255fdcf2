"""Verdicts that an interviewer does not agree with: kept beside the interviews, to be learned from.

The file has a row for each contest, in the form of the labelled utterances, so that `python -m tools.accuracy
--contested FILE` can say how often the analyser comes to agree. It stays on this machine until somebody hands it on.
"""

import json
import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, get_args

from trainer.errors import DiskFullError, StorageUnavailableError, WrongUseError
from trainer.interview.events import Contested
from trainer.interview.interview import Interview
from trainer.interview.showing import turn_of
from trainer.interview.views import RuleName, VerdictName
from trainer.paths import data_dir

FILE_NAME = "contested.jsonl"
_NO_ROOM = frozenset({28, 122})
"""What a system says where a disk or a quota is full (ENOSPC, EDQUOT)."""


def contested_file(archive: Path | None = None) -> Path:
    """Where contests are kept: beside a file of interviews, or in this machine's folder."""
    return (data_dir() if archive is None else archive.parent) / FILE_NAME


def contest_of(interview: Interview, n: int, rule: RuleName, label: VerdictName, *, now: datetime) -> Contested:
    """The event of a contest; claiming the verdict that was given takes an earlier contest back.

    Raises:
        WrongUseError: There is no such verdict to contest, or none was shown yet.
    """
    if not 1 <= n <= len(interview.turns):
        raise WrongUseError(f"there is no turn {n}", remedy="name one that was said")
    if rule not in get_args(RuleName) or label not in get_args(VerdictName):
        raise WrongUseError(f"{rule} cannot be {label}", remedy="name rule1, rule2 or rule3, and pass, fail or na")
    if not interview.is_coached and interview.settled is None:
        raise WrongUseError("no verdicts are shown yet", remedy="contest them in the debrief")
    marks = turn_of(interview.turns[n - 1], marked=True).marks
    if not marks:
        raise WrongUseError(f"turn {n} was not scored", remedy="contest the verdict on another one")
    given = marks[get_args(RuleName).index(rule)].sign
    return Contested(n, now, rule, None if label == given else label)


def contest_row(interview: Interview, contest: Contested) -> dict[str, Any]:
    """A contest as a labelled utterance; a label of null takes an earlier contest of the same id back."""
    turn = interview.turns[contest.n - 1]
    before = interview.turns[contest.n - 2] if contest.n > 1 else None
    analysis = turn.analysis
    return {
        "id": f"{interview.started.interview}/{contest.n}/{contest.rule}",
        "text": turn.utterance,
        "context": " ".join(before.reply or before.embedded) if before else None,
        "interview_type": str(interview.casting.scenario.interview_type),
        "domain": interview.started.scenario,
        "register": "practice",
        "rule": contest.rule,
        "given": str(getattr(analysis.verdicts, contest.rule)) if analysis else None,
        "confidence": getattr(analysis.confidence, contest.rule) if analysis else None,
        "label": contest.label,
        "at": contest.at.isoformat(timespec="seconds"),
    }


def keep_contest(path: Path, row: Mapping[str, Any]) -> None:
    """Add a row to the file, readable to its owner only, and wait until it is on the disk."""
    line = (json.dumps(row, ensure_ascii=False) + "\n").encode()
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "ab") as file:
            file.write(line)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise DiskFullError(path) from error
        raise StorageUnavailableError(path, error.strerror or "it cannot be written") from error
