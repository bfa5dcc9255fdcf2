"""Before the first frame nothing is imported but what draws it."""

import json
import subprocess
import sys
from pathlib import Path

from tests.tui.conftest import Opened

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import json, sys
import trainer.cli.screens
from trainer.tui.screens.home import HomeScreen
print(json.dumps(sorted(sys.modules)))
"""
COSTLY = {"typer", "pydantic", "sqlalchemy", "alembic", "rapidfuzz", "litellm", "sqlite3", "personas", "scenarios"}
LATER = {"textual.widgets._text_area", "textual.widgets._markdown", "trainer.tui.screens.interview", "trainer.store"}


def test_home_is_drawn_without_engine_store_or_other_screens() -> None:
    done = subprocess.run(
        [sys.executable, "-P", "-c", PROGRAM],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
        env={"PYTHONPATH": str(ROOT)},
    )
    loaded = set(json.loads(done.stdout))

    assert sorted({name.partition(".")[0] for name in loaded} & COSTLY) == []
    assert sorted(loaded & LATER) == []
    assert sorted(name for name in loaded if name.startswith("scoring.")) == ["scoring.labels"]


async def test_drawn_lines_are_remembered_by_the_filters_they_went_through(opened: Opened) -> None:
    async with opened() as stage:
        assert list(stage.app.get_line_filters()) == list(stage.app.get_line_filters())
