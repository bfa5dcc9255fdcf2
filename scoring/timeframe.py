"""Which time a question points at: the tense of its main verb first, then the adverbs beside it."""

from scoring.asks import Ask, Form
from scoring.labels import TimeFrame
from scoring.patterns import Hit
from scoring.reading import Reading, is_regular_past
from scoring.vocabulary import vocabulary

_PERFECT = frozenset({"have", "has"})
_STATE_VERBS = frozenset({"got", "a", "an", "any", "to", "the", "your", "time"})
_LIVING_SINCE = frozenset({"been", "worked", "lived", "had", "run", "used", "owned", "done"})
_REACH = 7
_BE_NOW = frozenset({"is", "are", "am", "be", "being", "get", "gets", "getting", "been"})


def past_verb(words: tuple[str, ...], at: int) -> bool:
    """True if the word is a verb in the simple past, as far as its form tells."""
    known = vocabulary()
    word, before = words[at], words[at - 1] if at else ""
    if before in _BE_NOW or before in {"to", "not", *known["modal"]}:
        return False
    if word in known["past_irregular"]:
        return word not in known["past_unclear"]
    return is_regular_past(word) and before not in known["determiner"]


def _inner(ask: Ask) -> int:
    """Where what is asked for begins: behind "tell me" and "I'd love to hear", which have no time of their own."""
    label = {Form.REQUEST: "request", Form.TELLING: "telling"}.get(ask.form)
    return min(ask.sentence.longest(label, ask.start), ask.end - 1) if label else ask.start


def _speaks(ask: Ask, label: str) -> bool:
    """True if a phrase is part of what is asked; a request takes nothing from what stands before it."""
    if ask.form in {Form.REQUEST, Form.TELLING}:
        return bool(ask.sentence.hits(label, _inner(ask), ask.end))
    wrapped = [
        range(opening.start, opening.head)
        for opening in ask.sentence.openings
        if opening.polite and opening.head == ask.start
    ]
    return any(not any(hit.start in wrapping for wrapping in wrapped) for hit in ask.sentence.hits(label))


def _main_aux(ask: Ask) -> tuple[str, int]:
    """The auxiliary that carries the tense of an ask, with its place; empty where there is none."""
    known = vocabulary()
    words = ask.sentence.words
    start = _inner(ask)
    for at in range(start, min(ask.end, start + 12)):
        word = words[at]
        if word in known["aux"] and not (
            word in _PERFECT
            and at > ask.start
            and words[at - 1] in {"to", "you"}
            and at + 1 < ask.end
            and words[at + 1] in {"to", "a", "the"}
        ):
            return word, at
        if word in known["them"] and at > start + 1:
            break
        if at > ask.start and past_verb(words, at):
            return "did", at
    return "", start


def _is_past_clause(ask: Ask, aux: str, at: int) -> bool:
    words = ask.sentence.words
    if aux in {"did", "was", "were", "had"}:
        return True
    if aux not in _PERFECT:
        return False
    following = words[at + 1 : at + 5]
    if any(word in {"got", "to"} for word in following[:2]):
        return False
    lasting = words[ask.start] == "how" and "long" in ask.words[:2]
    return not lasting and not (
        following[:1] and following[0] in {"a", "an", "any"} and aux == "have" and at == ask.start
    )


def _embedded_past(ask: Ask) -> bool:
    """True if what a request asks to be told is in the past: "walk me through how you handled it"."""
    words = ask.sentence.words
    known = vocabulary()
    subjects = known["pronoun"] | {"who", "what", "which"}
    for at in range(ask.start + 1, ask.end):
        if words[at] in {"did", "was", "were", "had"}:
            return True
        if past_verb(words, at) and any(word in subjects for word in words[max(ask.start, at - 4) : at]):
            return True
        if words[at] in {"do", "does", "is", "are", "have", "has"} and words[at - 1] in known["them"]:
            return False
    return False


def strong_past(ask: Ask) -> bool:
    """True if the sentence names a past time that no description of the present would."""
    weak = ask.sentence.hits("weak_past")
    for hit in ask.sentence.hits("specific_past"):
        if not any(other.start == hit.start and other.end >= hit.end for other in weak):
            return not (
                hit.end - hit.start == 1 and ask.sentence.words[hit.start] == "last" and not _last_time(ask, hit)
            )
    return False


def _last_time(ask: Ask, hit: Hit) -> bool:
    """True unless "last" is a verb: "how long does it last"."""
    return (
        hit.start > 0
        and ask.sentence.words[hit.start - 1] in {"the", "your", "you", "it", "that", "this", "they", "did"}
        and hit.end < len(ask.sentence.words)
    )


def is_opinion(ask: Ask) -> bool:
    """True if a view or a rating is asked for, not a fact."""
    if not ask.has("opinion"):
        return False
    aux, at = _main_aux(ask)
    return not _is_past_clause(ask, aux, at) or (ask.begins("opinion") and aux not in {"did", "was", "were"})


