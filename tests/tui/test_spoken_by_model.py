"""A customer who is spoken by a model, and every way in which a model fails, seen in the app."""

import os
import signal
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
import pytest_asyncio

from tests.llm.provider import Provider, port_nobody_listens_on, provider_running
from tests.tui.model_talks import KEY, QUESTION, SAID, Model, Talk, debrief_of, talk_of
from trainer.interview.events import Asked, Used
from trainer.llm.process import ModelProcess
from trainer.tui.screens.home import HomeScreen
from trainer.tui.widgets.prompt import Prompt
from trainer.tui.widgets.setback import KEPT

pytestmark = pytest.mark.asyncio(loop_scope="module")

Opened = Callable[..., AbstractAsyncContextManager[Talk]]
FAULTS = {
    "key_rejected": "the key from the environment (TRAINER_MODEL_KEY) was not accepted",
    "forbidden": "was not accepted",
    "no_credit": "the account behind the key has no credit left",
    "too_many": "the provider takes no more requests just now and asks to wait 7 seconds",
    "no_model": "knows no model called",
    "bad_request": "did not take the question in this form",
    "server_error": "the provider has trouble of its own",
    "bad_gateway": "the provider has trouble of its own",
    "web_page": "what came back was not a model's answer",
    "hang": "no answer came in time",
    "late_first_token": "no answer came in time",
    "stall": "the answer stopped coming",
    "cut_hard": "the connection broke in the middle of the answer",
    "cut_soft": "the connection broke in the middle of the answer",
    "cut_before_anything": "the connection broke in the middle of the answer",
    "malformed": "what came back was not a model's answer",
    "empty": "the model answered nothing",
    "empty_body": "what came back was not a model's answer",
    "null": "the model answered nothing",
    "no_choices": "what came back was not a model's answer",
    "filtered": "the provider's filter held the answer back",
    "error_event": "the provider has trouble of its own",
}


@pytest.fixture(scope="module", name="provider")
def _provider() -> Iterator[Provider]:
    with provider_running(Provider(reply=lambda _: SAID)) as provider:
        yield provider


@pytest_asyncio.fixture(loop_scope="module", scope="module", name="process")
async def _process() -> AsyncIterator[ModelProcess]:
    process = ModelProcess()
    yield process
    await process.close()


@pytest.fixture(name="model")
def _model(provider: Provider, process: ModelProcess, monkeypatch: pytest.MonkeyPatch) -> Model:
    monkeypatch.setenv("TRAINER_MODEL_KEY", KEY)
    provider.plan[:] = ["answer"]
    provider.requests.clear()
    return Model(provider, process)


async def test_the_customer_answers_in_the_models_words(model: Model, tmp_path: Path) -> None:
    async with talk_of(model, tmp_path) as talk:
        assert "coached  ·  model" in talk.shown
        assert "nothing used yet" in talk.shown

        await talk.ask()

        assert SAID in talk.words
        assert talk.port.interview.turns[0].reply[0].startswith(SAID)
        assert not talk.has_setback


async def test_what_is_used_is_told_with_the_cost_unknown_where_it_is(model: Model, tmp_path: Path) -> None:
    async with talk_of(model, tmp_path) as talk:
        await talk.ask()

        assert "110 tokens" in talk.shown
        assert "cost unknown" in talk.shown


async def test_what_is_used_is_told_with_its_cost_where_prices_are_set(model: Model, tmp_path: Path) -> None:
    model.more = {"price_in": 1.0, "price_out": 10.0}
    async with talk_of(model, tmp_path, size=(80, 24)) as talk:
        await talk.ask()

        assert "model 110 tokens, $0.0002" in talk.shown


async def test_a_limit_stops_before_it_is_passed(model: Model, tmp_path: Path) -> None:
    model.more = {"price_in": 1000.0, "price_out": 1000.0, "cap": 0.01}
    async with talk_of(model, tmp_path) as talk:
        await talk.ask()

        assert "the next answer could pass the limit you set for one interview" in talk.words
        assert model.provider.requests == []


