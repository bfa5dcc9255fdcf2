"""Who plays here, whom they have met, what they have seen, and where they stand."""

from datetime import timedelta

import pytest

from tests.store.samples import NOW, TALK, ended, keep_talk, started, turn
from trainer.interview.events import Settled
from trainer.store import Archive
from trainer.store.roster import EVERYBODY, LifeKey

LIFE, OTHER_LIFE = LifeKey("noor", "tolerates"), LifeKey("noor", "has-none")
BOARD = "late-orders"
OTHER = "20261123-bbbbb"


def settled(total: float, *, ranked: bool = True, minutes: int = 0, insights: int | None = None) -> Settled:
    at, why = NOW + timedelta(minutes=minutes), "" if ranked else "Practice."
    return Settled(at, total, 90.0, 84.0, ranked, why, insights=insights)


def attempt(
    archive: Archive,
    player: str,
    total: float,
    *,
    ranked: bool = True,
    minutes: int = 0,
    insights: int | None = None,
) -> str:
    """A whole talk of a player, settled."""
    name = f"20261123-{player}-{minutes}"
    last = settled(total, ranked=ranked, minutes=minutes, insights=insights)
    events = [started(name, player=player), *turn(1), ended(), last]
    archive.append(name, events, after=0)
    return name


def rows(archive: Archive, player: str = "") -> list[tuple[int, str, bool]]:
    return [(row.place, row.best.player, row.is_tied) for row in archive.board(BOARD, top=5, player=player, around=2)]


def test_players_are_listed_last_used_first_and_known_by_what_they_look_like(archive: Archive) -> None:
    assert archive.choose_player("maya", skeleton="maya", now=NOW) == "maya"
    assert archive.choose_player("otto", skeleton="otto", now=NOW + timedelta(1)) == "otto"
    assert archive.players() == ("otto", "maya")
    assert archive.choose_player("Maya", skeleton="maya", now=NOW + timedelta(2)) == "maya"
    assert archive.players() == ("maya", "otto")


def test_the_first_question_of_a_player_opens_their_entry_and_no_later_one_moves_it(archive: Archive) -> None:
    archive.append(TALK, [started(player="maya")], after=0)
    assert archive.entry("maya", LIFE) is None
    archive.append(TALK, turn(1), after=1)
    archive.append(OTHER, [started(OTHER, player="maya"), *turn(1)], after=0)
    archive.append(TALK, turn(2), after=4)
    assert archive.entry("maya", LIFE) == TALK
    assert archive.entry("maya", OTHER_LIFE) is None
    assert archive.entry("otto", LIFE) is None


def test_a_talk_of_nobody_opens_no_entry(archive: Archive) -> None:
    keep_talk(archive)
    assert archive.entry("", LIFE) is None


def test_what_was_shown_to_one_is_new_to_others_and_what_was_shown_to_everybody_to_nobody(archive: Archive) -> None:
    archive.see("maya", LIFE, now=NOW)
    archive.see("maya", LIFE, now=NOW)
    assert archive.has_seen("maya", LIFE)
    assert not archive.has_seen("otto", LIFE)
    assert not archive.has_seen("maya", OTHER_LIFE)
    archive.see(EVERYBODY, OTHER_LIFE, now=NOW)
    assert archive.seen("maya") == {LIFE, OTHER_LIFE}
    assert archive.seen("otto") == {OTHER_LIFE}


def test_only_a_ranked_attempt_is_on_the_board(archive: Archive) -> None:
    attempt(archive, "maya", 80, ranked=False)
    attempt(archive, "otto", 40)
    assert rows(archive) == [(1, "otto", False)]
    assert archive.bests("maya") == {}
    assert {scenario: best.total for scenario, best in archive.bests("otto").items()} == {BOARD: 40}


def test_the_best_attempt_of_a_player_counts_and_equal_ones_the_earlier(archive: Archive) -> None:
    for minutes, total in enumerate((50.0, 70.0, 60.0, 70.0)):
        attempt(archive, "maya", total, minutes=minutes)
    (row,) = archive.board(BOARD, top=5, player="maya", around=2)
    assert (row.best.total, row.best.at, row.best.par) == (70, NOW + timedelta(minutes=1), 84)


def test_equals_share_a_place_say_so_and_stand_as_they_came(archive: Archive) -> None:
    for minutes, (player, total) in enumerate(
        [("late", 60.0), ("ann", 80.0), ("bob", 60.0), ("cid", 60.0), ("dot", 50.0)]
    ):
        attempt(archive, player, total, minutes=minutes)
    assert rows(archive) == [
        (1, "ann", False),
        (2, "late", True),
        (2, "bob", True),
        (2, "cid", True),
        (5, "dot", False),
    ]


