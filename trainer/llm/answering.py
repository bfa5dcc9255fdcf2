"""One answer of the library for models, passed on piece by piece; it is handed the library and imports none."""

from collections.abc import Callable
from typing import Any, Literal

from trainer.llm.classify import kind_of, wait_asked_by
from trainer.llm.faults import FaultKind
from trainer.llm.redaction import Redactor
from trainer.llm.wire import LONGEST_PIECE, Ask, Finished, Piece, Report, Trouble

_A_MILLION = 1_000_000
_LONGEST_DETAIL = 300
_NO_KEY_NEEDED = "none"
"""Sent where no key is configured: the library refuses to ask a server on this machine without one."""
_PRICED_ELSEWHERE = ("openai/", "hosted_vllm/", "custom_openai/", "text-completion-openai/", "lm_studio/")
"""Providers that are also protocols: at an address of one's own, the list price of their names means nothing."""

_SENTENCE_ENDS = tuple(".!?…\"'”’)*")

Send = Callable[[Report], None]


async def answered(library: Any, ask: Ask, send: Send) -> None:  # noqa: ANN401
    """Answer, and report a failure as one."""
    answer = Answer(library, ask, send)
    try:
        await answer.stream()
    except Exception as error:  # noqa: BLE001 - whatever the library raises is the person's to know, in our words
        detail = Redactor(ask.key).clean(_own_words(error))[:_LONGEST_DETAIL]
        kind = kind_of(error, has_begun=answer.characters > 0)
        send(Trouble(ask.id, kind.value, detail, wait_asked_by(error)))


def _own_words(error: Exception) -> str:
    """What the provider said, without what the library put around it."""
    return str(error).partition(" Original exception:")[0].rpartition("Exception - ")[2]


class Answer:
    """One answer on its way."""

    def __init__(self, library: Any, ask: Ask, send: Send) -> None:  # noqa: ANN401
        self._library, self._ask, self._send = library, ask, send
        self.characters = 0
        self._ending: str | None = None
        self._usage: Any = None
        self._last = ""

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
            **_held_to(self._library, ask),
        )
        async for chunk in stream:
            if self._take(chunk):
                await stream.aclose()
                self._finish("capped")
                return
        self._conclude(str(self._ending) if self._is_whole(stream) else None)

    def _is_whole(self, stream: Any) -> bool:  # noqa: ANN401
        """True where a stream really came to its end: the library makes up a reason for one that was cut.

        For some protocols (Gemini's) it keeps no account of the provider's own reason; there an end in the middle of
        a sentence tells.
        """
        if getattr(stream, "received_finish_reason", None):
            return True
        return bool(getattr(stream, "intermittent_finish_reason", None)) and self._last.rstrip().endswith(
            _SENTENCE_ENDS
        )

    def _take(self, chunk: Any) -> bool:  # noqa: ANN401
        """Pass on the words of a chunk; True once there were enough."""
        self._usage = getattr(chunk, "usage", None) or self._usage
        for choice in chunk.choices or []:
            self._ending = choice.finish_reason or self._ending
            if getattr(choice.delta, "reasoning_content", None):
                self._send(Piece(self._ask.id, ""))  # it thinks: nothing to show, and no reason to give up
            text = getattr(choice.delta, "content", None) or ""
            text = text[: self._ask.most_characters - self.characters]
            self.characters += len(text)
            self._last = text or self._last
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


def _held_to(library: Any, ask: Ask) -> dict[str, Any]:  # noqa: ANN401
    """What holds a model to the form of its answer; nothing where it is not known to take that.

    At an address of one's own, the name of a model does not say what the server there can do.
    """
    if ask.form is None or ask.address is not None or not library.supports_response_schema(model=ask.model):
        return {}
    schema = {"name": "answer", "schema": ask.form, "strict": True}
    return {"response_format": {"type": "json_schema", "json_schema": schema}}


def _is_priced_elsewhere(model: str, address: str | None) -> bool:
    return address is not None and model.startswith(_PRICED_ELSEWHERE)


def _cost(library: Any, model: str, tokens_in: int, tokens_out: int) -> float | None:  # noqa: ANN401
    try:
        cost_in, cost_out = library.cost_per_token(model=model, prompt_tokens=tokens_in, completion_tokens=tokens_out)
    except Exception:  # noqa: BLE001 - whatever it raises, the price is not known
        return None
    return float(cost_in) + float(cost_out)


def known_prices(library: Any, model: str, address: str | None) -> tuple[float | None, float | None]:  # noqa: ANN401
    """US dollars for a million tokens in and out; None where nobody knows."""
    if _is_priced_elsewhere(model, address):
        return None, None
    prices = library.model_cost.get(model) or library.model_cost.get(model.partition("/")[2]) or {}
    per_token = prices.get("input_cost_per_token"), prices.get("output_cost_per_token")
    into, out = (None if price is None else float(price) * _A_MILLION for price in per_token)
    return into, out