async def test_every_fault_says_what_happened_and_keeps_the_question(model: Model, tmp_path: Path) -> None:
    async with talk_of(model, tmp_path) as talk:
        seen = {}
        for fault in FAULTS:
            model.provider.plan[:] = [fault]
            await (talk.press("r") if talk.has_setback else talk.ask())
            await talk.until(lambda: talk.has_setback)
            assert KEPT in talk.words
            assert QUESTION in talk.words
            assert KEY not in talk.shown
            seen[fault] = talk.words

        assert {fault: words for fault, words in FAULTS.items() if words not in seen[fault]} == {}
        assert len(model.provider.requests) == len(FAULTS)
        events = talk.port.interview.events
        assert sum(isinstance(event, Asked) for event in events) == 1
        assert talk.port.interview.turns[0].reply == ()


async def test_nobody_at_the_address_is_told(model: Model, tmp_path: Path) -> None:
    with port_nobody_listens_on() as address:
        model.address = address
        async with talk_of(model, tmp_path) as talk:
            await talk.ask()

            assert f"nobody answers at {address}" in talk.words
            assert KEPT in talk.words


async def test_a_key_that_a_server_sends_back_is_never_shown(model: Model, tmp_path: Path) -> None:
    model.provider.plan[:] = ["key_rejected"]
    async with talk_of(model, tmp_path) as talk:
        await talk.ask()

        assert model.provider.requests[0].key == KEY
        assert "canary" not in talk.shown
        assert KEY.encode() not in (tmp_path / "interviews.db").read_bytes()


async def test_a_wait_that_a_provider_asks_for_stands_beside_the_next_try(model: Model, tmp_path: Path) -> None:
    model.provider.plan[:] = ["too_many", "answer"]
    async with talk_of(model, tmp_path) as talk:
        await talk.ask()
        assert "Try again, in 7 s if you do as asked" in talk.shown

        await talk.press("r")

        assert SAID in talk.words
        assert len(model.provider.requests) == 2


async def test_a_talk_goes_on_in_their_own_lines_with_the_same_outcome(model: Model, tmp_path: Path) -> None:
    model.provider.plan[:] = ["cut_hard"]
    async with talk_of(model, tmp_path) as talk:
        await talk.ask()

        await talk.press("e")

        turn = talk.port.interview.turns[0]
        assert turn.reply == turn.embedded
        assert turn.reply[0] in talk.words
        assert "·  model" not in talk.shown
        await talk.ask("What happened next?")
        assert len(model.provider.requests) == 1


async def test_a_talk_is_left_for_later_with_its_question(model: Model, tmp_path: Path) -> None:
    model.provider.plan[:] = ["server_error"]
    async with talk_of(model, tmp_path) as talk:
        await talk.ask()
        port = talk.port

        await talk.press("l")
        await talk.until(lambda: isinstance(talk.app.screen, HomeScreen))

        assert port.interview.turns[0].utterance == QUESTION
        assert port.interview.turns[0].reply == ()
        assert not port.interview.is_over


async def test_what_is_typed_while_an_answer_fails_stays_typed(model: Model, tmp_path: Path) -> None:
    model.provider.plan[:] = ["late_first_token", "answer"]
    async with talk_of(model, tmp_path) as talk:
        talk.screen.query_one(Prompt).text = QUESTION
        await talk.pilot.press("enter")
        await talk.pilot.press(*"era")
        await talk.until(lambda: talk.has_setback)

        assert talk.screen.query_one(Prompt).text == "era"
        assert talk.app.focused is talk.screen.query_one(Prompt)
        assert "Tab goes to the choice" in talk.words


