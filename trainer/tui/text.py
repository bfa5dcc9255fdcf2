"""Text from people, files and models as something safe to show: never markup, action or control sequence."""

import re
import sys
from typing import Final

from rich.segment import Segment
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter

MUTED: Final = "$text-muted"
ACCENT: Final = "$text-accent"
TITLE: Final = "bold $text"
LABEL: Final = "bold $text-accent"
GOOD: Final = "$text-success"
WARN: Final = "$text-warning"
BAD: Final = "$text-error"

_UNSHOWN = re.compile(
    "[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\xad\\u061c\\u180e\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f"
    "\\ud800-\\udfff\\ufeff\\ufff9-\\ufffb\\U0001d173-\\U0001d17a\\U000e0000-\\U000e007f]"
)
"""Controls, direction marks, invisible characters and halves of characters; not the line feed."""
_BREAKS = re.compile("\\r\\n?|[\\x0b\\x0c\\x85\\u2028\\u2029]")
_CONTROLS = re.compile("[\\x00-\\x08\\x0e-\\x1f\\x7f-\\x9f\\ud800-\\udfff]")


def clean(text: str) -> str:
    """The same text for eyes: controls become a visible sign, invisible characters go, line ends become line feeds."""
    lines = _BREAKS.sub("\n", text).replace("\t", " ")
    return _UNSHOWN.sub("", _CONTROLS.sub("\ufffd", lines))


def one_line(text: str) -> str:
    """Clean text on a single line, for lists, titles and headings."""
    return " ".join(clean(text).split())


def plain(text: str, style: str = "") -> Content:
    """Text as content that no bracket can turn into markup; the only way foreign text reaches a widget."""
    return Content.styled(clean(text), style)


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 story", "2 stories"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


_ASCII = str.maketrans(
    {
        "✓": "+", "✗": "x", "·": "-", "●": "*", "○": "o", "•": "*", "▸": ">", "◂": "<", "▌": " ", "▐": " ", "→": ">",
        "━": "=", "─": "-", "│": "|", "╭": "+", "╮": "+", "╰": "+", "╯": "+", "▎": "|", "█": "#", "▊": "|",
        "↑": "^", "↓": "v", "←": "<", "❝": '"', "“": '"', "”": '"', "‘": "'", "’": "'", "…": ".", "–": "-", "—": "-",
        "£": "L", "€": "E",
    }
)  # fmt: skip
SIGNS: Final = "✓✗●○━─"
"""What must be readable for a screen to make sense."""


def can_show(text: str, encoding: str | None = None) -> bool:
    """True where a terminal of this encoding, by default that of the output, can show a text."""
    try:
        text.encode(encoding or getattr(sys.__stdout__, "encoding", None) or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


class AsciiFilter(LineFilter):
    """Signs that a terminal without Unicode can show, each as wide as the one it stands for."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Exchange them; what has no such sign is the terminal's to replace."""
        return [Segment(segment.text.translate(_ASCII), segment.style, segment.control) for segment in segments]


class ControlFilter(LineFilter):
    """Keeps every character that a terminal would obey or hide from reaching it, whatever widget let it through."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Leave such characters out of a line; they had no width, so nothing moves."""
        return [
            Segment(_UNSHOWN.sub("", text), style, control) if _UNSHOWN.search(text) else segment
            for segment in segments
            for text, style, control in (segment,)
        ]
