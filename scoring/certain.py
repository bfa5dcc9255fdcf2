"""What the grammar of a question settles by itself, whatever its other words suggest."""

from dataclasses import dataclass

from scoring.labels import Focus, Kind, TimeFrame
from scoring.reading import Reading
from scoring.rules import Findings


@dataclass(frozen=True, slots=True)
class Certain:
    """The findings of the rules that stand; on labelled utterances each was right in nearly all cases."""

    happened: bool = False
    """It asks about the past, which is no place for asking for a step."""
    invites: bool = False
    """It invites an account: "tell me about", "walk me through"."""
    opens: bool = False
    """It opens the talk, with what they do and who they are."""
    views: bool = False
    """It begins with asking for a view: "are you happy with"."""


NOTHING = Certain()


def certain_of(reading: Reading, by_rules: Findings) -> Certain:
    """What is certain of an utterance."""
    main = reading.main
    if by_rules.kind is not Kind.QUESTION or main is None:
        return NOTHING
    return Certain(
        happened=by_rules.time is TimeFrame.SPECIFIC_PAST,
        invites=main.sentence.has("account"),
        opens=by_rules.focus is Focus.THEIR_LIFE and main.has("opener"),
        views=by_rules.is_opinion and by_rules.focus is not Focus.NEUTRAL and main.begins("opinion"),
    )
