"""What is weighed in a reply: the findings of the rules, the cues and the grammar, the words, and what was asked."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from scoring.labels import ReplyLabel
from scoring.replies.phrases import phrasebook
from scoring.replies.reading import Reading, Sentence
from scoring.replies.steps import Step
from scoring.replies.words import Word, read_words

_LONGEST_QUESTION = 400
_MOST_WORDS = 160
"""Words looked at one by one; more of the same adds nothing to what is known."""
_SIZES = (2, 4, 7, 11, 16, 25, 40)
_TENSES = (
    "events",
    "negated_events",
    "states",
    "perfect",
    "negated_perfect",
    "would",
    "refused",
    "might",
    "will",
    "counterfactual",
    "present_be",
)
_STEPS = {step: f"step {step.name.lower()}" for step in Step}
_PERSONS = (
    ("1", frozenset("i we me us my our".split())),
    ("2", frozenset({"you", "your"})),
    ("3", frozenset("he she they him her them".split())),
    ("it", frozenset({"it", "that", "this"})),
)
_TAKEN_BACK = (
    (
        "not_feels",
        frozenset({"feels", "feels_frame"}),
        frozenset("feeling_adjective feeling_thing feeling_verb feeling_noun bad".split()),
    ),
    (
        "not_praise",
        frozenset("praise_idea praise_it praise_alone praise_love praise_frame".split()),
        frozenset({"praise", "strong_praise"}),
    ),
)
_GRAMMAR = frozenset("pronoun determiner own conjunction adverb filler be_present be_past have_present modal".split())
_LITTLE_WORDS = frozenset(
    (
        "not no never to of in on at for with me us you if by from about up down out than as "
        "what how why when where who"
    ).split()
)
_CLASSES = (
    "past_event past_state feeling_adjective feeling_thing feeling_verb feeling_noun enjoy_verb strong_praise praise "
    "idea number unit single_day weekday month season tool paper role first_name crowd habit give_verb given giving "
    "capability_verb feature period clock vague mental base_verb"
).split()
_ENDINGS = ("ing", "ed", "ly", "s")
_LONGER_THAN_ENDING = 4
_ENDS = frozenset(".!?;…\n")


@lru_cache(maxsize=4096)
def _shape(norm: str, tags: frozenset[str], is_capital: bool) -> str:  # noqa: FBT001 - a key of the cache
    if tags & _GRAMMAR or norm in _LITTLE_WORDS:
        return norm
    if norm[0].isdigit():
        return "@digits"
    known = next((f"@{name}" for name in _CLASSES if name in tags), None)
    if known is not None or is_capital:
        return known or "@Name"
    ending = next((f"@{end}" for end in _ENDINGS if norm.endswith(end) and len(norm) > _LONGER_THAN_ENDING), None)
    return ending or "@word"


def _marks(reading: Reading) -> list[str]:
    """The tense of a clause in a few words."""
    tense = reading.tense
    marks = [name for name in _TENSES if getattr(tense, name)]
    marks.append(_STEPS[tense.step])
    if reading.is_imagined:
        marks.append("imagined")
    if not tense.is_finite:
        marks.append("fragment")
    return marks


def _standing(reading: Reading) -> tuple[frozenset[str], frozenset[str]]:
    """The cues and classes of a clause, without those taken back: "not worried", "oh great, another"."""
    cues, tags = reading.cues, reading.tags
    for sign, cancelled, classes in _TAKEN_BACK:
        if sign in cues:
            cues, tags = cues - cancelled, tags - classes
    return cues, tags


def features_of_clause(reading: Reading) -> Iterator[str]:
    """The features of one clause."""
    marks = _marks(reading)
    cues, tags = _standing(reading)
    person = "".join(name for name, norms in _PERSONS if not norms.isdisjoint(reading.norms))
    yield f"#person {person}"
    for mark in marks:
        yield f"#{mark}"
        yield f"#{mark} {person}"
    for cue in cues:
        yield f"#cue {cue}"
        yield from (f"~cue {cue} {mark}" for mark in marks)
    yield from (f"#some {tag}" for tag in tags)
    yield from _of_words(reading.clause.words[:_MOST_WORDS])


def _of_words(words: Sequence[Word]) -> Iterator[str]:
    row = ["^", *(_shape(word.norm, word.tags, word.is_capital) for word in words), "$"]
    pairs = [f"~{one} {two}" for one, two in pairwise(row)]
    yield from (f"'{word.norm}" for word in words)
    yield from pairs
    yield from (f"{pair} {third}" for pair, third in zip(pairs, row[2:], strict=False))


@lru_cache(maxsize=64)
def _asked(question: str) -> tuple[str, ...]:
    """What the last sentence of a question asks for."""
    words = read_words(question[-_LONGEST_QUESTION:])
    while words and words[-1].norm[0] in _ENDS:
        words.pop()
    start = max((at for at, word in enumerate(words) if word.norm[0] in _ENDS), default=-1) + 1
    last = [word for word in words[start:] if word.norm[0].isalpha()]
    asked = sorted(cue for cue in phrasebook().find(last) if cue.startswith("asked"))
    return tuple(asked) or ("asked something",)


def _of_question(question: str | None, kinds: Sequence[str]) -> Iterator[str]:
    if not question or not question.strip():
        yield "#no question"
        return
    for asked in _asked(question):
        yield f"#{asked}"
        yield from (f"~{asked} {kind}" for kind in kinds)
    if not question.rstrip().endswith("?"):
        yield "#told"


def _is_dated_fragment(sentence: Sentence) -> bool:
    """A day or an hour without a verb: "Wednesday, ten, front desk"."""
    tags = [tag for reading in sentence.readings for tag in reading.tags]
    is_dated = "single_day" in tags or ("clock" in tags and "number" in tags) or sentence.has("future_day")
    return is_dated and all(reading.is_fragment for reading in sentence.readings)


def features_of(sentences: Sequence[Sentence], found: Iterable[ReplyLabel], question: str | None) -> set[str]:
    """All features of a reply.

    Args:
        sentences: The reply, read.
        found: What the rules make of it.
        question: What the interviewer asked before it, where known.
    """
    kinds = sorted(found) or [ReplyLabel.NONE]
    features = {f"={kind}" for kind in kinds}
    features.add(f"={len(kinds)} found")
    features.update(_of_question(question, kinds))
    room = _MOST_WORDS
    length = 0
    for sentence in sentences:
        if sentence.is_question:
            features.add("#question")
        if _is_dated_fragment(sentence):
            features.add("#dated fragment")
            features.add("#dated fragment, no question" if not question else "#dated fragment, asked")
        for reading in sentence.readings:
            length += len(reading.clause.words)
            if length <= room:
                features.update(features_of_clause(reading))
    if sentences:
        opening = [_shape(word.norm, word.tags, word.is_capital) for word in sentences[0].readings[0].clause.words[:3]]
        features.add(f"~start {' '.join(opening[:2])}")
        features.add(f"~start {' '.join(opening)}")
    features.update(f"#{size} words" for size in _SIZES if length >= size)
    features.add(f"#{min(len(sentences), 4)} sentences")
    return features


def words_of(readings: Iterable[Reading]) -> set[str]:
    """The words whose meaning is weighed."""
    return {norm for reading in readings for norm in reading.norms if norm[0].isalpha()}
