"""A clause with everything the label rules ask about it: tense, cues and the scope it stands in."""

from dataclasses import dataclass
from itertools import groupby

from scoring.replies.clauses import Clause, split_clauses
from scoring.replies.phrases import phrasebook
from scoring.replies.verbs import Tense, read_tense
from scoring.replies.words import read_words

_CONDITIONS = frozenset({"if", "unless", "assuming", "suppose", "supposing", "provided"})


@dataclass(slots=True)
class Reading:
    """One clause, read."""

    clause: Clause
    tense: Tense
    cues: frozenset[str]
    """Names of the phrases of the vocabulary that occur in it."""
    tags: frozenset[str]
    """All word classes that occur in it."""
    norms: frozenset[str]
    """All words that occur in it."""
    is_imagined: bool = False
    """Stands in the scope of a would, an if or a wish."""

    @property
    def is_fragment(self) -> bool:
        """Has no finite verb of its own."""
        return not self.tense.is_finite

    @property
    def is_past(self) -> bool:
        """Tells of something over and done."""
        tense = self.tense
        return bool(tense.events or tense.states or tense.negated_events) and not (tense.would or tense.will)

    @property
    def is_negated(self) -> bool:
        """Says that something is not so."""
        return not self.norms.isdisjoint({"not", "never", "no", "nothing"})

    def has(self, *cues: str) -> bool:
        """True where one of the cues occurs."""
        return not self.cues.isdisjoint(cues)


@dataclass(slots=True)
class Sentence:
    """The clauses between two full stops: the scope in which ifs, dates and habits reach across clauses."""

    readings: list[Reading]
    is_question: bool

    def has(self, *cues: str) -> bool:
        """True where one of the cues occurs in any clause."""
        return any(reading.has(*cues) for reading in self.readings)


def read_reply(text: str) -> list[Sentence]:
    """The sentences of a reply, read in order."""
    book = phrasebook()
    readings = []
    for clause in split_clauses(read_words(text)):
        tags: frozenset[str] = frozenset().union(*(word.tags for word in clause.words))
        norms = frozenset(word.norm for word in clause.words)
        readings.append(Reading(clause, read_tense(clause.words), book.find(clause.words), tags, norms))
    grouped = (list(group) for _, group in groupby(readings, key=lambda reading: reading.clause.sentence))
    sentences = [Sentence(group, group[0].clause.is_question) for group in grouped]
    for sentence in sentences:
        _spread_imagination(sentence)
        _spread_mockery(sentence)
    return sentences


def _spread_mockery(sentence: Sentence) -> None:
    """Take "oh great, yet another form" for no praise, though the praise is a clause of its own."""
    if sentence.has("mockery"):
        for reading in sentence.readings:
            reading.cues |= {"not_praise"}


def _spread_imagination(sentence: Sentence) -> None:
    """A would or an if colours its clause, the conditions of its sentence and the fragments behind it."""
    modal = any(reading.tense.would or reading.tense.might or reading.tense.will for reading in sentence.readings)
    was_imagined = False
    for reading in sentence.readings:
        tense = reading.tense
        is_condition = modal and (
            reading.clause.words[0].norm in _CONDITIONS
            or (reading.clause.words[0].norm == "had" and sentence.readings[0] is reading)
        )
        own = tense.counterfactual or (tense.would and not tense.refused) or reading.has("wish_for")
        own = own or (reading.has("if_clause", "wish") and not reading.is_past) or is_condition
        reading.is_imagined = own or (tense.refused and not reading.is_past) or (was_imagined and reading.is_fragment)
        was_imagined = reading.is_imagined
    _forgive_refusals(sentence)


def _forgive_refusals(sentence: Sentence) -> None:
    """Take "it broke and the shop wouldn't pay" for something that happened, not for a wish."""
    if any(reading.tense.events and not reading.is_imagined for reading in sentence.readings):
        for reading in sentence.readings:
            if reading.tense.refused:
                reading.tense.would, reading.is_imagined = False, False
                reading.tense.negated_events += 1
