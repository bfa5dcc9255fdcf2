"""What a person is told for everything a provider can do, through the real child process and a real server."""

import asyncio

import pytest

from tests.llm.asking import KEY, Asker
from tests.llm.provider import port_nobody_listens_on
from trainer.llm.client import Deadlines, Delta, Done, ModelClient, Prompt
from trainer.llm.endpoint import Endpoint
from trainer.llm.faults import FaultKind

pytestmark = pytest.mark.asyncio(loop_scope="module")

REFUSALS = {
    "key_rejected": FaultKind.KEY_REJECTED,
    "forbidden": FaultKind.KEY_REJECTED,
    "no_credit": FaultKind.NO_CREDIT,
    "too_many": FaultKind.TOO_MANY,
    "no_model": FaultKind.NO_SUCH_MODEL,
    "bad_request": FaultKind.REFUSED_REQUEST,
    "server_error": FaultKind.SERVER_TROUBLE,
    "overloaded": FaultKind.SERVER_TROUBLE,
    "bad_gateway": FaultKind.SERVER_TROUBLE,
    "web_page": FaultKind.MALFORMED,
    "empty_body": FaultKind.MALFORMED,
    "hang": FaultKind.LATE,
    "late_first_token": FaultKind.LATE,
    "empty": FaultKind.EMPTY,
    "null": FaultKind.EMPTY,
    "no_choices": FaultKind.MALFORMED,
    "cut_before_anything": FaultKind.CUT,
}
BREAKS = {
    "stall": FaultKind.STALLED,
    "cut_hard": FaultKind.CUT,
    "cut_soft": FaultKind.CUT,
    "malformed": FaultKind.MALFORMED,
    "filtered": FaultKind.FILTERED,
    "error_event": FaultKind.SERVER_TROUBLE,
}


async def test_an_answer_comes_whole_with_its_tokens(asker: Asker) -> None:
    heard = await asker.ask("answer")

    assert heard.text == "I see. That is how it goes here."
    assert isinstance(heard.end, Done)
    assert heard.end.is_whole
    assert (heard.end.usage.tokens_in, heard.end.usage.tokens_out) == (100, 8)


async def test_the_price_of_a_name_means_nothing_at_an_address_of_ones_own(asker: Asker) -> None:
    heard = await asker.ask("answer", client=asker.client(model="openai/gpt-4o-mini"))

    assert isinstance(heard.end, Done)
    assert heard.end.usage.cost is None


async def test_the_price_of_a_known_model_is_known(asker: Asker) -> None:
    price = await ModelClient(asker.process, Endpoint("openai/gpt-4o-mini")).price()
    at_own_address = await asker.client(model="openai/gpt-4o-mini").price()

    assert at_own_address is not None
    assert at_own_address.tokens_in is None
    assert price is not None
    assert price.tokens_in is not None
    assert price.tokens_in > 0


@pytest.mark.parametrize("plan", REFUSALS)
async def test_a_refusal_is_named_before_a_word_is_said(asker: Asker, plan: str) -> None:
    heard = await asker.ask(plan)

    assert heard.text == ""
    assert heard.fault.kind is REFUSALS[plan]
    assert heard.fault.what
    assert heard.fault.remedy


@pytest.mark.parametrize("plan", BREAKS)
async def test_a_broken_answer_never_counts_as_whole(asker: Asker, plan: str) -> None:
    heard = await asker.ask(plan)

    assert heard.text
    assert heard.fault.kind is BREAKS[plan]


@pytest.mark.parametrize("plan", ["key_rejected", "forbidden", "error_event"])
async def test_a_key_that_a_server_sends_back_is_shown_nowhere(asker: Asker, plan: str) -> None:
    heard = await asker.ask(plan)

    assert asker.provider.requests[-1].key == KEY
    assert KEY not in repr(heard)
    assert "[key]" in heard.fault.detail


