"""Compliments, feelings, habits and wishes for features: the attitude of a reply."""

from scoring.replies.reading import Reading, Sentence


def find_compliments(sentence: Sentence) -> list[Reading]:
    """The clauses that praise the idea, the product or the interviewer."""
    return [reading for reading in sentence.readings if _is_compliment(reading)]


def _is_compliment(reading: Reading) -> bool:
    if reading.has("not_praise", "praise_context") or reading.tense.would or reading.has("if_clause"):
        return False
    if reading.has("feels") and not reading.has("praise_idea", "praise_love"):
        return False
    return reading.has("praise_idea", "praise_it", "praise_alone", "praise_love")


def find_emotions(sentence: Sentence, compliments: list[Reading]) -> list[Reading]:
    """The clauses that tell a feeling about their own life."""
    if sentence.is_question:
        return []
    return [reading for reading in sentence.readings if reading not in compliments and _is_emotion(reading)]


def _is_emotion(reading: Reading) -> bool:
    if not reading.has("feels") or reading.has("not_feels") or reading.tense.would or reading.tense.counterfactual:
        return False
    is_of_others = (
        "crowd" in reading.tags or not reading.norms.isdisjoint({"they", "he", "she"})
    ) and reading.norms.isdisjoint({"i", "me", "my", "we", "us", "our"})
    return not is_of_others


def find_generalities(sentence: Sentence, commitments: list[Reading]) -> list[Reading]:
    """The clauses that speak of habit, of people in general, or of a vague amount."""
    if sentence.is_question or commitments:
        return []
    return [reading for reading in sentence.readings if _is_generality(reading)]


def _is_generality(reading: Reading) -> bool:
    tense = reading.tense
    if reading.has("used_to"):
        return reading.tags.isdisjoint({"tool", "digits"})
    if (
        tense.events
        or tense.negated_events
        or reading.is_imagined
        or reading.has("request", "praise_it", "praise_idea")
    ):
        return False
    if reading.has("habitual"):
        return not reading.has("praise_love")
    if reading.has("crowd_now"):
        return not reading.has("praise_love") and not (tense.will or tense.would or tense.might)
    return reading.has("vague_amount") and not reading.is_past and reading.tags.isdisjoint({"number", "digits"})


def find_requests(sentence: Sentence) -> list[Reading]:
    """The clauses that ask for, or insist on, something the product should do."""
    return [reading for reading in sentence.readings if _is_request(reading)]


def _is_request(reading: Reading) -> bool:
    if not reading.has("request") or reading.has("own_need", "stall", "send_stall", "praise_love"):
        return False
    return not reading.is_past or reading.clause.words[0].norm == "if" or reading.has("wish_for")
