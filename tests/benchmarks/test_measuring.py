"""What makes a figure worth keeping: taken in turn, told with its spread, and never nicer than it was."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from benchmarks.measuring import Row, Spread, Target, in_turn
from benchmarks.table import BEGIN, END, measured, plain, rewrite

NOW = datetime(2026, 11, 24, tzinfo=UTC)


def row(*targets: Target, ours: float = 30.0) -> Row:
    return Row("a start", "ms", "theirs", Spread.of([100.0]), Spread.of([ours - 1, ours, ours + 1]), targets)


def test_the_arms_take_turns() -> None:
    order: list[str] = []

    def arm(name: str) -> float:
        order.append(name)
        return float(len(order))

    found = in_turn({"a": lambda: arm("a"), "b": lambda: arm("b")}, runs=3)

    assert "".join(order) == "ab" + "ababab"
    assert found["a"] == Spread(low=3, median=5, high=7, runs=3)


def test_a_single_run_is_a_trial_without_a_warm_up() -> None:
    assert in_turn({"a": iter([1.0]).__next__}, runs=1)["a"] == Spread(1, 1, 1, 1)


def test_a_target_is_of_the_figure_or_of_its_ratio() -> None:
    assert row().meets(Target(30))
    assert not row().meets(Target(29))
    assert row().meets(Target(0.3, of="ratio"))
    assert not row().meets(Target(0.29, of="ratio"))


def test_of_a_rate_more_is_better() -> None:
    assert row().meets(Target(30, at_least=True))
    assert not row().meets(Target(31, at_least=True))


def test_a_missed_target_is_said() -> None:
    assert "| at most 20 ms | **no** |" in measured([row(Target(20))], [], now=NOW, load=0.1)
    assert "at most 20 ms: no" in plain(row(Target(20)))


def test_one_missed_target_of_several_is_a_missed_one() -> None:
    assert "**no**" in measured([row(Target(40), Target(0.1, of="ratio"))], [], now=NOW, load=0.1)


def test_the_table_says_when_and_how_often_and_how_it_varied() -> None:
    text = measured([row()], [], now=NOW, load=0.1)

    assert text.startswith("24 November 2026;")
    assert "| 29 / **30** / 31 ms | theirs | 100 / **100** / 100 ms | 0.3 |  |  | 3 |" in text


def test_a_table_made_on_a_busy_machine_says_so() -> None:
    assert "busy" in measured([row()], [], now=NOW, load=3.0)
    assert "busy" not in measured([row()], [], now=NOW, load=0.1)


def test_what_could_not_be_measured_is_told_below_the_table() -> None:
    assert measured([], ["setting-up: no network"], now=NOW, load=0.1).endswith("- setting-up: no network")


def test_only_what_stands_between_the_marks_is_rewritten(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n", encoding="utf-8")

    rewrite(page, "new")

    assert page.read_text(encoding="utf-8") == f"before\n{BEGIN}\nnew\n{END}\nafter\n"


def test_a_page_without_the_marks_is_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("nothing here", encoding="utf-8")

    with pytest.raises(ValueError, match="no place"):
        rewrite(page, "new")

    assert page.read_text(encoding="utf-8") == "nothing here"
