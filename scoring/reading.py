"""An utterance taken apart once, beside what the customer said before: all that the findings look at."""

from dataclasses import dataclass
from functools import lru_cache

from scoring.analysis import Talk
from scoring.asks import Ask, Form, asks_of
from scoring.clauses import Sentence, sentences
from scoring.vocabulary import vocabulary
from scoring.words import count_words

_SUFFIXES = ("ing", "ed", "es", "s")
_SHORTEST_STEM = 3
_STEMS_KEPT = 8192


@lru_cache(maxsize=_STEMS_KEPT)
def stem(word: str) -> str:
    """A rough stem, good enough to see whether two people use the same word."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM:
            return word.removesuffix(suffix)
    return word.removesuffix("e") if len(word) > _SHORTEST_STEM else word


def content(words: tuple[str, ...]) -> frozenset[str]:
    """The stems of the words that carry a topic."""
    stop, filler = vocabulary()["stop"], vocabulary()["filler"]
    return frozenset(stem(word) for word in words if word not in stop and word not in filler)


@dataclass(frozen=True, slots=True)
class Reply:
    """What the customer said before, as far as it matters for what is said next."""

    sentences: tuple[Sentence, ...]
    stems: frozenset[str]
    words: frozenset[str]
    is_past: bool
    """True if it tells of something that happened."""

    def has(self, *labels: str) -> bool:
        """True if a phrase of any of these labels was found in it."""
        return any(sentence.has(*labels) for sentence in self.sentences)

    @property
    def asked(self) -> bool:
        """True if the customer asked something."""
        return any(sentence.asked for sentence in self.sentences)


@lru_cache(maxsize=256)
def read_reply(text: str) -> Reply:
    """Read a customer's reply."""
    parts = sentences(text)
    words = tuple(word for part in parts for word in part.words)
    known = vocabulary()
    past = known["past_irregular"] - known["past_unclear"]
    is_past = any(word in past or is_regular_past(word) for word in words)
    return Reply(parts, content(words), frozenset(words), is_past)


def is_regular_past(word: str) -> bool:
    """True for verbs such as "called", false for "need" and "worried"."""
    return len(word) > 4 and word.endswith("ed") and word not in vocabulary()["ed_adjective"]


@dataclass(frozen=True, slots=True)
class Reading:
    """One utterance, taken apart."""

    text: str
    talk: Talk
    sentences: tuple[Sentence, ...]
    asks: tuple[Ask, ...]
    """What is truly asked: no tags, greetings, or checks of a summary."""
    checks: tuple[Ask, ...]
    """Asks set aside: a tag on a pitch, "is that right?", "how are you?", an echo before the true question."""
    reply: Reply | None
    words: tuple[str, ...]
    """All words as they are meant."""
    length: int
    """How many words were typed."""

    @property
    def main(self) -> Ask | None:
        """The ask that decides kind, time and focus: the first that stands for itself."""
        full = [ask for ask in self.asks if ask.form is not Form.BARE]
        return next(iter(full or self.asks), None)

    def has(self, *labels: str) -> bool:
        """True if a phrase of any of these labels was found anywhere."""
        return any(sentence.has(*labels) for sentence in self.sentences)

    def starts_with(self, *labels: str) -> bool:
        """True if a sentence begins with a phrase of any of these labels."""
        return any(sentence.starts_with(*labels) for sentence in self.sentences)

    @property
    def uses_product(self) -> bool:
        """True where the interviewer's product is part of the customer's life."""
        return self.talk.interview_type.customer_uses_the_product

    def overlap(self, words: tuple[str, ...]) -> float:
        """Which share of the topic words the customer had just used, 0 to 1."""
        return _overlap(words, self.reply)


def _overlap(words: tuple[str, ...], reply: Reply | None) -> float:
    if reply is None:
        return 0.0
    wanted = content(words)
    return len(wanted & reply.stems) / len(wanted) if wanted else 0.0


_TAG_WORDS = 4
_ECHOED = 0.5
_SUMMED_UP = 0.15
"""Which share of the words the customer had used: of an echo, and of a summary such as "so you count them?"."""


def _is_tag(ask: Ask, before: tuple[Sentence, ...]) -> bool:
    """True for "pretty neat, huh?" and "right?" after a statement."""
    return len(ask.words) <= _TAG_WORDS and bool(before) and ask.begins("tag") and ask.form is not Form.WH


def _is_check(ask: Ask, reading: tuple[Sentence, ...]) -> bool:
    """True where an ask wants a summary confirmed, not something new."""
    if ask.begins("tag_neutral") or ask.has("tag_neutral"):
        return len(reading) > 1 or len(ask.sentence.words) > len(ask.words) or ask.form is Form.YES_NO
    return False


def _loads(ask: Ask, reply: Reply | None) -> bool:
    """True for a loaded word that the customer had not used: "So they were hopeless?"."""
    loaded = vocabulary()["loaded"].intersection(ask.words)
    return reply is not None and any(stem(word) not in reply.stems for word in loaded)


def _echoes(ask: Ask, reply: Reply | None) -> bool:
    """True for the customer's own words with a question mark: "Fifty-four? How many of those bounced?"."""
    if ask.form not in {Form.BARE, Form.DECLARATIVE} or ask.begins("bare", "request", "narrowing"):
        return False
    if ask.sentence.has("mine", "pitch", "tried_on") or _loads(ask, reply):
        return False
    is_summary = ask.sentence.starts_with("mirror_lead") or "so" in ask.sentence.words[: ask.start]
    return _overlap(ask.words, reply) >= (_SUMMED_UP if is_summary else _ECHOED)


def _leads_up(asks: list[Ask], reply: Reply | None) -> list[Ask]:
    """What only leads up to a full question in a later sentence: echoes, and "I'd just like to learn how it works"."""
    full = [ask for ask in asks if ask.form in {Form.WH, Form.YES_NO, Form.REQUEST}]
    if not full:
        return []
    earlier = asks[: asks.index(full[-1])]
    return [
        ask
        for ask in earlier
        if ask.sentence is not full[-1].sentence
        and (_echoes(ask, reply) or (ask.form is Form.TELLING and ask.sentence.has("framing")))
    ]


def read(text: str, talk: Talk) -> Reading:
    """Take an utterance apart."""
    parts = sentences(text)
    asks: list[Ask] = []
    checks: list[Ask] = []
    for number, part in enumerate(parts):
        for ask in asks_of(part):
            is_aside = _is_tag(ask, parts[:number]) or _is_check(ask, parts) or _is_courtesy(ask)
            (checks if is_aside else asks).append(ask)
    reply = read_reply(talk.reply_before) if talk.reply_before else None
    aside = _leads_up(asks, reply)
    return Reading(
        text=text,
        talk=talk,
        sentences=parts,
        asks=tuple(ask for ask in asks if ask not in aside),
        checks=(*checks, *aside),
        reply=reply,
        words=tuple(word for part in parts for word in part.words),
        length=count_words(text),
    )


def _is_courtesy(ask: Ask) -> bool:
    return ask.begins("smalltalk") or (ask.has("smalltalk") and ask.form is Form.YES_NO and ask.has("greeting"))
