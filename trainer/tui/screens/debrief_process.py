"""The other parts of a debrief: every question, all evidence, what was missed, and the talk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from trainer.tui.text import ACCENT, BAD, GOOD, LABEL, MUTED, TITLE, WARN, count, plain
from trainer.tui.widgets.marks import NOT_PLACED, MarksBlock, claim, reasons
from trainer.tui.widgets.sheet import Block
from trainer.tui.widgets.talk_meter import share_line

if TYPE_CHECKING:
    from scoring.debrief import EvidenceRow
    from trainer.interview.views import ClosingView, TurnView

_LONGEST_NAME = 12
_KIND = 14
_AFTER_A_PITCH = "After that, talk of price and intent was worth nothing for a while."
_WORTH = {
    "story": ("✓", GOOD),
    "fact": ("✓", GOOD),
    "commitment": ("✓", GOOD),
    "clear no": ("✓", GOOD),
    "falsehood": ("✗", BAD),
    "praise": ("~", WARN),
    "promise": ("~", WARN),
    "brush-off": ("~", WARN),
}


def questions(closing: ClosingView) -> Iterator[Block]:
    """The whole talk, each utterance with its marks, the words that made them, and a better wording."""
    name = closing.card.short_name
    left = min(len(name), _LONGEST_NAME) + 2
    for turn in closing.turns:
        yield from asked(turn, closing.wordings.get(turn.n), left=left, above=1 if turn.n == 1 else 2)
        yield from answered(turn.bubbles, name, left=left, above=1)


def answered(bubbles: Sequence[str], name: str, *, left: int, above: int = 0) -> Iterator[Block]:
    """What somebody said, led by their name."""
    for n, bubble in enumerate(bubbles):
        lead = plain(name, MUTED) if n == 0 else Content("")
        yield Block(plain(bubble, MUTED), left=left, lead=lead, above=above if n == 0 else 0)


def asked(turn: TurnView, better: str | None, *, left: int, above: int) -> Iterator[Block]:
    """A question with its number and its marks, the words that made them, and a better wording."""
    number = Content.styled(str(turn.n), ACCENT)
    if not turn.utterance:
        yield Block(Content.styled("silence", f"italic {MUTED}"), left=left, lead=number, above=above)
        return
    said = plain(turn.utterance, "bold")
    if said.plain == turn.utterance:
        for start, end in turn.cues:
            said = said.stylize("underline", start, end)
    yield Block(said, left=left, lead=number, above=above)
    if turn.marks:
        yield MarksBlock(Content(""), left=left, marks=turn.marks)
        bad = [mark for mark in turn.marks if mark.sign in {"fail", "unsure"}]
        yield from reasons(bad, better, left=left)
        yield from _contested(turn, left=left)
        yield from _second_opinions(turn, left=left)
    else:
        note = "· courtesy is free, and not scored" if turn.placed else NOT_PLACED
        yield Block(Content.styled(note, MUTED), left=left)


def _contested(turn: TurnView, *, left: int) -> Iterator[Block]:
    """What the interviewer says the marks should have been."""
    for mark in turn.marks:
        if mark.contested is not None:
            said = Content.assemble(("you contest  ", LABEL), plain(f"{mark.rule}  ", "bold"))
            yield Block(
                Content.assemble(said, claim(mark.contested), plain("; left out of the score", MUTED)), left=left + 3
            )


def _second_opinions(turn: TurnView, *, left: int) -> Iterator[Block]:
    """What a model thinks of the marks, and that it moves no score."""
    opinions = [(mark.rule, mark.second) for mark in turn.marks if mark.second is not None]
    for rule, opinion in opinions:
        said = Content.assemble(("second opinion  ", LABEL), plain(f"{rule}  ", "bold"))
        if opinion.verdict is None:
            yield Block(said + plain(f"not judged, because {opinion.why_not}", MUTED), left=left + 3)
            continue
        because = [plain(f"; “{turn.utterance[start:end]}”: {why}", MUTED) for start, end, why in opinion.claims]
        yield Block(Content.assemble(said, claim(opinion.verdict), *because), left=left + 3)
    if opinions:
        yield Block(plain(f"asked of {opinions[0][1].model}; it moves no score", MUTED), left=left + 3)


def worth(rows: Sequence[EvidenceRow], *, left: int) -> Iterator[Block]:
    """What a reply is worth, a line for each thing in it."""
    if not rows:
        yield Block(Content.styled("· worth nothing", MUTED), left=left, above=1)
    for n, row in enumerate(rows):
        sign, style = _WORTH.get(row.kind, ("·", MUTED))
        line = Content.assemble((sign, f"bold {style}"), " ", plain(row.kind, style), "  ", plain(row.label, MUTED))
        yield Block(line, left=left, above=int(n == 0))


def evidence(closing: ClosingView) -> Iterator[Block]:
    """All that was told, and what it is worth; then a page to keep."""
    for row in closing.debrief.evidence:
        yield from _told(row)
    snapshot = closing.debrief.snapshot
    if snapshot.quote or snapshot.facts:
        yield Block(Content.styled("A page to keep", LABEL), above=2)
    if snapshot.quote:
        yield Block(plain(f"“{snapshot.quote}”", "italic"), left=2)
    for fact in snapshot.facts:
        yield Block(plain(fact), left=2, lead=Content.styled("·", ACCENT))


def _told(row: EvidenceRow) -> Iterator[Block]:
    sign, style = _WORTH.get(row.kind, ("·", MUTED))
    lead = Content.assemble((sign, f"bold {style}"), " ", plain(row.kind, style))
    yield Block(plain(f"“{row.quote}”"), left=_KIND, lead=lead, above=1)
    label = f"{row.label}  ·  " if row.label else ""
    yield Block(plain(f"{label}turn {row.turn}", MUTED), left=_KIND)


def missed(closing: ClosingView) -> Iterator[Block]:
    """Each hidden thing, with the question that finds it."""
    if not closing.debrief.missed:
        yield Block(Content("Nothing. You found all there was to find."), above=1)
    for target in closing.debrief.missed:
        lead = Content.assemble(("○ ", ACCENT), plain(target.kind, MUTED))
        yield Block(plain(target.label, "bold"), left=_KIND, lead=lead, above=1)
        yield Block(Content.assemble(("ask  ", LABEL), plain(target.ask)), left=_KIND)


def talk(closing: ClosingView) -> Iterator[Block]:
    """Who talked how much, what was picked up, and where the idea got in the way."""
    balance = closing.debrief.talk
    yield Block(Content.styled("Talk", LABEL), above=1)
    yield Block(share_line(balance.interviewer_share, 30))
    words = f"{balance.interviewer_words} words of yours, {balance.customer_words} of theirs"
    yield Block(Content.styled(f"{words}  ·  {count(balance.silences, 'silence')}", MUTED))
    yield Block(Content.styled(f"your longest turn: {count(balance.longest_utterance, 'word')}", MUTED))
    yield Block(Content.styled("Loose ends", LABEL), above=1)
    yield Block(Content(f"{balance.hooks_offered} were left for you, {balance.hooks_followed} you picked up"))
    yield Block(Content.styled("Listening", LABEL), above=1)
    for mark in closing.scorecard.listening:
        why = plain(f"\n{mark.reason}", MUTED)
        points = Content.assemble((f"{mark.value:.1f}", TITLE), (f" of {mark.of:g}", MUTED), why)
        yield Block(points, left=_KIND + 2, lead=plain(mark.name))
    pitches = [str(exchange.n) for exchange in closing.debrief.exchanges if exchange.is_pitch]
    if pitches:
        where = f"You pitched in turn {', '.join(pitches)}. "
        yield Block(Content.styled(where + _AFTER_A_PITCH, WARN), above=1)
