"""Keeps each text once, under its hash: hundreds of interviews begin with the same files of a customer."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from sqlalchemy import Connection, bindparam, delete, exists, insert, or_, select

from trainer.store.tables import interviews, texts

if TYPE_CHECKING:
    from trainer.interview.events import Started

_KEEP = insert(texts).prefix_with("OR IGNORE")
_OF_INTERVIEW = (
    select(texts.c.hash, texts.c.text)
    .join(interviews, texts.c.hash.in_([interviews.c.scenario_text, interviews.c.persona_text]))
    .where(interviews.c.id == bindparam("interview_id"))
)
_IS_USED = exists().where(or_(interviews.c.scenario_text == texts.c.hash, interviews.c.persona_text == texts.c.hash))
_FORGET_UNUSED = delete(texts).where(texts.c.hash == bindparam("wanted"), ~_IS_USED)


def hash_of(text: str) -> str:
    """What a text is kept under: its SHA-256, in hexadecimal."""
    return sha256(text.encode()).hexdigest()


def without_texts(started: Started) -> Started:
    """The event with the hashes of its texts in their places, as it is written."""
    return replace(started, scenario_text=hash_of(started.scenario_text), persona_text=hash_of(started.persona_text))


def with_texts(started: Started, kept: Mapping[str, str]) -> Started:
    """The event as it was before it was written; KeyError where a text is missing."""
    return replace(started, scenario_text=kept[started.scenario_text], persona_text=kept[started.persona_text])


def keep_texts(connection: Connection, *wanted: str) -> None:
    """Keep texts that may be here already."""
    connection.execute(_KEEP, [{"hash": hash_of(text), "text": text} for text in wanted])


def texts_of(connection: Connection, interview_id: str) -> dict[str, str]:
    """The texts that an interview began with, by their hashes."""
    return {row.hash: row.text for row in connection.execute(_OF_INTERVIEW, {"interview_id": interview_id})}


def forget_unused(connection: Connection, hashes: Collection[str]) -> None:
    """Forget those of these texts that no interview uses any more."""
    for wanted in hashes:
        connection.execute(_FORGET_UNUSED, {"wanted": wanted})
