"""Stories and facts: what happened, and what can be checked."""

from scoring.replies.reading import Reading

_TEAM_WORDS = frozenset({"team", "crew", "agent", "vendor", "buyer", "supplier"})


def find_stories(readings: list[Reading]) -> list[Reading]:
    """The clauses that tell of an episode."""
    return [reading for reading in readings if _is_story(reading)]


def _is_story(reading: Reading) -> bool:
    tense = reading.tense
    if reading.clause.is_question or reading.is_imagined or reading.is_promise or reading.has("used_to", "meta"):
        return False
    if reading.has("habitual") and not (reading.has("past_anchor") and tense.events):
        return False
    if tense.events:
        return True
    anchored = reading.has("past_anchor")
    return anchored and bool(tense.states or tense.negated_events or tense.perfect)


def find_facts(readings: list[Reading], *, is_answer: bool) -> list[Reading]:
    """The clauses with a particular that could be looked up."""
    return [reading for reading in readings if _is_fact(reading, is_answer=is_answer)]


def _is_fact(reading: Reading, *, is_answer: bool) -> bool:
    if reading.clause.is_question or reading.is_imagined or reading.is_promise:
        return False
    tense = reading.tense
    if (tense.might or tense.would) and not reading.is_past:
        return False
    if reading.has("request", "praise_it", "praise_idea", "send_stall", "stall", "meta"):
        return False
    return _has_particular(reading) or _is_step(reading) or _is_negative_fact(reading)


def _has_particular(reading: Reading) -> bool:
    words = reading.clause.words
    if reading.has("sort_of_number") or any("number" in word.tags for word in words):
        return True
    if "tool" in reading.tags or "paper" in reading.tags:
        return True
    named = any(
        "first_name" in word.tags or (word.is_capital and not word.tags & {"weekday", "month", "season"})
        for word in words
    )
    if named:
        return True
    return "role" in reading.tags and reading.is_fragment and not reading.has("habitual", "crowd_now")


def _is_step(reading: Reading) -> bool:
    return reading.tense.present_step and not reading.has("habitual", "crowd_now", "vague_amount", "wish")


def _is_negative_fact(reading: Reading) -> bool:
    tense = reading.tense
    if tense.negated_step or tense.negated_perfect:
        return True
    return (
        bool(tense.negated_events)
        and not tense.events
        or (reading.has("ownership") and not tense.mental and not tense.will)
    )
