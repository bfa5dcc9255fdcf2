"""Where in a sentence something is asked, and in what form."""

from dataclasses import dataclass
from enum import Enum, auto

from scoring.clauses import Sentence
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


_SUBORDINATE = frozenset({"when", "where", "while", "as", "if", "once", "since", "because", "after", "before"})
_COORDINATORS = frozenset({"and", "or", "plus", "also", "but", "then"})
_EMBEDDING = frozenset(
    "know see remember tell me understand hear about wonder explain say ask decide sure of to in if".split()
)
_NEVER_SUBJECT = frozenset("let not have be know go do make".split())
_PREPOSITIONS = frozenset("in on at to from with by for since until during of about".split())


def past_politeness(sentence: Sentence, at: int) -> int:
    """The first word from `at` on that is neither filler nor politeness."""
    fillers = vocabulary()["filler"]
    words = sentence.words
    while at < len(words):
        end = sentence.longest("polite", at)
        if end > at:
            # Patterns that look ahead at the verb of asking leave it in place.
            at = end - 1 if words[end - 1] in vocabulary()["asking_verb"] and end - 1 > at else end
        elif words[at] in fillers and at + 1 < len(words) and not sentence.longest("bare", at) > at:
            at += 1
        else:
            break
    return min(at, len(words) - 1)


def _inverted(sentence: Sentence, at: int) -> bool:
    """True where an auxiliary stands before its subject."""
    words, known = sentence.words, vocabulary()
    if words[at] not in known["aux"] or at + 1 >= len(words):
        return False
    following = words[at + 1]
    if following == "not":
        return at + 2 < len(words) and (words[at + 2] in known["pronoun"] | known["determiner"] or sentence.asked)
    if following in known["pronoun"] or following in known["determiner"]:
        return not (
            words[at] in {"have", "do"}
            and following in {"a", "an", "the", "your", "this", "that", "it"}
            and at == 0
            and not sentence.asked
        )
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


def _form_at(sentence: Sentence, at: int) -> Form | None:
    """The form of an ask that begins at a word, or None if none does."""
    word, known = sentence.words[at], vocabulary()
    if sentence.longest("telling", at) > at:
        return Form.TELLING
    if sentence.longest("request", at) > at:
        return Form.REQUEST
    if sentence.longest("bare", at) > at and (
        sentence.asked or len(sentence.words) - at <= 4 or word not in known["wh"]
    ):
        return Form.BARE if word not in known["wh"] or sentence.longest("bare", at) >= len(sentence.words) else Form.WH
    if word in known["wh"] and _is_wh_ask(sentence, at):
        return Form.WH
    if word in _PREPOSITIONS and at + 1 < len(sentence.words) and sentence.words[at + 1] in known["wh"] - {"when"}:
        return Form.WH if sentence.asked or at in sentence.starts else None
    if _inverted(sentence, at):
        return Form.YES_NO
    return None


def _clause_asks(sentence: Sentence) -> list[tuple[int, Form]]:
    """Asks that begin where a clause begins, politeness skipped."""
    found: dict[int, Form] = {}
    for start in sorted(sentence.starts):
        if start >= len(sentence.words):
            continue
        at = past_politeness(sentence, start)
        form = _form_at(sentence, at) if at in sentence.starts or at > start else None
        if form is None and at > start and sentence.longest("polite", start) > start:
            form = _after_politeness(sentence, at)
        if form is not None:
            found.setdefault(at, form)
    return sorted(found.items())


def _after_politeness(sentence: Sentence, at: int) -> Form | None:
    """What is left of "could you…" or "do you remember…" asks even without a question word."""
    word = sentence.words[at]
    if word in vocabulary()["asking_verb"] or word.endswith("ing"):
        return Form.REQUEST
    return Form.WH if word in vocabulary()["wh"] else Form.YES_NO


def _mid_sentence_asks(sentence: Sentence) -> list[tuple[int, Form]]:
    """Asks after an introduction without a comma: "so last time it broke what did you do"."""
    known = vocabulary()
    words = sentence.words
    for at in range(1, len(words) - 1):
        following = words[at + 1]
        if words[at] in known["wh"] and following in known["aux"] and words[at - 1] not in _EMBEDDING:
            return [(at, Form.WH)]
        if (
            words[at] in known["aux"]
            and following in {"you", "u"}
            and words[at - 1] not in {"what", "that", *_EMBEDDING, *known["pronoun"]}
        ):
            return [(at, Form.YES_NO)]
    for at in range(len(words)):
        if (
            words[at] in known["wh"] - {"when", "which", "who"}
            and sentence.asked
            and words[at - 1 if at else 0] not in _EMBEDDING
        ):
            return [(at, Form.WH)]
    return []


def _coordinated(sentence: Sentence, first: int) -> list[tuple[int, Form]]:
    """Further asks joined by "and" and the like."""
    words, known = sentence.words, vocabulary()
    more: list[tuple[int, Form]] = []
    for at in range(first + 2, len(words) - 1):
        if words[at] not in _COORDINATORS:
            continue
        head = at + 1
        while head < len(words) - 1 and words[head] in {"also", "then", "if", "so", "by"} - {"if"}:
            head += 1
        if words[head] in known["wh"] - {"which", "when"} or (
            words[head] in {"which", "when"} and _inverted_after(sentence, head)
        ):
            more.append((head, Form.WH))
        elif _inverted(sentence, head) and (words[head] not in {"had"} and words[at] != "or"):
            more.append((head, Form.YES_NO))
    return more


def _inverted_after(sentence: Sentence, at: int) -> bool:
    return at + 1 < len(sentence.words) and sentence.words[at + 1] in vocabulary()["aux"]


def asks_of(sentence: Sentence) -> tuple[Ask, ...]:
    """The asks of one sentence in order."""
    heads = _clause_asks(sentence)
    heads = _without_conditionals(sentence, heads) or _mid_sentence_asks(sentence)
    if not heads and sentence.asked:
        at = past_politeness(sentence, 0)
        form = Form.BARE if len(sentence.words) - at <= 3 else Form.DECLARATIVE
        heads = [(at, form)]
    if not heads:
        return ()
    known = {at for at, _ in heads}
    heads = sorted([*heads, *(more for more in _coordinated(sentence, heads[0][0]) if more[0] not in known)])
    ends = [at for at, _ in heads[1:]] + [len(sentence.words)]
    return tuple(Ask(form, sentence, at, end) for (at, form), end in zip(heads, ends, strict=True))


def _without_conditionals(sentence: Sentence, heads: list[tuple[int, Form]]) -> list[tuple[int, Form]]:
    """Drop "had it been free, …" where the true ask follows, and repeated heads of one polite ask."""
    if len(heads) > 1 and heads[0][1] is Form.YES_NO and sentence.words[heads[0][0]] in {"had", "should", "were"}:
        return heads[1:]
    return heads
