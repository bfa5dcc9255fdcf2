"""The score: each part by its own rule."""

import pytest

from scoring.analysis import SILENCE, Analysis, Rules
from scoring.judgement import SettledBet, judgement_points
from scoring.labels import Kind, Move, Openness, TimeFrame, Verdict
from scoring.ledger import Earned, Exchange, FalseEvidence, Ledger, Target, TargetKind
from scoring.rubric import current_rubric
from scoring.scorecard import Expert, score

RUBRIC = current_rubric()
EXPERT = Expert(evidence=40.0, scorable=(20, 20, 20), share=0.3, hooks_followed=4, total=88.0)


def analysis(
    *,
    verdicts: tuple[Verdict, Verdict, Verdict] = (Verdict.PASS, Verdict.PASS, Verdict.PASS),
    time: TimeFrame = TimeFrame.SPECIFIC_PAST,
    openness: Openness = Openness.OPEN,
) -> Analysis:
    return Analysis(
        kind=Kind.QUESTION,
        move=Move.SPECIFIC_PAST,
        focus=SILENCE.focus,
        leading=False,
        time=time,
        open=openness,
        multi_part=False,
        verdicts=Rules(*verdicts),
        confidence=Rules(1.0, 1.0, 1.0),
        reasons=Rules("", "", ""),
        cues=(),
        words=8,
        core="",
        asks=(),
        linked=False,
        abstained=False,
    )


def exchange(n: int, found: Analysis | None = None, **changes: object) -> Exchange:
    given: dict[str, object] = {
        "n": n,
        "utterance": "What happened on that day?",
        "analysis": found or analysis(),
        "bubbles": ("It rained.",),
        "reply_words": 40,
        "placed": True,
        "free": False,
    }
    return Exchange(**{**given, **changes})  # type: ignore[arg-type]


def ledger(weight: float, *, story: bool = True, false: int = 0) -> Ledger:
    targets = (
        Target("fact", TargetKind.FACT, "A fact", weight, "Which?"),
        Target("day:timeline", TargetKind.STORY, "A day", 0.0, "What happened next?", "day"),
    )
    earned = (Earned("fact", 1), *((Earned("day:timeline", 2),) if story else ()))
    believed = tuple(
        FalseEvidence(f"claim{number}", "It is fine", "All fine.", "It is not", 1, "Is it fine?")
        for number in range(false)
    )
    return Ledger(targets, earned, believed)


def questions(count: int, found: Analysis | None = None) -> list[Exchange]:
    return [exchange(number, found) for number in range(1, count + 1)]


def test_reaching_expert_evidence_earns_all_of_it() -> None:
    assert score(questions(20), ledger(40), RUBRIC, expert=EXPERT).evidence.value == 45


def test_each_falsehood_still_believed_takes_two_off() -> None:
    card = score(questions(20), ledger(40, false=3), RUBRIC, expert=EXPERT)
    assert card.evidence.value == pytest.approx(45 * (40 - 6) / 40)


def test_falsehoods_never_take_evidence_below_nought() -> None:
    assert score(questions(20), ledger(4, false=9), RUBRIC, expert=EXPERT).evidence.value == 0


def test_a_busted_falsehood_costs_nothing() -> None:
    busted = FalseEvidence("claim", "Fine", "Fine.", "Not", 1, "Is it?", busted=4)
    believed = Ledger(ledger(40).targets, ledger(40).earned, (busted,))
    assert score(questions(20), believed, RUBRIC, expert=EXPERT).evidence.value == 45


def test_without_a_story_half_of_the_evidence_is_the_most() -> None:
    assert score(questions(20), ledger(40, story=False), RUBRIC, expert=EXPERT).evidence.value == 22.5


def test_few_questions_are_measured_against_half_the_experts() -> None:
    card = score(questions(5), ledger(10), RUBRIC, expert=EXPERT)
    assert card.questions[0].value == pytest.approx(10 * 5 / 10)


