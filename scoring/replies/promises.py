"""Commitments, hypotheticals and brush-offs: what is said about times to come."""

from scoring.replies.reading import Reading

_NOT_NOW = frozenset({"hedge", "vague_day", "if_clause"})


def find_commitments(readings: list[Reading]) -> list[Reading]:
    """The clauses that give or fix something: time, a name, money, access or data."""
    found = []
    for at, reading in enumerate(readings):
        sentence = [other for other in readings if other.clause.sentence == reading.clause.sentence]
        if _is_commitment(reading, readings, at, sentence):
            found.append(reading)
    for reading in found:
        for other in readings:
            if other.clause.sentence == reading.clause.sentence:
                other.is_promise = True
    return found


def _is_commitment(reading: Reading, readings: list[Reading], at: int, sentence: list[Reading]) -> bool:
    if any(other.has(*_NOT_NOW) and not other.is_past for other in sentence) or reading.is_imagined:
        return False
    if reading.tense.negated_events or "not" in {word.norm for word in reading.clause.words}:
        return False
    dated = any(other.has("future_day") for other in sentence)
    if reading.has("on_the_spot"):
        return not reading.has("stall") and not reading.has("past_anchor")
    if reading.is_past:
        return False
    if reading.has("stall") and not reading.has("schedule"):
        return False
    if reading.has("schedule"):
        return dated and not reading.has("habitual")
    if reading.has("promise"):
        return (dated or _is_definite(reading)) and not reading.has("send_stall") and not reading.has("habitual")
    return False


def _is_definite(reading: Reading) -> bool:
    """Names what or who is given: "you our export", "you to Priya"."""
    words = reading.clause.words
    has_thing = any(word.norm in {"my", "our", "the", "both"} for word in words)
    has_name = any("first_name" in word.tags or word.is_capital or "role" in word.tags for word in words)
    has_number = bool(reading.tags & {"number", "digits"})
    return reading.tense.will and (has_thing or has_name or has_number)


def find_hypotheticals(readings: list[Reading]) -> list[Reading]:
    """The clauses that imagine, plan, wish or promise vaguely."""
    return [reading for reading in readings if _is_hypothetical(reading)]


def _is_hypothetical(reading: Reading) -> bool:
    tense = reading.tense
    if reading.clause.is_question or reading.is_promise or reading.has("used_to"):
        return False
    if tense.counterfactual:
        return True
    if tense.would and not reading.is_past:
        return True
    if tense.might and not reading.is_past:
        return True
    if reading.has("wish") and not reading.is_past:
        return True
    if tense.will and not reading.has("stall", "send_stall", "habitual"):
        return True
    return (
        reading.is_imagined
        and not reading.is_past
        and reading.has("if_clause")
        and reading.clause.words[0].norm in {"if", "unless"}
        and False
    )
