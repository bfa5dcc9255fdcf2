"""What home showed last, so that it can be drawn before the store and the library are read."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from scoring.labels import InterviewType
from trainer.interview.views import CardView, PastView, ShelfView
from trainer.paths import data_dir

_FILE = "home.json"


@dataclass(frozen=True, slots=True)
class Glance:
    """Who is here and what talks have taught them, what there is to practise, and what was left unfinished."""

    player: str
    insights: int
    """How many bets a talk changed."""
    shelf: tuple[ShelfView, ...]
    unfinished: tuple[PastView, ...]


def read_glance(data: Path | None = None) -> Glance | None:
    """What was kept; None where there is nothing or it makes no sense. It is never more than a first impression."""
    try:
        kept = json.loads(((data or data_dir()) / _FILE).read_text(encoding="utf-8"))
        return Glance(
            str(kept["player"]),
            int(kept.get("insights", 0)),  # not in what earlier versions kept
            tuple(_shelf(item) for item in kept["shelf"]),
            tuple(_past(item) for item in kept["unfinished"]),
        )
    except (OSError, ValueError, TypeError, KeyError, OverflowError):
        return None


def keep_glance(glance: Glance, data: Path | None = None) -> None:
    """Keep it for the next start; where that cannot be done, home is filled a little later."""
    path = (data or data_dir()) / _FILE
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(asdict(glance), default=datetime.isoformat), encoding="utf-8")
    except (OSError, TypeError):
        return


def _shelf(kept: dict[str, Any]) -> ShelfView:
    card = kept["card"]
    goals, kind = tuple(card["goals"]), InterviewType(card["interview_type"])
    return ShelfView(**{**kept, "card": CardView(**{**card, "goals": goals, "interview_type": kind})})


def _past(kept: dict[str, Any]) -> PastView:
    return PastView(**{**kept, "started_at": datetime.fromisoformat(kept["started_at"])})
