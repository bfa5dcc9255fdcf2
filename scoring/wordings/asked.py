"""A question taken apart: its question words, what is said, and what stands behind "when" or "if"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scoring.wordings.clauses import BE, DETERMINERS, DO, MODAL, PREPOSITIONS, YOU, Clause
from scoring.wordings.english import english
from scoring.wordings.extents import is_sheer_verb, trimmed
from scoring.wordings.grammar import event_of, task_of
from scoring.wordings.lines import PAUSE, Word, written
from scoring.wordings.restated import reordered, to_verb, without_have, without_willing
from scoring.wordings.subjects import is_subject

WH = frozenset("what how who where when why which".split())
_ANYONE = re.compile(
    r"^(?:most |many |all |other |the average )?(?:people|businesses|companies|teams|folks|others|users|firms|owners|"
    r"founders|organisations|organizations|everyone|everybody|anyone|one|you guys|guys|you all|someone)\b"
)
_REQUESTS = re.compile(
    r"^(?:tell me|walk me through|talk me through|take me through|describe|explain|show me)(?: about)?"
    r"(?= (?:how|what|where|who|when)\b)"
)
_SHORT = 6
_POINTS_BACK = (" it", " this", " that", " these", " those", " them", " one")
_UNTRUE = re.compile(r"(?<=\w )had (?:the|you|it|your|they|there|a|an) ")
_GOOD = frozenset(
    """
    busy late ready short full empty open closed happy clean dirty cold hot warm quiet loud early long heavy fresh safe
    reliable accurate expensive cheap fast slow wrong right
    """.split()
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question taken apart."""

    lead: tuple[Word, ...]
    """The question words; empty for a yes or no."""
    clause: Clause
    tail: Clause | None
    """What stands behind "when" or "if"."""
    request: tuple[Word, ...]
    """As in "Walk me through", where it is put as a request."""
    keys: str
    """All its words, for its time."""
    is_habit: bool
    """True where it asks for a habit, not for a prediction."""

    goes_on: bool
    """True where a question stands inside it: "how do you remember what colour they had"."""
    without_habit: str
    """The question about now, with only the habit left out."""

    @property
    def short(self) -> bool:
        """True where nothing but the question was said."""
        return len(self.keys.split()) <= _SHORT

    @property
    def is_always(self) -> bool:
        """True where it asks whether something never fails to happen."""
        return "always" in self.keys.split()

    @property
    def would_have(self) -> bool:
        """True where it asks for what would have been."""
        return bool(re.search(r"\bwould (?:\S+ ){1,4}?have\b", self.keys))


def taken_apart(words: Sequence[Word], *, habit: bool) -> Asked | None:
    """The parts of a question that begins with its first word; None where its grammar is not plain."""
    keys = " ".join(word.key for word in words)
    if keys.split(" or ")[0].endswith(_POINTS_BACK) or keys.startswith("what if") or _UNTRUE.search(keys):
        return None
    flat = reordered([word for word in words if word.key != PAUSE])
    request = _REQUESTS.match(" ".join(word.key for word in flat))
    asked_for = tuple(flat[: len(request[0].split())]) if request else ()
    flat = flat[len(asked_for) :]
    head, condition = _split(flat)
    tail = event_of(condition) if condition else None
    if condition and tail is None:
        return None
    kept = [word for at, word in enumerate(head) if not _is_left_out(head, at)]
    lead, rest = _lead(kept)
    clause = _clause(lead, rest, request=bool(request)) if rest else None
    if clause is None:
        return None
    said = _said_now(lead, rest, clause)
    goes_on = habit and tail is None and bool(said) and _asks_inside([word.key for word in rest[2:]])
    return Asked(lead, clause, tail, asked_for, keys, habit, goes_on, said)


def _asks_inside(keys: Sequence[str]) -> bool:
    """True for "what colour they had", false for "what to plant"."""
    return any(key in WH | {"whether"} and "to" not in keys[at + 1 : at + 2] for at, key in enumerate(keys))


def _said_now(lead: Sequence[Word], rest: Sequence[Word], clause: Clause) -> str:
    """The question as it stands, asked of the customer: "how do you remember what colour a client had"."""
    at = next((n for n, word in enumerate(rest) if n and english().base_of(word.key) == clause.verb), None)
    if not lead or at is None or rest[0].key != "do":
        return ""
    subject = clause.subject if clause.is_theirs else rest[1:at]
    return written((*lead, rest[0], *subject, *rest[at:]))


def _is_left_out(words: Sequence[Word], at: int) -> bool:
    """True for words that grade, and for "tend to"; "often" in "how often" stays."""
    key, before = words[at].key, words[at - 1].key if at else ""
    if key == "to" and before in {"tend", "tends"}:
        return True
    return key in english()["loaded"] and before != "how"


