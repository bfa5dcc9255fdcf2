"""Compliments, feelings, habits and wishes for features: the reply's attitude."""

from scoring.replies.reading import Reading


def find_compliments(readings: list[Reading]) -> list[Reading]:
    """The clauses that praise the idea, the product or the interviewer."""
    return [reading for reading in readings if _is_compliment(reading)]


def _is_compliment(reading: Reading) -> bool:
    if reading.has("not_praise") or reading.has("praise_context"):
        return False
    if reading.tense.would or reading.has("if_clause"):
        return (
            reading.has("praise_love")
            and "not" not in {word.norm for word in reading.clause.words}
            and not reading.tense.would
        )
    return reading.has("praise_idea", "praise_it", "praise_alone", "praise_love")


def find_emotions(readings: list[Reading]) -> list[Reading]:
    """The clauses that tell a feeling about their own life."""
    return [
        reading
        for reading in readings
        if reading.has("feels")
        and not reading.has("not_feels")
        and not reading.tense.would
        and not reading.clause.is_question
    ]


def find_generalities(readings: list[Reading]) -> list[Reading]:
    """The clauses that speak of habit, of people in general, or of a vague amount."""
    return [reading for reading in readings if _is_generality(reading)]


def _is_generality(reading: Reading) -> bool:
    if reading.clause.is_question or reading.is_promise:
        return False
    if reading.has("used_to"):
        return not reading.tags & {"tool", "digits"}
    if reading.tense.events or reading.is_imagined:
        return False
    if reading.has("habitual"):
        return True
    if reading.has("always") and not reading.tense.perfect and not reading.tense.negated_perfect:
        return True
    if reading.has("crowd_now"):
        return True
    return reading.has("vague_amount") and not reading.is_past and not reading.tags & {"number", "digits"}


def find_requests(readings: list[Reading]) -> list[Reading]:
    """The clauses that ask for, or insist on, something the product should do."""
    return [
        reading
        for reading in readings
        if reading.has("request") and not reading.has("own_need") and not reading.is_past
    ]
