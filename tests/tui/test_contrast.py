"""Every character can be read: 4.5:1 or better in each theme, on each screen, as it is drawn."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from rich.segment import Segment
from textual.color import Color
from textual.screen import Screen

from tests.tui.conftest import Opened, Stage
from tests.tui.scenes import PRETTY, SCENES, own_part
from trainer.tui.theme import SURFACES, TEXTS, THEMES

ENOUGH = 4.5
THEME_NAMES = [theme.name for theme in THEMES]


def contrast(one: Color, other: Color) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(color: Color) -> float:
    parts = [part / 255 for part in color.rgb]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def is_text(character: str) -> bool:
    """Lines, bars and edges are drawn in characters too, but nobody reads them."""
    return not character.isspace() and not "\u2500" <= character <= "\u259f"


def drawn(screen: Screen[Any]) -> Iterator[Segment]:
    """What is drawn of a screen; of a dialog only the box, since what lies behind is dimmed on purpose."""
    region = own_part(screen).region
    for y, strip in enumerate(screen._compositor.render_strips()):
        if region.y <= y < region.bottom:
            yield from strip.crop(region.x, region.right)


def too_faint(segment: Segment) -> str | None:
    if not any(is_text(character) for character in segment.text):
        return None
    style = segment.style
    assert style is not None
    assert style.color is not None
    assert style.bgcolor is not None
    assert not style.dim, segment.text
    ink, ground = (Color.from_rich_color(color) for color in (style.color, style.bgcolor))
    ratio = contrast(ink, ground)
    return None if ratio >= ENOUGH else f"{segment.text!r} {ink.hex} on {ground.hex}: {ratio:.1f}"


@pytest.mark.parametrize("theme", THEMES, ids=THEME_NAMES)
def test_every_text_colour_is_readable_on_every_surface(theme: Any) -> None:
    pairs = product(TEXTS, SURFACES)
    ratios = {
        (text, surface): contrast(Color.parse(theme.variables[text]), Color.parse(theme.variables[surface]))
        for text, surface in pairs
    }

    assert {pair: ratio for pair, ratio in ratios.items() if ratio < ENOUGH} == {}


@pytest.mark.parametrize("theme", THEMES, ids=THEME_NAMES)
def test_what_stands_on_the_accent_is_readable(theme: Any) -> None:
    ink, ground = Color.parse(theme.variables["on-accent"]), Color.parse(theme.variables["text-accent"])

    assert contrast(ink, ground) >= ENOUGH


def test_the_measure_is_the_known_one() -> None:
    assert contrast(Color.parse("#000000"), Color.parse("#ffffff")) == pytest.approx(21)
    assert contrast(Color.parse("#777777"), Color.parse("#ffffff")) == pytest.approx(4.48, abs=0.01)


async def faint_in_every_theme(stage: Stage) -> dict[str, list[str]]:
    """By theme, what of the screen is too faint."""
    found = {}
    for theme in THEME_NAMES:
        stage.app.theme = theme
        await stage.settle()
        segments = list(drawn(stage.app.screen))
        assert sum(is_text(character) for segment in segments for character in segment.text) > 30
        found[theme] = [words for segment in segments if (words := too_faint(segment))]
    return {theme: faint for theme, faint in found.items() if faint}


@pytest.mark.parametrize("scene", SCENES)
async def test_everything_drawn_can_be_read(staged: Opened, scene: str) -> None:
    async with staged() as stage:
        await stage.show(SCENES[scene](PRETTY))

        assert await faint_in_every_theme(stage) == {}


@pytest.mark.parametrize("part", ["2", "3", "4", "5"])
async def test_every_part_of_a_debrief_can_be_read(staged: Opened, part: str) -> None:
    async with staged() as stage:
        await stage.show(SCENES["debrief"](PRETTY))
        await stage.press(part)

        assert await faint_in_every_theme(stage) == {}


async def test_the_palette_can_be_read(opened: Opened) -> None:
    async with opened() as stage:
        await stage.press("ctrl+p", "down")
        await stage.settle()

        assert await faint_in_every_theme(stage) == {}


async def test_toasts_can_be_read(opened: Opened) -> None:
    async with opened() as stage:
        for severity in ("information", "warning", "error"):
            stage.app.notify("A message.", title="A title", severity=severity, markup=False)
        await stage.settle()

        assert sum("A message." in segment.text for segment in drawn(stage.app.screen)) == 3
        assert await faint_in_every_theme(stage) == {}
