"""A talk spoken by the model that is set up, with the process behind it."""

from personas.model import Life
from trainer.config import ModelSettings
from trainer.llm.process import ModelProcess
from trainer.voices import Voice
from trainer.voices.model import ModelVoice
from trainer.voices.opening import client_of, model_voice


class SpokenByModel:
    """Starts the process at once, so that it is ready when the first question has been typed."""

    def __init__(self, settings: ModelSettings) -> None:
        self._settings, self._process = settings, ModelProcess()
        self._client = client_of(settings, self._process)
        self._voice: ModelVoice | None = None

    async def start(self) -> None:
        """Start the process; nothing is waited for."""
        await self._client.warm()

    def voice_of(self, life: Life) -> Voice:
        """See Speaker."""
        self._voice = model_voice(self._settings, self._client, life)
        return self._voice

    @property
    def used(self) -> str:
        """See Speaker."""
        return self._voice.meter.in_words() if self._voice and self._voice.meter.tokens else ""

    async def close(self) -> None:
        """Kill the process."""
        await self._process.close()
