"""Who talks how much."""

from __future__ import annotations

from textual.content import Content

from trainer.tui.text import ACCENT, LABEL, MUTED, plain
from trainer.tui.widgets.sheet import Block, Sheet


def meter(part: float, width: int) -> Content:
    """A bar whose filled part differs in weight as well as in colour."""
    filled = min(width, max(0, round(part * width)))
    return Content.assemble(("━" * filled, ACCENT), ("─" * (width - filled), MUTED))


def share_line(share: float | None, width: int) -> Content:
    """The interviewer's part of the words: "you ━━━─────── 31 %"; without a figure before anybody spoke."""
    if share is None:
        return Content.assemble("you ", meter(0, width))
    return Content.assemble("you ", meter(share, width), f" {share:.0%}".replace("%", " %"))


class TalkMeter(Sheet):
    """The talk share, as a bar and as a figure."""

    def show_share(self, share: float | None, *, name: str) -> None:
        """Show the interviewer's part of the words beside the customer's."""
        lines = [Block(Content.styled("Talk", LABEL)), Block(share_line(share, 12))]
        theirs = "nobody has spoken yet" if share is None else f"{name} {1 - share:.0%}".replace("%", " %")
        lines.append(Block(plain(theirs, MUTED)))
        self.show(lines)
