import hashlib
import io
import re
from importlib import resources
from pathlib import Path

import pytest

from personas.matching.spelling import corrected
from personas.matching.stemmer import stem
from personas.matching.vectors import DIMENSIONS, FILE, WordVectors, dot, unit, word_vectors
from personas.matching.vocabulary import content_words, root, telling_words

DOCUMENT = Path(__file__).parents[3] / "docs" / "word-vectors.md"


def test_the_vectors_are_those_that_the_documentation_names() -> None:
    data = resources.files("personas.matching").joinpath(FILE).read_bytes()
    documented = re.search(r"`words\.vectors`.*?`([0-9a-f]{64})`", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    assert documented is not None
    assert hashlib.sha256(data).hexdigest() == documented[1]


def test_a_file_of_another_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="no file of word vectors"):
        WordVectors(io.BytesIO(b"something else entirely, but long enough for a head"))


def nearness(one: str, other: str) -> float:
    vectors = word_vectors()
    return dot(unit(vectors.total([one])), unit(vectors.total([other])))


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [("invoice", "bill", "horse"), ("customer", "client", "weather"), ("doctor", "physician", "carpet")],
)
def test_words_for_the_same_thing_are_near(word: str, near: str, far: str) -> None:
    assert nearness(word, near) > nearness(word, far) + 0.2


def test_a_form_that_is_not_listed_has_the_vector_of_its_base() -> None:
    assert nearness("spreadsheets", "spreadsheet") == pytest.approx(1)


def test_unknown_words_point_nowhere() -> None:
    assert word_vectors().vector("xqzzw") is None
    assert word_vectors().total(["xqzzw"]) == (0.0,) * DIMENSIONS


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("invoices", "invoicing"),
        ("ordered", "order"),
        ("planning", "plans"),
        ("colours", "color"),
        ("organise", "organized"),
        ("bought", "buying"),
        ("cheques", "check"),
        ("travelling", "traveled"),
        ("replies", "reply"),
        ("deliveries", "delivery"),
    ],
)
def test_forms_and_spellings_of_a_word_share_a_root(one: str, other: str) -> None:
    assert root(one) == root(other)


@pytest.mark.parametrize(
    ("one", "other"), [("price", "prize"), ("plan", "plane"), ("staff", "stuff"), ("till", "tile")]
)
def test_different_words_keep_different_roots(one: str, other: str) -> None:
    assert root(one) != root(other)


@pytest.mark.parametrize("word", ["", "a", "日本", "café", "x1", "bus", "gas", "class", "this"])
def test_short_and_foreign_words_survive_stemming(word: str) -> None:
    assert stem(word) == word


def test_only_the_topic_is_left_of_a_question() -> None:
    assert content_words("Could you walk me through the last time you ordered flour?") == ("ordered", "flour")


def test_small_words_that_shade_a_question_are_kept_for_its_meaning() -> None:
    assert telling_words("Tell me how much the flour was") == ("how", "much", "the", "flour", "was")


def test_case_accents_and_apostrophes_make_no_difference() -> None:
    assert content_words("MY CAFÉ’S OVEN") == content_words("my cafe's oven") == ("cafe", "oven")


RANKS = {"receipt": 2, "spreadsheet": 3, "form": 1, "farm": 0}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("reciept", "receipt"), ("receit", "receipt"), ("spreadsheeet", "spreadsheet"), ("spreedsheet", "spreadsheet")],
)
def test_one_slip_is_forgiven(typed: str, meant: str) -> None:
    assert corrected(typed, RANKS) == meant


@pytest.mark.parametrize("typed", ["rcpt", "frm", "zzzzzz", "日本語日本", ""])
def test_more_than_one_slip_or_too_short_a_word_is_left_alone(typed: str) -> None:
    assert corrected(typed, RANKS) is None


def test_of_two_corrections_the_commoner_wins() -> None:
    assert corrected("fxrm", RANKS) == "farm"
