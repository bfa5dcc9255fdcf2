"""The first part of a debrief: what was taken home, what is true, what it scored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from trainer.tui.text import ACCENT, BAD, GOOD, LABEL, MUTED, TITLE, clean, count, plain
from trainer.tui.widgets.sheet import EMPTY, Block, Sheet
from trainer.tui.widgets.talk_meter import meter

if TYPE_CHECKING:
    from scoring.debrief import Count
    from scoring.judgement import SettledBet
    from scoring.ledger import FalseEvidence
    from scoring.scorecard import Mark
    from trainer.interview.views import BeliefView, BetView, ClosingView

PRACTICE = "PRACTICE, FICTIONAL: this customer is invented. Never file this with real research."
_INDENT = 3
_NAMES = 15
_BAR = 12


class Tally(Sheet):
    """The first line of a debrief, as a row of figures; one below the other where it is narrow."""

    def __init__(self, closing: ClosingView) -> None:
        """Count what was held."""
        super().__init__()
        debrief = closing.debrief
        self._cells = (
            ("Stories", _held(debrief.stories), _bar(debrief.stories)),
            ("Facts", _held(debrief.facts), _bar(debrief.facts)),
            ("Commitments", _held(debrief.commitments) + _note(debrief.commitment_note), _bar(debrief.commitments)),
            ("Left with", plain(debrief.left_with, TITLE), EMPTY),
        )

    def blocks(self, width: int) -> Sequence[Block]:
        """Columns where they fit."""
        widths = [max(len(label), value.cell_length, bar.cell_length) + 4 for label, value, bar in self._cells]
        if sum(widths) > width:
            return [Block(value, left=_NAMES, lead=Content.styled(label, MUTED)) for label, value, _ in self._cells]
        labels, values, bars = EMPTY, EMPTY, EMPTY
        for (label, value, bar), cells in zip(self._cells, widths, strict=True):
            labels += Content.styled(label.ljust(cells), MUTED)
            values += value.pad_right(cells - value.cell_length)
            bars += bar.pad_right(cells - bar.cell_length)
        return [Block(labels), Block(values), Block(bars)]


def _held(counted: Count) -> Content:
    return Content.assemble((str(counted.held), TITLE), (f" of {counted.of}", MUTED))


def _bar(counted: Count) -> Content:
    return meter(counted.held / counted.of if counted.of else 0, _BAR)


def _note(note: str) -> Content:
    return plain(f" ({note})", MUTED) if note else EMPTY


def outcome(closing: ClosingView) -> Iterator[Block]:
    """Truth, bets, what was taken home, points, and the one thing to practise."""
    debrief = closing.debrief
    yield Block(Content.styled("What is true", LABEL), above=1)
    yield Block(plain(debrief.truth))
    yield from _bets(debrief.bets, closing.bets)
    yield from _taken_home(closing)
    yield from _points(closing)
    yield Block(Content.styled("Practise next", LABEL), above=1)
    yield Block(plain(debrief.practise, "bold"), left=_INDENT, lead=Content.styled("→", LABEL))
    yield from _written_by_model(closing)
    yield Block(Content.styled(PRACTICE, MUTED), above=1)


def _bets(settled: Sequence[SettledBet], bets: Sequence[BetView]) -> Iterator[Block]:
    if not settled:
        return
    texts = {(bet.id, option): text for bet in bets for option, text in bet.options}
    before = {bet.id: bet.before for bet in bets}
    yield Block(Content.styled("Your bets", LABEL), above=1)
    for bet in settled:
        right = bet.is_right
        lead = Content.styled("✓" if right else "✗", f"bold {GOOD if right else BAD}")
        said = clean(texts.get((bet.id, bet.answer), bet.answer))
        truth = clean(texts.get((bet.id, bet.truth), bet.truth))
        yield Block(plain(bet.ask), left=_INDENT, lead=lead)
        verdict = f"“{said}”, {bet.confidence:.0%} sure".replace("%", " %")
        rest = "" if right else f". It is “{truth}”."
        yield Block(plain(f"You said {verdict}{rest}", MUTED), left=_INDENT)
        if belief := before.get(bet.id):
            was = clean(texts.get((bet.id, belief.answer), belief.answer))
            yield Block(plain(_changed(bet, belief, was), MUTED), left=_INDENT)


def _changed(bet: SettledBet, belief: BeliefView, was: str) -> str:
    """What the talk did to what was believed before it."""
    sure = f"{belief.confidence:.0%}".replace("%", " %")
    if belief.answer == bet.answer:
        return f"Before the talk you were {sure} sure of the same."
    moral = "The talk set you right." if bet.is_right else "You had it right." if belief.answer == bet.truth else ""
    return f"Before the talk you said “{was}”, {sure} sure. {moral}".rstrip()


def _taken_home(closing: ClosingView) -> Iterator[Block]:
    debrief = closing.debrief
    yield Block(Content.styled("You took home", LABEL), above=1)
    untrue = len(debrief.false_held)
    yield Block(
        Content(f"{count(debrief.facts.held, 'true fact')} and {untrue} false {'one' if untrue == 1 else 'ones'}")
    )
    for entry in debrief.false_held:
        yield from _falsehood(entry)
    for entry in debrief.busted:
        found = Content.assemble(plain(f"“{entry.said}”"), (f"  you found out better in turn {entry.busted}", MUTED))
        yield Block(found, left=_INDENT, lead=Content.styled("✓", f"bold {GOOD}"))


def _falsehood(entry: FalseEvidence) -> Iterator[Block]:
    yield Block(plain(f"“{entry.said}”"), left=_INDENT, lead=Content.styled("✗", f"bold {BAD}"), above=1)
    bought = Content.assemble(
        ("bought with  ", MUTED), plain(f"“{entry.bought_with}”"), (f"  turn {entry.turn}", MUTED)
    )
    yield Block(bought, left=_INDENT)
    yield Block(Content.assemble(("the truth    ", MUTED), plain(entry.truth)), left=_INDENT)


def _points(closing: ClosingView) -> Iterator[Block]:
    card = closing.scorecard
    yield Block(Content.styled("Points", LABEL), above=1)
    yield _total("Evidence", [card.evidence], card.evidence.reason)
    yield _total("Questions", card.questions)
    yield _total("Listening", card.listening)
    if card.judgement is not None:
        yield _total("Judgement", [card.judgement], card.judgement.reason)
    else:
        yield Block(Content.styled("not scored: no bets were placed", MUTED), left=_NAMES, lead=Content("Judgement"))
    for doubt in card.doubts:
        yield Block(plain(doubt, MUTED), left=_NAMES)
    standing = "This one counts on the board." if closing.is_ranked else closing.why_not_ranked
    yield Block(plain(standing, MUTED), left=_NAMES, above=1)


def _written_by_model(closing: ClosingView) -> Iterator[Block]:
    """The coach's paragraph, marked as a model's, or why there is none; and what the model used."""
    if written := closing.paragraph:
        yield Block(Content.styled("The coach's words", LABEL), above=1)
        if written.text:
            yield Block(plain(written.text))
            by = f"Written by a model ({written.model}) from your ledger and scorecard; it moves no score."
            yield Block(plain(by, MUTED))
        else:
            why = f"The model wrote no paragraph that can be shown, because {written.why_not}."
            yield Block(plain(why, MUTED))
    if closing.used:
        yield Block(plain(f"The model used {closing.used.in_words}.", MUTED), above=1)


def _total(name: str, marks: Sequence[Mark], reason: str = "") -> Block:
    value, most = sum(mark.value for mark in marks), sum(mark.of for mark in marks)
    bar = meter(value / most if most else 0, 20)
    why = reason or "; ".join(f"{mark.name} {mark.value:.1f}" for mark in marks)
    content = Content.assemble(bar, (f"  {value:4.1f}", TITLE), (f" of {most:g}", MUTED), "\n", plain(why, MUTED))
    return Block(content, left=_NAMES, lead=Content.styled(name, ACCENT))
