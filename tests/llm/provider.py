"""A provider of language models on this machine: speaks the OpenAI protocol over HTTP, and fails in every way known.

It runs in a thread of its own, so that tests with and without an event loop, and programs they start, can talk to it.
"""

import asyncio
import json
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from tests.llm.behaviours import Behaviour, behaviour
from tests.llm.dialects import body_of, dialect_of

Body = dict[str, Any]
PIECE = 7
"""Characters a streamed piece holds; short, so that words and sentences are cut anywhere."""


@dataclass(frozen=True)
class Request:
    """What a client sent."""

    path: str
    headers: dict[str, str]
    body: Body

    @property
    def key(self) -> str:
        """The key it came with."""
        places = ("authorization", "x-api-key", "api-key", "x-goog-api-key")
        return next((self.headers[place].removeprefix("Bearer ") for place in places if place in self.headers), "")

    @property
    def text(self) -> str:
        """Everything the model was given to read."""
        return "\n".join(str(message["content"]) for message in self.body["messages"])


@dataclass
class Provider:
    """Answers requests one after the other as planned; the last plan holds for all that follow."""

    reply: Callable[[Body], str] = lambda _: "I see. That is how it goes here."
    plan: list[str] = field(default_factory=lambda: ["answer"])
    pace: float = 0.05
    """Seconds between two pieces where they come slowly."""
    port: int = 0
    requests: list[Request] = field(default_factory=list)
    left: threading.Event = field(default_factory=threading.Event)
    """Set once a client went away before its answer was whole."""

    @property
    def address(self) -> str:
        """Where it is reached."""
        return f"http://127.0.0.1:{self.port}/v1"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one connection, request after request."""
        try:
            while request := await _read(reader):
                self.requests.append(request)
                planned = self.plan.pop(0) if len(self.plan) > 1 else self.plan[0]
                if not await _Answer(self, request, reader, writer).give(behaviour(planned)):
                    break
        except (ConnectionError, asyncio.IncompleteReadError):
            self.left.set()
        except ValueError:
            return  # not HTTP at all
        finally:
            writer.close()


@dataclass(frozen=True)
class _Answer:
    provider: Provider
    request: Request
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def give(self, how: Behaviour) -> bool:
        """Answer as planned; False where the connection is over afterwards."""
        if how.hangs:
            await self._wait_until_left()
            return False
        if how.status != 200 or how.content is not None:
            return await self._whole(how)
        if dialect := dialect_of(self.request.path):
            body = body_of(dialect, self.provider.reply(self.request.body), is_cut=how.breaks_after is not None)
            media_type = "application/x-ndjson" if dialect == "ollama" else "text/event-stream"
            return await self._whole(Behaviour(content=body.decode(), media_type=media_type))
        if not self.request.body.get("stream"):
            return await self._whole_answer(how)
        return await self._stream(how)

    async def _whole(self, how: Behaviour) -> bool:
        content = (how.content or "").replace("{key}", self.request.key).encode()
        head = [f"HTTP/1.1 {how.status} Planned", f"Content-Type: {how.media_type}", f"Content-Length: {len(content)}"]
        head += [f"{name}: {value}" for name, value in how.headers.items()]
        self.writer.write("\r\n".join([*head, "", ""]).encode() + content)
        await self.writer.drain()
        return True

    async def _whole_answer(self, how: Behaviour) -> bool:
        text = self.provider.reply(self.request.body) if how.text is None else how.text
        message = {"role": "assistant", "content": text}
        choice = {"index": 0, "message": message, "finish_reason": how.finish}
        whole = {**_head(self.request.body), "object": "chat.completion", "choices": [choice], "usage": _usage(text)}
        return await self._whole(Behaviour(content=json.dumps(whole)))

    async def _stream(self, how: Behaviour) -> bool:
        head = ("HTTP/1.1 200 OK", "Content-Type: text/event-stream", "Transfer-Encoding: chunked", "Connection: close")
        self.writer.write("\r\n".join([*head, "", ""]).encode())
        text = self.provider.reply(self.request.body) if how.text is None else how.text
        if how.late_first_token:
            await self._wait_until_left()
            return False
        for _ in range(how.thinks):
            await self._event(_chunk(self.request.body, {"role": "assistant", "reasoning_content": "Hm. "}))
            if await self._has_left(self.provider.pace):
                return False
        pieces = [text[at : at + PIECE] for at in range(0, len(text), PIECE)]
        for number, piece in enumerate(pieces):
            if how.breaks_after == number:
                return await self._break(how)
            await self._event(_chunk(self.request.body, {"role": "assistant", "content": piece}))
            if how.is_slow and await self._has_left(self.provider.pace):
                return False
        await self._finish(how, text)
        return False

    async def _finish(self, how: Behaviour, text: str) -> None:
        if how.odd_event is not None:
            await self._event(how.odd_event)
        await self._event(_chunk(self.request.body, {}, finish=how.finish))
        if self.request.body.get("stream_options", {}).get("include_usage"):
            await self._event({**_chunk(self.request.body, {}), "choices": [], "usage": _usage(text)})
        await self._event("[DONE]")
        self.writer.write(b"0\r\n\r\n")
        await self.writer.drain()

    async def _break(self, how: Behaviour) -> bool:
        if how.broken == "stall":
            await self._wait_until_left()
        elif how.broken == "soft":
            self.writer.write(b"0\r\n\r\n")
            await self.writer.drain()
        elif how.broken == "malformed":
            await self._event('{"id": "x", "choices": [{"delta": {"content": "half of')
            self.writer.write(b"0\r\n\r\n")
            await self.writer.drain()
        else:
            self.writer.get_extra_info("socket").setsockopt(
                socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0)
            )
            self.writer.transport.abort()
        return False

    async def _event(self, event: Body | str) -> None:
        text = event if isinstance(event, str) else json.dumps(event)
        data = f"data: {text.replace('{key}', self.request.key)}\n\n".encode()
        self.writer.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        await self.writer.drain()

    async def _wait_until_left(self) -> None:
        await self.writer.drain()
        await self.reader.read()
        self.provider.left.set()

    async def _has_left(self, seconds: float) -> bool:
        try:
            await asyncio.wait_for(self.reader.read(1), seconds)
        except TimeoutError:
            return False
        self.provider.left.set()
        return True


async def _read(reader: asyncio.StreamReader) -> Request | None:
    start = await reader.read(1)
    if not start:
        return None
    if not start.isalpha():
        raise ValueError("not HTTP")
    first = start + await reader.readline()
    headers: dict[str, str] = {}
    while line := (await reader.readline()).decode().strip():
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip()
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Request(first.decode().split()[1], headers, json.loads(body or b"{}"))


def _head(body: Body) -> Body:
    return {"id": "answer-1", "created": 1, "model": body.get("model", "")}


def _chunk(body: Body, delta: Body, *, finish: str | None = None) -> Body:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return {**_head(body), "object": "chat.completion.chunk", "choices": [choice]}


def _usage(text: str) -> Body:
    words = len(text.split())
    return {"prompt_tokens": 100, "completion_tokens": words, "total_tokens": 100 + words}


@contextmanager
def provider_running(provider: Provider | None = None) -> Iterator[Provider]:
    """A provider that answers until the block is left."""
    served = provider or Provider()
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    starting = asyncio.run_coroutine_threadsafe(asyncio.start_server(served.serve, "127.0.0.1", 0), loop)
    server = starting.result(10)
    served.port = server.sockets[0].getsockname()[1]
    try:
        yield served
    finally:
        loop.call_soon_threadsafe(server.close)
        asyncio.run_coroutine_threadsafe(_let_go(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


async def _let_go() -> None:
    """End whatever still waits for a client."""
    waiting = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)


@contextmanager
def port_nobody_listens_on() -> Iterator[str]:
    """The address of a port that refuses connections."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{bound.getsockname()[1]}/v1"
