"""The twin: one customer, asked badly and well, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, ClassVar, Literal

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button

from trainer.tui.screens.page import Page, brand
from trainer.tui.text import BAD, GOOD, LABEL, MUTED, TITLE, plain
from trainer.tui.widgets.marks import reasons
from trainer.tui.widgets.sheet import Block, Sheet

if TYPE_CHECKING:
    from trainer.interview.views import CardView, TurnView, TwinView

Met = Literal["talk", "skip"]
QUESTIONS = 6
"""Questions of one's own in the first talk."""
_MORAL = """\
The same person, the same morning. One question asked what they think of your idea, and got politeness. The other asked
for a day in their life, and got the truth. That is all there is to it, and it takes practice."""


class TwinScreen(Page[Met]):
    """Show the difference that a question makes. Returns whether to go on to a talk."""

    CSS_PATH = "twin.tcss"
    AUTO_FOCUS = "VerticalScroll"
    EXPLAINED = """\
The same customer is asked twice. People are polite about ideas, and precise about what happened to them. In the talk
that follows you ask six questions of your own, with a coach beside you, and then see what there was to find."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "dismiss('talk')", "ask them yourself", id="twin.talk"),
        Binding("escape", "dismiss('skip')", "skip", id="twin.skip"),
    ]

    def __init__(self, twin: TwinView) -> None:
        """Show both turns."""
        super().__init__()
        self._twin = twin

    def body(self) -> Iterable[Widget]:
        """Who it is; both answers; what it shows."""
        twin, name = self._twin, self._twin.card.short_name
        asked_badly = _Answer(
            twin.badly, name, Content.assemble(("✗ ", f"bold {BAD}"), ("Asked about your idea", LABEL))
        )
        asked_well = _Answer(
            twin.well, name, Content.assemble(("✓ ", f"bold {GOOD}"), ("Asked about their life", LABEL))
        )
        yield VerticalScroll(
            Sheet(_introduction(twin.card), id="introduction"),
            Horizontal(asked_badly, asked_well, id="answers"),
            Sheet([Block(Content(_MORAL.replace("\n", " ")))], id="moral"),
            Button(Content(f"Ask {QUESTIONS} questions of your own"), id="talk"),
        )

    def on_mount(self) -> None:
        """Say that it can be skipped; enter goes on from anywhere, so the button takes no focus."""
        self.query_one(Button).can_focus = False
        self.head(brand(), Content.styled("first steps  ·  one minute", MUTED))

    @on(Button.Pressed)
    def go_on(self) -> None:
        """The button does what enter does."""
        self.dismiss("talk")


def _introduction(card: CardView) -> Iterator[Block]:
    yield Block(
        Content.assemble("This is ", plain(card.name, TITLE), plain(f", {card.role}, {card.workplace}.", MUTED))
    )
    yield Block(Content.assemble(("You build ", MUTED), plain(card.idea), (". What do you ask?", MUTED)))


class _Answer(Vertical):
    """One of the two answers; where it is short, the reasons give way."""

    def __init__(self, turn: TurnView, name: str, title: Content) -> None:
        asked = [Block(title), Block(plain(turn.utterance), above=1, bubble="mine", right=True)]
        why = Sheet(reasons(turn.marks, None, left=0, above=1), classes="why")
        super().__init__(Sheet([*asked, *_answered(turn, name)]), why)


def _answered(turn: TurnView, name: str) -> Iterator[Block]:
    for n, bubble in enumerate(turn.bubbles):
        lead = plain(name, MUTED) if n == 0 else Content("")
        yield Block(plain(bubble), above=1, bubble="theirs", left=len(name) + 2, lead=lead)
