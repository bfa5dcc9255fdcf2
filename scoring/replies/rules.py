"""What the rules alone make of a reply: for each label the clauses that carry it."""

from collections.abc import Sequence

from scoring.labels import ReplyLabel
from scoring.replies.attitudes import find_compliments, find_emotions, find_generalities, find_requests
from scoring.replies.past import find_facts, find_stories
from scoring.replies.promises import find_commitments, find_hypotheticals
from scoring.replies.reading import Reading, Sentence

Found = dict[ReplyLabel, list[Reading]]


def find_by_rules(sentences: Sequence[Sentence]) -> Found:
    """The clauses for each label that any carries."""
    found: Found = {}
    for sentence in sentences:
        for label, readings in _judge(sentence).items():
            if readings:
                found.setdefault(label, []).extend(readings)
    return found


def _judge(sentence: Sentence) -> Found:
    commitments = find_commitments(sentence)
    compliments = find_compliments(sentence)
    requests = find_requests(sentence)
    return {
        ReplyLabel.STORY: [] if commitments else find_stories(sentence),
        ReplyLabel.FACT: [] if commitments else find_facts(sentence, is_closed=bool(compliments or requests)),
        ReplyLabel.COMMITMENT: commitments,
        ReplyLabel.COMPLIMENT: [] if commitments else compliments,
        ReplyLabel.HYPOTHETICAL: find_hypotheticals(sentence, commitments),
        ReplyLabel.GENERALITY: find_generalities(sentence, commitments),
        ReplyLabel.FEATURE_REQUEST: [] if commitments else requests,
        ReplyLabel.EMOTION: find_emotions(sentence, compliments),
    }
