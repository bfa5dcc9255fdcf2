"""The published JSON Schemas: `python -m trainer.report.schemas FOLDER` writes them."""

import json
import sys
from pathlib import Path

from pydantic import BaseModel, TypeAdapter

from trainer.report.contract import (
    ANALYSIS_VERSION,
    PLAY_VERSION,
    AnalysisJson,
    PlayJson,
    ReplyJson,
    ScenarioJson,
)

PUBLISHED: dict[str, type[BaseModel]] = {
    f"play.v{PLAY_VERSION}.json": PlayJson,
    f"analysis.v{ANALYSIS_VERSION}.json": AnalysisJson,
    f"reply.v{ANALYSIS_VERSION}.json": ReplyJson,
    "scenario.v1.json": ScenarioJson,
}
"""By file name; a change that breaks readers makes a new version beside the old."""


def schema_text(model: type[BaseModel]) -> str:
    """The schema of one published model, as it stands in its file."""
    return json.dumps(TypeAdapter(model).json_schema(mode="serialization"), indent=1, ensure_ascii=False) + "\n"


def write(folder: Path) -> None:
    """Write every schema into a folder that exists."""
    for name, model in PUBLISHED.items():
        (folder / name).write_text(schema_text(model), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