def test_the_floor_is_waived_once_the_evidence_is_nearly_all_there() -> None:
    assert score(questions(5), ledger(36), RUBRIC, expert=EXPERT).questions[0].value == 10


def test_present_practice_counts_whole_twice_and_then_half() -> None:
    card = score(questions(6, analysis(time=TimeFrame.PRESENT_PRACTICE)), ledger(40), RUBRIC, expert=EXPERT)
    assert card.questions[1].value == pytest.approx(10 * (2 + 4 * 0.5) / 6)


def test_the_third_closed_question_in_a_row_counts_half_for_listening() -> None:
    card = score(questions(4, analysis(openness=Openness.CLOSED)), ledger(40), RUBRIC, expert=EXPERT)
    assert card.questions[2].value == pytest.approx(10 * (2 + 2 * 0.5) / 4)


def test_repeats_and_pasted_wordings_earn_no_credit() -> None:
    turns = [exchange(1, repeat=True), exchange(2, pasted=True), exchange(3), exchange(4)]
    assert score(turns, ledger(40), RUBRIC, expert=EXPERT).questions[0].value == 5


def test_what_is_free_or_could_not_be_placed_is_not_scored() -> None:
    turns = [*questions(10), exchange(11, free=True), exchange(12, placed=False)]
    card = score(turns, ledger(40), RUBRIC, expert=EXPERT)
    assert card.questions[0].reason.startswith("10 of 10")


def test_each_pitch_before_the_first_story_costs_four_points() -> None:
    turns = [exchange(1, is_pitch=True), exchange(2, earned=("day:timeline",)), exchange(3, is_pitch=True)]
    marks = score(turns, ledger(40), RUBRIC, expert=EXPERT).questions
    assert marks[-1].value == -4


def test_listening_counts_in_full_only_from_six_questions() -> None:
    few, enough = (score(questions(count), ledger(40), RUBRIC, expert=EXPERT).listening[2].value for count in (3, 6))
    assert few == pytest.approx(1.5)
    assert enough == pytest.approx(3)


def test_talking_much_more_than_the_expert_loses_the_talk_points() -> None:
    turns = [exchange(number, utterance="word " * 60) for number in range(1, 7)]
    card = score(turns, ledger(40), RUBRIC, expert=EXPERT)
    assert card.listening[0].value == 0
    assert card.listening[2].value == pytest.approx(2)


def test_picking_up_as_many_loose_ends_as_the_expert_earns_all_of_it() -> None:
    turns = [exchange(number, followed_hook=number <= 2) for number in range(1, 9)]
    assert score(turns, ledger(40), RUBRIC, expert=EXPERT).listening[1].value == pytest.approx(3.5)


def test_no_bets_are_unscored_and_the_maximum_is_ninety() -> None:
    card = score(questions(20), ledger(40), RUBRIC, expert=EXPERT)
    assert card.judgement is None
    assert card.max == 90


def bet(answer: str, confidence: float, turn: int | None = 3) -> SettledBet:
    return SettledBet("b", "Who?", answer, confidence, turn, "yes", {"yes": 0.5, "no": 0.5})


def test_a_sure_and_right_bet_earns_all_judgement_points() -> None:
    assert judgement_points([bet("yes", 1.0)], RUBRIC.judgement) == pytest.approx(10)


def test_betting_the_base_rate_earns_nothing() -> None:
    assert judgement_points([bet("yes", 0.5)], RUBRIC.judgement) == 0


def test_a_sure_and_wrong_bet_earns_nothing_rather_than_less() -> None:
    assert judgement_points([bet("no", 1.0)], RUBRIC.judgement) == 0


def test_a_bet_that_names_no_reply_counts_half() -> None:
    assert judgement_points([bet("yes", 1.0, turn=None)], RUBRIC.judgement) == pytest.approx(5)


def test_an_empty_interview_scores_nought_and_says_so() -> None:
    card = score([], Ledger(ledger(40).targets), RUBRIC, expert=EXPERT)
    assert card.total == 0
    assert "nobody spoke" in card.listening[0].reason
