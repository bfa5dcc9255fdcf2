"""What a customer's reply is worth as evidence: labels, and the clause each rests on."""

from collections.abc import Iterator
from dataclasses import dataclass

from scoring.labels import ReplyLabel
from scoring.replies.attitudes import find_compliments, find_emotions, find_generalities, find_requests
from scoring.replies.past import find_facts, find_stories
from scoring.replies.promises import find_commitments, find_hypotheticals
from scoring.replies.reading import Reading, Sentence, read_reply

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
    kinds = {found.kind for found in evidence(text, question)}
    return tuple(label for label in ReplyLabel if label in kinds) or (ReplyLabel.NONE,)


def evidence(text: str, question: str | None = None) -> tuple[Evidence, ...]:
    """The clauses that carry a label, in the order of the text; a brush-off has none."""
    quotes = [
        _quote(text, kind, reading)
        for sentence in read_reply(text[:_LONGEST_READ])
        for kind, reading in _judge(sentence)
    ]
    return tuple(sorted(quotes, key=lambda quote: (quote.start, quote.end)))


def _judge(sentence: Sentence) -> Iterator[tuple[ReplyLabel, Reading]]:
    """Every label a sentence carries, with the clause it rests on."""
    commitments = find_commitments(sentence)
    compliments = find_compliments(sentence)
    requests = find_requests(sentence)
    found: dict[ReplyLabel, list[Reading]] = {
        ReplyLabel.STORY: [] if commitments else find_stories(sentence),
        ReplyLabel.FACT: [] if commitments else find_facts(sentence, is_closed=bool(compliments or requests)),
        ReplyLabel.COMMITMENT: commitments,
        ReplyLabel.COMPLIMENT: [] if commitments else compliments,
        ReplyLabel.HYPOTHETICAL: find_hypotheticals(sentence, commitments),
        ReplyLabel.GENERALITY: find_generalities(sentence, commitments),
        ReplyLabel.FEATURE_REQUEST: [] if commitments else requests,
        ReplyLabel.EMOTION: find_emotions(sentence, compliments),
    }
    for kind, readings in found.items():
        for reading in readings:
            yield kind, reading


def _quote(text: str, kind: ReplyLabel, reading: Reading) -> Evidence:
    start, end = reading.clause.start, reading.clause.end
    return Evidence(kind, text[start:end], start, end)