async def test_a_key_inside_an_answer_is_not_shown_either(asker: Asker) -> None:
    asker.provider.reply = lambda _: f"My papers say {KEY} and no more."
    try:
        heard = await asker.ask("answer")
    finally:
        asker.provider.reply = lambda _: "I see. That is how it goes here."

    assert heard.text == "My papers say [key] and no more."


async def test_the_wait_a_provider_asks_for_is_told(asker: Asker) -> None:
    heard = await asker.ask("too_many")

    assert heard.fault.wait_seconds == 7
    assert "7 seconds" in heard.fault.what


async def test_no_request_is_repeated_behind_anybodys_back(asker: Asker) -> None:
    for plan in ("too_many", "server_error", "overloaded"):
        before = len(asker.provider.requests)
        await asker.ask(plan)
        assert len(asker.provider.requests) == before + 1


async def test_a_port_that_refuses_is_said_to_be_one(asker: Asker) -> None:
    with port_nobody_listens_on() as address:
        heard = await asker.ask(client=asker.client(address=address))

    assert heard.fault.kind is FaultKind.UNREACHABLE
    assert address in heard.fault.what


async def test_an_unknown_host_is_said_to_be_one(asker: Asker) -> None:
    heard = await asker.ask(client=asker.client(address="http://nosuch.invalid/v1"))

    assert heard.fault.kind is FaultKind.UNKNOWN_HOST
    assert "nosuch.invalid" in heard.fault.what


async def test_a_plain_port_asked_securely_is_not_secure(asker: Asker) -> None:
    heard = await asker.ask(client=asker.client(address=f"https://127.0.0.1:{asker.provider.port}/v1"))

    assert heard.fault.kind is FaultKind.NOT_SECURE


async def test_a_model_without_a_provider_is_unknown(asker: Asker) -> None:
    heard = await asker.ask(client=asker.client(model="no-such-provider/tiny"))

    assert heard.fault.kind is FaultKind.NO_SUCH_MODEL


async def test_slow_words_that_keep_coming_are_waited_for(asker: Asker) -> None:
    heard = await asker.ask("slow_tokens")

    assert isinstance(heard.end, Done)


async def test_a_model_that_thinks_first_is_waited_for_and_its_thoughts_are_not_shown(asker: Asker) -> None:
    heard = await asker.ask("thinks")

    assert isinstance(heard.end, Done)
    assert heard.text == "I see. That is how it goes here."


async def test_an_answer_without_end_ends_at_the_total_deadline(asker: Asker) -> None:
    asker.provider.reply = lambda _: "And then we went on, and on. " * 200
    try:
        heard = await asker.ask("slow_tokens", client=asker.client(deadlines=Deadlines(60, 1, 1, total=0.5)))
    finally:
        asker.provider.reply = lambda _: "I see. That is how it goes here."

    assert heard.fault.kind is FaultKind.TOO_LONG


async def test_a_million_characters_are_cut_at_the_limit(asker: Asker) -> None:
    heard = await asker.ask("long", most_characters=3000)

    assert len(heard.text) == 3000
    assert isinstance(heard.end, Done)
    assert not heard.end.is_whole


async def test_an_answer_cut_by_the_models_own_limit_is_not_whole(asker: Asker) -> None:
    heard = await asker.ask("length")

    assert isinstance(heard.end, Done)
    assert not heard.end.is_whole


async def test_leaving_an_answer_stops_it_at_the_provider(asker: Asker) -> None:
    asker.provider.plan[:] = ["stall"]
    asker.provider.left.clear()
    answer = asker.client().ask(Prompt([{"role": "user", "content": "Go on"}], 200, 5000))
    first = await anext(answer)
    await answer.aclose()

    assert isinstance(first, Delta)
    assert await asyncio.to_thread(asker.provider.left.wait, 5)


async def test_several_answers_come_at_once_over_one_process(asker: Asker) -> None:
    asker.provider.plan[:] = ["answer"]

    heard = await asyncio.gather(*(asker.ask("answer") for _ in range(5)))

    assert {one.text for one in heard} == {"I see. That is how it goes here."}
