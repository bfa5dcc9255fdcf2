"""What a fresh interpreter loads: the domain stays pure, and asking for help stays cheap."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOMAIN = ["scoring", "personas", "scenarios"]
OUTSIDE = {
    "textual",
    "rich",
    "litellm",
    "openai",
    "httpx",
    "sqlalchemy",
    "alembic",
    "sqlite3",
    "socket",
    "asyncio",
    "typer",
}
COSTLY = {"textual", "litellm", "openai", "sqlalchemy", "alembic", "pydantic", "rapidfuzz"}
LIST_LOADED = "\nimport json, sys; print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
MODEL = "from pydantic import BaseModel\nclass Model(BaseModel):\n    x: int"
START = """
import sys
sys.argv = ["trainer", "{flag}"]
try:
    from trainer.cli import main
    main()
except SystemExit:
    pass
"""


def loaded_by(program: str) -> set[str]:
    """The top-level modules a new interpreter holds after running the program."""
    done = subprocess.run(
        [sys.executable, "-P", "-c", program + LIST_LOADED],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
        env={"PYTHONPATH": str(ROOT)},
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


def modules_of(package: str) -> list[str]:
    """Every module of a package, by its dotted name."""
    files = (path.relative_to(ROOT).with_suffix("") for path in (ROOT / package).rglob("*.py"))
    return sorted(".".join(path.parts).removesuffix(".__init__") for path in files)


@pytest.mark.parametrize("package", DOMAIN)
def test_the_domain_loads_no_screen_network_or_database(package: str) -> None:
    # What pydantic loads to define a model is not ours to forbid.
    brought_along = loaded_by(MODEL)

    loaded = loaded_by("\n".join(f"import {name}" for name in modules_of(package)))

    assert sorted((loaded - brought_along) & OUTSIDE) == []


@pytest.mark.parametrize("flag", ["--version", "--help"])
def test_asking_for_help_loads_nothing_costly(flag: str) -> None:
    assert sorted(loaded_by(START.format(flag=flag)) & COSTLY) == []
