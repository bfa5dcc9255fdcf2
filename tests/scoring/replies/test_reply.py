"""The labels of a reply, one rule of the reference a test."""

from scoring.labels import ReplyLabel
from scoring.reply import evidence, label_reply


def test_an_imagined_amount_is_no_fact() -> None:
    assert label_reply("I'd pay 80 for that.") == (ReplyLabel.HYPOTHETICAL,)


def test_a_quote_is_the_clause_that_carries_the_label() -> None:
    text = "It's fine, but last week I lost two orders."
    story = next(quote for quote in evidence(text) if quote.kind is ReplyLabel.STORY)

    assert story.quote == text[story.start : story.end] == "but last week I lost two orders"
