"""Keys in texts, whole and in pieces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.llm.redaction import Redactor, StreamRedactor

KEY = "abab-abac-abab"


@given(st.lists(st.sampled_from(["a", "b", "-", "ab", "c", KEY, KEY[:9], " "])), st.integers(1, 5))
def test_a_key_is_found_wherever_a_text_is_cut(words: list[str], size: int) -> None:
    text = "".join(words)
    stream = StreamRedactor(Redactor(KEY))

    shown = "".join(stream.feed(text[at : at + size]) for at in range(0, len(text), size)) + stream.finish()

    assert KEY not in shown
    assert shown == text.replace(KEY, "[key]")


def test_whatever_looks_like_a_key_is_hidden_in_faults() -> None:
    assert Redactor(None).clean("no use of sk-proj-abcdefghijklmnop here") == "no use of [key] here"


@pytest.mark.parametrize("key", [None, "", "key"])
def test_without_a_key_a_text_stays_as_it_is(key: str | None) -> None:
    stream = StreamRedactor(Redactor(key))

    assert stream.feed("The key of the door.") + stream.finish() == "The key of the door."
