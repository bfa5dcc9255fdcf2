"""A model that is asked within the limits of one interview, for its voice, for an opinion or for a paragraph."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, field

from trainer.llm.client import Delta, Done, Failed, Happening, Model, Prompt, Usage
from trainer.llm.endpoint import Endpoint
from trainer.llm.faults import FaultKind
from trainer.voices.meter import Meter, Purpose


@dataclass(frozen=True)
class MeteredModel:
    """Counts what every answer uses, and asks for none that could pass a limit."""

    model: Model
    endpoint: Endpoint
    meter: Meter = field(default_factory=Meter)
    most_tokens: int = 2000
    """For one answer, with what a model thinks before it speaks."""

    async def ask(self, prompt: Prompt, *, purpose: Purpose) -> AsyncGenerator[Happening, None]:
        """See Model. Where the answer could pass a limit it fails before anything was asked."""
        await self.meter.know_prices()
        if not self.meter.allows(prompt):
            yield Failed(self.endpoint.fault(FaultKind.CAP_REACHED))
            return
        reserve, usage, characters = self.meter.begin(prompt), Usage(), 0
        try:
            async with aclosing(self.model.ask(prompt)) as happenings:
                async for happening in happenings:
                    if isinstance(happening, Delta):
                        characters += len(happening.text)
                    elif isinstance(happening, Done):
                        usage = happening.usage
                    yield happening
        finally:
            self.meter.add(purpose, usage, reserve=reserve, characters_out=characters)
