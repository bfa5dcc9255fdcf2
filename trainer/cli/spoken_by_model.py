"""The model that is set up, for one talk on the command line, with the process behind it."""

from personas.model import Life
from trainer.config import ModelSettings
from trainer.llm.process import ModelProcess
from trainer.voices import EmbeddedVoice, Voice
from trainer.voices.metered import MeteredModel
from trainer.voices.opening import client_of, metered, model_voice


class SetUpModel:
    """Starts the process at once, so that it is ready when the first question has been typed."""

    def __init__(self, settings: ModelSettings, *, speaks: bool) -> None:
        self._process = ModelProcess()
        self._client = client_of(settings, self._process)
        self._speaks = speaks
        self.model: MeteredModel | None = metered(settings, self._client)

    async def start(self) -> None:
        """Start the process; nothing is waited for."""
        await self._client.warm()

    def voice_of(self, life: Life) -> Voice:
        """See Speaker."""
        return model_voice(self.model, life) if self._speaks and self.model else EmbeddedVoice()

    @property
    def used(self) -> str:
        """See Speaker."""
        total = self.model.meter.total if self.model else None
        return total.in_words if total and total.tokens else ""

    async def close(self) -> None:
        """Kill the process."""
        await self._process.close()
