"""Who is ranked: an attempt that was blind from its first question on, the player's first, at a life not yet seen."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.interview.bots import NOW
from trainer.interview.events import Advised, Asked, Coached, Event, Started
from trainer.interview.ranking import Circumstances, was_blind, why_not_ranked, why_settled_unranked

STARTED = Started(
    "20260101-aaaaa", NOW, "s", "p", "l", "[s]", "[p]", 1, "embedded", "h", "1", player="maya", blind=True
)
COACHED = replace(STARTED, blind=False)
ASKED, AGAIN = Asked(1, NOW, "When was that?"), Asked(2, NOW, "And then?")
FIRST = Circumstances(is_first=True, is_seen=False)
LATER = Circumstances(is_first=False, is_seen=False)
SEEN = Circumstances(is_first=True, is_seen=True)


def test_a_first_blind_attempt_at_an_unseen_life_is_ranked() -> None:
    assert why_not_ranked([STARTED, ASKED], FIRST) == ""
    assert why_settled_unranked([STARTED, ASKED], FIRST) == ""


BLINDNESS: list[tuple[str, Sequence[Event], bool]] = [
    ("blind throughout", [STARTED, ASKED, AGAIN], True),
    ("coached throughout", [COACHED, ASKED, AGAIN], False),
    ("marks turned off before the first question", [COACHED, Coached(on=False), ASKED], True),
    ("marks turned off after the first question", [COACHED, ASKED, Coached(on=False), AGAIN], False),
    ("marks turned on and off before the first question", [STARTED, Coached(on=True), Coached(on=False), ASKED], True),
    ("marks turned on after the first question", [STARTED, ASKED, Coached(on=True)], False),
    ("marks looked at for a moment", [STARTED, ASKED, Coached(on=True), Coached(on=False), AGAIN], False),
    ("marks on, and nothing asked yet", [STARTED, Coached(on=True)], False),
    ("a better wording shown", [STARTED, ASKED, Advised(1, "When did it last happen?"), AGAIN], False),
    ("nothing asked yet", [STARTED], True),
]


@pytest.mark.parametrize(("events", "blind"), [case[1:] for case in BLINDNESS], ids=[case[0] for case in BLINDNESS])
def test_only_what_was_blind_from_the_first_question_on_counts(events: Sequence[Event], blind: bool) -> None:
    assert was_blind(events) is blind
    assert (why_not_ranked(events, FIRST) == "") is blind


def test_an_attempt_after_the_first_of_any_kind_is_practice() -> None:
    assert "met this customer before" in why_not_ranked([STARTED, ASKED], LATER)


def test_an_attempt_at_a_life_whose_truth_was_shown_is_practice() -> None:
    assert "shown before" in why_not_ranked([STARTED, ASKED], SEEN)


def test_a_talk_of_nobody_is_practice() -> None:
    assert "player's name" in why_not_ranked([replace(STARTED, player=""), ASKED], FIRST)


def test_a_talk_in_which_nothing_was_asked_can_be_ranked_still_but_is_not_when_it_ends() -> None:
    assert why_not_ranked([STARTED], FIRST) == ""
    assert "Nothing was asked" in why_settled_unranked([STARTED], FIRST)


@pytest.mark.parametrize(
    ("started", "circumstances"),
    [(COACHED, FIRST), (STARTED, LATER), (STARTED, SEEN), (STARTED, Circumstances(is_first=False, is_seen=True))],
)
def test_every_reason_is_a_sentence(started: Started, circumstances: Circumstances) -> None:
    assert why_not_ranked([started, ASKED], circumstances).endswith(".")
