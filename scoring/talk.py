"""Who talked how much."""

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.ledger import Exchange
from scoring.words import count_words


@dataclass(frozen=True, slots=True)
class TalkBalance:
    """The talk in figures."""

    interviewer_words: int
    customer_words: int
    longest_utterance: int
    """Words of the longest thing the interviewer said."""
    silences: int
    hooks_offered: int
    hooks_followed: int

    @property
    def interviewer_share(self) -> float | None:
        """The interviewer's part of all words, 0 to 1; None where nobody said anything."""
        words = self.interviewer_words + self.customer_words
        return self.interviewer_words / words if words else None


def balance(exchanges: Sequence[Exchange]) -> TalkBalance:
    """The talk balance of an interview."""
    lengths = [count_words(exchange.utterance) for exchange in exchanges]
    return TalkBalance(
        interviewer_words=sum(lengths),
        customer_words=sum(exchange.reply_words for exchange in exchanges),
        longest_utterance=max(lengths, default=0),
        silences=sum(1 for exchange in exchanges if exchange.analysis is None),
        hooks_offered=sum(exchange.hooks for exchange in exchanges),
        hooks_followed=sum(1 for exchange in exchanges if exchange.followed_hook),
    )
