"""Stories and facts: what happened, and what can be checked."""

from scoring.replies.reading import Reading, Sentence
from scoring.replies.steps import Step

_LONGEST_FRAGMENT = 6
_NOT_NAMES = frozenset({"weekday", "month", "season", "filler"})
_OPINIONS = ("praise_it", "praise_idea", "praise_alone", "praise_love")


def find_stories(sentence: Sentence) -> list[Reading]:
    """The clauses that tell of an episode."""
    if sentence.is_question:
        return []
    return [reading for reading in sentence.readings if _is_story(reading, sentence)]


def _is_story(reading: Reading, sentence: Sentence) -> bool:
    tense = reading.tense
    if reading.is_imagined or reading.has("used_to", "meta", *_OPINIONS):
        return False
    anchored = sentence.has("past_anchor")
    if reading.has("got_have") and not anchored and tense.events == 1:
        return False
    if reading.has("habitual", "recurring") and not (anchored and tense.events):
        return False
    if tense.events:
        return not _is_general(sentence) or anchored
    return reading.has("past_anchor") and bool(tense.states or tense.negated_events or tense.perfect)


def _is_general(sentence: Sentence) -> bool:
    """Told in the present with a word of habit: "they usually go when they've found one"."""
    return sentence.has("habitual") and any(reading.tense.present_be for reading in sentence.readings)


def find_facts(sentence: Sentence, *, is_closed: bool) -> list[Reading]:
    """The clauses with a particular that could be looked up.

    Args:
        sentence: Where to look.
        is_closed: The sentence carries a promise, a wish for a feature or praise, whose particulars are no facts.
    """
    if sentence.is_question:
        return []
    return [reading for reading in sentence.readings if _is_fact(reading, sentence, is_closed=is_closed)]


def _is_fact(reading: Reading, sentence: Sentence, *, is_closed: bool) -> bool:
    tense = reading.tense
    if reading.is_imagined or reading.has("request", "stall", "send_stall", "meta", "wish", *_OPINIONS):
        return False
    if ((tense.might or tense.would) and not reading.is_past) or (tense.will and not reading.has("habitual")):
        return False
    if _has_amount(reading) or _has_name(reading):
        return not is_closed or tense.is_finite
    if is_closed or reading.has("feels"):
        return False
    return _is_named_role(reading) or _is_step(reading, sentence) or _is_negative(reading, sentence)


def _has_amount(reading: Reading) -> bool:
    if reading.has("sort_of_number"):
        return not reading.has("feels")
    return "number" in reading.tags


def _has_name(reading: Reading) -> bool:
    if not reading.tags.isdisjoint({"tool", "paper", "first_name"}):
        return True
    return any(word.is_capital and word.tags.isdisjoint(_NOT_NAMES) for word in reading.clause.words)


def _is_named_role(reading: Reading) -> bool:
    if reading.has("habitual", "crowd_now") or len(reading.clause.words) > _LONGEST_FRAGMENT:
        return False
    return "role" in reading.tags and reading.is_fragment and reading.norms.isdisjoint({"it", "that", "sir"})


def _is_step(reading: Reading, sentence: Sentence) -> bool:
    return reading.tense.step is Step.DONE and not sentence.has("habitual", "crowd_now", "vague_amount", "wish")


def _is_negative(reading: Reading, sentence: Sentence) -> bool:
    """A checkable no: never bought one, nobody owns it, no system for it."""
    tense = reading.tense
    if any(other.tense.events for other in sentence.readings):
        return False
    if tense.step is Step.NOT_DONE:
        return True
    return bool(tense.negated_perfect or tense.negated_events) or (
        reading.has("ownership") and tense.step is not Step.THOUGHT
    )
