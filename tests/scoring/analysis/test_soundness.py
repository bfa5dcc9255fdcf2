"""What holds for every utterance, whatever it says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.analysis import Analysis, Rules, Talk
from scoring.labels import InterviewType, Kind, Openness, TimeFrame, Verdict
from scoring.rules import LONGEST
from scoring.utterance import analyze

WORDS = st.sampled_from(
    "what how would you tell me about the last time our app if and , ? . so we built did usually right isn't it "
    "pay \"  ' … why not because ever do ? you've 9:30 £40 café 🙂 \n".split(" ")
)
ANY_TEXT = st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join))
TELLING = [
    "How frustrating is the permit process?",
    "Would you use our new dashboard?",
    "How do you usually count?",
    "What did you pay for it last year, and who decided?",
    "You should just buy another freezer.",
]


@settings(max_examples=300, deadline=None)
@given(text=ANY_TEXT, reply=st.one_of(st.none(), ANY_TEXT), kind=st.sampled_from(InterviewType))
def test_every_text_gets_labels_that_agree(text: str, reply: str | None, kind: InterviewType) -> None:
    found = analyze(text, Talk(reply_before=reply, interview_type=kind))

    assert all(0 <= cue.start < cue.end <= len(text) and text[cue.start : cue.end].strip() for cue in found.cues)
    assert found.kind is Kind.QUESTION or (found.time, found.verdicts.rule2) == (TimeFrame.NONE, Verdict.NA)
    assert found.open is Openness.NONE or found.kind in {Kind.QUESTION, Kind.COMMITMENT_ASK}
    assert not found.multi_part or found.verdicts.rule3 is Verdict.FAIL
    assert all(0 < sure < 1 for sure in _each(found.confidence))


def _each(rules: Rules[float]) -> tuple[float, float, float]:
    return rules.rule1, rules.rule2, rules.rule3


@pytest.mark.parametrize(
    ("text", "label", "quote"),
    [
        ("Would you buy it next year?", "hypothetical", "Would"),
        ("How do you usually count the till?", "generic", "usually"),
        ("Would you use our new dashboard?", "my_idea", "our new dashboard"),
        ("It's a nightmare, isn't it?", "leading", "isn't it"),
        ("Could you introduce me to your boss?", "commitment", "introduce"),
    ],
)
def test_a_cue_names_the_words_that_made_the_label(text: str, label: str, quote: str) -> None:
    quoted = [text[cue.start : cue.end] for cue in analyze(text).cues if cue.label == label]

    assert any(quote in words for words in quoted)


@pytest.mark.parametrize("text", TELLING)
def test_each_failed_rule_has_a_plain_sentence(text: str) -> None:
    found = analyze(text)
    failed = [rule for rule in ("rule1", "rule2", "rule3") if getattr(found.verdicts, rule) is Verdict.FAIL]

    reasons = [getattr(found.reasons, rule) for rule in failed]

    assert failed
    assert all(reason[0].isupper() or reason[0] == '"' for reason in reasons)
    assert all(reason.endswith(".") and len(reason.split()) >= 6 for reason in reasons)


@pytest.mark.parametrize("text", ["asdf qwer zxcv", "¿Cuándo fue la última vez que pagó?", "🙂🙂🙂", ""])
def test_labels_stand_where_the_analyser_abstains(text: str) -> None:
    found = analyze(text)

    assert found.abstained
    assert found.kind is Kind.STATEMENT
    assert max(_each(found.confidence)) < 0.5


def test_an_analysis_is_the_same_every_time() -> None:
    text = "So, would you mind telling me what the last one cost you?"

    assert analyze(text) == analyze(text)


def test_the_longest_paste_is_read_to_its_length() -> None:
    paste = "so what would you do if it broke and who would you call and why " * 60

    found = analyze(paste[:4000])

    assert found.words > LONGEST
    assert found.verdicts.rule3 is Verdict.FAIL


def test_a_hedged_form_is_less_sure_than_a_plain_one() -> None:
    plain: Analysis = analyze("When did you last order flour?")
    hedged = analyze("flour this year or what, thinking of it", Talk(reply_before="Flour went up."))

    assert hedged.confidence.rule1 < plain.confidence.rule1
