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
from contextlib import suppress
from functools import partial
from typing import Any, BinaryIO

from trainer.llm.answering import Answer, Send, answered, known_prices
from trainer.llm.wire import Ask, Order, Price, Priced, Ready, Report, Stop, order_from, to_line

_WARM_WITHIN = 2.0
_CANNED = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"
    b'data: {"id":"0","created":1,"model":"none","object":"chat.completion.chunk",'
    b'"choices":[{"index":0,"delta":{"role":"assistant","content":"Hello"},"finish_reason":"stop"}]}\n\n'
    b"data: [DONE]\n\n"
)


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
        await asyncio.wait_for(Answer(library, hello, lambda _: None).stream(), _WARM_WITHIN)
    server.close()


async def _serve(library: Any, orders: "asyncio.Queue[Order]", send: Send) -> None:  # noqa: ANN401
    answers: dict[int, asyncio.Task[None]] = {}
    while True:
        match await orders.get():
            case Ask() as ask:
                answers[ask.id] = asyncio.create_task(answered(library, ask, send))
                answers[ask.id].add_done_callback(partial(_forget, answers, ask.id))
            case Stop(number):
                if task := answers.get(number):
                    task.cancel()
            case Price(number, model, address):
                send(Priced(number, *known_prices(library, model, address)))


def _forget(answers: "dict[int, asyncio.Task[None]]", number: int, _: "asyncio.Task[None]") -> None:
    answers.pop(number, None)


if __name__ == "__main__":
    main()