def _is_generic(ask: Ask) -> bool:
    hits = [
        hit
        for hit in ask.sentence.hits("generic")
        if hit.end - hit.start > 1 or ask.sentence.words[hit.start] != "never" or ask.start <= hit.start
    ]
    return bool(hits)


def _is_future(ask: Ask, aux: str, at: int) -> bool:
    known = vocabulary()
    if aux in known["modal"] - {"can"} and not _harmless_modal(ask, aux, at):
        return True
    return _speaks(ask, "strong_future") or _speaks(ask, "future")


def _harmless_modal(ask: Ask, aux: str, at: int) -> bool:
    words = ask.sentence.words
    return (
        aux in {"could", "would"}
        and words[at + 1 : at + 2] == ("you",)
        and words[at + 2 : at + 3] in {("say",), ("describe",), ("call",)}
    )


def _was_unable(ask: Ask, aux: str, at: int) -> bool:
    """True for "who couldn't come?" and "why couldn't they?", unless that is advice: "couldn't you just …"."""
    words = ask.sentence.words
    is_negated = aux == "could" and words[at + 1 : at + 2] == ("not",)
    return is_negated and ask.form is Form.WH and "you" not in words[at + 2 : at + 3]


def _would_have(ask: Ask) -> bool:
    """True for what did not happen: "would you have bought it", "had the school paid, would…"."""
    words = ask.sentence.words
    known = vocabulary()
    for at, word in enumerate(words):
        if word not in {"would", "might", "could"}:
            continue
        ahead = words[at + 1 : at + _REACH]
        for place, then in enumerate(ahead[:-1]):
            done = ahead[place + 1]
            if then in {"have", "of"} and (done in known["participle_irregular"] or done.endswith("ed")):
                return True
    return words[ask.sentence.head] == "had" and any(word in known["modal"] for word in words)


def time_of(ask: Ask, reading: Reading) -> TimeFrame:
    """The time of one ask; what has no verb takes it from the customer's words."""
    sentence = ask.sentence
    if sentence.has("about_now") and not (sentence.has("counterfactual") or _would_have(ask)):
        return TimeFrame.PRESENT_PRACTICE
    aux, at = _main_aux(ask)
    if sentence.has("counterfactual") or _would_have(ask):
        return TimeFrame.HYPOTHETICAL_FUTURE
    if ask.form is Form.BARE:
        return _time_of_bare(ask, reading)
    if _is_past_clause(ask, aux, at) or _was_unable(ask, aux, at):
        return TimeFrame.SPECIFIC_PAST
    if (
        aux in vocabulary()["modal"] - {"can"}
        and not _harmless_modal(ask, aux, at)
        and ask.form in {Form.WH, Form.YES_NO, Form.DECLARATIVE}
    ):
        return TimeFrame.HYPOTHETICAL_FUTURE
    return _time_of_present(ask, reading, aux, at)


def _time_of_present(ask: Ask, reading: Reading, aux: str, at: int) -> TimeFrame:
    sentence = ask.sentence
    if strong_past(ask) and not (ask.form is Form.WH and _is_generic(ask) and aux in {"do", "does"}):
        return TimeFrame.SPECIFIC_PAST
    if _speaks(ask, "strong_future"):
        return TimeFrame.HYPOTHETICAL_FUTURE
    telling = ask.form in {Form.REQUEST, Form.TELLING}
    if (telling or ask.form is Form.DECLARATIVE or not aux) and _embedded_past(ask):
        return TimeFrame.SPECIFIC_PAST
    if is_opinion(ask):
        return TimeFrame.NONE
    if _is_generic(ask) or ("ever" in ask.words and not past_verb(sentence.words, min(at + 1, ask.end - 1))):
        return TimeFrame.GENERIC_HABIT
    if _is_future(ask, aux, at):
        return TimeFrame.HYPOTHETICAL_FUTURE
    if sentence.has("weak_past") and (telling or aux in {"", "have", "has"}):
        return TimeFrame.SPECIFIC_PAST
    if not aux and telling and len(ask.words) <= 5 and not sentence.has("opener", "present"):
        return _follow_up(reading)
    return TimeFrame.PRESENT_PRACTICE


def _follow_up(reading: Reading) -> TimeFrame:
    if reading.reply is None:
        return TimeFrame.NONE
    return TimeFrame.SPECIFIC_PAST if reading.reply.is_past else TimeFrame.PRESENT_PRACTICE


_GO_ON = frozenset("and then so go on next more continue really because meaning like".split())


def _time_of_bare(ask: Ask, reading: Reading) -> TimeFrame:
    """Tell "and then?", which asks for no time, from "and before that?", which asks about the story."""
    if all(word in _GO_ON for word in ask.sentence.words):
        return TimeFrame.NONE
    if strong_past(ask) or ask.sentence.has("specific_past"):
        return TimeFrame.SPECIFIC_PAST
    if ask.sentence.has("generic"):
        return TimeFrame.GENERIC_HABIT
    if ask.sentence.has("strong_future"):
        return TimeFrame.HYPOTHETICAL_FUTURE
    return _follow_up(reading)
