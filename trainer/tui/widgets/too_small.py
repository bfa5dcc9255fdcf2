"""What is shown where there is no room for anything else."""

from textual.content import Content
from textual.widgets import Static

BREAKPOINTS_ACROSS = [(0, "-too-narrow"), (34, "-slim"), (60, "-folded"), (100, "-wide")]
BREAKPOINTS_DOWN = [(0, "-too-flat"), (9, "-low"), (20, "-short"), (30, "-tall")]


class TooSmall(Static):
    """A polite request to enlarge the window; whatever was typed waits behind it."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    TooSmall {
        display: none;
        layer: above;
        dock: top;
        width: 100%;
        height: 100%;
        background: $background;
        color: $text;
        content-align: center middle;
        text-align: center;
    }
    .-too-narrow TooSmall, .-too-flat TooSmall { display: block; }
    """

    def __init__(self) -> None:
        """Say it in few words; there is little room."""
        super().__init__(Content("A little larger, please. Nothing is lost."))
