"""A provider of models on this machine that answers the same words at a known pace, and knows when it said them."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

WORDS = """
anyway really again somehow mostly honestly certainly naturally probably perhaps clearly surely obviously basically
actually usually finally luckily sadly gladly
""".split()
"""Every answer begins and ends in another one, so that it is not taken for one that is shown already."""
_SAID = "{}, let me see, that was quite a week here. I could go on about it, you know, but who would listen, {}."
"""Nothing in it that the guard of a customer would stop."""


@dataclass
class ModelServer:
    """Says the same to everybody."""

    pace: float = 0.005
    """Seconds between two tokens."""
    port: int = 0
    answers: int = 0
    """How many were begun."""
    sent_last: float = 0.0
    """When the last token of the last answer left."""
    done: threading.Event = field(default_factory=threading.Event)
    note: Callable[[], None] | None = None
    """Called before the first token of an answer and after its last."""

    @property
    def address(self) -> str:
        """Where it is reached."""
        return f"http://127.0.0.1:{self.port}/v1"

    def tokens_of(self, answer: int) -> list[str]:
        """What is said in an answer, a word each; they are counted from 1."""
        begin, end = (WORDS[(answer + apart) % len(WORDS)] for apart in (0, len(WORDS) // 2))
        return _SAID.format(begin.capitalize(), end).split(" ")


@contextmanager
def serving(pace: float = 0.005) -> Iterator[ModelServer]:
    """A server that answers until the block is left."""
    told = ModelServer(pace)

    class Handler(_Handler):
        says = told

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    told.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    says: ClassVar[ModelServer]

    def do_POST(self) -> None:
        """Answer a question, whatever it is."""
        self.rfile.read(int(self.headers.get("Content-Length", "0")))
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        try:
            self._speak()
        except ConnectionError:
            self.says.done.set()  # they had heard enough

    def _speak(self) -> None:
        says = self.says
        says.done.clear()
        says.answers += 1
        tokens = says.tokens_of(says.answers)
        if says.note:
            says.note()
        for number, token in enumerate(tokens):
            if number:
                time.sleep(says.pace)
            self._send(_chunk({"content": f" {token}" if number else token}))
        says.sent_last = time.perf_counter()
        if says.note:
            says.note()
        self._send(_chunk({}, finish="stop"))
        self.wfile.write(b"data: [DONE]\n\n")
        says.done.set()

    def _send(self, event: dict[str, Any]) -> None:
        self.wfile.write(f"data: {json.dumps(event)}\n\n".encode())
        self.wfile.flush()

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


def _chunk(delta: dict[str, str], *, finish: str | None = None) -> dict[str, Any]:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return {"id": "0", "created": 1, "model": "tiny", "object": "chat.completion.chunk", "choices": [choice]}
