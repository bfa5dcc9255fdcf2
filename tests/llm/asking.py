"""Asks the provider of the tests through the real child process."""

from dataclasses import dataclass

from tests.llm.provider import Provider
from trainer.llm.client import Deadlines, Delta, Done, Failed, ModelClient, Prompt
from trainer.llm.endpoint import Endpoint
from trainer.llm.faults import Fault
from trainer.llm.process import ModelProcess

KEY = "sk-canary-0123456789abcdefgh"
SOON = Deadlines(start=60, first=0.4, gap=0.4, total=5)
QUESTION = "How do you close the shop?"


@dataclass(frozen=True)
class Heard:
    """What came of a question."""

    text: str
    end: Done | Failed

    @property
    def fault(self) -> Fault:
        """The fault it ended in."""
        assert isinstance(self.end, Failed), self.end
        return self.end.fault


@dataclass(frozen=True)
class Asker:
    """A person with one question."""

    provider: Provider
    process: ModelProcess

    def client(
        self, *, address: str | None = None, model: str = "openai/tiny", deadlines: Deadlines = SOON
    ) -> ModelClient:
        """A client of the provider, or of another address."""
        endpoint = Endpoint(model, address or self.provider.address, key=KEY, key_place="the environment")
        return ModelClient(self.process, endpoint, deadlines)

    async def ask(self, *plan: str, client: ModelClient | None = None, most_characters: int = 5000) -> Heard:
        """Ask once; the provider does what is planned."""
        self.provider.plan[:] = plan or ["answer"]
        return await heard(client or self.client(), most_characters=most_characters)


async def heard(client: ModelClient, *, most_characters: int = 5000) -> Heard:
    """Ask, and hear it to its end."""
    prompt = Prompt([{"role": "user", "content": QUESTION}], most_tokens=200, most_characters=most_characters)
    text = ""
    async for happening in client.ask(prompt):
        if isinstance(happening, Delta):
            text += happening.text
        else:
            return Heard(text, happening)
    raise AssertionError("the answer had no end")
