"""The provider of the tests itself: what it says it does, it does."""

import http.client
import json

import pytest

from tests.llm.behaviours import BEHAVIOURS
from tests.llm.provider import Provider, provider_running

ASKED = {"model": "tiny", "stream": True, "messages": [{"role": "user", "content": "Hello"}]}


def answered(provider: Provider, asked: dict[str, object]) -> tuple[int, str]:
    """Status and text of an answer that comes to an end."""
    connection = http.client.HTTPConnection("127.0.0.1", provider.port, timeout=10)
    try:
        connection.request("POST", "/v1/chat/completions", json.dumps(asked), {"Authorization": "Bearer canary"})
        response = connection.getresponse()
        return response.status, response.read().decode()
    finally:
        connection.close()


def test_a_streamed_answer_comes_in_pieces_and_says_that_it_is_whole() -> None:
    with provider_running(Provider(reply=lambda _: "We close at six.")) as provider:
        status, text = answered(provider, ASKED)

    assert status == 200
    pieces = [json.loads(line[6:]) for line in text.splitlines() if line.startswith("data: {")]
    said = "".join(piece["choices"][0]["delta"].get("content", "") for piece in pieces)
    assert said == "We close at six."
    assert text.rstrip().endswith("data: [DONE]")
    assert provider.requests[0].key == "canary"


def test_an_answer_can_also_be_asked_for_in_one_piece() -> None:
    with provider_running() as provider:
        _, text = answered(provider, {**ASKED, "stream": False})

    assert json.loads(text)["choices"][0]["message"]["content"] == "I see. That is how it goes here."


@pytest.mark.parametrize("name", [name for name, how in BEHAVIOURS.items() if how.status != 200])
def test_a_refusal_has_its_status(name: str) -> None:
    with provider_running(Provider(plan=[name])) as provider:
        status, text = answered(provider, ASKED)

    assert status == BEHAVIOURS[name].status
    assert "{key}" not in text


def test_a_soft_cut_ends_cleanly_and_never_says_that_it_is_whole() -> None:
    with provider_running(Provider(plan=["cut_soft"])) as provider:
        _, text = answered(provider, ASKED)

    assert "[DONE]" not in text
    assert '"finish_reason": "stop"' not in text


def test_a_hard_cut_breaks_the_connection() -> None:
    with provider_running(Provider(plan=["cut_hard"])) as provider, pytest.raises((OSError, http.client.HTTPException)):
        answered(provider, ASKED)


def test_plans_follow_one_another_and_the_last_one_stays() -> None:
    with provider_running(Provider(plan=["server_error", "answer"])) as provider:
        assert [answered(provider, ASKED)[0] for _ in range(3)] == [500, 200, 200]
