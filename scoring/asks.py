"""Where in a sentence something is asked, and in what form."""

from dataclasses import dataclass
from enum import Enum, auto

from scoring.clauses import Opening, Sentence
from scoring.vocabulary import vocabulary


class Form(Enum):
    """The grammar of an ask."""

    WH = auto()
    YES_NO = auto()
    REQUEST = auto()
    TELLING = auto()
    """A statement that asks: "I'd love to hear about…"."""
    BARE = auto()
    """No verb of its own: "And before that?"."""
    DECLARATIVE = auto()
    """A statement with a question mark."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing asked for."""

    form: Form
    sentence: Sentence
    start: int
    """Its first word after greeting and politeness."""
    end: int
    """Before the next ask of the sentence, or the end."""

    @property
    def words(self) -> tuple[str, ...]:
        """What it really asks, word by word."""
        return self.sentence.words[self.start : self.end]

    @property
    def head(self) -> str:
        """Its first word."""
        return self.sentence.words[self.start]

    def word(self, ahead: int) -> str:
        """The word so many places after the first, or an empty one."""
        at = self.start + ahead
        return self.sentence.words[at] if at < self.end else ""

    def has(self, *labels: str) -> bool:
        """True if a phrase of any of these labels begins inside the ask."""
        return any(self.sentence.hits(label, self.start, self.end) for label in labels)

    def begins(self, *labels: str) -> bool:
        """True if a phrase of any of these labels begins where the ask begins."""
        return any(hit.start == self.start for label in labels for hit in self.sentence.found.get(label, ()))


_COORDINATORS = frozenset({"and", "or", "plus", "also", "but", "then"})
_EMBEDDING = frozenset(
    "know see remember tell me understand hear about wonder explain say ask decide sure of to in if".split()
)
_NEVER_SUBJECT = frozenset("let not have be know go do make".split())
_PREPOSITIONS = frozenset("in on at to from with by for since until during of about".split())
_ORDERS = frozenset({"have", "do", "be"})
"""Auxiliaries that also begin an order or a wish: "have a lovely weekend"."""
_TOLD_OF = frozenset("a about little more some something your".split())
"""What "could you tell me" may leave of itself: "a bit about your role"."""
_SHORT_BARE = 4
_SHORT_DECLARATIVE = 3
Head = tuple[int, Form]


def _inverted(sentence: Sentence, at: int) -> bool:
    """True where an auxiliary stands before its subject."""
    words, known = sentence.words, vocabulary()
    if words[at] not in known["aux"] or at + 1 >= len(words):
        return False
    following = words[at + 1]
    if following == "not":
        return at + 2 < len(words) and (words[at + 2] in known["pronoun"] | known["determiner"] or sentence.asked)
    if following in known["them"]:
        return True
    if following in known["pronoun"] or following in known["determiner"]:
        return sentence.asked or words[at] not in _ORDERS
    return sentence.asked and at in sentence.starts and following not in _NEVER_SUBJECT


def _is_wh_ask(sentence: Sentence, at: int) -> bool:
    words, known = sentence.words, vocabulary()
    following = words[at + 1] if at + 1 < len(words) else ""
    if words[at] in {"when", "where"} and following not in known["aux"]:
        return following in {"exactly", "else", "abouts", "about", "roughly"} or (not following)
    if words[at] in {"what", "how"} and following in {"i", "we", "it", "our"} and not sentence.asked:
        return False
    if words[at] == "what" and following in {"a", "an"} and not sentence.asked:
        return False
    return not (words[at] in {"who", "which", "whose"} and at in sentence.pauses and not sentence.asked)


def _preposed(sentence: Sentence, at: int) -> bool:
    """True for a question word behind its preposition: "by how much", "at which point"."""
    words = sentence.words
    return words[at] in _PREPOSITIONS and at + 1 < len(words) and words[at + 1] in vocabulary()["wh"] - {"when"}


def _form_at(sentence: Sentence, at: int) -> Form | None:
    """The form of an ask that begins at a word, or None if none does."""
    word, known = sentence.words[at], vocabulary()
    if sentence.longest("telling", at) > at:
        return Form.TELLING
    if sentence.longest("request", at) > at:
        return Form.REQUEST
    bare = sentence.longest("bare", at)
    if bare > at and (sentence.asked or len(sentence.words) - at <= _SHORT_BARE or word not in known["wh"]):
        return Form.BARE if word not in known["wh"] or bare >= len(sentence.words) else Form.WH
    if (word in known["wh"] and _is_wh_ask(sentence, at)) or _preposed(sentence, at):
        return Form.WH
    return Form.YES_NO if _inverted(sentence, at) else None


def _allowed(sentence: Sentence, opening: Opening, at: int, form: Form) -> bool:
    """False where a statement only looks like an ask: later clauses of a sentence that ends in a full stop."""
    if not sentence.told or form in {Form.REQUEST, Form.TELLING} or opening.start == 0 or opening.polite:
        return not (sentence.told and form is Form.BARE and len(sentence.words) > _SHORT_BARE)
    words = sentence.words
    return form is Form.WH and at + 1 < len(words) and words[at + 1] in vocabulary()["aux"]


