"""Figures and tables in Markdown."""

from collections.abc import Iterator, Sequence


def percent(value: float) -> str:
    """A share as people read it: "84 %"."""
    return f"{value:.0%}".replace("%", " %")


def figure(value: float) -> str:
    """A figure up to one, the way tables of agreement have it: ".84"."""
    return f"{value:.2f}".removeprefix("0")


def between(low: float, high: float) -> str:
    """An interval of such figures."""
    return f"{figure(low)} to {figure(high)}"


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A table with an empty line behind it."""
    yield f"| {' | '.join(heads)} |"
    yield f"| {' | '.join('---' for _ in heads)} |"
    yield from (f"| {' | '.join(row)} |" for row in rows)
    yield ""


def paragraph(*lines: str) -> Iterator[str]:
    """Lines with an empty line behind them."""
    yield from lines
    yield ""


def sliced(slices: Sequence[tuple[str, list[bool]]], *, fewest: int) -> list[tuple[str, str, str]]:
    """A row for each slice of `fewest` rows or more: its name, its size, how many are right."""
    return [(name, str(len(right)), percent(sum(right) / len(right))) for name, right in slices if len(right) >= fewest]
