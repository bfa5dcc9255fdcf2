"""Every provider on the list answers through its own protocol, and an answer that was cut is known to be one."""

import pytest

from tests.llm.asking import KEY, Asker, heard
from tests.llm.provider import Request
from trainer.llm.client import Deadlines, Done, ModelClient
from trainer.llm.endpoint import Endpoint
from trainer.llm.faults import FaultKind

pytestmark = pytest.mark.asyncio(loop_scope="module")

MODELS = {
    "openai/gpt-4o-mini": "/v1",
    "openai/o3-mini": "/v1",
    "anthropic/claude-haiku-4-5": "",
    "gemini/gemini-2.5-flash": "/v1",
    "mistral/mistral-small-latest": "/v1",
    "azure/mine": "",
    "ollama_chat/llama3.2": "",
    "hosted_vllm/tiny": "/v1",
}
PATIENT = Deadlines(start=60, first=10, gap=10, total=20)
"""The first estimate of tokens loads what estimates them."""


def client_of(asker: Asker, model: str) -> ModelClient:
    """A client of the local provider, by a provider's own protocol."""
    address = asker.provider.address.removesuffix("/v1") + MODELS[model]
    version = "2024-10-21" if model.startswith("azure") else None
    return ModelClient(asker.process, Endpoint(model, address, version, key=KEY), PATIENT)


def asked_last(asker: Asker) -> Request:
    """The last question to a model; litellm looks Ollama's models up besides, when it likes and without a key."""
    return next(request for request in reversed(asker.provider.requests) if not request.path.endswith("/api/show"))


@pytest.mark.parametrize("model", MODELS)
async def test_an_answer_comes_whole_over_every_protocol(asker: Asker, model: str) -> None:
    asker.provider.plan[:] = ["answer"]

    answer = await heard(client_of(asker, model))

    assert answer.text == "I see. That is how it goes here."
    assert isinstance(answer.end, Done), answer.end
    assert answer.end.is_whole
    assert answer.end.usage.tokens_out
    assert asked_last(asker).key == KEY


@pytest.mark.parametrize("model", MODELS)
async def test_an_answer_that_ends_without_its_end_is_cut_over_every_protocol(asker: Asker, model: str) -> None:
    asker.provider.plan[:] = ["cut_soft"]

    answer = await heard(client_of(asker, model))

    assert answer.fault.kind is FaultKind.CUT
