"""The scenarios that can be played, read once, and what the engine shows of one before any is played."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from scenarios.files import Casting, read_scenario, shipped_library
from trainer.errors import WrongUseError
from trainer.interview.expert import EXPERT_SEED, NO_DAY
from trainer.interview.interview import Interview, Turn
from trainer.interview.showing import card_of, turn_of
from trainer.interview.views import TwinView


def shelved() -> dict[str, Casting]:
    """All shipped scenarios by id, easiest first; takes some tens of milliseconds each."""
    return easiest_first(read_scenario(path) for path in shipped_library())


def easiest_first(castings: Iterable[Casting]) -> dict[str, Casting]:
    """Scenarios by id, in the order in which they are shown."""
    return {casting.id: casting for casting in sorted(castings, key=lambda c: (c.scenario.difficulty, c.id))}


def casting_of(scenario: str, castings: dict[str, Casting]) -> Casting:
    """The scenario of that id; WrongUseError names the nearest."""
    if scenario in castings:
        return castings[scenario]
    near = get_close_matches(scenario.casefold(), castings, n=1, cutoff=0.3)
    remedy = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(castings)}"
    raise WrongUseError(f"no scenario is called {scenario[:80]!r}", remedy=remedy)


_BAD_QUESTION = "Would you use an app for this?"
_GOOD_QUESTION = "When did this last go wrong?"


def twin_of(castings: dict[str, Casting]) -> TwinView:
    """The easiest customer who is polite to a bad question and tells a good one what happened.

    Raises:
        LookupError: There is no such customer in the library.
    """
    for casting in castings.values():
        badly = next(filter(_bought_politeness, _answers(casting, _bad_questions(casting))), None)
        well = next(filter(_opened_a_story, _answers(casting, _good_questions(casting))), None)
        if badly and well:
            return TwinView(card_of(casting), turn_of(badly, marked=True), turn_of(well, marked=True))
    raise LookupError("no customer of the library can show the difference")


def _bad_questions(casting: Casting) -> tuple[str, ...]:
    return _BAD_QUESTION, f"Would you use {casting.scenario.idea}?"


def _good_questions(casting: Casting) -> tuple[str, ...]:
    return _GOOD_QUESTION, *(episode.asks[0] for episode in casting.life.episodes)


def _answers(casting: Casting, questions: tuple[str, ...]) -> Iterator[Turn]:
    """What each question gets as the first one of a talk, its reply spoken."""
    interview = Interview.begin(casting, interview="twin", seed=EXPERT_SEED, voice="embedded", now=NO_DAY)
    for question in questions:
        decided = interview.decide(interview.ask(question, now=NO_DAY))
        yield Turn(1, question, decided.analysis, decided.disclosure, decided.embedded, decided.embedded)


def _bought_politeness(turn: Turn) -> bool:
    return turn.disclosure.promise and bool(turn.disclosure.false_evidence)


def _opened_a_story(turn: Turn) -> bool:
    return bool(turn.disclosure.told)
