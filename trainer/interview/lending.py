"""Lends the model that is set up on this machine to every interview: one process for all, killed at the end."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from trainer.config import ModelSettings, read_model
from trainer.errors import SettingsError
from trainer.llm.process import ModelProcess

if TYPE_CHECKING:
    from trainer.llm.client import ModelClient
    from trainer.voices.metered import MeteredModel

Read = Callable[[], ModelSettings | None]


class Lender:
    """Knows which model is set up. Making one starts nothing."""

    def __init__(self, *, read: Read = read_model, process: Callable[[], ModelProcess] = ModelProcess) -> None:
        self.read = read
        self._new_process = process
        self._process = process()
        self._settings: ModelSettings | None = None
        self._client: ModelClient | None = None
        self._warming: asyncio.Task[None] | None = None
        self.trouble = ""
        """Why nothing can be lent although something is set up; empty where there is no trouble."""

    async def open(self) -> None:
        """Read which model is set up; only where one is, its process is started, and gets ready by itself."""
        self._client, self.trouble = None, ""
        try:
            self._settings = await asyncio.to_thread(self.read)
            if self._settings:
                self._client = await asyncio.to_thread(_client_of, self._settings, self.process)
        except SettingsError as error:
            self.trouble = f"{error.title}: {error}. Until then customers speak their own lines."
        if self._client:
            self._warming = asyncio.create_task(_warm(self._client))

    def for_interview(self) -> MeteredModel | None:
        """The model for one interview, within its own limits; None where none is set up."""
        if self._settings is None or self._client is None:
            return None
        from trainer.voices.opening import metered  # only where there is a model

        return metered(self._settings, self._client)

    @property
    def speaks(self) -> bool:
        """True where customers speak with it."""
        return self._client is not None and self._settings is not None and self._settings.voice == "model"

    @property
    def process(self) -> ModelProcess:
        """The process behind all models; a fresh one in place of one that died for good."""
        if not self._process.is_running and not self._process.can_start:
            self._process = self._new_process()
        return self._process

    def kill(self) -> None:
        """End the process now; nobody waits for it."""
        if (pid := self._process.pid) is not None:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    async def close(self) -> None:
        """End the process, and see it gone."""
        if self._warming:
            await self._warming
        await self._process.close()


def _client_of(settings: ModelSettings, process: ModelProcess) -> ModelClient:
    from trainer.voices.opening import client_of  # only where there is a model

    return client_of(settings, process)


async def _warm(client: ModelClient) -> None:
    with suppress(ChildProcessError, OSError):  # whoever asks it will be told
        await client.warm()
