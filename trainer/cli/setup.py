"""`trainer setup`: which model speaks, where it is, and where its key is kept; tried with one small question."""

import asyncio
import getpass
import sys
from dataclasses import dataclass
from typing import cast, get_args

from trainer.config import KeyPlace, ModelSettings, read_model, write_model
from trainer.errors import WrongUseError
from trainer.interview.setting_up import OPEN_WAY, is_open_way, settings_for, trial_in_words, try_out
from trainer.interview.utterances import shown
from trainer.llm.keys import ANY_MODEL, find_key, is_plain, keep_key, variable_of
from trainer.llm.process import ModelProcess
from trainer.llm.providers import Provider, providers
from trainer.llm.trial import Trial


@dataclass(frozen=True, slots=True)
class Choices:
    """What was given on the command line; the rest is asked where somebody types."""

    model: str | None
    address: str | None
    version: str | None
    key: KeyPlace | None
    cap: float | None
    is_tried: bool
    """False where nothing may be sent anywhere."""

    @classmethod
    def given(
        cls,
        model: str | None,
        address: str | None,
        version: str | None,
        key: str | None,
        cap: float | None,
        *,
        is_tried: bool,
    ) -> "Choices":
        """As given on the command line; WrongUseError where the place of the key is none."""
        if key is not None and key not in get_args(KeyPlace):
            places = ", ".join(get_args(KeyPlace))
            raise WrongUseError(f"a key is not kept in {shown(key)[:40]!r}", remedy=f"choose from: {places}")
        return cls(model, address, version, cast("KeyPlace | None", key), cap, is_tried)


def run(choices: Choices) -> int:
    """Set a model up, or show which one is; the exit code."""
    is_typed = sys.stdin.isatty()
    if choices.model is None and not is_typed:
        return _show()
    settings = _settings(choices) if choices.model is not None else _asked(choices)
    _take_key(settings, is_typed=is_typed)
    if choices.is_tried and not _is_working(settings):
        print("Nothing was changed. --no-test sets it up all the same.", file=sys.stderr)
        return 1
    file = write_model(settings)
    print(f"Set up in {file}. Talk with it: trainer play SCENARIO --voice model")
    return 0


def _show() -> int:
    settings = read_model()
    if settings is None:
        print("No model is set up; customers speak their own lines, offline. `trainer setup --model NAME` sets one up.")
        print("\n".join(f"  {provider.title}: {provider.example}" for provider in providers()))
        return 0
    key = find_key(settings)
    print(f"Model: {settings.name}")
    print(f"Address: {settings.address or 'the provider’s own'}")
    print(f"Key: {'from ' + key.place if key else 'none'}")
    print(f"Limit for one interview: {_limit(settings)}")
    return 0


def _limit(settings: ModelSettings) -> str:
    tokens = f"{settings.most_tokens:,} tokens"
    return tokens if settings.cap is None else f"${settings.cap:.2f}, and {tokens}"


def _settings(choices: Choices) -> ModelSettings:
    """Settings from the command line."""
    return settings_for(
        choices.model or "", address=choices.address, version=choices.version, key=choices.key, cap=choices.cap
    )


def _asked(choices: Choices) -> ModelSettings:
    """Settings from somebody who types."""
    print("Who provides the model?")
    for number, provider in enumerate(providers(), start=1):
        print(f"  {number}  {provider.title}")
    picked = _picked(input("Number: ").strip())
    model = input(f"Model [{picked.example}]: ").strip() or picked.example
    address = choices.address
    if picked.address and address is None:
        address = input(f"Address [{picked.address}]: ").strip() or picked.address
    key = choices.key
    if picked.variable and key is None:
        answer = input("Keep the key in the environment, the keyring or a file? [environment]: ").strip().casefold()
        key = "keyring" if answer == "keyring" else "file" if answer == "file" else "environment"
    return _settings(Choices(model, address, choices.version, key, choices.cap, choices.is_tried))


def _picked(answer: str) -> Provider:
    if not answer.isdigit() or not 1 <= int(answer) <= len(providers()):
        raise WrongUseError(f"{shown(answer)!r} is not on the list", remedy=f"a number from 1 to {len(providers())}")
    return providers()[int(answer) - 1]


def _take_key(settings: ModelSettings, *, is_typed: bool) -> None:
    """Ask for the key where it is to be kept here and is not there yet; it is never shown."""
    if is_open_way(settings):
        print(f"Careful: {OPEN_WAY}.", file=sys.stderr)
    if settings.key in {"environment", "none"}:
        if settings.key == "environment" and find_key(settings) is None:
            names = " or ".join(filter(None, (variable_of(settings), ANY_MODEL)))
            print(f"No key was found in the environment ({names}).", file=sys.stderr)
        return
    value = getpass.getpass("Key (it is not shown): ") if is_typed else sys.stdin.readline()
    value = value.strip()
    if not value and find_key(settings):
        return
    if not is_plain(value):
        raise WrongUseError("that was no key", remedy="paste it as the provider shows it, on one line")
    print(f"The key is kept in {keep_key(settings, value)}.")


def _is_working(settings: ModelSettings) -> bool:
    print("Asking one small question…", file=sys.stderr)
    trial = asyncio.run(_tried(settings))
    for told in trial_in_words(trial):
        print(told, file=sys.stderr if trial.fault else sys.stdout)
    return trial.fault is None


async def _tried(settings: ModelSettings) -> Trial:
    process = ModelProcess()
    try:
        return await try_out(settings, process)
    finally:
        await process.close()
