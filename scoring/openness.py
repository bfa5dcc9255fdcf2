"""What the natural full answer to an ask is: an account, or a word."""

from scoring.asks import Ask, Form
from scoring.labels import Openness
from scoring.vocabulary import vocabulary

_OPEN_HOW = frozenset(
    """
    do does did is are was were would could can have has had will might should
    come so exactly else about the you your to it he she they we this that
    """.split()
)
_COST_VERBS = frozenset("pay spend cost charge earn bill".split())


def _embedded(ask: Ask) -> str:
    """The first question word after the opening of a request or a statement that asks."""
    return next((word for word in ask.words[1:6] if word in vocabulary()["wh"] | {"whether", "if"}), "")


def _what(ask: Ask) -> Openness:
    known = vocabulary()
    following = ask.word(1)
    if following in known["unit_noun"] or (following in {"other", "exact"} and ask.word(2) in known["unit_noun"]):
        return Openness.CLOSED
    if following in known["aux"] and any(word in _COST_VERBS for word in ask.words[2:7]):
        return Openness.CLOSED
    if following in {"is", "was", "are", "were"}:
        noun = next((word for word in ask.words[2:7] if word in known["unit_noun"]), "")
        return (
            Openness.CLOSED
            if noun and ask.word(2) in known["determiner"] and len(ask.words) <= 9 and noun not in {"thing", "role"}
            else Openness.OPEN
        )
    return Openness.OPEN


def _how(ask: Ask) -> Openness:
    return Openness.OPEN if ask.word(1) in _OPEN_HOW or not ask.word(1) else Openness.CLOSED


def _of_word(word: str, ask: Ask) -> Openness:
    if word in {"who", "whom", "whose", "when", "where", "which", "whether", "if"}:
        return Openness.CLOSED
    return Openness.OPEN


def openness_of(ask: Ask) -> Openness:
    """Open or closed, for one ask."""
    if ask.has("closing_probe"):
        return Openness.OPEN
    if ask.form is Form.YES_NO or ask.form is Form.DECLARATIVE:
        return Openness.CLOSED
    if ask.form is Form.BARE:
        return _bare(ask)
    if ask.form in {Form.REQUEST, Form.TELLING}:
        return _request(ask)
    if ask.head == "what":
        return _what(ask)
    if ask.head == "how":
        return _how(ask)
    if ask.head not in vocabulary()["wh"] and len(ask.words) > 1:
        return Openness.OPEN if ask.word(1) == "what" and ask.word(2) in {"way", "sense"} else Openness.CLOSED
    return _of_word(ask.head, ask)


def _request(ask: Ask) -> Openness:
    if ask.has("asks_a_fact"):
        return Openness.CLOSED
    if ask.form is Form.TELLING:
        word = _embedded(ask)
        if word in {"who", "when", "where", "which"}:
            return Openness.CLOSED
        at = ask.words.index("how") if "how" in ask.words else -1
        return Openness.CLOSED if at >= 0 and ask.word(at + 1) in {"much", "many", "often", "long"} else Openness.OPEN
    return Openness.OPEN


def _bare(ask: Ask) -> Openness:
    words = ask.words
    if any(word in {"who", "whom", "when", "where", "which", "much", "many", "often", "long"} for word in words):
        return Openness.CLOSED
    if ask.begins("bare", "request") or any(
        word in {"what", "why", "how", "then", "and"} for word in ask.sentence.words
    ):
        return Openness.OPEN
    return Openness.CLOSED
