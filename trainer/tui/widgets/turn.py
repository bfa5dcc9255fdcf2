"""One turn of the talk: what was asked on the right, what came back on the left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from trainer.tui.text import ACCENT, MUTED, plain
from trainer.tui.widgets.marks import NOT_PLACED, MarksBlock, reasons
from trainer.tui.widgets.sheet import Block, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trainer.interview.views import TurnView

_WIDEST = 64
_NARROW = 56
"""Below this width names stand above the bubbles, not beside them."""
_LONGEST_NAME = 12
_DOTS = "· · ·"


class TurnBlock(Sheet):
    """A turn at any stage: being said, being answered, answered, explained."""

    def __init__(self, utterance: str, *, name: str, coached: bool, turn: TurnView | None = None) -> None:
        """Show a turn, or, without one, what is just being said."""
        super().__init__()
        self._utterance = utterance
        self._customer = name
        self._coached = coached
        self.turn = turn
        self._spoken: tuple[str, ...] = turn.bubbles if turn else ()
        self._is_thinking = False
        self._better: str | None = None
        self.is_explained = False
        self._is_picked = False

    @property
    def can_be_explained(self) -> bool:
        """True where there are marks to explain."""
        return bool(self._coached and self.turn and self.turn.marks)

    def decide(self, turn: TurnView) -> None:
        """The decision came; the reply is still to be heard."""
        self.turn = turn
        self.changed()

    def speak(self, spoken: Sequence[str], *, thinking: bool) -> None:
        """Show the reply as far as it was said."""
        if (tuple(spoken), thinking) != (self._spoken, self._is_thinking):
            self._spoken, self._is_thinking = tuple(spoken), thinking
            self.changed()

    def pick(self, *, on: bool) -> None:
        """Mark it as the one that will be explained."""
        self._is_picked = on
        self.changed()

    def explain(self, better: str | None) -> None:
        """Show why it got its marks, and a better wording where there is one."""
        self.is_explained, self._better = True, better
        self.changed()

    def fold(self) -> None:
        """Show the marks alone again."""
        self.is_explained = False
        self.changed()

    def blocks(self, width: int) -> Sequence[Block]:
        """What was asked, its marks, and the reply."""
        return [*self._asked(), *self._marked(_gutter(self._customer, width)), *self._answered(width)]

    def _asked(self) -> Iterator[Block]:
        if not self._utterance:
            yield Block(Content.styled("you stay silent", f"italic {MUTED}"), above=1, right=True)
            return
        said = plain(self._utterance)
        if self._coached and self.turn and said.plain == self._utterance:
            for start, end in self.turn.cues:
                said = said.stylize("underline", start, end)
        yield Block(said, above=1, bubble="mine", right=True, most=_WIDEST)

    def _marked(self, gutter: int) -> Iterator[Block]:
        turn = self.turn
        if not (self._coached and turn and self._utterance):
            return
        if not turn.placed:
            yield Block(Content.styled(NOT_PLACED, MUTED), right=True)
        elif turn.marks:
            pointer = Content.styled("▸ ", ACCENT) if self._is_picked else Content("")
            yield MarksBlock(pointer, right=True, marks=turn.marks)
            if self.is_explained:
                yield from reasons(turn.marks, self._better, left=gutter, above=1)

    def _answered(self, width: int) -> Iterator[Block]:
        bubbles = [plain(bubble) for bubble in self._spoken]
        if self._is_thinking:
            bubbles.append(Content.styled(_DOTS, MUTED))
        yield from spoken(bubbles, self._customer, width)


def spoken(bubbles: Sequence[Content], name: str, width: int) -> Iterator[Block]:
    """What a customer says, their name beside the first bubble where there is room."""
    gutter = _gutter(name, width)
    for n, bubble in enumerate(bubbles):
        lead = plain(name, MUTED) if n == 0 and gutter else Content("")
        yield Block(bubble, above=1, bubble="theirs", left=gutter, lead=lead, most=_WIDEST)


def _gutter(name: str, width: int) -> int:
    return 0 if width < _NARROW else min(len(name), _LONGEST_NAME) + 2
