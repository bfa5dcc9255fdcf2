"""Chooses the model of this machine from a screen: what is set up, another one tried, and kept."""

import asyncio

from trainer.config import ModelSettings, write_model
from trainer.errors import SettingsError, WrongUseError
from trainer.interview.lending import Lender
from trainer.interview.setting_up import OPEN_WAY, is_open_way, settings_for, trial_in_words, try_out
from trainer.interview.views import ModelChoiceView, ProviderView, SetUpView, TrialView
from trainer.llm.keys import find_key, is_plain, keep_key
from trainer.llm.providers import providers

_KEPT_HERE = {"keyring", "file"}


class ModelChoosing:
    """The settings of a lender; what is kept holds for every talk that begins from then on."""

    def __init__(self, lender: Lender) -> None:
        self._lender = lender

    async def set_up(self) -> SetUpView:
        """See ModelPort."""
        return await asyncio.to_thread(self._set_up)

    async def try_out(self, choice: ModelChoiceView, key: str) -> TrialView:
        """See ModelPort."""
        settings = await asyncio.to_thread(self._settings, choice)
        typed = _checked(key) if settings.key in _KEPT_HERE else ""
        trial = await try_out(settings, self._lender.process, key=typed)
        warned = (f"Careful: {OPEN_WAY}.",) if is_open_way(settings) else ()
        return TrialView(trial.fault is None, (*trial_in_words(trial), *warned))

    async def keep(self, choice: ModelChoiceView, key: str) -> SetUpView:
        """See ModelPort."""
        await asyncio.to_thread(self._keep, choice, key)
        await self._lender.open()
        return await self.set_up()

    def _set_up(self) -> SetUpView:
        settings = self._lender.read()
        offered = tuple(
            ProviderView(each.title, each.prefix, each.example, each.variable, each.address) for each in providers()
        )
        if settings is None:
            return SetUpView(ModelChoiceView("embedded"), "", offered)
        choice = ModelChoiceView(settings.voice, settings.name, settings.address or "", settings.key, settings.cap)
        return SetUpView(choice, _key_found(settings), offered)

    def _settings(self, choice: ModelChoiceView) -> ModelSettings:
        """The choice as settings; what it says nothing of stays as it is where the model is the same."""
        before = self._lender.read()
        wanted = settings_for(choice.name, address=choice.address or None, version=None, key=choice.key, cap=choice.cap)
        if before is None or before.name != wanted.name:
            return wanted.model_copy(update={"voice": choice.voice})
        said = {"address": wanted.address, "key": wanted.key, "cap": wanted.cap, "voice": choice.voice}
        return before.model_copy(update=said)

    def _keep(self, choice: ModelChoiceView, key: str) -> None:
        if choice.voice == "embedded" and not choice.name:
            self._keep_voice()
            return
        settings = self._settings(choice)
        if settings.key in _KEPT_HERE:
            if key:
                keep_key(settings, _checked(key))
            elif find_key(settings) is None:
                raise WrongUseError("no key was typed, and none is kept there", remedy="paste it in the field")
        write_model(settings)

    def _keep_voice(self) -> None:
        """Let customers speak their own lines, and leave the model that is set up as it is."""
        before = self._lender.read()
        if before is not None:
            write_model(before.model_copy(update={"voice": "embedded"}))


def _checked(key: str) -> str:
    key = key.strip()
    if key and not is_plain(key):
        raise WrongUseError("that was no key", remedy="paste it as the provider shows it, on one line")
    return key


def _key_found(settings: ModelSettings) -> str:
    try:
        key = find_key(settings)
    except SettingsError:
        return ""
    return key.place if key else ""
