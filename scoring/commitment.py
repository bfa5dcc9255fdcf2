"""Asks for time, access, data, reputation or money, however polite."""

from scoring.asks import Ask, Form
from scoring.reading import Reading
from scoring.vocabulary import vocabulary

_NEAR_START = 3
_ASKING_HEADS = frozenset({"shall", "may", "can", "could", "would", "will", "might", "fancy", "when", "who", "how"})


def _hit_at(ask: Ask, *, within: int) -> bool:
    whole = [0, *ask.sentence.starts]
    return any(
        ask.start <= hit.start <= ask.start + within or hit.start in whole
        for hit in ask.sentence.found.get("commitment", ())
    )


def _asks_for_commitment(ask: Ask) -> bool:
    if not ask.sentence.has("commitment") or ask.sentence.has("specific_past", "counterfactual"):
        return False
    if ask.has("self_introduction"):
        return False
    if ask.form is Form.YES_NO and ask.head in vocabulary()["modal"]:
        return True
    if ask.form in {Form.YES_NO, Form.WH}:
        return _hit_at(ask, within=1) and ask.head not in {"what", "why"}
    if ask.form in {Form.REQUEST, Form.TELLING}:
        return _hit_at(ask, within=0)
    return not ask.sentence.has("about_now")


def asks_commitment(reading: Reading) -> bool:
    """True if the utterance asks for a step that costs the customer something."""
    if any(_asks_for_commitment(ask) for ask in reading.asks):
        last = reading.asks[-1]
        return _asks_for_commitment(last) or not last.has("polite")
    if reading.asks:
        return False
    return any(
        hit.start in sentence.starts or hit.start - sentence.head <= _NEAR_START
        for sentence in reading.sentences
        for hit in sentence.found.get("commitment", ())
        if not sentence.has("specific_past") and not sentence.has("mirror_lead", "quoting")
    )
