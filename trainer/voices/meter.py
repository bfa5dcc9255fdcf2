"""What an interview's model has used, and whether it may use more."""

from dataclasses import dataclass

from trainer.llm.client import Usage

_CHARACTERS_A_TOKEN = 3.5
"""A little under what English takes, so that guesses err on the dear side."""
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


class Meter:
    """Counts what one interview uses."""

    def __init__(self, limits: Limits | None = None, prices: Prices | None = None) -> None:
        self.limits, self.prices = limits or Limits(), prices or Prices()
        self.tokens_in = self.tokens_out = 0
        self._cost = 0.0
        self._is_cost_known = True
        self.is_estimated = False
        """True where an answer broke off before its use was told."""

    @property
    def tokens(self) -> int:
        """All tokens so far."""
        return self.tokens_in + self.tokens_out

    @property
    def cost(self) -> float | None:
        """US dollars so far; None where a part of it is not known."""
        return self._cost if self._is_cost_known else None

    def allows(self, characters_in: int, most_tokens: int) -> bool:
        """False where the next answer could pass a limit."""
        tokens_in = characters_in / _CHARACTERS_A_TOKEN
        if self.tokens + tokens_in + most_tokens > self.limits.tokens:
            return False
        coming = self.prices.cost(tokens_in, most_tokens)
        if self.limits.cost is None or coming is None:
            return True
        return self._cost + coming <= self.limits.cost

    def add(self, usage: Usage, *, characters_in: int, characters_out: int) -> None:
        """Count an answer; what the provider did not tell is estimated from its length."""
        self.is_estimated = self.is_estimated or usage.tokens_in is None or usage.tokens_out is None
        tokens_in = _guessed(usage.tokens_in, characters_in)
        tokens_out = _guessed(usage.tokens_out, characters_out)
        self.tokens_in += tokens_in
        self.tokens_out += tokens_out
        own = self.prices.cost(tokens_in, tokens_out)
        cost = own if own is not None else usage.cost
        self._is_cost_known = self._is_cost_known and cost is not None
        self._cost += cost or 0.0

    def in_words(self) -> str:
        """Tokens and cost so far, for people."""
        about = "about " if self.is_estimated else ""
        cost = "cost unknown" if self.cost is None else f"${self.cost:.4f}"
        return f"{about}{self.tokens:,} tokens, {cost}"


def _guessed(told: int | None, characters: int) -> int:
    return round(characters / _CHARACTERS_A_TOKEN) if told is None else told
