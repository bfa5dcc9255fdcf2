"""Who provides models: what their models are called, and where people keep their keys."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Provider:
    """One provider, or one protocol that many servers speak."""

    title: str
    prefix: str
    """What stands before the slash in the names of its models."""
    example: str
    variable: str | None = None
    """The environment variable in which people keep the key; None where none is needed."""
    address: str | None = None
    """What an address looks like, where one is needed."""
    version: str | None = None
    key_goes_to_own_address: bool = False
    """True where everybody has an address of their own with this provider."""


@cache
def providers() -> tuple[Provider, ...]:
    """All that are offered; others work as well, by their prefix."""
    data = tomllib.loads(resources.files(__package__).joinpath("providers.toml").read_text(encoding="utf-8"))
    return tuple(Provider(**each) for each in data["providers"])


def provider_of(model: str) -> Provider | None:
    """Who provides a model; None for one that is not on the list."""
    prefix = model.partition("/")[0]
    return next((provider for provider in providers() if provider.prefix == prefix), None)