async def test_the_beginning_of_a_question_is_no_choice(model: Model, tmp_path: Path) -> None:
    model.provider.plan[:] = ["server_error"]
    async with talk_of(model, tmp_path) as talk:
        await talk.ask()

        await talk.press("W", "e", "l", "l")

        assert talk.screen.query_one(Prompt).text == "Well"
        assert talk.has_setback


async def test_ctrl_c_stops_an_answer_and_what_it_used_is_kept(model: Model, tmp_path: Path) -> None:
    model.more = {"first_seconds": 30}
    model.provider.plan[:] = ["late_first_token", "answer"]
    model.provider.left.clear()
    async with talk_of(model, tmp_path) as talk:
        talk.screen.query_one(Prompt).text = QUESTION
        await talk.pilot.press("enter")
        await talk.until(lambda: bool(model.provider.requests))
        assert "ctrl+c stops it" in talk.words

        await talk.press("ctrl+c")
        assert "You stopped the answer." in talk.words
        await talk.until(lambda: any(isinstance(event, Used) for event in talk.port.interview.events))

        await talk.press("enter")
        assert SAID in talk.words


async def test_sending_early_does_not_ask_the_model_twice(model: Model, tmp_path: Path) -> None:
    model.more = {"first_seconds": 30, "gap_seconds": 30}
    model.provider.plan[:] = ["slow_tokens", "answer"]
    async with talk_of(model, tmp_path) as talk:
        talk.screen.query_one(Prompt).text = QUESTION
        await talk.pilot.press("enter")
        await talk.until(lambda: bool(model.provider.requests))

        await talk.ask("What happened next?")
        await talk.until(lambda: len(talk.port.interview.turns) == 2 and bool(talk.port.interview.turns[1].reply))

        assert len(model.provider.requests) == 2


async def test_a_child_that_dies_is_started_again_once_and_then_the_customer_can_speak(
    model: Model, tmp_path: Path
) -> None:
    model.process = ModelProcess()
    try:
        async with talk_of(model, tmp_path) as talk:
            for times in (1, 2):
                await talk.until(lambda: model.process.pid is not None)
                os.kill(model.process.pid or 0, signal.SIGKILL)
                await model.process.wait_until_gone()
                await talk.ask()
                assert talk.has_setback == (times == 2)

            assert "the part of the trainer that talks to models stopped" in talk.words
            await talk.press("e")
            assert talk.port.interview.turns[1].reply == talk.port.interview.turns[1].embedded
    finally:
        await model.process.close()


async def test_the_coachs_paragraph_comes_into_the_debrief(
    model: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model.provider, "reply", lambda _: "You asked about their day, and left before the story.")
    async with debrief_of(model, tmp_path) as talk:
        await talk.press("w")

        await talk.until(lambda: "You asked about their day, and left before the story." in talk.shown)
        assert "Written by a model (openai/tiny)" in talk.shown


async def test_where_no_paragraph_comes_it_says_why(model: Model, tmp_path: Path) -> None:
    model.provider.plan[:] = ["key_rejected"]
    async with debrief_of(model, tmp_path) as talk:
        await talk.press("w")

        await talk.until(lambda: "wrote no paragraph that can be shown" in talk.shown)
        assert "canary" not in talk.shown


async def test_a_verdict_on_which_no_opinion_comes_is_not_judged(model: Model, tmp_path: Path) -> None:
    model.provider.plan[:] = ["server_error"]
    async with debrief_of(model, tmp_path) as talk:
        await talk.press("2", "s", "end", "enter")

        await talk.until(lambda: "not judged, because the provider has trouble of its own" in talk.shown)
        assert len(model.provider.requests) == 1


async def test_without_a_model_a_debrief_offers_nobody_to_ask(model: Model, tmp_path: Path) -> None:
    model.settings = lambda: None  # type: ignore[method-assign, return-value, assignment]
    async with debrief_of(model, tmp_path) as talk:
        await talk.press("w", "2", "s")

        assert "second opinion" not in talk.shown
        assert model.provider.requests == []
