"""Figures for people: one line of the table each, and the page that keeps the table."""

import os
import platform
import sqlite3
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from benchmarks.measuring import Row, Spread, Target, Unit

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
QUIET = 0.5
"""Processes that wanted to run, on average over the last minute; with more than this, figures are not ours alone."""
_HEAD = (
    "| what | ours | beside | that | ratio | target | met | runs |",
    "| --- | --- | --- | --- | ---: | --- | --- | ---: |",
)
_UNITS: dict[Unit, str] = {"s": " s", "ms": " ms", "MiB": " MiB", "a second": " a second", "times": " x", "%": " %"}


def table(rows: Sequence[Row]) -> str:
    """The rows as a Markdown table."""
    return "\n".join([*_HEAD, *(_line(row) for row in rows)])


def plain(row: Row) -> str:
    """A row for a terminal."""
    lines = [
        row.what,
        f"  ours      {_told(row.ours, row.unit)}",
        f"  baseline  {_told(row.baseline, row.unit)}  ({row.baseline_name})",
        f"  ratio     {_figure(row.ratio)}",
        *(f"  target    {_wanted(target, row.unit)}: {_met(row, [target])}" for target in row.targets),
    ]
    return "\n".join(lines).replace("*", "")


def measured(rows: Sequence[Row], failures: Sequence[str], *, now: datetime, load: float) -> str:
    """The table with the day, the machine and how busy it was before, and what could not be measured."""
    busy = " **The machine was busy: measure again on a quiet one.**" if load > QUIET else ""
    parts = [f"{now.day} {now:%B %Y}; {machine()}; load {_figure(load)} before the start.{busy}", table(rows)]
    if failures:
        parts.append("\n".join(["Not measured:", "", *(f"- {failure}" for failure in failures)]))
    return "\n\n".join(parts)


def machine() -> str:
    """This machine in words."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{os.cpu_count()} cores ({platform.machine()}), {memory:.0f} GiB, {platform.system()}, "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    )


def rewrite(page: Path, text: str) -> None:
    """Put a text between the marks of a page; ValueError where it has none."""
    before, begin, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{page} has no place for the table: {BEGIN} and {END} are missing")
    page.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")


def _line(row: Row) -> str:
    targets = "; ".join(_wanted(target, row.unit) for target in row.targets)
    cells = [
        row.what,
        _told(row.ours, row.unit),
        row.baseline_name,
        _told(row.baseline, row.unit),
        _figure(row.ratio),
        targets,
        _met(row, row.targets),
        str(row.ours.runs),
    ]
    return f"| {' | '.join(cells)} |"


def _met(row: Row, targets: Sequence[Target]) -> str:
    if not targets:
        return ""
    return "yes" if all(map(row.meets, targets)) else "**no**"


def _told(spread: Spread, unit: Unit) -> str:
    low, middle, high = (_figure(figure) for figure in (spread.low, spread.median, spread.high))
    return f"{low} / **{middle}** / {high}{_UNITS[unit]}"


def _wanted(target: Target, unit: Unit) -> str:
    side = "at least" if target.at_least else "at most"
    of = " x that" if target.of == "ratio" else _UNITS[unit]
    return f"{side} {_figure(target.limit)}{of}"


def _figure(value: float) -> str:
    """Three digits that count, never in powers of ten."""
    places = 3 if value < 1 else 2 if value < 10 else 1 if value < 100 else 0
    text = f"{value:,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
