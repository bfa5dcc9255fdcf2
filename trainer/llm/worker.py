"""The process that talks to models: the only file that says `litellm`.

Importing it takes two seconds and 150 MiB and prints as it likes, so it lives here, behind a pipe: orders come in on
standard input, reports go out on what was standard output, and everything printed goes nowhere. When the pipe closes,
the process ends.
"""

import asyncio
import logging
import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, BinaryIO, Literal

from trainer.llm.classify import kind_of, wait_asked_by
from trainer.llm.faults import FaultKind
from trainer.llm.redaction import Redactor
from trainer.llm.wire import (
    LONGEST_PIECE,
    Ask,
    Finished,
    Order,
    Piece,
    Price,
    Priced,
    Ready,
    Report,
    Stop,
    Trouble,
    order_from,
    to_line,
)

_A_MILLION = 1_000_000
_LONGEST_DETAIL = 300
_NO_KEY_NEEDED = "none"
"""Sent where no key is configured: the library refuses to ask a server on this machine without one."""
_PRICED_ELSEWHERE = ("openai/", "hosted_vllm/", "custom_openai/", "text-completion-openai/", "lm_studio/")
"""Providers that are also protocols: at an address of one's own, the list price of their names means nothing."""

_WARM_WITHIN = 2.0
_CANNED = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"
    b'data: {"id":"0","created":1,"model":"none","object":"chat.completion.chunk",'
    b'"choices":[{"index":0,"delta":{"role":"assistant","content":"Hello"},"finish_reason":"stop"}]}\n\n'
    b"data: [DONE]\n\n"
)

Send = Callable[[Report], None]


def main() -> None:
    """Serve until the pipe closes."""
    channel = _private_channel()
    orders: asyncio.Queue[Order] = asyncio.Queue()
    loop = asyncio.new_event_loop()
    threading.Thread(target=_read_orders, args=(loop, orders), daemon=True).start()

    def send(report: Report) -> None:
        channel.write(to_line(report))
        channel.flush()

    library = _library()
    loop.run_until_complete(_warm_up(library))
    send(Ready())
    loop.run_until_complete(_serve(library, orders, send))


def _private_channel() -> BinaryIO:
    """What was standard output, out of reach of whatever prints."""
    channel = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - for as long as we live
    return channel


def _read_orders(loop: asyncio.AbstractEventLoop, orders: "asyncio.Queue[Order]") -> None:
    for line in sys.stdin.buffer:
        loop.call_soon_threadsafe(orders.put_nowait, order_from(line))
    os._exit(0)  # nobody is left to hear an answer, and the library's threads would keep us alive


def _library() -> Any:  # noqa: ANN401 - the library has no types worth having
    # Before the import: otherwise it fetches a list of prices from the network, and reads .env where it finds one.
    os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"
    os.environ["LITELLM_MODE"] = "PRODUCTION"
    logging.disable(logging.CRITICAL)
    import litellm

    litellm.suppress_debug_info = True
    litellm.drop_params = True
    return litellm


