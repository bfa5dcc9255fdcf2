"""What went wrong, from an exception of the library for models.

It reports a refused connection, an unknown host and a missing key all as a server's error 500, so the causes behind
an exception are looked at first. Nothing here imports the library; exceptions are known by their names and marks.
"""

import re
import socket
import ssl
from collections.abc import Iterator
from typing import Any

from trainer.llm.faults import FaultKind

_BY_STATUS = {
    400: FaultKind.REFUSED_REQUEST,
    401: FaultKind.KEY_REJECTED,
    402: FaultKind.NO_CREDIT,
    403: FaultKind.KEY_REJECTED,
    404: FaultKind.NO_SUCH_MODEL,
    408: FaultKind.LATE,
    413: FaultKind.REFUSED_REQUEST,
    422: FaultKind.REFUSED_REQUEST,
    429: FaultKind.TOO_MANY,
}
_BY_CAUSE: tuple[tuple[re.Pattern[str], FaultKind], ...] = (
    (
        re.compile(r"gaierror|DNS|Name or service not known|nodename nor servname|getaddrinfo", re.I),
        FaultKind.UNKNOWN_HOST,
    ),
    (re.compile(r"ConnectionRefused|Connect call failed|\[Errno (?:111|61)\]"), FaultKind.UNREACHABLE),
    (re.compile(r"SSL|CertificateError|certificate verify", re.I), FaultKind.NOT_SECURE),
    (re.compile(r"InsufficientQuota|insufficient_quota|credit balance|billing", re.I), FaultKind.NO_CREDIT),
    (
        re.compile(r"api_key client option must be set|missing.{0,20}api.?key|api key is (?:required|missing)", re.I),
        FaultKind.NO_KEY,
    ),
    (re.compile(r"LLM Provider NOT provided", re.I), FaultKind.NO_SUCH_MODEL),
    (re.compile(r"ContentPolicy|content_filter", re.I), FaultKind.FILTERED),
)
_CUT = re.compile(
    r"ClientPayload|ServerDisconnected|ConnectionReset|RemoteProtocol|IncompleteRead|ClientOSError|ReadError|"
    r"payload is not completed|Connection lost"
)
_MALFORMED = re.compile(r"JSONDecodeError|Expecting value|Unterminated string|Unable to get json|parse", re.I)
_CONNECTING = re.compile(r"ConnectError|ClientConnector|ConnectTimeout")
_DEEPEST = 20


def causes(error: BaseException) -> Iterator[BaseException]:
    """The exception and all that it was raised from, each once."""
    waiting: list[BaseException] = [error]
    seen: set[int] = set()
    while waiting and len(seen) < _DEEPEST:
        current = waiting.pop(0)
        if id(current) in seen:
            continue
        seen.add(id(current))
        yield current
        more = (current.__cause__, current.__context__, getattr(current, "original_exception", None))
        waiting += [cause for cause in more if isinstance(cause, BaseException)]


def kind_of(error: BaseException, *, has_begun: bool) -> FaultKind:
    """The sort of fault; `has_begun` where part of the answer had come."""
    chain = list(causes(error))
    if any(isinstance(cause, socket.gaierror) for cause in chain):
        return FaultKind.UNKNOWN_HOST
    if any(isinstance(cause, ConnectionRefusedError) for cause in chain):
        return FaultKind.UNREACHABLE
    if any(isinstance(cause, ssl.SSLError) for cause in chain):
        return FaultKind.NOT_SECURE
    words = " ".join(f"{type(cause).__name__} {cause}" for cause in chain)[:20_000]
    for pattern, kind in _BY_CAUSE:
        if pattern.search(words):
            return kind
    return _by_status(chain) or _by_words(words, has_begun=has_begun)


def _by_status(chain: list[BaseException]) -> FaultKind | None:
    for cause in chain:
        status = getattr(cause, "status_code", None)
        if isinstance(status, int) and (kind := _BY_STATUS.get(status)):
            return kind
    return None


def _by_words(words: str, *, has_begun: bool) -> FaultKind:
    if _MALFORMED.search(words):
        return FaultKind.MALFORMED
    if _CONNECTING.search(words) and not has_begun:
        return FaultKind.UNREACHABLE
    return FaultKind.CUT if _CUT.search(words) else FaultKind.SERVER_TROUBLE


def wait_asked_by(error: BaseException) -> float | None:
    """The seconds a server asked to wait before the next try; None where it named none."""
    for cause in causes(error):
        for headers in _headers(cause):
            try:
                return max(0.0, float(headers.get("retry-after")))
            except (AttributeError, TypeError, ValueError):
                continue
    return None


def _headers(cause: BaseException) -> Iterator[Any]:
    """The headers of an answer, wherever an exception carries them."""
    yield getattr(getattr(cause, "response", None), "headers", None)
    yield from (value for name, value in vars(cause).items() if name.endswith("_response_headers"))
