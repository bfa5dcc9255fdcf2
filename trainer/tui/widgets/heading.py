"""The top line of a screen: what this is on the left, how things stand on the right."""

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget


class Heading(Widget):
    """One line; where both sides do not fit, the right one says it in brief, and then the left one gives way."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Heading {
        dock: top;
        height: 2;
        padding: 0 2;
        background: $background;
        border-bottom: solid $line;
        text-wrap: nowrap;
    }
    """

    left: reactive[Content] = reactive(Content(""))
    right: reactive[Content] = reactive(Content(""))
    brief: reactive[Content | None] = reactive[Content | None](None)
    """The right side in fewer words, where there are any."""

    def render(self) -> RenderResult:
        """Both sides on one line."""
        width = self.content_size.width
        fits = self.left.cell_length + self.right.cell_length + 2 <= width
        right = (self.right if fits or self.brief is None else self.brief).truncate(max(0, width - 8), ellipsis=True)
        left = self.left.truncate(max(0, width - right.cell_length - 2), ellipsis=True)
        return Content.assemble(left, " " * max(0, width - left.cell_length - right.cell_length), right)
