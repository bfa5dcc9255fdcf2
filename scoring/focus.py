"""Whose world an utterance is about: the customer's, or the interviewer's product."""

from scoring.asks import Ask, Form
from scoring.labels import Focus, TimeFrame
from scoring.patterns import Hit
from scoring.reading import Reading
from scoring.vocabulary import vocabulary


def _marked_theirs(ask: Ask) -> list[Hit]:
    """Phrases of what they have or use; "would you use" is not among them."""
    words = ask.sentence.words
    return [
        hit
        for hit in ask.sentence.found.get("theirs_marked", [])
        if not (hit.start and words[hit.start - 1] in vocabulary()["modal"])
    ]


def names_mine(ask: Ask) -> bool:
    """True if the interviewer's own product is named in the sentence."""
    ours = ask.sentence.found.get("talk_of_ours", [])
    theirs = _marked_theirs(ask)
    for hit in ask.sentence.found.get("mine", []):
        covered = any(other.start <= hit.start < other.end and other.end >= hit.end for other in [*ours, *theirs])
        if not covered:
            return True
    return False


def is_neutral(ask: Ask) -> bool:
    """True for referrals, consent, logistics and closing probes."""
    return ask.has("referral", "consent", "closing_probe")


def _has_modal(ask: Ask) -> bool:
    words = ask.sentence.words
    return any(word in {"would", "will", "could", "might"} for word in words) or ask.sentence.has("strong_future")


def _reply_names(reading: Reading, ask: Ask) -> bool:
    """True if the product word in the ask is the customer's own: they used it first."""
    if reading.reply is None:
        return False
    products = vocabulary()["product"] | vocabulary()["thing"]
    return any(word in products and word in reading.reply.words for word in ask.sentence.words)


def _imagined(ask: Ask) -> bool:
    """True if a product that does not exist is spoken of: "a tool that…", with a modal or an opinion."""
    if _marked_theirs(ask) or not ask.sentence.has("imagined"):
        return False
    return _has_modal(ask) or ask.has("opinion", "judged")


def is_mine(ask: Ask, reading: Reading) -> bool:
    """True if the ask is about the interviewer's product or any imagined solution."""
    if ask.sentence.has("solution_fishing") and not _solution_of_theirs(ask):
        return True
    if names_mine(ask) and not _reply_names(reading, ask):
        return True
    if _imagined(ask):
        return True
    if _has_modal(ask) and ask.form is not Form.REQUEST and ask.has("tried_on"):
        return not _marked_theirs(ask)
    return ask.has("judged") and not _marked_theirs(ask) and not (reading.reply and not _is_reveal(reading))


def _solution_of_theirs(ask: Ask) -> bool:
    return bool(_marked_theirs(ask)) and not _has_modal(ask) and not ask.sentence.has("future")


def _is_reveal(reading: Reading) -> bool:
    """True if the customer's reply was about the product, as far as its words tell."""
    return reading.reply is not None and reading.reply.has("product_asked", "praise", "feature_asked")


def focus_of(ask: Ask, reading: Reading, time: TimeFrame) -> Focus:
    """Whose world one ask is about."""
    if is_neutral(ask) and not (names_mine(ask) and not ask.has("consent")):
        return Focus.NEUTRAL
    pitched = any(sentence.has("mine") and sentence is not ask.sentence for sentence in reading.sentences)
    about_it = pitched and not ask.has("deflection", "opener") and _leans_on_pitch(ask)
    if not (is_mine(ask, reading) or about_it):
        return Focus.THEIR_LIFE
    if reading.uses_product and time in {TimeFrame.SPECIFIC_PAST, TimeFrame.PRESENT_PRACTICE, TimeFrame.GENERIC_HABIT}:
        fishing = ask.sentence.has("solution_fishing", "opinion")
        return Focus.MY_IDEA if fishing else Focus.THEIR_LIFE
    return Focus.MY_IDEA


def _leans_on_pitch(ask: Ask) -> bool:
    """True if an ask after a pitch refers back to it."""
    words = set(ask.words)
    return (
        bool(words & {"it", "this", "that", "one", "interested"})
        or ask.has("tried_on", "judged", "opinion")
        or len(ask.words) <= 4
    )
