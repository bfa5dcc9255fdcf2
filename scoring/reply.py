"""What a customer's reply is worth as evidence: labels, and the clause each rests on."""

from dataclasses import dataclass

from scoring.labels import ReplyLabel
from scoring.replies.past import find_facts, find_stories
from scoring.replies.promises import find_commitments, find_hypotheticals
from scoring.replies.reading import Reading, read_reply
from scoring.replies.voice import find_compliments, find_emotions, find_generalities, find_requests

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
    readings = read_reply(text[:_LONGEST_READ])
    commitments = find_commitments(readings)
    found: dict[ReplyLabel, list[Reading]] = {
        ReplyLabel.STORY: find_stories(readings),
        ReplyLabel.FACT: find_facts(readings, is_answer=question is not None),
        ReplyLabel.COMMITMENT: commitments,
        ReplyLabel.COMPLIMENT: find_compliments(readings),
        ReplyLabel.HYPOTHETICAL: find_hypotheticals(readings),
        ReplyLabel.GENERALITY: find_generalities(readings),
        ReplyLabel.FEATURE_REQUEST: find_requests(readings),
        ReplyLabel.EMOTION: find_emotions(readings),
    }
    quotes = [_quote(text, kind, reading) for kind, carriers in found.items() for reading in carriers]
    return tuple(sorted(quotes, key=lambda quote: (quote.start, quote.end)))


def _quote(text: str, kind: ReplyLabel, reading: Reading) -> Evidence:
    start, end = reading.clause.start, reading.clause.end
    return Evidence(kind, text[start:end], start, end)
