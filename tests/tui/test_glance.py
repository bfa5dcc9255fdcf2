"""Home is drawn from what it showed last, before anything is opened."""

import asyncio
import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.tui import samples
from tests.tui.standin import ScriptedPractice
from trainer.tui.app import TrainerApp
from trainer.tui.glance import Glance, keep_glance, read_glance

GLANCE = Glance("maya", 3, samples.SHELF, (samples.UNFINISHED,))


def test_what_was_kept_is_read_again(tmp_path: Path) -> None:
    keep_glance(GLANCE, tmp_path)

    assert read_glance(tmp_path) == GLANCE


def test_nothing_kept_is_no_glance(tmp_path: Path) -> None:
    assert read_glance(tmp_path) is None


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"player": "maya", "shelf": [{}], "unfinished": []}', "\x00"])
def test_what_makes_no_sense_is_no_glance(tmp_path: Path, text: str) -> None:
    (tmp_path / "home.json").write_text(text, encoding="utf-8")

    assert read_glance(tmp_path) is None


def test_a_field_of_another_version_is_no_glance(tmp_path: Path) -> None:
    keep_glance(GLANCE, tmp_path)
    kept = json.loads((tmp_path / "home.json").read_text())
    kept["shelf"][0]["colour"] = "red"
    (tmp_path / "home.json").write_text(json.dumps(kept))

    assert read_glance(tmp_path) is None


def test_what_was_kept_before_insights_were_counted_is_a_glance_with_none(tmp_path: Path) -> None:
    keep_glance(GLANCE, tmp_path)
    kept = json.loads((tmp_path / "home.json").read_text())
    del kept["insights"]
    (tmp_path / "home.json").write_text(json.dumps(kept))

    assert read_glance(tmp_path) == replace(GLANCE, insights=0)


@pytest.mark.parametrize("number", ["many", None, float("inf")])
def test_a_number_of_insights_that_is_none_is_no_glance(tmp_path: Path, number: object) -> None:
    keep_glance(GLANCE, tmp_path)
    kept = json.loads((tmp_path / "home.json").read_text())
    (tmp_path / "home.json").write_text(json.dumps({**kept, "insights": number}))

    assert read_glance(tmp_path) is None


async def test_home_shows_it_before_the_practice_is_open(trainer_home: Path) -> None:
    gate = asyncio.Event()

    async def open_practice() -> ScriptedPractice:
        await gate.wait()
        return ScriptedPractice()

    app = TrainerApp(open_practice, glance=GLANCE)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        shown = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
        assert "Cold lunches" in shown
        assert "Continue" in shown
        assert "maya   3 insights changed a bet" in shown

        gate.set()
        for _ in range(50):
            if (trainer_home / "home.json").exists():
                break
            await pilot.pause()

        assert read_glance(trainer_home) == GLANCE
