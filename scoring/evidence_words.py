"""The words of an utterance on which its findings rest, as spans of the text as typed."""

from scoring.analysis import Cue
from scoring.clauses import Sentence
from scoring.labels import Focus, Kind, TimeFrame
from scoring.patterns import Hit
from scoring.reading import Reading
from scoring.rules import LONGEST, Findings
from scoring.vocabulary import vocabulary

_TIME_CUES = {
    TimeFrame.SPECIFIC_PAST: ("past", ("specific_past",)),
    TimeFrame.PRESENT_PRACTICE: ("present", ("present", "about_now")),
    TimeFrame.GENERIC_HABIT: ("generic", ("generic",)),
    TimeFrame.HYPOTHETICAL_FUTURE: ("hypothetical", ("counterfactual", "strong_future", "future")),
    TimeFrame.NONE: ("opinion", ("opinion",)),
}
_PAST_AUX = frozenset({"did", "was", "were", "had"})
_LEADING = ("negative", "tag", "pushing", "social", "presumed", "problem_presumed", "guess", "distorting")
_MINE = ("mine", "solution_fishing", "imagined", "judged", "tried_on", "pitch")


def _span(sentence: Sentence, hit: Hit, label: str) -> Cue:
    return Cue(sentence.places[hit.start].start, sentence.places[hit.end - 1].end, label)


def _first(reading: Reading, labels: tuple[str, ...], name: str) -> list[Cue]:
    """The longest hit of the first label that was found anywhere."""
    for label in labels:
        hits = [(sentence, hit) for sentence in reading.sentences for hit in sentence.found.get(label, ())]
        if hits:
            sentence, hit = max(hits, key=lambda found: found[1].end - found[1].start)
            return [_span(sentence, hit, name)]
    return []


def _words(reading: Reading, wanted: frozenset[str], name: str) -> list[Cue]:
    for sentence in reading.sentences:
        for at, word in enumerate(sentence.words):
            if word in wanted:
                return [Cue(sentence.places[at].start, sentence.places[at].end, name)]
    return []


def _time_cues(reading: Reading, found: Findings) -> list[Cue]:
    name, labels = _TIME_CUES[found.time]
    cues = _first(reading, labels, name)
    if not cues and found.time is TimeFrame.SPECIFIC_PAST:
        cues = _words(reading, _PAST_AUX, name) or _words(reading, vocabulary()["past_irregular"], name)
    if not cues and found.time is TimeFrame.HYPOTHETICAL_FUTURE:
        cues = _words(reading, vocabulary()["modal"], name)
    return cues


def _leading_cues(reading: Reading) -> list[Cue]:
    return _first(reading, _LEADING, "leading") or _words(reading, vocabulary()["loaded"], "leading")


def cues_of(reading: Reading, found: Findings) -> tuple[Cue, ...]:
    """The cues behind the labels, in order of their start."""
    cues: list[Cue] = []
    if found.kind is Kind.QUESTION:
        cues += _time_cues(reading, found)
    if found.is_opinion:
        cues += _first(reading, ("opinion", "judged"), "opinion")
    if found.leading:
        cues += _leading_cues(reading)
    if found.focus is Focus.MY_IDEA:
        cues += _first(reading, _MINE, "my_idea")
    if found.kind is Kind.COMMITMENT_ASK:
        cues += _first(reading, ("commitment",), "commitment")
    if found.multi_part and len(reading.asks) > 1:
        last = reading.asks[-1]
        places = last.sentence.places
        cues.append(Cue(places[last.start].start, places[last.end - 1].end, "multi_part"))
    if found.kind is Kind.STATEMENT and (found.is_advice or found.takes_floor):
        cues += _first(reading, ("advice", "own_story"), "own_voice")
    if found.words > LONGEST:
        places = reading.sentences[-1].places
        cues.append(Cue(reading.sentences[0].places[0].start, places[-1].end, "long"))
    return tuple(sorted(set(cues), key=lambda cue: (cue.start, cue.end, cue.label)))
