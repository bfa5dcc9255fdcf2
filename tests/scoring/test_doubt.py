"""Verdicts in doubt and verdicts that are contested: what they do to a score, and what they do not."""

from dataclasses import replace

import pytest

from scoring.analysis import Analysis, Rules, Talk
from scoring.classifier import classifier
from scoring.confidence import Calibration, Curve
from scoring.credits import Doubt, credits_of
from scoring.labels import Verdict
from scoring.ledger import Exchange, Sign
from scoring.scorecard import Scorecard, score
from scoring.utterance import analyze
from tests.scoring.test_scorecard import EXPERT, RUBRIC, analysis, exchange, ledger, questions
from tools.accuracy.corpus import judged_utterances, manifest

UNSURE = Rules(rule1=True, rule2=True, rule3=True)
FAILS = (Verdict.FAIL, Verdict.FAIL, Verdict.FAIL)


def unsure(*, verdicts: tuple[Verdict, Verdict, Verdict] = FAILS) -> Analysis:
    return replace(analysis(verdicts=verdicts), unsure=UNSURE)


def contested(n: int, label: Verdict = Verdict.PASS) -> Exchange:
    return exchange(n, analysis(verdicts=FAILS), contested=Rules(label, label, label))


def scored(turns: list[Exchange], *, is_ranked: bool = False, weight: float = 40) -> Scorecard:
    return score(turns, ledger(weight), RUBRIC, expert=EXPERT, is_ranked=is_ranked)


def test_confidence_rises_with_chance_and_is_never_certain() -> None:
    curve = Curve(0.6, 0.4)
    shares = [curve.at(chance / 100) for chance in range(101)]
    assert shares == sorted(shares)
    assert 0 < shares[0] < shares[-1] < 1


def test_a_verdict_is_unsure_below_the_threshold_and_sure_at_it() -> None:
    calibration = Calibration({}, unsure_below=0.7)
    assert calibration.unsure(Rules(0.69, 0.7, 0.71)) == Rules(rule1=True, rule2=False, rule3=False)


def test_the_threshold_leaves_no_verdict_that_is_wrong_more_often_than_right() -> None:
    assert 0.5 < classifier().calibration.unsure_below < 0.9


def test_a_plain_question_is_sure_on_every_rule() -> None:
    assert analyze("When did you last order flour?").unsure == Rules(rule1=False, rule2=False, rule3=False)


@pytest.mark.parametrize("text", ["bit of a pain, flour, or is it just me", "we could be, no?"])
def test_a_hedged_form_is_unsure_on_some_rule(text: str) -> None:
    found = analyze(text, Talk(reply_before="Flour went up."))
    assert any((found.unsure.rule1, found.unsure.rule2, found.unsure.rule3))


@pytest.mark.parametrize("text", ["asdf qwer zxcv", "¿Cuándo fue la última vez que pagó?"])
def test_where_nothing_can_be_read_all_is_unsure_and_labels_stand(text: str) -> None:
    found = analyze(text)
    assert found.abstained
    assert found.unsure == UNSURE
    assert found.verdicts.rule3 is Verdict.PASS


@pytest.mark.parametrize(
    "text",
    [
        "Wann haben Sie das letzte Mal Mehl bestellt?",
        "Kiedy ostatnio to się zdarzyło?",
        "Wat deed je toen?",
        "Hva skjedde etterpå?",
        "Son zaman ne oldu?",
        "aap kal kya kar rahe the",
        "пожалуйста расскажите",
        "lorem ipsum dolor sit amet",
        "jkl fds sdf",
        "banana banana banana banana",
        "?!?!",
    ],
)
def test_another_language_and_nonsense_are_not_judged(text: str) -> None:
    assert analyze(text).abstained


@pytest.mark.parametrize(
    "text", ["NHS?", "CRM or ERP or POS?", "no no no no", "Your son?", "A sedan?", "thx", "Where do you café?", "José?"]
)
def test_what_is_short_clipped_or_borrowed_is_still_english(text: str) -> None:
    assert not analyze(text).abstained


