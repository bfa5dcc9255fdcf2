"""Commitments, hypotheticals and brush-offs: what is said about times to come."""

from scoring.replies.reading import Reading, Sentence
from scoring.replies.steps import Step

_NOT_NOW = ("hedge", "vague_day", "if_clause", "wish")


def find_commitments(sentence: Sentence) -> list[Reading]:
    """The clauses that give or fix something: time, a name, money, access or data."""
    if any(reading.has(*_NOT_NOW) and not reading.is_past for reading in sentence.readings):
        return []
    dated = sentence.has("future_day")
    return [reading for reading in sentence.readings if _is_commitment(reading, dated=dated)]


def _is_commitment(reading: Reading, *, dated: bool) -> bool:
    tense = reading.tense
    if reading.is_imagined or reading.is_negated or reading.has("recurring", "habitual", "stall"):
        return False
    if reading.has("on_the_spot"):
        is_told = reading.has("past_anchor") and (tense.events or tense.perfect)
        return not is_told and (tense.step is not Step.DONE or tense.will or reading.has("future_day"))
    if reading.is_past or reading.has("send_stall"):
        return False
    if reading.has("schedule", "promise_weak") and dated:
        return tense.step is not Step.DONE
    return reading.has("promise") and (dated or _is_definite(reading))


def _is_definite(reading: Reading) -> bool:
    """Names what or who is given: "you our export", "you to Priya"."""
    has_thing = not reading.norms.isdisjoint({"my", "our", "the", "both"})
    has_name = any(word.is_capital for word in reading.clause.words)
    return reading.tense.will and (
        has_thing or has_name or not reading.tags.isdisjoint({"first_name", "role", "number", "digits"})
    )


def find_hypotheticals(sentence: Sentence, commitments: list[Reading]) -> list[Reading]:
    """The clauses that imagine, plan, wish or promise vaguely."""
    if sentence.is_question or commitments:
        return []
    return [reading for reading in sentence.readings if _is_hypothetical(reading, sentence)]


def _is_hypothetical(reading: Reading, sentence: Sentence) -> bool:
    tense = reading.tense
    if reading.has("used_to") or (reading.has("request") and not reading.has("wish_for")):
        return False
    if tense.counterfactual or reading.has("wish_for") or (tense.would and not reading.is_past):
        return True
    if tense.might or reading.has("wish"):
        return not reading.is_past and not (reading.has("stall") and not tense.might)
    if tense.will:
        is_stall = reading.has("stall", "send_stall") and not sentence.has("if_clause", "hedge")
        return not is_stall and not reading.has("habitual")
    return False
