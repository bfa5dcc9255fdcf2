"""Notes: the last few beside the talk, and the dialog in which one is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from trainer.tui.screens.closing import Dialog
from trainer.tui.text import LABEL, MUTED, TITLE, one_line, plain
from trainer.tui.widgets.keys import KeyBar
from trainer.tui.widgets.sheet import Block, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trainer.interview.views import NoteKind, NoteView

KINDS: dict[str, NoteKind] = {'"': "quote", "#": "fact", "!": "emotion", "?": "gap"}
"""The key of each kind of note."""
_KEYS = {kind: key for key, kind in KINDS.items()}
_HINTS: dict[NoteKind, str] = {
    "quote": "their words, as they said them",
    "fact": "something that is true",
    "emotion": "what they felt, and about what",
    "gap": "what was skipped, or does not fit",
}
LONGEST = 500


def note_blocks(notes: Sequence[NoteView]) -> Iterator[Block]:
    """Notes, a block each, led by the key of their kind."""
    for note in notes:
        yield Block(plain(note.text), left=2, lead=Content.styled(_KEYS[note.kind], LABEL))


class Notes(Sheet):
    """The latest notes."""

    def show_notes(self, notes: Sequence[NoteView]) -> None:
        """Show the last of them, or how to write one."""
        heading = Block(Content.styled("Notes", LABEL) + Content.styled("  f2", MUTED))
        hint = [Block(Content.styled(f"{key} {kind}", MUTED)) for key, kind in KINDS.items()]
        self.show([heading, *(note_blocks(notes[-4:]) if notes else hint)])


@dataclass(frozen=True, slots=True)
class NewNote:
    """A note as it was written."""

    kind: NoteKind
    text: str


def _legend(chosen: NoteKind) -> Content:
    """All kinds with their keys, the chosen one marked."""
    kinds = [
        Content.assemble(
            ("▸" if kind == chosen else " ", LABEL), (key, LABEL), " ", (kind, TITLE if kind == chosen else MUTED)
        )
        for key, kind in KINDS.items()
    ]
    return Content(" ").join(kinds)


class NoteField(Input):
    """One line whose first key may say what kind of note it is."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "keep", id="note.keep")]

    @dataclass
    class Meant(Message):
        """It will be a note of this kind."""

        kind: NoteKind

    kind: NoteKind = "quote"

    async def _on_key(self, event: events.Key) -> None:
        if not self.value and event.character in KINDS:
            event.stop()
            event.prevent_default()
            self.kind = KINDS[event.character]
            self.placeholder = _HINTS[self.kind]
            self.post_message(self.Meant(self.kind))
            return
        await super()._on_key(event)


class NoteDialog(Dialog[NewNote | None]):
    """Write one note; the talk goes on behind it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "close", id="dialog.close")]
    DEFAULT_CSS = """
    NoteDialog VerticalScroll { height: auto; max-height: 12; scrollbar-size-vertical: 1; }
    NoteDialog NoteField { margin-top: 1; }
    """

    def __init__(self, notes: Sequence[NoteView], *, quote: str = "") -> None:
        """Show earlier notes, and start with a quote where words were selected."""
        super().__init__(classes="-dialog")
        self._notes, self._quote = notes, quote

    def compose(self) -> ComposeResult:
        """Earlier notes, the kinds, and the field."""
        with Vertical():
            title = "Note" if self._quote else "Note: its kind, or just type"
            yield Sheet([Block(Content.styled(title, LABEL))])
            yield Sheet([Block(_legend("quote"))], id="legend")
            with VerticalScroll(can_focus=False):
                yield Sheet(note_blocks(self._notes))
            yield NoteField(one_line(self._quote), placeholder=_HINTS["quote"], max_length=LONGEST)
        yield KeyBar()

    @on(NoteField.Meant)
    def show_kind(self, event: NoteField.Meant) -> None:
        """Mark the kind that was chosen."""
        self.query_one("#legend", Sheet).show([Block(_legend(event.kind))])

    @on(Input.Submitted)
    def keep(self, event: Input.Submitted) -> None:
        """Hand the note over; an empty one closes the dialog."""
        field = self.query_one(NoteField)
        text = one_line(event.value)
        self.dismiss(NewNote(field.kind, text) if text else None)