def test_no_labelled_utterance_is_taken_for_another_language() -> None:
    judged = [pair for name in manifest().sets if name.kind == "utterances" for pair in judged_utterances(name)]
    assert [row["text"] for row, analysis in judged if analysis.abstained] == []


def test_an_unsure_verdict_is_shown_as_such_and_an_excused_one_is_beyond_doubt() -> None:
    assert exchange(1, unsure()).sign("rule1") is Sign.UNSURE
    excused = exchange(1, unsure(), excused=True)
    assert [excused.sign(rule) for rule in ("rule1", "rule2", "rule3")] == [Sign.PASS, Sign.PASS, Sign.UNSURE]


def test_unsure_verdicts_neither_earn_nor_cost() -> None:
    sure, doubtful = scored(questions(20)), scored([*questions(20), exchange(21, unsure())])
    assert doubtful.total == sure.total
    assert "1 left out" in doubtful.questions[0].reason


def test_the_span_reaches_from_all_failing_to_all_passing() -> None:
    half = [*questions(10), *questions(10, analysis(verdicts=FAILS))]
    card = scored([*half, exchange(21, unsure())])
    assert card.span is not None
    failed, passed = scored([*half, exchange(21, analysis(verdicts=FAILS))]), scored([*half, exchange(21)])
    assert (card.span.low, card.span.high) == (failed.total, passed.total)
    assert card.span.low < card.total < card.span.high
    assert card.span.unsure == 3


def test_a_score_without_doubt_is_one_figure_and_with_doubt_a_range() -> None:
    assert scored(questions(20)).span is None
    assert " to " not in scored(questions(20)).points
    assert " to " in scored([*questions(10), *(exchange(n, unsure()) for n in range(11, 15))]).points


def test_what_is_left_out_is_not_counted_as_missing() -> None:
    few = [*questions(8), *(exchange(n, unsure()) for n in (9, 10))]
    assert scored(few, weight=10).questions[0].value == 10


def test_doubt_cannot_stand_in_for_more_questions_than_were_clearly_asked() -> None:
    hedged = [exchange(1), *(exchange(n, unsure()) for n in range(2, 12))]
    assert scored(hedged, weight=10).questions[0].value < 2


def test_unsure_questions_still_make_a_talk_long_enough_for_listening_points() -> None:
    talk = [*questions(3), *(exchange(n, unsure()) for n in (4, 5, 6))]
    assert scored(talk).listening[2].value == scored(questions(6)).listening[2].value


def test_a_doubt_on_a_rule_that_does_not_apply_is_nothing_left_out() -> None:
    aside = unsure(verdicts=(Verdict.NA, Verdict.NA, Verdict.NA))
    credits_found = credits_of([exchange(1, aside)], RUBRIC.questions, Doubt())
    assert (credits_found.rule1.scorable, credits_found.rule1.left_out) == (0, 0)


def test_a_contested_verdict_is_left_out_of_practice() -> None:
    assert scored([*questions(20), contested(21)]).total == scored(questions(20)).total


def test_contesting_improves_no_ranked_total_and_both_totals_are_kept() -> None:
    failed = scored([*questions(20), exchange(21, analysis(verdicts=FAILS))], is_ranked=True)
    card = scored([*questions(20), contested(21)], is_ranked=True)
    assert card.total == failed.total
    assert card.contested is not None
    assert card.contested.as_judged == failed.total
    assert card.contested.without == scored(questions(20)).total


def test_a_contest_counts_for_nothing_beyond_the_verdict_it_is_about() -> None:
    one = exchange(21, analysis(verdicts=FAILS), contested=Rules(None, Verdict.PASS, None))
    card = scored([*questions(20), one])
    assert [mark.value < 10 for mark in card.questions[:3]] == [True, False, True]
