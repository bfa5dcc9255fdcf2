"""What the lists of the home screen say, and the card beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets.option_list import Option

from trainer.tui.text import ACCENT, GOOD, LABEL, MUTED, TITLE, count, one_line, plain
from trainer.tui.widgets.sheet import Block
from trainer.tui.widgets.talk_meter import meter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from trainer.interview.views import CardView, PastView, ShelfView

GO, NEW, OLD = "go:", "new:", "old:"
"""What stands before an id: an interview to go on with, a scenario to start, an interview to look back on."""
_DOT = Content.styled("  ·  ", MUTED)
_LABELS = 13


def practise_options(shelf: Sequence[ShelfView], unfinished: Sequence[PastView]) -> Iterator[Option]:
    """Unfinished interviews first, then all scenarios."""
    if unfinished:
        yield _heading("Continue", above=False)
    for past in unfinished:
        detail = plain(f"{count(past.turns, 'question')} so far  ·  {past.name}", MUTED)
        yield Option(_two_lines(one_line(past.title), detail), id=GO + past.id)
    if shelf:
        yield _heading("Scenarios", above=bool(unfinished))
    for item in shelf:
        yield Option(_two_lines(one_line(item.card.title), _standing(item)), id=NEW + item.card.id)


def past_options(past: Sequence[PastView]) -> Iterator[Option]:
    """Interviews, newest first."""
    if not past:
        yield Option(Content.styled("Nothing here yet.", MUTED), disabled=True)
    for item in past:
        detail = Content.assemble(_total(item), plain(f"  ·  {when(item.started_at)}  ·  {item.name}", MUTED))
        yield Option(_two_lines(one_line(item.title), detail), id=(OLD if item.is_over else GO) + item.id)


def when(moment: datetime) -> str:
    """A moment in the time of this place: "3 Nov, 14:02"."""
    local = moment.astimezone()
    return f"{local.day} {local:%b}, {local:%H:%M}"


def blocks_of_shelf(item: ShelfView) -> Iterator[Block]:
    """The card of a scenario: what one knows before the talk, and never the trap."""
    yield from card_blocks(item.card)
    yield Block(Content.styled("So far", LABEL), above=1)
    if item.best is None:
        text = f"{count(item.attempts, 'attempt')}, none of them ranked" if item.attempts else "not played yet"
        yield Block(Content.styled(text, MUTED))
    else:
        yield Block(Content.assemble("best  ", meter(item.best / 100, 20), (f"  {item.best:.0f}", TITLE)))
    if item.par is not None:
        yield Block(Content.assemble(("par   ", MUTED), meter(item.par / 100, 20), (f"  {item.par:.0f}", MUTED)))
    if item.is_seen:
        yield Block(Content.styled("You know how this one ends: further attempts are practice.", MUTED), above=1)


def card_blocks(card: CardView) -> Iterator[Block]:
    """A scenario as it is handed out."""
    yield Block(plain(card.title, TITLE))
    yield Block(_DOT.join([plain(card.interview_type, ACCENT), _level(card.difficulty), _minutes(card)]))
    meet = Content.assemble(plain(card.name, "bold"), "\n", plain(f"{card.role}, {card.workplace}", MUTED))
    yield _field("You meet", meet)
    yield _field("You build", plain(card.idea))
    yield _field("You believe", plain(card.belief))
    yield Block(Content.styled("Find out", LABEL), above=1)
    for goal in card.goals:
        yield Block(plain(goal), left=2, lead=Content.styled("·", ACCENT))


def blocks_of_past(item: PastView) -> Iterator[Block]:
    """An interview that was begun or held."""
    yield Block(plain(item.title, TITLE))
    yield Block(plain(f"{item.name}  ·  {when(item.started_at)}", MUTED))
    yield _field("Questions", Content(str(item.turns)))
    yield _field("Points", _total(item))
    hint = "enter opens the debrief" if item.is_over else "enter goes on where you left"
    yield Block(Content.styled(hint, ACCENT), above=1)


def _field(label: str, content: Content) -> Block:
    return Block(content, left=_LABELS, lead=Content.styled(label, MUTED), above=1)


def _heading(text: str, *, above: bool) -> Option:
    return Option(Content.assemble("\n" if above else "", (text, LABEL)), disabled=True)


def _two_lines(title: str, detail: Content) -> Content:
    return Content.assemble(plain(f"  {title}", "bold"), "\n  ", detail)


def _standing(item: ShelfView) -> Content:
    parts = [_level(item.card.difficulty)]
    if item.best is not None:
        parts.append(Content.styled(f"best {item.best:.0f}", GOOD))
    if item.par is not None:
        parts.append(Content.styled(f"par {item.par:.0f}", MUTED))
    if not item.attempts:
        parts.append(Content.styled("new", ACCENT))
    if item.best is None:
        parts.append(plain(item.card.interview_type, MUTED))
    return Content("  ").join(parts)


def _level(difficulty: int) -> Content:
    filled = max(0, min(5, difficulty))
    return Content.assemble(("●" * filled, ACCENT), ("○" * (5 - filled), MUTED))


def _minutes(card: CardView) -> Content:
    return Content.styled(f"about {card.minutes} minutes", MUTED)


def _total(item: PastView) -> Content:
    if item.total is None or item.max is None:
        return Content.styled("not finished" if not item.is_over else "not scored", MUTED)
    ranked = "  ranked" if item.is_ranked else ""
    return Content.assemble(f"{item.total:.0f} of {item.max:.0f}", (ranked, GOOD))