async def _warm_up(library: Any) -> None:  # noqa: ANN401
    """Load what the first call would load (some 350 ms), by asking a server that lives for this one question."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(_CANNED)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    hello = Ask(0, "openai/none", address, None, None, [{"role": "user", "content": "Hello"}], 1, 100, _WARM_WITHIN)
    with suppress(Exception):  # then the first real call is a little later
        await asyncio.wait_for(_Answer(library, hello, lambda _: None).stream(), _WARM_WITHIN)
    server.close()


async def _serve(library: Any, orders: "asyncio.Queue[Order]", send: Send) -> None:  # noqa: ANN401
    answers: dict[int, asyncio.Task[None]] = {}
    while True:
        match await orders.get():
            case Ask() as ask:
                answers[ask.id] = asyncio.create_task(_answer(library, ask, send))
                answers[ask.id].add_done_callback(partial(_forget, answers, ask.id))
            case Stop(number):
                if task := answers.get(number):
                    task.cancel()
            case Price(number, model, address):
                known = (None, None) if _is_priced_elsewhere(model, address) else _prices(library, model)
                send(Priced(number, *known))


def _forget(answers: "dict[int, asyncio.Task[None]]", number: int, _: "asyncio.Task[None]") -> None:
    answers.pop(number, None)


async def _answer(library: Any, ask: Ask, send: Send) -> None:  # noqa: ANN401
    answer = _Answer(library, ask, send)
    try:
        await answer.stream()
    except Exception as error:  # noqa: BLE001 - whatever the library raises is the person's to know, in our words
        detail = Redactor(ask.key).clean(_own_words(error))[:_LONGEST_DETAIL]
        kind = kind_of(error, has_begun=answer.characters > 0)
        send(Trouble(ask.id, kind.value, detail, wait_asked_by(error)))


def _own_words(error: Exception) -> str:
    """What the provider said, without what the library put around it."""
    return str(error).partition(" Original exception:")[0].rpartition("Exception - ")[2]


class _Answer:
    def __init__(self, library: Any, ask: Ask, send: Send) -> None:  # noqa: ANN401
        self._library, self._ask, self._send = library, ask, send
        self.characters = 0
        self._ending: str | None = None
        self._usage: Any = None

    async def stream(self) -> None:
        """Ask, pass on what comes, and say how it ended."""
        ask = self._ask
        stream = await self._library.acompletion(
            model=ask.model,
            messages=ask.messages,
            api_base=ask.address,
            api_version=ask.version,
            api_key=ask.key or _NO_KEY_NEEDED,
            max_tokens=ask.most_tokens,
            stream=True,
            stream_options={"include_usage": True},
            timeout=ask.read_seconds,
            max_retries=0,
            num_retries=0,
        )
        async for chunk in stream:
            if self._take(chunk):
                await stream.aclose()
                self._finish("capped")
                return
        # A stream that ended without a reason was cut, whatever reason the library makes up for it.
        self._conclude(str(self._ending) if getattr(stream, "received_finish_reason", None) else None)

    def _take(self, chunk: Any) -> bool:  # noqa: ANN401
        """Pass on the words of a chunk; True once there were enough."""
        self._usage = getattr(chunk, "usage", None) or self._usage
        for choice in chunk.choices or []:
            self._ending = choice.finish_reason or self._ending
            text = getattr(choice.delta, "content", None) or ""
            text = text[: self._ask.most_characters - self.characters]
            self.characters += len(text)
            for start in range(0, len(text), LONGEST_PIECE):
                self._send(Piece(self._ask.id, text[start : start + LONGEST_PIECE]))
        return self.characters >= self._ask.most_characters

    def _conclude(self, ending: str | None) -> None:
        if ending == "content_filter":
            self._fail(FaultKind.FILTERED)
        elif self.characters == 0:
            self._fail(FaultKind.EMPTY if ending else FaultKind.MALFORMED)
        elif ending is None:
            self._fail(FaultKind.CUT)
        else:
            self._finish("length" if ending == "length" else "stop")

    def _fail(self, kind: FaultKind) -> None:
        self._send(Trouble(self._ask.id, kind.value, ""))

    def _finish(self, ending: Literal["stop", "length", "capped"]) -> None:
        tokens_in = getattr(self._usage, "prompt_tokens", None)
        tokens_out = getattr(self._usage, "completion_tokens", None)
        cost = None
        if not (tokens_in is None or tokens_out is None or _is_priced_elsewhere(self._ask.model, self._ask.address)):
            cost = _cost(self._library, self._ask.model, tokens_in, tokens_out)
        self._send(Finished(self._ask.id, ending, tokens_in, tokens_out, cost))


def _is_priced_elsewhere(model: str, address: str | None) -> bool:
    return address is not None and model.startswith(_PRICED_ELSEWHERE)


def _cost(library: Any, model: str, tokens_in: int, tokens_out: int) -> float | None:  # noqa: ANN401
    try:
        cost_in, cost_out = library.cost_per_token(model=model, prompt_tokens=tokens_in, completion_tokens=tokens_out)
    except Exception:  # noqa: BLE001 - whatever it raises, the price is not known
        return None
    return float(cost_in) + float(cost_out)


def _prices(library: Any, model: str) -> tuple[float | None, float | None]:  # noqa: ANN401
    prices = library.model_cost.get(model) or library.model_cost.get(model.partition("/")[2]) or {}
    per_token = prices.get("input_cost_per_token"), prices.get("output_cost_per_token")
    into, out = (None if price is None else float(price) * _A_MILLION for price in per_token)
    return into, out


if __name__ == "__main__":
    main()
