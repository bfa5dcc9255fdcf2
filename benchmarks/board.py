"""The board of one scenario where a million attempts were made."""

import sqlite3
from contextlib import closing
from pathlib import Path

from benchmarks.interviews import archive_in
from benchmarks.measuring import Row, Target, in_turn, milliseconds
from benchmarks.processes import workplace

SCENARIOS = 50
_FILL = """WITH RECURSIVE known(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM known WHERE n + 1 < :count)
INSERT INTO bests (scenario, player, total, max, par, at) SELECT 'scenario-' || (n % :scenarios),
'player-' || (n / :scenarios), (n / :scenarios * 7919 + n) % 1000 / 10.0, 100, 80,
printf('2026-11-24T09:00:%09.6f+00:00', n % 60) FROM known"""
_TOP = "SELECT * FROM bests WHERE scenario = 'scenario-7' ORDER BY total DESC, at, player LIMIT 50"


def board(runs: int, *, bests: int = 500_000) -> list[Row]:
    """Read the top of a board, as somebody far down on it and as nobody on it.

    Args:
        runs: Figures of each.
        bests: Players' best attempts, over fifty scenarios; every second attempt is nobody's best.
    """
    with workplace() as folder:
        fill(folder, bests)
        with archive_in(folder) as archive, closing(sqlite3.connect(folder / "interviews.db")) as raw:

            def seen_by(player: str) -> float:
                return milliseconds(lambda: archive.board("scenario-7", top=50, player=player, around=2), times=5)

            found = in_turn(
                {
                    "raw": lambda: milliseconds(lambda: raw.execute(_TOP).fetchall(), times=5),
                    "nobody": lambda: seen_by("nobody"),
                    "somebody": lambda: seen_by("player-11"),
                },
                runs=runs,
            )
    what = f"the top 50 of {2 * bests:,} attempts"
    query = "one query of sqlite3"
    return [
        Row(what, "ms", query, found["raw"], found["nobody"], (Target(1),)),
        Row("the same, with the places around one's own", "ms", query, found["raw"], found["somebody"], (Target(1),)),
    ]


def fill(folder: Path, bests: int) -> None:
    """Keep so many best attempts."""
    with archive_in(folder):
        pass
    with closing(sqlite3.connect(folder / "interviews.db", isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute(_FILL, {"count": bests, "scenarios": SCENARIOS})
