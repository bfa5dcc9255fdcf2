"""What a customer's reply is worth as evidence: labels, and the clause each rests on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scoring.labels import ReplyLabel
from scoring.replies.chances import Weights, settle, weights
from scoring.replies.features import features_of, features_of_clause, words_of
from scoring.replies.reading import Reading, Sentence, read_reply
from scoring.replies.rules import find_by_rules

_LONGEST_READ = 4_000


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stretch of a reply and what it counts as."""

    kind: ReplyLabel
    quote: str
    """`text[start:end]` of the reply as it was given."""
    start: int
    end: int


def label_reply(text: str, question: str | None = None) -> tuple[ReplyLabel, ...]:
    """All labels that hold, in the order of the enumeration; NONE alone where nothing does.

    Args:
        text: The customer's reply.
        question: What the interviewer asked before it, where known; it decides what a bare fragment answers.
    """
    sentences = read_reply(text[:_LONGEST_READ])
    kinds = _weigh(sentences, find_by_rules(sentences), question, weights())
    return tuple(label for label in ReplyLabel if label in kinds)


def evidence(text: str, question: str | None = None) -> tuple[Evidence, ...]:
    """The clauses that carry a label, in the order of the text; a brush-off has none."""
    sentences = read_reply(text[:_LONGEST_READ])
    by_rules = find_by_rules(sentences)
    kinds = _weigh(sentences, by_rules, question, weights()) - {ReplyLabel.NONE}
    quotes = [
        _quote(text, kind, reading)
        for kind in kinds
        for reading in by_rules.get(kind) or (_likeliest(sentences, kind, weights()),)
    ]
    return tuple(sorted(quotes, key=lambda quote: (quote.start, quote.end, quote.kind)))


def _weigh(
    sentences: Sequence[Sentence],
    by_rules: Mapping[ReplyLabel, Sequence[Reading]],
    question: str | None,
    learned: Weights,
) -> frozenset[ReplyLabel]:
    if not sentences:
        return frozenset({ReplyLabel.NONE})
    return settle(learned.chances(features_of(sentences, by_rules, question), words_of(_clauses(sentences))))


def _likeliest(sentences: Sequence[Sentence], kind: ReplyLabel, learned: Weights) -> Reading:
    """The clause that speaks most for a label which no rule found."""

    def chance(reading: Reading) -> float:
        return learned.chances(set(features_of_clause(reading)), words_of([reading]))[kind]

    return max(_clauses(sentences), key=chance)


def _clauses(sentences: Sequence[Sentence]) -> Iterator[Reading]:
    for sentence in sentences:
        yield from sentence.readings


def _quote(text: str, kind: ReplyLabel, reading: Reading) -> Evidence:
    start, end = reading.clause.start, reading.clause.end
    return Evidence(kind, text[start:end], start, end)
