"""Sets up the model of this machine: one way for the command line and for the settings screen."""

from collections.abc import Iterator
from dataclasses import replace

from pydantic import ValidationError

from trainer.config import KeyPlace, ModelSettings
from trainer.errors import WrongUseError
from trainer.interview.utterances import shown
from trainer.llm.keys import endpoint_of
from trainer.llm.process import ModelProcess
from trainer.llm.providers import provider_of
from trainer.llm.trial import Trial, try_model
from trainer.voices.meter import Spent, total_of
from trainer.voices.opening import client_of

_LOCAL = ("http://127.0.0.1", "http://localhost", "http://[::1]")
_LONGEST_ANSWER = 200
OPEN_WAY = "this address is not encrypted; the talk and the key can be read on the way"


def settings_for(
    name: str, *, address: str | None, version: str | None, key: KeyPlace | None, cap: float | None
) -> ModelSettings:
    """Settings of a model; what is not said comes from its provider's entry.

    Raises:
        WrongUseError: Something of it cannot be.
    """
    provider = provider_of(name)
    if "/" not in name:
        raise WrongUseError(
            f"{shown(name)!r} names no provider", remedy="write it as provider/model: openai/gpt-4o-mini"
        )
    address = address or (provider.address if provider and provider.variable is None else None)
    if address is None and provider and provider.key_goes_to_own_address:
        raise WrongUseError(f"{provider.title} needs an address", remedy=f"it looks like {provider.address}")
    if address is not None and not address.startswith(("http://", "https://")):
        raise WrongUseError(f"{shown(address)!r} is no address", remedy="it starts with https:// or http://")
    try:
        return ModelSettings(
            name=name,
            address=address,
            version=version or (provider.version if provider else None),
            key=key or ("environment" if provider is None or provider.variable else "none"),
            cap=cap,
        )
    except ValidationError as error:
        fault = error.errors(include_input=False)[0]
        raise WrongUseError(f"{fault['loc'][0]}: {fault['msg']}", remedy="change it") from error


def is_open_way(settings: ModelSettings) -> bool:
    """True where what is sent to the address can be read on the way."""
    return bool(settings.address) and not str(settings.address).startswith(("https://", *_LOCAL))


async def try_out(settings: ModelSettings, process: ModelProcess, *, key: str = "") -> Trial:
    """Ask one small question; with `key` in place of the one that is kept, where one was typed."""
    client = client_of(settings, process)
    if key:
        client.endpoint = replace(endpoint_of(settings), key=key, key_place="what you typed")
    prices = None if settings.price_in is None else (settings.price_in, settings.price_out)
    return await try_model(client, prices=prices)


def trial_in_words(trial: Trial) -> Iterator[str]:
    """What came of it and what it costs, a sentence or two at a time."""
    if trial.fault:
        yield f"It did not work: {trial.fault.what}; {trial.fault.remedy}."
        if trial.fault.detail:
            yield f"The provider said: {shown(trial.fault.detail)}"
        return
    yield f"It answered: {shown(trial.text)[:_LONGEST_ANSWER]}"
    yield f"First words after {trial.first_seconds or 0:.1f} s.{_own_cost(trial)} {_cost_of_a_talk(trial)}"


def _own_cost(trial: Trial) -> str:
    usage = trial.usage
    if usage.tokens_in is None or usage.tokens_out is None:
        return ""
    used = total_of([Spent("voice", usage.tokens_in, usage.tokens_out, usage.cost)])
    return f" This question took {used.in_words}."


def _cost_of_a_talk(trial: Trial) -> str:
    if trial.cost_of_a_talk is None:
        return "What a talk will cost is unknown; price_in and price_out below [model] say it."
    return f"A usual talk will cost about ${trial.cost_of_a_talk:.3f}."
