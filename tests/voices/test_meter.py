"""What is used of a model is counted, and a limit is never passed."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, field

import pytest

from tests.voices.models import ENDPOINT, Speaker, saying
from trainer.llm.client import Delta, Failed, Happening, Prompt, Usage
from trainer.llm.faults import FaultKind
from trainer.voices.meter import Limits, Meter, Prices, Spent, Total, total_of, weight_of
from trainer.voices.metered import MeteredModel

PROMPT = Prompt([{"role": "user", "content": "How do you close the shop?"}], most_tokens=100, most_characters=500)
DEAR = Prices(tokens_in=10.0, tokens_out=50.0)
PROMPT_COST = 0.006
"""Never less than what PROMPT and the longest answer to it cost at those prices."""


async def answers(model: MeteredModel, *, prompt: Prompt = PROMPT) -> list[Happening]:
    return [happening async for happening in model.ask(prompt, purpose="judge")]


async def test_every_answer_is_counted_by_what_it_was_for() -> None:
    model = MeteredModel(saying("Late."), ENDPOINT)

    await answers(model)

    assert model.meter.unkept == [Spent("judge", 100, 20, 0.001)]
    assert model.meter.total == Total(100, 20, 0.001)


@pytest.mark.parametrize("dollars", [0.004, 0.02, 0.05])
async def test_the_limit_in_dollars_stops_before_it_is_passed(dollars: float) -> None:
    speaker = Speaker(lambda _: "Late.", usage=Usage(15, 100, None))  # never more than PROMPT can use
    model = MeteredModel(speaker, ENDPOINT, Meter(Limits(cost=dollars), DEAR))
    asked = 0
    while not isinstance((await answers(model))[-1], Failed):
        asked += 1

    assert len(speaker.asked) == asked
    assert model.meter.total.cost is not None
    assert dollars - PROMPT_COST < model.meter.total.cost <= dollars


async def test_the_limit_in_tokens_holds_where_no_price_is_known() -> None:
    model = MeteredModel(
        Speaker(lambda _: "Late.", usage=Usage(15, 100, None)), ENDPOINT, Meter(Limits(cost=0.01, tokens=400))
    )
    while not isinstance((end := (await answers(model))[-1]), Failed):
        pass

    assert end.fault.kind is FaultKind.CAP_REACHED
    assert model.meter.total.tokens == 345
    assert model.meter.total.cost is None
    assert "cost unknown" in model.meter.total.in_words


async def test_answers_that_still_come_count_in_full() -> None:
    model = MeteredModel(saying("Late enough."), ENDPOINT, Meter(Limits(tokens=200)))
    async with aclosing(model.ask(PROMPT, purpose="voice")) as first:
        assert isinstance(await anext(first), Delta)
        assert isinstance((await answers(model))[-1], Failed)

    assert model.meter.allows(PROMPT)


async def test_what_earlier_sittings_used_counts() -> None:
    meter = Meter(Limits(tokens=1_000))
    meter.carry([Spent("voice", 900, 50, 0.01), Spent("judge", 10, 5, None, is_estimated=True)])

    assert not meter.allows(PROMPT)
    assert meter.unkept == []
    assert meter.total == Total(910, 55, None, is_estimated=True)
    assert meter.total.in_words == "about 965 tokens, cost unknown"


async def test_an_answer_that_is_left_is_counted_by_its_length_once() -> None:
    model = MeteredModel(saying("It was late. " * 50), ENDPOINT)
    async with aclosing(model.ask(PROMPT, purpose="voice")) as answer:
        await anext(answer)

    (spent,) = model.meter.unkept
    assert spent.is_estimated
    assert spent.tokens_in >= len("How do you close the shop?") / 4
    assert spent.tokens_out < 10


async def test_a_price_is_asked_for_once() -> None:
    asked: list[int] = []

    async def listed() -> Prices:
        asked.append(1)
        return DEAR

    model = MeteredModel(saying("Late."), ENDPOINT, Meter(Limits(cost=1.0), listed=listed))
    await answers(model)
    await answers(model)

    assert len(asked) == 1
    assert model.meter.total.cost == pytest.approx(2 * (100 * 10 + 20 * 50) / 1e6)


@pytest.mark.parametrize("text", ["7" * 100, "!?" * 50, "ж" * 100, "🙂" * 100, "\u202e" * 50])
def test_what_costs_more_than_words_is_weighed_as_more(text: str) -> None:
    odd, plain = (
        Prompt([{"role": "user", "content": content}], most_tokens=1, most_characters=1)
        for content in (text, "a" * len(text))
    )

    assert weight_of(odd) >= len(text)
    assert weight_of(odd) > 2 * weight_of(plain)


def test_one_unknown_cost_makes_the_total_unknown_and_never_nothing() -> None:
    assert total_of([Spent("voice", 1, 1, 0.5), Spent("voice", 1, 1, None)]).cost is None
    assert total_of([Spent("voice", 1, 1, 0.5), Spent("coach", 1, 1, 0.25)]).cost == 0.75


@dataclass
class Waiting:
    """A model that has not said anything yet."""

    asked: asyncio.Event = field(default_factory=asyncio.Event)

    async def ask(self, prompt: Prompt) -> AsyncGenerator[Happening, None]:
        """See Model."""
        self.asked.set()
        await asyncio.Event().wait()
        yield Delta(prompt.messages[0]["content"])


async def test_an_answer_that_is_cancelled_is_counted_and_sets_nothing_aside() -> None:
    model = MeteredModel(waiting := Waiting(), ENDPOINT, Meter(Limits(tokens=200)))
    task = asyncio.create_task(answers(model))
    await waiting.asked.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

    assert len(model.meter.unkept) == 1
    assert model.meter.allows(PROMPT)
