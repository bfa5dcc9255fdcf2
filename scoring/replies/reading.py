"""A clause with everything the label rules ask about it: tense, cues and the scope it stands in."""

from dataclasses import dataclass

from scoring.replies.clauses import Clause, split_clauses
from scoring.replies.phrases import phrasebook
from scoring.replies.verbs import Tense, read_tense
from scoring.replies.words import read_words


@dataclass(slots=True)
class Reading:
    """One clause, read."""

    clause: Clause
    tense: Tense
    cues: frozenset[str]
    """Names of the phrases of the vocabulary that occur in it."""
    tags: frozenset[str]
    """All word classes that occur in it."""
    is_imagined: bool = False
    """Stands in the scope of a would, an if or a wish."""
    is_promise: bool = False
    """Carries a commitment, or belongs to one."""

    @property
    def is_fragment(self) -> bool:
        """Has no finite verb of its own."""
        tense = self.tense
        return not (
            tense.events
            or tense.negated_events
            or tense.states
            or tense.perfect
            or tense.would
            or tense.might
            or tense.will
            or tense.present_be
            or tense.present_step
            or tense.negated_step
            or tense.mental
        )

    @property
    def is_past(self) -> bool:
        """Tells of something over and done."""
        tense = self.tense
        return bool(tense.events or tense.states or tense.negated_events) and not (tense.would or tense.will)

    def has(self, *cues: str) -> bool:
        """True where one of the cues occurs."""
        return any(cue in self.cues for cue in cues)


def read_reply(text: str) -> list[Reading]:
    """The clauses of a reply, read in order."""
    book = phrasebook()
    readings = []
    for clause in split_clauses(read_words(text)):
        tags = frozenset().union(*(word.tags for word in clause.words))
        readings.append(Reading(clause, read_tense(clause.words), book.find(clause.words), tags))
    _spread_imagination(readings)
    return readings


def _spread_imagination(readings: list[Reading]) -> None:
    """A would or an if colours its clause, and the fragments and conditions around it in the sentence."""
    for at, reading in enumerate(readings):
        tense = reading.tense
        reading.is_imagined = tense.counterfactual or (
            (tense.would or reading.has("if_clause", "wish")) and not reading.is_past
        )
        before = readings[at - 1] if at else None
        if (
            before is not None
            and before.clause.sentence == reading.clause.sentence
            and before.is_imagined
            and reading.is_fragment
        ):
            reading.is_imagined = True
