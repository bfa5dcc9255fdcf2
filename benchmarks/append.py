"""One event, durable: what the archive takes beside a flushed write and beside a bare table."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.files import RawFile, RawTable
from benchmarks.interviews import ID, archive_in, begun, library, talked
from benchmarks.measuring import Row, Spread, Target, milliseconds
from benchmarks.processes import workplace
from trainer.interview.events import EVENTS, Event

_BASELINE = "write and fsync of the same bytes"


def append(runs: int, *, most: int = 90) -> list[Row]:
    """Append the events of an interview, each one in all three ways before the next.

    Args:
        runs: Interviews; the figure of one is the median of its events.
        most: Only so many events of each.
    """
    casting = library()[0]
    events = talked(begun(casting), casting.scenario.expert)[: most + 1]
    with workplace() as folder:
        figures = [_appended(folder / str(run), events) for run in range(runs)]
    flushed, raw, ours = (Spread.of(column) for column in zip(*figures, strict=True))
    return [
        Row("an event appended to the archive", "ms", _BASELINE, flushed, ours, (Target(6, of="ratio"),)),
        Row("the same with sqlite3 alone", "ms", _BASELINE, flushed, raw),
    ]


def _appended(folder: Path, events: Sequence[Event]) -> tuple[float, float, float]:
    folder.mkdir()
    figures: list[tuple[float, float, float]] = []
    with (
        archive_in(folder) as archive,
        RawTable(folder / "raw.db") as table,
        RawFile(folder / "raw.jsonl") as file,
    ):
        archive.append(ID, events[:1], after=0)
        for after, event in enumerate(events[1:], start=1):
            content = EVENTS.dump_json(event)
            figures.append(
                (
                    milliseconds(partial(file.add, content)),
                    milliseconds(partial(table.add, ID, content)),
                    milliseconds(partial(archive.append, ID, [event], after=after)),
                )
            )
    flushed, raw, ours = zip(*figures, strict=True)
    return median(flushed), median(raw), median(ours)
