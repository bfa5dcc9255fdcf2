"""Laid-out text in one widget: blocks with margins, labels and bubbles, wrapped anew for each width."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.selection import Selection
from textual.widget import Widget

EMPTY = Content("")
_EDGE = 2
"""Cells on either side of a bubble's text: half a cell of colour, which also shows without colours, and a space."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph and its place on the sheet."""

    content: Content
    left: int = 0
    """Cells left free before every line."""
    lead: Content = EMPTY
    """What stands in them on the first line: a label, a bullet, a name."""
    above: int = 0
    """Empty lines before it."""
    bubble: str = ""
    """The colour token behind it; none for plain text."""
    right: bool = False
    """True to set it to the right edge."""
    most: int | None = None
    """The widest it may become."""

    def lines(self, width: int) -> list[Content]:
        """The block as lines no wider than `width`."""
        room = max(1, width - self.left - (2 * _EDGE if self.bubble else 0))
        wrapped = self.wrapped(min(room, self.most or room))
        if self.bubble:
            wrapped = self._in_bubble(wrapped)
        placed = [self._place(line, width, first=n == 0) for n, line in enumerate(wrapped)]
        return [EMPTY] * self.above + placed

    def wrapped(self, width: int) -> list[Content]:
        """The content alone, as lines no wider than `width`."""
        return self.content.wrap(width)

    def _in_bubble(self, lines: Sequence[Content]) -> list[Content]:
        widest = max(line.cell_length for line in lines)
        edge, inside = f"${self.bubble}", f"$text on ${self.bubble}"
        return [
            Content.assemble(
                ("▐", edge), line.pad(1, 1 + widest - line.cell_length).stylize_before(inside), ("▌", edge)
            )
            for line in lines
        ]

    def _place(self, line: Content, width: int, *, first: bool) -> Content:
        if self.right:
            return line.pad_left(max(0, width - line.cell_length))
        if not self.left:
            return line
        lead = self.lead.truncate(self.left - 1) if first and self.lead else EMPTY
        return Content.assemble(lead.pad_right(self.left - lead.cell_length), line)


class Sheet(Widget):
    """A column of blocks; it can be selected and copied like any text."""

    DEFAULT_CSS = "Sheet { width: 1fr; height: auto; text-wrap: nowrap; }"

    def __init__(self, blocks: Iterable[Block] = (), *, id: str | None = None, classes: str | None = None) -> None:
        """Show blocks, which `show` may replace."""
        super().__init__(id=id, classes=classes)
        self._blocks = tuple(blocks)
        self._laid_out: tuple[int, list[Content]] | None = None

    def show(self, blocks: Iterable[Block]) -> None:
        """Show other blocks."""
        self._blocks = tuple(blocks)
        self.changed()

    def blocks(self, width: int) -> Sequence[Block]:
        """What is to be laid out at a width."""
        return self._blocks

    def changed(self) -> None:
        """Lay out anew; for those whose blocks depend on more than `show` was given."""
        self._laid_out = None
        self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        """All lines at a width; kept until the blocks or the width change."""
        if self._laid_out is None or self._laid_out[0] != width:
            self._laid_out = (width, [line for block in self.blocks(width) for line in block.lines(width)])
        return self._laid_out[1]

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As wide as there is room."""
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One row a line."""
        return len(self.lines(width)) if width else 0

    def render(self) -> RenderResult:
        """All lines, wrapped already."""
        return Content("\n").join(self.lines(self.content_size.width or 1))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text without the edges of bubbles, and without the spaces that only place it."""
        text = selection.extract(str(self.render())).replace("▐", "").replace("▌", "")
        return "\n".join(line.strip() for line in text.splitlines()), "\n"
