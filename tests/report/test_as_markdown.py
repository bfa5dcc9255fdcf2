"""The debrief as Markdown: in the order of the design, marked as practice, and nothing in it acts as markup."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.files import shipped_scenario
from trainer.interview.events import BetPlaced
from trainer.interview.expert import expert_of, played
from trainer.interview.outcome import Outcome, outcome_of
from trainer.report.as_markdown import debrief_markdown, markdown_file_name
from trainer.report.markdown_text import plain

CASTING = shipped_scenario("full-house")
EXPERT = expert_of(CASTING)
NOW = datetime(2026, 1, 1, tzinfo=UTC)
SCRIPT = (
    "Tell me about the last double booking",
    "What happened next?",
    "",
    "Would you usually use an app for this?",
    "Thanks, that is kind.",
    "What about the gravitational constant of Jupiter's moons?",
)
HEADINGS = [
    "Your bets",
    "What is true",
    "The score",
    "Your questions, one by one",
    "What you were told, and what it is worth",
    "What you missed, and the question that finds it",
    "The talk",
    "Snapshot (fictional)",
    "One thing to practise",
]
HOSTILE = [
    "[click](http://example.test)",
    "![x](y)",
    "<script>alert(1)</script>",
    "**bold** _it_ `code` ~~gone~~",
    "# heading",
    "- item",
    "1. item",
    "| a | b |",
    "&lt;b&gt; &#35;",
    "https://example.test www.example.test me@example.test",
    "$x$ <!-- hidden",
    "back\\slash \\[",
    "line\nbreak\n\n## heading",
    "\x1b]0;title\x07 \u202eover",
]


def outcome(script: Sequence[str], *, with_bets: bool = False, note: str | None = None) -> Outcome:
    interview = played(CASTING, script)
    if note is not None:
        interview.take(interview.note("quote", note))
    if with_bets:
        first, second, *_ = CASTING.scenario.bets
        wrong = next(option.id for option in second.options if option.id != second.truth)
        interview.take(BetPlaced(first.id, first.truth, 0.8, 1))
        interview.take(BetPlaced(second.id, wrong, 0.6, None))
    interview.take(interview.end("interviewer", now=NOW))
    return outcome_of(interview, expert=EXPERT)


@pytest.fixture(scope="module", name="whole")
def _whole() -> str:
    return debrief_markdown(outcome(SCRIPT, with_bets=True, note="two couples"))


def test_it_says_that_it_is_practice_in_data_title_text_and_file_name(whole: str) -> None:
    assert whole.startswith("---\npractice: fictional\n")
    assert "\n# PRACTICE, FICTIONAL: an interview with Bellamy Okoro\n" in whole
    assert "Never file this with real research." in whole
    assert markdown_file_name(outcome(SCRIPT)) == "PRACTICE-FICTIONAL-full-house-script.md"


def test_its_parts_stand_in_the_order_of_the_debrief(whole: str) -> None:
    assert re.findall(r"^## (.*)$", whole, re.MULTILINE) == HEADINGS


def test_the_first_line_of_the_debrief_stands_before_all_parts(whole: str) -> None:
    head = whole.partition("\n## ")[0]
    assert "stories 1 of 5" in head
    assert "Left with:" in head


def test_bets_say_what_was_so(whole: str) -> None:
    bets = whole.partition("## Your bets")[2].partition("\n## ")[0]
    assert "80% sure, because of reply 1. ✓ Right." in bets
    assert "60% sure. ✗ It is “" in bets


def test_every_utterance_stands_with_its_verdict_its_words_and_a_better_wording(whole: str) -> None:
    questions = whole.partition("## Your questions")[2].partition("\n## ")[0]
    rows = re.split(r"\n(?=\d+\. )", questions)
    assert len(rows) == len(SCRIPT) + 1
    hypothetical = rows[4]
    assert "✗ their life  ✗ specifics" in hypothetical
    assert "The words: “" in hypothetical
    assert "Try: “" in hypothetical
    assert "(silence)" in rows[3]
    assert "You noted (quote): two couples" in rows[6]
    assert "that is on us" in rows[6].lower()


def test_what_was_taken_home_that_is_not_so_is_named_with_what_bought_it(whole: str) -> None:
    truth = whole.partition("## What is true")[2].partition("\n## ")[0]
    assert "✗ You may now believe" in truth
    assert "because you asked “Would you usually use an app for this?” (turn 4)" in truth


def test_a_talk_without_bets_says_so_and_has_no_part_for_them() -> None:
    text = debrief_markdown(outcome(SCRIPT[:1]))
    assert "## Your bets" not in text
    assert "| judgement | not scored |  | you placed no bets |" in text


def test_a_talk_in_which_nothing_was_said_can_be_written(whole: str) -> None:
    text = debrief_markdown(outcome(()))
    assert "Nobody spoke" in text
    assert len(text) < len(whole)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_say_is_never_markup(text: str) -> None:
    said = debrief_markdown(outcome([text], note=text))
    lines = said.splitlines()
    assert re.findall(r"^## (.*)$", said, re.MULTILINE) == [title for title in HEADINGS if title in said]
    assert not [line for line in lines if re.search(r"(?<!\\)(<(?!!-- -->)|\[|`|&|\$)", line)]
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u202e]", said)


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=60))
def test_any_text_stays_on_one_line_and_every_active_sign_is_escaped(text: str) -> None:
    made = plain(text)
    assert "\n" not in made
    assert made.splitlines() in ([], [made])
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_\[\]{}|~#&$>]", made.replace("<!-- -->", ""))
    assert not re.match(r"[-+=]|\d+[.)]", made)
    assert "://" not in made


def test_a_scenario_with_an_odd_name_makes_a_harmless_file_name_and_data() -> None:
    settled = outcome(())
    settled.interview.started = replace(settled.interview.started, scenario='../x: "y"\n')
    assert markdown_file_name(settled) == "PRACTICE-FICTIONAL-x-y-script.md"
    assert 'scenario: "../x: \\"y\\"\\n"' in debrief_markdown(settled)