def _after_politeness(sentence: Sentence, at: int) -> Form | None:
    """What is left of "could you…" or "do you remember…" asks even without a question word."""
    word = sentence.words[at]
    if word in vocabulary()["asking_verb"] or word.endswith("ing") or word in _TOLD_OF:
        return Form.REQUEST
    return Form.WH if word in vocabulary()["wh"] else Form.YES_NO


def _of_opening(sentence: Sentence, opening: Opening) -> Head | None:
    """The ask with which a clause opens, the earliest bare one or the one at its head."""
    if opening.is_empty and opening.start:
        return None
    for at in range(opening.start, opening.head):
        if at in sentence.starts and sentence.longest("bare", at) > at and _form_at(sentence, at) is Form.BARE:
            return (at, Form.BARE) if _allowed(sentence, opening, at, Form.BARE) else None
    at = opening.head
    form = _form_at(sentence, at)
    if form is None and opening.polite:
        form = _after_politeness(sentence, at)
    return (at, form) if form is not None and _allowed(sentence, opening, at, form) else None


def _mid_sentence_asks(sentence: Sentence) -> list[Head]:
    """Asks after an introduction without a comma: "so last time it broke what did you do"."""
    known = vocabulary()
    words = sentence.words
    for at in range(1, len(words) - 1):
        following = words[at + 1]
        if words[at] in known["wh"] and following in known["aux"] and words[at - 1] not in _EMBEDDING:
            return [(at, Form.WH)]
        if (
            words[at] in known["aux"]
            and following == "you"
            and words[at - 1] not in {"what", "that", *_EMBEDDING, *known["pronoun"]}
        ):
            return [(at, Form.YES_NO)]
    for at in range(len(words)):
        before = words[at - 1] if at else ""
        if words[at] in known["wh"] - {"when", "which", "who"} and sentence.asked and before not in _EMBEDDING:
            return [(at, Form.WH)]
    return []


def _coordinated(sentence: Sentence, first: int) -> list[Head]:
    """Further asks joined by "and" and the like."""
    words, known = sentence.words, vocabulary()
    more: list[Head] = []
    for at in range(first + 2, len(words) - 1):
        if words[at] not in _COORDINATORS:
            continue
        head = at + 1
        while head < len(words) - 1 and words[head] in {"also", "then", "so"}:
            head += 1
        if (words[head] in known["wh"] and _asks_by_form(sentence, head)) or _preposed(sentence, head):
            more.append((head, Form.WH))
        elif words[at] != "or" and words[head] != "had" and not sentence.told and _inverted(sentence, head):
            more.append((head, Form.YES_NO))
    return more


def _asks_by_form(sentence: Sentence, at: int) -> bool:
    """False where "who", "which" or "when" relates: no auxiliary follows, and no mark says that it asks."""
    words = sentence.words
    if at + 1 >= len(words) or words[at] not in {"who", "which", "when"}:
        return True
    return words[at + 1] in vocabulary()["aux"] or (sentence.asked and words[at] != "when")


def _heads(sentence: Sentence) -> list[Head]:
    # Fillers and politeness run on over a pause, so that two clauses may have one head.
    opened = dict(head for opening in sentence.openings if (head := _of_opening(sentence, opening)) is not None)
    heads = _without_conditionals(sentence, sorted(opened.items(), key=lambda head: head[0]))
    if not heads and not sentence.told:
        heads = _mid_sentence_asks(sentence)
    if not heads and sentence.asked:
        at = sentence.openings[0].head
        form = Form.BARE if len(sentence.words) - at <= _SHORT_DECLARATIVE else Form.DECLARATIVE
        heads = [(at, form)]
    if not heads:
        return []
    heads = [heads[0], *(head for head in heads[1:] if not _relates(sentence, head))]
    known = {at for at, _ in heads}
    more = [head for head in _coordinated(sentence, heads[0][0]) if head[0] not in known]
    joined = {at - 1 for at, _ in more}
    # "…, and who paid?" asks at "who"; the bare "and" before it is no ask of its own.
    return sorted([*(head for head in heads if head[0] not in joined), *more], key=lambda head: head[0])


def _relates(sentence: Sentence, head: Head) -> bool:
    """True for ", who came and waited?" behind an ask: a relative clause, and no second question."""
    at, form = head
    words = sentence.words
    follows = words[at + 1] if at + 1 < len(words) else ""
    is_relative = form is Form.WH and words[at] in {"who", "which", "whose"} and at in sentence.pauses
    is_own_clause = words[at - 1] in _COORDINATORS or words[at - 1].endswith("ed")
    return is_relative and not is_own_clause and follows not in {"did", "do", "does", "is", "are"}


def asks_of(sentence: Sentence) -> tuple[Ask, ...]:
    """The asks of one sentence in order."""
    heads = _heads(sentence)
    ends = [*(at for at, _ in heads[1:]), len(sentence.words)]
    return tuple(Ask(form, sentence, at, end) for (at, form), end in zip(heads, ends, strict=False))


def _without_conditionals(sentence: Sentence, heads: list[Head]) -> list[Head]:
    """Drop "had it been free, …" where the true ask follows."""
    if len(heads) > 1 and heads[0][1] is Form.YES_NO and sentence.words[heads[0][0]] in {"had", "should", "were"}:
        return heads[1:]
    return heads
