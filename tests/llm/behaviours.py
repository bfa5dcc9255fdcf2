"""What a provider can do to a request, well or badly, each by name."""

from dataclasses import dataclass, field
from typing import Any, Literal

LONG = "We had it all written down in the book by the door, and nobody read it. " * 14_000
"""About a million characters."""


@dataclass(frozen=True)
class Behaviour:
    """One way to answer."""

    status: int = 200
    content: str | None = None
    """A whole body in place of a stream; `{key}` gives back the key that was sent."""
    media_type: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict)
    text: str | None = None
    """What is streamed; what the provider replies where None."""
    finish: str | None = "stop"
    breaks_after: int | None = None
    """Pieces after which the stream breaks."""
    broken: Literal["hard", "soft", "stall", "malformed"] = "hard"
    odd_event: dict[str, Any] | None = None
    """Sent before the end."""
    hangs: bool = False
    late_first_token: bool = False
    is_slow: bool = False
    thinks: int = 0
    """Pieces of thought before the answer, each as slow as a slow piece."""


def _error(status: int, message: str, **more: Any) -> Behaviour:
    body = f'{{"error": {{"message": "{message}", "type": "planned", "code": "{status}"}}}}'
    return Behaviour(status=status, content=body, **more)


_NO_CONTENT: dict[str, Any] = {
    "id": "answer-1",
    "created": 1,
    "model": "x",
    "object": "chat.completion.chunk",
    "choices": [{"index": 0, "delta": {"role": "assistant", "content": None}, "finish_reason": None}],
}

BEHAVIOURS: dict[str, Behaviour] = {
    "answer": Behaviour(),
    "key_rejected": _error(401, "Incorrect API key provided: {key}. Authorization was: Bearer {key}"),
    "forbidden": _error(403, "The key {key} may not use this model"),
    "no_credit": _error(402, "Insufficient balance"),
    "too_many": _error(429, "Slow down", headers={"Retry-After": "7"}),
    "no_model": _error(404, "The model does not exist"),
    "bad_request": _error(400, "Unknown parameter"),
    "server_error": _error(500, "Something broke"),
    "overloaded": _error(503, "Overloaded"),
    "bad_gateway": Behaviour(status=502, content="<html><h1>502 Bad Gateway</h1></html>", media_type="text/html"),
    "web_page": Behaviour(content="<html>Please log in</html>", media_type="text/html"),
    "hang": Behaviour(hangs=True),
    "late_first_token": Behaviour(late_first_token=True),
    "thinks": Behaviour(thinks=12),
    "slow_tokens": Behaviour(is_slow=True),
    "stall": Behaviour(breaks_after=3, broken="stall"),
    "cut_hard": Behaviour(breaks_after=3, broken="hard"),
    "cut_soft": Behaviour(breaks_after=3, broken="soft"),
    "cut_before_anything": Behaviour(breaks_after=0, broken="hard"),
    "malformed": Behaviour(breaks_after=3, broken="malformed"),
    "empty": Behaviour(text=""),
    "empty_body": Behaviour(content="", media_type="text/event-stream"),
    "null": Behaviour(text="", odd_event=_NO_CONTENT),
    "no_choices": Behaviour(text="", odd_event={**_NO_CONTENT, "choices": []}, finish=None),
    "filtered": Behaviour(text="I would", finish="content_filter"),
    "length": Behaviour(finish="length"),
    "long": Behaviour(text=LONG),
    "error_event": Behaviour(odd_event={"error": {"message": "Bearer {key} broke", "code": 500}}),
    "german": Behaviour(text="Das weiß ich leider nicht mehr genau. Da müsste ich erst einmal nachsehen."),
    "out_of_role": Behaviour(text="As an AI language model, I have no practice of my own."),
}


def behaviour(name: str) -> Behaviour:
    """The behaviour of that name."""
    return BEHAVIOURS[name]
