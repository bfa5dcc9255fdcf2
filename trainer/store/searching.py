"""The search over what was said: which words of an event are found, and which interviews hold all words of a query."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Integer, Text, column, false, intersect, select, table, text

from trainer.store.tables import interviews

if TYPE_CHECKING:
    from trainer.interview.events import Event

MOST_EVENTS = 65536
"""Of one interview that can be searched; a row's id is its interview's number times this, plus the event's."""

_NUMBER: ColumnElement[int] = column("rowid", Integer, _selectable=table("said")) // MOST_EVENTS
_SAID: ColumnElement[str] = column("said", Text)
_MOST_WORDS = 8
_WORD = re.compile(r"\w+")

ADD_WORDS = text("INSERT INTO said (rowid, text) VALUES (:row, :words)")
FORGET_WORDS = text("DELETE FROM said WHERE rowid BETWEEN :first AND :last")


def searchable(event: Event) -> str:
    """What of an event can be searched for; empty where nothing is."""
    match event.type:
        case "started":
            return f"{event.title} {event.name}".strip()
        case "asked":
            return event.utterance
        case "replied":
            return " ".join(event.bubbles)
        case "noted":
            return event.text
        case _:
            return ""


def rows_of(number: int, seq: int, events: Sequence[Event]) -> list[dict[str, Any]]:
    """The rows of new events, the first of which has the number `seq`."""
    return [
        {"row": number * MOST_EVENTS + at, "words": words}
        for at, event in enumerate(events, seq)
        if at < MOST_EVENTS and (words := searchable(event))
    ]


def bounds_of(number: int) -> dict[str, int]:
    """The first and last row of an interview."""
    return {"first": number * MOST_EVENTS, "last": (number + 1) * MOST_EVENTS - 1}


def holding(search: str) -> ColumnElement[bool]:
    """The condition that an interview holds every word of a search; a search without a word finds nothing."""
    words = list(_wanted(search))
    if not words:
        return false()
    each = (select(_NUMBER).where(_SAID.op("MATCH")(word)) for word in words)
    return interviews.c.number.in_(intersect(*each))


def _wanted(search: str) -> Iterator[str]:
    """Each word once, in quotes, so that none is read as an operator, and open at its end unless it is one letter."""
    words = dict.fromkeys(_WORD.findall(search.casefold()))
    for word in list(words)[:_MOST_WORDS]:
        yield f'"{word}"' if len(word) == 1 else f'"{word}"*'
