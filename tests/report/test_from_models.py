"""What models said is shown in every form of a debrief, as theirs, and counts for nothing."""

import pytest

from scenarios.files import shipped_scenario
from scoring.labels import Verdict
from scoring.scorecard import Expert
from tests.interview.bots import NOW
from tests.interview.second_opinions import QUESTION, doubtful_talk
from trainer.interview.events import Claim, Judged, Summarised, Used
from trainer.interview.interview import Interview
from trainer.interview.outcome import Outcome, outcome_of
from trainer.report.as_json import play_json
from trainer.report.as_markdown import debrief_markdown
from trainer.report.as_replay import replay_text
from trainer.report.as_text import debrief_text

EXPERT = Expert(evidence=60.0, scorable=(20, 20, 20), share=0.2, hooks_followed=5, total=88.0)
USUALLY = QUESTION.index("usually")
WHY = "It asks for a habit <b>and</b> not [for](x) an occasion."
SAID = (
    Judged(3, NOW, "rule2", "fail", (Claim(USUALLY, USUALLY + 7, WHY),), "", "openai/tiny"),
    Judged(4, NOW, "rule2", None, (), "no answer came in time", "openai/tiny"),
    Summarised(NOW, "You let them talk. You got 77 points.", "", "openai/tiny"),
    Used("judge", 100, 20, 0.001, is_estimated=False),
    Used("coach", 900, 80, None, is_estimated=True),
)


def talk_over() -> Interview:
    interview = doubtful_talk(shipped_scenario("full-house"))
    interview.take(interview.end("interviewer", now=NOW))
    return interview


@pytest.fixture(name="outcome")
def _outcome() -> Outcome:
    interview = talk_over()
    for event in SAID:
        interview.take(event)
    return outcome_of(interview, expert=EXPERT)


def test_a_debrief_with_opinions_has_the_score_it_has_without(outcome: Outcome) -> None:
    assert outcome_of(talk_over(), expert=EXPERT).scorecard == outcome.scorecard


def test_text_shows_an_opinion_beside_the_verdict_and_whose_it_is(outcome: Outcome) -> None:
    text = debrief_text(outcome, width=400)
    shown = f"Second opinion on specifics (openai/tiny; it moves no score): ✗ it fails. “usually”: {WHY}"

    assert shown in text
    assert text.index("~ specifics") < text.index(shown)
    assert "Second opinion on specifics: not judged, because no answer came in time." in text


def test_text_marks_the_paragraph_and_leaves_out_its_own_numbers(outcome: Outcome) -> None:
    text = debrief_text(outcome, width=400)

    assert "You let them talk." in text
    assert "77" not in text
    assert "Written by a model (openai/tiny) from your ledger and scorecard; it moves no score." in text
    assert "The model used about 1,100 tokens, cost unknown." in text


def test_markdown_shows_the_same_and_marks_nothing_up(outcome: Outcome) -> None:
    text = debrief_markdown(outcome)

    assert "Second opinion on specifics" in text
    assert "not judged, because no answer came in time." in text
    assert "<b>" not in text
    assert "[for](x)" not in text
    assert "## The coach's paragraph" in text
    assert "*Written by a model" in text
    assert "cost unknown" in text


def test_json_has_them_apart_from_verdicts_and_score(outcome: Outcome) -> None:
    said = play_json(outcome)
    (fail,), (none,) = said.turns[2].second_opinion, said.turns[3].second_opinion

    assert (fail.rule, fail.verdict, fail.model) == ("rule2", Verdict.FAIL, "openai/tiny")
    assert QUESTION[fail.claims[0].start : fail.claims[0].end] == "usually"
    assert (none.verdict, none.why_not) == (None, "no answer came in time")
    assert said.debrief.paragraph is not None
    assert said.debrief.paragraph.text == "You let them talk."
    assert said.used is not None
    assert (said.used.tokens_in, said.used.tokens_out, said.used.cost) == (1000, 100, None)


def test_a_replay_tells_who_was_asked_what_and_for_how_much(outcome: Outcome) -> None:
    text = replay_text(outcome)

    assert "(turn 3, rule2: openai/tiny says fail)" in text
    assert "(turn 4, rule2: openai/tiny did not judge: no answer came in time)" in text
    assert "(judge: 120 tokens, $0.0010)" in text


def test_a_paragraph_that_was_not_written_is_a_plain_sentence() -> None:
    interview = talk_over()
    interview.take(Summarised(NOW, "", "the provider has trouble of its own", "openai/tiny"))
    outcome = outcome_of(interview, expert=EXPERT)

    said = "The model wrote no paragraph that can be shown, because the provider has trouble of its own."
    assert said in debrief_text(outcome, width=400)
    assert said in debrief_markdown(outcome)


def test_where_no_model_was_asked_none_is_named() -> None:
    outcome = outcome_of(talk_over(), expert=EXPERT)

    for text in (debrief_text(outcome), debrief_markdown(outcome), replay_text(outcome)):
        assert "Second opinion" not in text
        assert "paragraph" not in text
        assert "tokens" not in text
    assert play_json(outcome).used is None
