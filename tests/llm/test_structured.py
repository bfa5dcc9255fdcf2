"""An answer in a form is checked; what does not fit is asked for once more, and never believed."""

import json
from collections.abc import AsyncGenerator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field

from trainer.llm.answering import Answer
from trainer.llm.client import Delta, Done, Failed, Happening, Prompt, Usage
from trainer.llm.faults import FaultKind, described
from trainer.llm.structured import CUT, UNREADABLE, Filled, Unfilled, filled_in
from trainer.llm.wire import Ask

PROMPT = Prompt([{"role": "user", "content": "How many?"}], most_tokens=100, most_characters=500)


class Count(BaseModel):
    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    count: int = Field(ge=0, le=10)


class Answers:
    """Gives one text after the other, the last one for ever, and keeps what it was asked."""

    def __init__(self, *texts: str, is_whole: bool = True) -> None:
        self.texts, self.is_whole = list(texts), is_whole
        self.asked: list[Prompt] = []

    async def ask(self, prompt: Prompt) -> AsyncGenerator[Happening, None]:
        self.asked.append(prompt)
        yield Delta(self.texts.pop(0) if len(self.texts) > 1 else self.texts[0])
        yield Done(Usage(), self.is_whole)


@pytest.mark.parametrize(
    "text",
    [
        '{"count": 3}',
        '```json\n{"count": 3}\n```',
        'Gladly. Here it is:\n{"count": 3}\nAnything else?',
        '\ufeff  {"count":\t3}  ',
    ],
)
async def test_a_form_is_found_in_whatever_stands_around_it(text: str) -> None:
    answers = Answers(text)

    assert await filled_in(answers.ask, PROMPT, Count) == Filled(Count(count=3))
    assert len(answers.asked) == 1
    assert answers.asked[0].form == Count.model_json_schema()


@pytest.mark.parametrize(
    "text",
    [
        "three",
        "",
        "{",
        "[3]",
        "null",
        '{"count": 11}',
        '{"count": -1}',
        '{"count": "many"}',
        '{"count": 3, "sure": true}',
        '{"number": 3}',
        '{"count": 3} {"count": 4}',
        "{" * 20_000,
        "```json\nnothing\n```",
    ],
)
async def test_what_does_not_fit_is_asked_for_once_more_and_then_given_up(text: str) -> None:
    answers = Answers(text)

    assert await filled_in(answers.ask, PROMPT, Count) == Unfilled(UNREADABLE)
    assert len(answers.asked) == 2


async def test_the_second_time_it_is_told_what_was_wrong() -> None:
    answers = Answers('{"count": 30}', '{"count": 3}')

    assert await filled_in(answers.ask, PROMPT, Count) == Filled(Count(count=3))
    again = answers.asked[1].messages
    assert [message["role"] for message in again] == ["user", "assistant", "user"]
    assert "count: Input should be less than or equal to 10" in again[-1]["content"]


async def test_an_answer_that_was_cut_is_not_read() -> None:
    assert await filled_in(Answers('{"count": 3}', is_whole=False).ask, PROMPT, Count) == Unfilled(CUT)


async def test_a_fault_is_passed_on_in_words() -> None:
    fault = described(FaultKind.LATE, model="m", address="a", key_place="nowhere")

    async def ask(_: Prompt) -> AsyncGenerator[Happening, None]:
        yield Delta('{"count": 3}')
        yield Failed(fault)

    assert await filled_in(ask, PROMPT, Count) == Unfilled("no answer came in time", fault)


@given(st.one_of(st.text(), st.recursive(st.none() | st.text() | st.integers(), st.lists).map(json.dumps)))
@settings(max_examples=150, deadline=None)
async def test_no_answer_breaks_it(text: str) -> None:
    found = await filled_in(Answers(text).ask, PROMPT, Count)

    assert isinstance(found, Unfilled) or 0 <= found.form.count <= 10


class Library:
    """The library for models, as far as a request goes."""

    def __init__(self, *, is_able: bool) -> None:
        self.is_able = is_able
        self.asked: dict[str, Any] = {}

    def supports_response_schema(self, model: str) -> bool:
        return self.is_able and model == "openai/gpt-4o-mini"

    async def acompletion(self, **given: Any) -> Any:
        self.asked = given
        raise ConnectionError


@pytest.mark.parametrize(
    ("is_able", "address", "is_held"),
    [(True, None, True), (True, "http://127.0.0.1:1/v1", False), (False, None, False)],
)
async def test_a_model_is_held_to_a_form_only_where_it_is_known_to_take_it(
    is_able: bool, address: str | None, is_held: bool
) -> None:
    library = Library(is_able=is_able)
    ask = Ask(1, "openai/gpt-4o-mini", address, None, None, [], 10, 100, 1.0, form=Count.model_json_schema())

    with pytest.raises(ConnectionError):
        await Answer(library, ask, lambda _: None).stream()

    assert ("response_format" in library.asked) is is_held
