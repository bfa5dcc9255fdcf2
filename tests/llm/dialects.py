"""The protocols of providers that do not speak like OpenAI: an answer in each, whole or without its end."""

import json
from collections.abc import Iterator
from typing import Any

PIECE = 7


def dialect_of(path: str) -> str | None:
    """The protocol a path belongs to; None for OpenAI's."""
    if path.endswith("/messages"):
        return "anthropic"
    if "streamGenerateContent" in path:
        return "gemini"
    return "ollama" if path.endswith("/api/chat") else None


def body_of(dialect: str, text: str, *, is_cut: bool) -> bytes:
    """The stream of an answer; a cut one lacks what says that it is whole."""
    pieces = [text[at : at + PIECE] for at in range(0, len(text), PIECE)]
    makers = {"anthropic": _anthropic, "gemini": _gemini, "ollama": _ollama}
    return "".join(makers[dialect](pieces[:-1] if is_cut else pieces, is_cut=is_cut)).encode()


def _anthropic(pieces: list[str], *, is_cut: bool) -> Iterator[str]:
    usage = {"input_tokens": 100, "output_tokens": 1}
    start = {"id": "m", "type": "message", "role": "assistant", "content": [], "model": "x", "usage": usage}
    yield _event("message_start", {"message": start})
    yield _event("content_block_start", {"index": 0, "content_block": {"type": "text", "text": ""}})
    for piece in pieces:
        yield _event("content_block_delta", {"index": 0, "delta": {"type": "text_delta", "text": piece}})
    if is_cut:
        return
    yield _event("content_block_stop", {"index": 0})
    yield _event("message_delta", {"delta": {"stop_reason": "end_turn"}, "usage": {"output_tokens": 8}})
    yield _event("message_stop", {})


def _event(name: str, fields: dict[str, Any]) -> str:
    return f"event: {name}\ndata: {json.dumps({'type': name, **fields})}\n\n"


def _gemini(pieces: list[str], *, is_cut: bool) -> Iterator[str]:
    for piece in pieces:
        candidate = {"index": 0, "content": {"role": "model", "parts": [{"text": piece}]}}
        yield f"data: {json.dumps({'candidates': [candidate], 'modelVersion': 'x'})}\n\n"
    if is_cut:
        return
    last = {"index": 0, "content": {"role": "model", "parts": [{"text": ""}]}, "finishReason": "STOP"}
    usage = {"promptTokenCount": 100, "candidatesTokenCount": 8, "totalTokenCount": 108}
    yield f"data: {json.dumps({'candidates': [last], 'usageMetadata': usage, 'modelVersion': 'x'})}\n\n"


def _ollama(pieces: list[str], *, is_cut: bool) -> Iterator[str]:
    for piece in pieces:
        message = {"role": "assistant", "content": piece}
        yield json.dumps({"model": "x", "created_at": "2026-01-01T00:00:00Z", "message": message, "done": False}) + "\n"
    if is_cut:
        return
    end = {"done": True, "done_reason": "stop", "prompt_eval_count": 100, "eval_count": 8}
    message = {"role": "assistant", "content": ""}
    yield json.dumps({"model": "x", "created_at": "2026-01-01T00:00:00Z", "message": message, **end}) + "\n"
