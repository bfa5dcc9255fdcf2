"""Answers that fill in a form: asked for, read out of whatever stands around them, and checked; nothing is believed."""

import re
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from trainer.llm.client import Delta, Done, Failed, Happening, Prompt
from trainer.llm.faults import Fault
from trainer.llm.wire import Message

Form = TypeVar("Form", bound=BaseModel)
Asked = Callable[[Prompt], AsyncGenerator[Happening, None]]

_TRIES = 2
"""The answer, and once more with what was wrong with it."""
_FENCED = re.compile(r"```\w*\s*(\{.*\})\s*```", re.DOTALL)
_MOST_FAULTS = 3
CUT = "its answer was cut before the end"
UNREADABLE = "its answer did not have the form that was asked for"


@dataclass(frozen=True, slots=True)
class Text:
    """An answer in plain words, to its end."""

    text: str
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Filled(Generic[Form]):
    """A form that was filled in as it should be."""

    form: Form


@dataclass(frozen=True, slots=True)
class Unfilled:
    """There is no form, and why; as words that follow "because"."""

    why: str
    fault: Fault | None = None
    """Where the model failed; None where what it said was of no use."""


async def heard_out(ask: Asked, prompt: Prompt) -> Text | Fault:
    """One answer, heard to its end."""
    text = ""
    async with aclosing(ask(prompt)) as happenings:
        async for happening in happenings:
            match happening:
                case Delta(piece):
                    text += piece
                case Done(is_whole=is_whole):
                    return Text(text, is_whole)
                case Failed(fault):
                    return fault
    return Text(text, is_whole=False)


async def filled_in(ask: Asked, prompt: Prompt, form: type[Form]) -> Filled[Form] | Unfilled:
    """Ask for a form; once more, saying what was wrong, where it is not filled in as it should be."""
    prompt = replace(prompt, form=form.model_json_schema())
    for _ in range(_TRIES):
        match await heard_out(ask, prompt):
            case Text(text, is_whole=True):
                try:
                    return Filled(form.model_validate_json(_braced(text)))
                except ValidationError as error:
                    prompt = replace(prompt, messages=[*prompt.messages, *_mending(text, error)])
            case Text():
                return Unfilled(CUT)
            case fault:
                return Unfilled(fault.what, fault)
    return Unfilled(UNREADABLE)


def _braced(text: str) -> str:
    """What looks like JSON in an answer: inside a fence, or between the outermost braces."""
    if fenced := _FENCED.search(text):
        return fenced[1]
    start, end = text.find("{"), text.rfind("}")
    return text[start : end + 1] if 0 <= start < end else text


def _mending(text: str, error: ValidationError) -> list[Message]:
    faults = error.errors(include_input=False, include_url=False)[:_MOST_FAULTS]
    told = "; ".join(f"{'.'.join(map(str, fault['loc'])) or 'the answer'}: {fault['msg']}" for fault in faults)
    again = f"That was not the form that was asked for ({told}). Answer again, with the JSON object alone."
    return [{"role": "assistant", "content": text}, {"role": "user", "content": again}]