def _split(words: Sequence[Word]) -> tuple[Sequence[Word], Sequence[Word]]:
    if words and words[0].key in {"if", "when", "suppose", "supposing", "whenever"}:
        at = next((n for n, word in enumerate(words) if n > 2 and word.key in WH - {"when"}), None)
        if at is not None:
            asked = [word for word in words[at:] if word.key != "then"]
            return asked, words[1:at]
    for at, word in enumerate(words):
        if word.key in {"when", "if", "whenever", "unless"} and at > 1:
            return words[:at], words[at + 1 :]
    return words, ()


def _lead(words: Sequence[Word]) -> tuple[tuple[Word, ...], Sequence[Word]]:
    """The question words up to the auxiliary or the subject; a time may stand before them."""
    first = next((at for at, word in enumerate(words[:6]) if word.key in WH), None)
    if first is None or (first and words[0].key not in PREPOSITIONS):
        return (), words
    start = first - 1 if first and words[first - 1].key in PREPOSITIONS else first
    end = first + 1
    if words[first].key in {"how", "what", "which"}:
        stops = DO | BE | MODAL | {"you", "they", "i", "we", "it", "have", "has", "the", "your"}
        while end < len(words) and end < first + 6 and words[end].key not in stops:
            end += 1
        if end in {len(words), first + 6}:
            end = first + 1
    return tuple(words[start:end]), words[end:]


def _clause(lead: Sequence[Word], rest: Sequence[Word], *, request: bool) -> Clause | None:
    first = rest[0].key
    if request:
        return event_of(rest)
    if first in DO | MODAL | {"have", "has"}:
        return _behind_auxiliary(lead, rest[1:])
    if first in BE:
        return _behind_be(rest[1:])
    if lead and lead[0].key in {"who", "what", "which"} and first not in {"you", "the", "your", "they"}:
        verb = english().base_of(first)
        return Clause(verb, trimmed(rest[1:]), ()) if verb and verb != "be" else None
    return event_of(rest) if lead else None


def _behind_auxiliary(lead: Sequence[Word], rest: Sequence[Word]) -> Clause | None:
    rest = without_have([word for word in rest if word.key not in {"not", "ever"}])
    rest = without_willing(rest)
    if not rest or rest[0].key in {"we", "i", "our", "my"}:
        return None
    verb = english().base_of(rest[0].key)
    if lead and lead[0].key in {"who", "what", "which"} and verb and is_sheer_verb(rest[0].key):
        return Clause(verb, trimmed(rest[1:]), ())
    anyone = _ANYONE.match(" ".join(word.key for word in rest))
    following = rest[1].key if len(rest) > 1 else ""
    if rest[0].key in {"people", "everyone", "everybody", "anyone"} and following not in PREPOSITIONS | {"who"}:
        rest = [Word("someone", "someone"), *rest[1:]]
    elif anyone:
        rest = [*YOU, *to_verb(rest[len(anyone[0].split()) :])]
    elif rest[0].key in english()["trades"]:
        rest = [*YOU, *to_verb(rest[1:])]
    found = event_of(rest)
    if found is None or not lead or len(found.subject) > 1:
        return found
    # What a question asks for may leave a preposition behind: "what did you complain about".
    at = next((n for n, word in enumerate(rest) if english().base_of(word.key) == found.verb), None)
    loose = trimmed(rest[at + 1 :], keep_end=True) if at is not None else ()
    return Clause(found.verb, loose, found.subject) if len(loose) > len(found.rest) else found


def _behind_be(words: Sequence[Word]) -> Clause | None:
    """As in "Are deliveries on time", "is the stock counted", "are you opening a shop"."""
    known = english()
    if len(words) < 2:
        return None
    if words[0].key in {"you", "they", "it"}:
        end = 1
    else:
        ends = (at for at in range(1, len(words)) if words[at].key in PREPOSITIONS or _predicates(words, at))
        end = next(ends, 0)
    if not end or end >= len(words) or not is_subject(words[:end]) or words[end].key == "going":
        return None
    if words[end].key.endswith("ing") and known.base_of(words[end].key):
        theirs = words[0].key == "you"
        return task_of(words[end:], sure=True) if theirs else event_of([*words[:end], Word("did", "did"), *words[end:]])
    return Clause("be", trimmed(words[end:]), tuple(words[:end]))


def _predicates(words: Sequence[Word], at: int) -> bool:
    known = english()
    key = words[at].key
    if words[at - 1].key in DETERMINERS or key in known["verb_or_noun"]:
        return False
    base = known.base_of(key)
    return (base is not None and key != base) or key in _GOOD or key.endswith("ful")
