"""What the classifier looks at in an utterance: the findings of the rules, the phrases, the grammar and the words."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from scoring.asks import Ask
from scoring.classifier import Evidence
from scoring.clauses import Sentence
from scoring.parts import Parts
from scoring.reading import Reading, is_regular_past, stem
from scoring.rules import Findings
from scoring.tokens import QUOTE
from scoring.vocabulary import vocabulary

_MOST_WORDS = 160
"""Words looked at one by one; more of the same adds nothing to what is known."""
_SIZES = (1, 2, 3, 5, 8, 12, 18, 26, 35, 45, 60)
_SHARES = (0.01, 0.34, 0.5, 0.67, 1.0)
_OPENING_WORDS = 4
_CLOSING_WORDS = 2
_WHOLE_WORDS = 3
_NAME = re.compile(r"\b[A-Z][a-z]+[A-Z]\w*")
_CAPITAL = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]+")
_REPLY_LABELS = (
    "praise",
    "product_asked",
    "vague_promise",
    "dated_promise",
    "feature_asked",
    "negative_feeling",
    "generic",
    "specific_past",
    "future",
)
_CLASSES = (
    ("product", "@product"),
    ("loaded", "@loaded"),
    ("praise_word", "@praise"),
    ("number", "@number"),
    ("period", "@period"),
    ("day", "@day"),
    ("month", "@day"),
    ("money", "@money"),
    ("feeling", "@feeling"),
    ("evaluative", "@view"),
    ("step_verb", "@step"),
    ("does_verb", "@does"),
    ("chat_noun", "@chat"),
    ("quality", "@quality"),
    ("thing", "@thing"),
)
_COUNTED = (
    "product",
    "thing",
    "loaded",
    "praise_word",
    "number",
    "money",
    "step_noun",
    "step_verb",
    "chat_noun",
    "does_verb",
    "quality",
    "courtesy",
    "opining",
    "amount",
    "contrast",
    "modal",
    "evaluative",
)
_GRAMMAR = ("wh", "aux", "pronoun", "determiner", "filler", "stop", "asking_verb", "person_thing")


@lru_cache(maxsize=8192)
def shape(word: str) -> str:
    """The word itself where it carries grammar, and its class where it carries a topic."""
    known = vocabulary()
    if word == QUOTE:
        return "@quote"
    if word[:1].isdigit():
        return "@number"
    for name, mark in _CLASSES:
        if word in known[name]:
            return mark
    if any(word in known[name] for name in _GRAMMAR):
        return word
    if word in known["past_irregular"] or is_regular_past(word):
        return "@past"
    if word in known["participle_irregular"]:
        return "@done"
    return next((mark for ending, mark in _ENDINGS if word.endswith(ending)), "@word")


_ENDINGS = (("ing", "@ing"), ("ly", "@ly"), ("est", "@est"), ("s", "@s"))


def _step(value: float, steps: Sequence[float]) -> int:
    return sum(value >= step for step in steps)


def _of_findings(found: Findings) -> Iterator[str]:
    yield f"=kind={found.kind}"
    yield f"=focus={found.focus}"
    yield f"=time={found.time}"
    yield f"=open={found.open}"
    yield f"=kind={found.kind} focus={found.focus}"
    yield f"=kind={found.kind} time={found.time}"
    yield f"=focus={found.focus} time={found.time}"
    for name in ("leading", "multi_part", "is_opinion", "is_menu", "is_referral", "is_advice", "takes_floor"):
        if getattr(found, name):
            yield f"={name}"


def _of_phrases(reading: Reading, main: Ask | None) -> Iterator[str]:
    """The labels of all phrases found, and once more for where they stand."""
    seen: set[str] = set()
    last = reading.sentences[-1]
    for sentence in reading.sentences:
        opening = {0, sentence.head, sentence.openings[0].head}
        for label, hits in sentence.found.items():
            seen.add(f"#{label}")
            if any(hit.start in opening for hit in hits):
                seen.add(f"#^{label}")
            if sentence is last and len(reading.sentences) > 1:
                seen.add(f"#{label}$")
            if main is not None and sentence is main.sentence:
                if any(main.start <= hit.start < main.end for hit in hits):
                    seen.add(f"#ask {label}")
                if any(hit.start == main.start for hit in hits):
                    seen.add(f"#ask ^{label}")
    yield from seen


def _of_form(reading: Reading, parts: Parts, main: Ask | None) -> Iterator[str]:
    yield f"#main={main.form.name}" if main is not None else "#main="
    yield f"#asks={min(len(parts.asks), 3)}"
    yield f"#heads={min(len(reading.asks), 4)}"
    yield f"#checks={min(len(reading.checks), 2)}"
    yield f"#sentences={min(len(reading.sentences), 4)}"
    yield f"#mark={reading.sentences[-1].mark[-1:]}"
    yield f"#marks={min(sum(sentence.asked for sentence in reading.sentences), 3)}"
    yield f"#size={_step(reading.length, _SIZES)}"
    yield f"#last={_step(len(reading.sentences[-1].words), _SIZES)}"
    if main is not None:
        yield f"#ask size={_step(len(main.words), _SIZES)}"
        yield f"#ask at={_step(main.start, _SIZES)}"
        yield f"#main={main.form.name} asked={main.sentence.asked}"
        if main.sentence is not reading.sentences[0]:
            yield "#ask later"
    if len(reading.asks) > 1:
        yield f"#forms={reading.asks[0].form.name} {reading.asks[-1].form.name}"
    if any(opening.polite for sentence in reading.sentences for opening in sentence.openings):
        yield "#wrapped"
    if _NAME.search(reading.text):
        yield "#a name like a product"
    if _CAPITAL.search(reading.text):
        yield "#a name"


def _of_context(reading: Reading) -> Iterator[str]:
    yield f"#product in use={reading.uses_product}"
    loaded = [word for word in reading.words if word in vocabulary()["loaded"]]
    if reading.reply is None:
        yield "#no reply"
        if loaded:
            yield "#loaded"
        return
    stems = reading.reply.stems
    yield f"#echo={_step(reading.overlap(reading.words), _SHARES)}"
    yield f"#echo last={_step(reading.overlap(reading.sentences[-1].words), _SHARES)}"
    yield f"#echo={_step(reading.overlap(reading.words), _SHARES)} size={_step(reading.length, _SIZES)}"
    if loaded:
        raised = any(stem(word) in stems for word in loaded)
        yield "#loaded, raised" if raised else "#loaded, unraised"
        if not raised and reading.reply.has("negative_feeling"):
            yield "#loaded, felt"
    if reading.reply.asked:
        yield "#asked back"
    if reading.reply.is_past:
        yield "#told"
    for label in _REPLY_LABELS:
        if reading.reply.has(label):
            yield f"#reply {label}"


def _of_classes(reading: Reading, main: Ask | None) -> Iterator[str]:
    """Which kinds of words are there at all, and among what is asked."""
    known = vocabulary()
    words, asked = set(reading.words), set(main.words) if main is not None else set()
    for name in _COUNTED:
        if not known[name].isdisjoint(words):
            yield f"#some {name}"
            if not known[name].isdisjoint(asked):
                yield f"#ask some {name}"
    first, second = "i" in words or "we" in words or "our" in words or "my" in words, "you" in words or "your" in words
    yield f"#i={first} you={second}"


def _ngrams(words: Sequence[str], mark: str) -> Iterator[str]:
    row = ["^", *map(shape, words), mark or "$"]
    yield from (f"~{one} {two}" for one, two in pairwise(row))
    yield from (f"~{one} {two} {three}" for (one, two), three in zip(pairwise(row), row[2:], strict=False))


def _of_words(sentence: Sentence) -> Iterator[str]:
    words = sentence.words
    yield from (f"'{word}" for word in words)
    yield from _ngrams(words, sentence.mark[-1:])


def _of_ask(main: Ask) -> Iterator[str]:
    """The first words of what is asked, alone and in a row, and its shape word by word."""
    shapes = [shape(word) for word in main.words]
    for count in range(1, min(len(shapes), _OPENING_WORDS) + 1):
        yield "~ask: " + " ".join(shapes[:count])
    yield from {f"'ask {word}" for word in main.words}
    yield from {f"~ask {one} {two}" for one, two in pairwise(shapes)}


def features_of(reading: Reading, parts: Parts, found: Findings) -> set[str]:
    """All features of an utterance."""
    if not reading.sentences:
        return set()
    main = reading.main
    features = {
        *_of_findings(found),
        *_of_phrases(reading, main),
        *_of_form(reading, parts, main),
        *_of_context(reading),
        *_of_classes(reading, main),
    }
    room = _MOST_WORDS
    for sentence in reading.sentences:
        if len(sentence.words) > room:
            break
        room -= len(sentence.words)
        features.update(_of_words(sentence))
    if main is not None and len(main.words) <= _MOST_WORDS:
        features.update(_of_ask(main))
    first, last = reading.sentences[0], reading.sentences[-1]
    opening = [shape(word) for word in first.words[first.head : first.head + _OPENING_WORDS]]
    features.update(f"~start {' '.join(opening[:count])}" for count in range(1, len(opening) + 1))
    if len(reading.words) <= _WHOLE_WORDS:
        features.add("~whole " + " ".join(reading.words) + last.mark[-1:])
    features.add("~end " + " ".join(shape(word) for word in last.words[-_CLOSING_WORDS:]) + f" {last.mark[-1:]}")
    return features


def evidence_of(reading: Reading, parts: Parts, found: Findings) -> Evidence:
    """All that is weighed of an utterance: its features, and the words whose meaning counts."""
    heard: frozenset[str] = reading.reply.words if reading.reply is not None else frozenset()
    return Evidence(frozenset(features_of(reading, parts, found)), frozenset(reading.words), heard)
