"""What a model is told: from the speaking brief of one turn, and from nothing else."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from personas.speech import SpeakingBrief
from scoring.words import count_words
from trainer.llm.wire import Message

_SHORT = 12
"""Words; up to here an answer is a few words."""


@dataclass(frozen=True, slots=True)
class Retry:
    """Why an answer was broken off, and what of it had been said."""

    objection: str
    said: str = ""


def messages(brief: SpeakingBrief, *, retry: Retry | None = None) -> list[Message]:
    """The prompt: who speaks and what may be said, then the talk so far as it was heard, then the last utterance."""
    silence = _texts()["silence"]
    thread: list[Message] = []
    for heard in brief.heard:
        thread.append({"role": "user", "content": heard.utterance or silence})
        thread.append({"role": "assistant", "content": heard.reply})
    asked: Message = {"role": "user", "content": brief.utterance or silence}
    return [{"role": "system", "content": _system(brief, retry)}, *thread, asked]


def words_due(brief: SpeakingBrief) -> int:
    """How many words the person would say here by themselves."""
    return sum(count_words(line) for line in brief.own_words)


def orders(brief: SpeakingBrief) -> str:
    """All that a model is told besides what it is to say: none of it is ever the person's to say."""
    texts = _texts()
    fixed = (texts[name] for name in ("now", "kept", "trailing", "again", "go_on"))
    return "\n".join([_person(brief, texts), texts["rules"].format(length=_length(brief, texts)), *fixed])


def _system(brief: SpeakingBrief, retry: Retry | None) -> str:
    texts = _texts()
    parts = [_person(brief, texts), texts["rules"].format(length=_length(brief, texts))]
    parts.append(texts["now"].format(matter="\n".join(f"- {line}" for line in brief.matter)))
    if brief.hooks:
        parts.append(texts["kept"].format(hooks="; ".join(brief.hooks)))
    if brief.trailing:
        parts.append(texts["trailing"])
    if retry:
        parts.append(texts["go_on" if retry.said else "again"].format(objection=retry.objection, said=retry.said))
    return "\n".join(part.strip() for part in parts)


def _person(brief: SpeakingBrief, texts: Mapping[str, Any]) -> str:
    profile, manner = brief.profile, brief.manner
    person: str = texts["person"].format(
        name=profile.name,
        role=profile.role,
        workplace=profile.workplace,
        about=profile.about,
        voice=manner.voice,
        temper=texts["temper"][manner.temper],
        pace=texts["pace"][manner.pace],
        trust=next(text for least, text in reversed(texts["trust"].items()) if brief.rapport >= int(least)),
    )
    return person


def _length(brief: SpeakingBrief, texts: Mapping[str, Any]) -> str:
    words = words_due(brief)
    length: str = texts["length"]["short" if words <= _SHORT else "usual"].format(words=words)
    return length


@cache
def _texts() -> Mapping[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("prompts.toml").read_text(encoding="utf-8"))
