"""What an interview's model has used, and whether it may use more."""

import re
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from trainer.llm.client import Prompt, Usage

Purpose = Literal["voice", "judge", "coach"]

_CHARACTERS_A_TOKEN = 3.5
"""A little under what English takes, so that guesses err on the dear side."""
_LETTERS = re.compile(r"[A-Za-z ]+")
_TOKENS_A_MESSAGE = 8
"""What a provider adds to each message of a prompt."""
_A_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Prices:
    """US dollars for a million tokens; None where nobody knows."""

    tokens_in: float | None = None
    tokens_out: float | None = None

    def cost(self, tokens_in: float, tokens_out: float) -> float | None:
        """What these tokens cost."""
        if self.tokens_in is None or self.tokens_out is None:
            return None
        return (tokens_in * self.tokens_in + tokens_out * self.tokens_out) / _A_MILLION


@dataclass(frozen=True, slots=True)
class Limits:
    """What one interview may use at most."""

    cost: float | None = None
    """US dollars; where prices are not known, only the tokens are limited."""
    tokens: int = 300_000


@dataclass(frozen=True, slots=True)
class Spent:
    """What one answer used."""

    purpose: Purpose
    tokens_in: int
    tokens_out: int
    cost: float | None
    """US dollars; None where nobody knows."""
    is_estimated: bool = False
    """True where the answer broke off before its use was told."""


@dataclass(frozen=True, slots=True)
class Total:
    """What several answers used together."""

    tokens_in: int = 0
    tokens_out: int = 0
    cost: float | None = 0.0
    """US dollars; None where a part of it is not known."""
    is_estimated: bool = False

    @property
    def tokens(self) -> int:
        """All tokens."""
        return self.tokens_in + self.tokens_out

    def and_of(self, spent: Spent) -> "Total":
        """The total with one more answer."""
        return Total(
            self.tokens_in + spent.tokens_in,
            self.tokens_out + spent.tokens_out,
            None if self.cost is None or spent.cost is None else self.cost + spent.cost,
            self.is_estimated or spent.is_estimated,
        )

    @property
    def in_words(self) -> str:
        """Tokens and cost, for people."""
        about = "about " if self.is_estimated else ""
        cost = "cost unknown" if self.cost is None else f"${self.cost:.4f}"
        return f"{about}{self.tokens:,} tokens, {cost}"


def total_of(answers: Iterable[Spent]) -> Total:
    """What these answers used together."""
    total = Total()
    for spent in answers:
        total = total.and_of(spent)
    return total


class Meter:
    """Counts what one interview uses, whatever it is asked for."""

    def __init__(
        self,
        limits: Limits | None = None,
        prices: Prices | None = None,
        *,
        listed: Callable[[], Awaitable[Prices]] | None = None,
    ) -> None:
        """Count from nothing.

        Args:
            limits: What may be used at most.
            prices: What the model costs, where that is known.
            listed: Asked once for what it costs, where that is not known from the start.
        """
        self.limits, self.prices = limits or Limits(), prices or Prices()
        self._listed = listed
        self._total = Total()
        self._known_cost = 0.0
        self._under_way: list[tuple[float, float]] = []
        """Tokens in and out at most of each answer that still comes."""
        self.unkept: list[Spent] = []
        """What was used and is not on disk yet."""

    @property
    def total(self) -> Total:
        """All that was used so far, in earlier sittings too."""
        return self._total

    def carry(self, answers: Iterable[Spent]) -> None:
        """Count what was used in earlier sittings."""
        for spent in answers:
            self._count(spent)

    async def know_prices(self) -> None:
        """Ask what the model costs, the first time."""
        if self._listed:
            listed, self._listed = self._listed, None
            self.prices = await listed()

    def allows(self, prompt: Prompt) -> bool:
        """False where an answer to this could pass a limit, beside those that still come."""
        coming = [*self._under_way, (weight_of(prompt), prompt.most_tokens)]
        tokens_in, tokens_out = sum(into for into, _ in coming), sum(out for _, out in coming)
        if self._total.tokens + tokens_in + tokens_out > self.limits.tokens:
            return False
        cost = self.prices.cost(tokens_in, tokens_out)
        return self.limits.cost is None or cost is None or self._known_cost + cost <= self.limits.cost

    def begin(self, prompt: Prompt) -> tuple[float, float]:
        """An answer was asked for; what it can use at most is set aside until it is `add`ed."""
        reserve = weight_of(prompt), float(prompt.most_tokens)
        self._under_way.append(reserve)
        return reserve

    def add(self, purpose: Purpose, usage: Usage, *, reserve: tuple[float, float], characters_out: int) -> None:
        """Count an answer; what the provider did not tell is estimated from its length."""
        self._under_way.remove(reserve)
        tokens_in = round(reserve[0]) if usage.tokens_in is None else usage.tokens_in
        tokens_out = round(characters_out / _CHARACTERS_A_TOKEN) if usage.tokens_out is None else usage.tokens_out
        own = self.prices.cost(tokens_in, tokens_out)
        is_estimated = usage.tokens_in is None or usage.tokens_out is None
        spent = Spent(purpose, tokens_in, tokens_out, usage.cost if own is None else own, is_estimated)
        self._count(spent)
        self.unkept.append(spent)

    def _count(self, spent: Spent) -> None:
        self._total = self._total.and_of(spent)
        self._known_cost += spent.cost or 0.0


def weight_of(prompt: Prompt) -> float:
    """How many tokens a prompt has at most: letters as in words, and every other byte for itself."""
    tokens = 0.0
    for message in prompt.messages:
        text = message["content"]
        letters = sum(len(found[0]) for found in _LETTERS.finditer(text))
        others = len(text.encode("utf-8", "replace")) - letters
        tokens += letters / _CHARACTERS_A_TOKEN + others + _TOKENS_A_MESSAGE
    return tokens