@pytest.mark.parametrize(
    ("player", "places"),
    [
        ("", [1, 2, 3, 4, 5]),
        ("stranger", [1, 2, 3, 4, 5]),
        ("p1", [1, 2, 3, 4, 5]),
        ("p5", [1, 2, 3, 4, 5]),
        ("p6", [1, 2, 3, 4, 5, 6, 7, 8]),
        ("p7", [1, 2, 3, 4, 5, 6, 7, 8, 9]),
        ("p9", [1, 2, 3, 4, 5, 7, 8, 9, 10, 11]),
        ("p12", [1, 2, 3, 4, 5, 10, 11, 12]),
    ],
)
def test_a_board_shows_the_top_five_and_two_on_each_side_of_the_player(
    player: str, places: list[int], archive: Archive
) -> None:
    for number in range(1, 13):
        attempt(archive, f"p{number}", 90.0 - number)
    assert rows(archive, player) == [(place, f"p{place}", False) for place in places]


def test_neighbours_among_equals_are_those_who_came_before_and_after(archive: Archive) -> None:
    for number in range(1, 13):
        attempt(archive, f"p{number}", 50.0, minutes=number)
    assert [name for _, name, _ in rows(archive, "p9")] == [
        "p1",
        "p2",
        "p3",
        "p4",
        "p5",
        "p7",
        "p8",
        "p9",
        "p10",
        "p11",
    ]
    assert {place for place, _, _ in rows(archive, "p9")} == {1}


def test_boards_of_other_scenarios_stay_apart(archive: Archive) -> None:
    attempt(archive, "maya", 80)
    assert archive.board("another", top=5, player="maya", around=2) == ()


def test_what_a_deleted_talk_was_worth_stays(archive: Archive) -> None:
    archive.delete(attempt(archive, "maya", 80))
    assert rows(archive, "maya") == [(1, "maya", False)]
    assert archive.entry("maya", LIFE) is not None
    assert archive.attempts("maya") == {}


def test_attempts_are_talks_in_which_something_was_asked(archive: Archive) -> None:
    attempt(archive, "maya", 80)
    archive.append(OTHER, [started(OTHER, player="maya")], after=0)
    assert archive.attempts("maya") == {BOARD: 1}


def test_insights_are_those_of_all_settled_talks_of_one_player(archive: Archive) -> None:
    attempt(archive, "maya", 80, insights=2)
    attempt(archive, "maya", 60, insights=1, ranked=False, minutes=1)
    attempt(archive, "otto", 70, insights=4)
    archive.append(OTHER, [started(OTHER, player="maya"), *turn(1), ended()], after=0)
    assert (archive.insights("maya"), archive.insights("otto"), archive.insights("stranger")) == (3, 4, 0)


def test_a_talk_of_which_no_insights_are_known_adds_none(archive: Archive) -> None:
    attempt(archive, "maya", 80)
    assert archive.insights("maya") == 0
    attempt(archive, "maya", 80, insights=2, minutes=1)
    assert archive.insights("maya") == 2


def test_a_talk_that_is_settled_again_counts_once(archive: Archive) -> None:
    talk = attempt(archive, "maya", 80, insights=2)
    archive.append(talk, [settled(70, insights=2)], after=6)
    assert archive.insights("maya") == 2


def test_the_insights_of_a_deleted_talk_go_with_it(archive: Archive) -> None:
    archive.delete(attempt(archive, "maya", 80, insights=2))
    assert archive.insights("maya") == 0


def test_a_settled_talk_is_listed_with_its_worth(archive: Archive) -> None:
    attempt(archive, "maya", 61.5)
    (summary,) = archive.interviews()
    assert (summary.player, summary.total, summary.max, summary.is_ranked) == ("maya", 61.5, 90.0, True)


def test_a_player_sees_their_own_talks_and_those_of_nobody(archive: Archive) -> None:
    keep_talk(archive)
    mine, _ = attempt(archive, "maya", 80), attempt(archive, "otto", 70)
    assert {summary.id for summary in archive.interviews(player="maya")} == {TALK, mine}
    assert len(archive.interviews()) == 3


def test_a_draft_is_replaced_emptied_and_ended_by_what_is_said(archive: Archive) -> None:
    keep_talk(archive)
    assert archive.draft(TALK) == ""
    archive.keep_draft(TALK, "When did")
    archive.keep_draft(TALK, "When did\nthat")
    assert archive.draft(TALK) == "When did\nthat"
    archive.append(TALK, turn(3), after=7)
    assert archive.draft(TALK) == ""
    archive.keep_draft(TALK, "x")
    archive.keep_draft(TALK, "")
    assert archive.draft(TALK) == ""


def test_a_setting_replaces_the_one_before(archive: Archive) -> None:
    assert archive.setting("seen") is None
    archive.keep_setting("seen", "yes")
    archive.keep_setting("seen", "no")
    assert archive.setting("seen") == "no"
