"""One small question to a model, to see whether it answers and what a talk with it will cost."""

import asyncio
from dataclasses import dataclass

from trainer.llm.client import Delta, Done, Failed, ModelClient, Prompt, Usage
from trainer.llm.faults import Fault

TURNS = 25
TOKENS_IN_A_TURN, TOKENS_OUT_A_TURN = 1_500, 90
"""What a talk takes: a prompt grows with the thread, an answer is a few sentences."""
_QUESTION = "Somebody greets you across a table. Greet them back in one short sentence, in English."
_MOST_TOKENS = 400
_A_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of it."""

    fault: Fault | None
    text: str
    first_seconds: float | None
    """Until its first words; None where none came."""
    usage: Usage
    cost_of_a_talk: float | None
    """US dollars for a usual talk; None where the price is not known."""


async def try_model(client: ModelClient, *, prices: tuple[float | None, float | None] | None = None) -> Trial:
    """Ask the small question.

    Args:
        client: The model.
        prices: US dollars for a million tokens in and out, where they are known better than by the library.
    """
    clock = asyncio.get_running_loop().time
    can_answer = client.endpoint.key or not client.endpoint.needs_key
    price = await client.price() if can_answer else None  # waits for the process, which is not the model's time
    started, first, text = clock(), None, ""
    fault, usage = None, Usage()
    prompt = Prompt([{"role": "user", "content": _QUESTION}], _MOST_TOKENS, most_characters=2_000)
    async for happening in client.ask(prompt):
        match happening:
            case Delta(piece):
                first = clock() - started if first is None else first
                text += piece
            case Done():
                usage = happening.usage
            case Failed():
                fault = happening.fault
    per_in, per_out = prices or ((price.tokens_in, price.tokens_out) if price else (None, None))
    cost = None if per_in is None or per_out is None else _cost_of_a_talk(per_in, per_out)
    return Trial(fault, " ".join(text.split()), first, usage, cost)


def _cost_of_a_talk(per_in: float, per_out: float) -> float:
    return TURNS * (TOKENS_IN_A_TURN * per_in + TOKENS_OUT_A_TURN * per_out) / _A_MILLION
