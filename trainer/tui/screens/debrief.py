"""The debrief: outcome first, then how it came about."""

from __future__ import annotations

import io
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from platformdirs import user_downloads_path
from textual import getters, on, work
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import ContentSwitcher, Input

from trainer.errors import TrainerError
from trainer.tui.messages import Troubled
from trainer.tui.screens.beside_the_debrief import ASKED_IN, BesideTheDebrief, Consultant
from trainer.tui.screens.contesting import Contest
from trainer.tui.screens.debrief_outcome import Tally, outcome
from trainer.tui.screens.debrief_process import evidence, missed, questions, talk
from trainer.tui.screens.page import toast
from trainer.tui.screens.what_if import WhatIf
from trainer.tui.text import ACCENT, MUTED, TITLE, plain
from trainer.tui.widgets.sheet import Sheet
from trainer.tui.widgets.tab_line import TabLine

if TYPE_CHECKING:
    from trainer.interview.views import AnswerView, ClosingView, ExportView

_WHAT_IF = "What if"
_PARTS = (("Outcome", outcome), ("Questions", questions), ("Evidence", evidence), ("Missed", missed), ("Talk", talk))


class DebriefScreen(BesideTheDebrief):
    """Everything that is shown after a talk."""

    CSS_PATH = "debrief.tcss"
    AUTO_FOCUS = "VerticalScroll"
    EXPLAINED = """\
Outcome: what is true, what you took home that is not, and the question that bought it. Questions: the whole talk with
marks, the words that made them, and better wordings. Evidence: what each thing you were told is worth. Missed: what was
there, and the question that finds it. Talk: who spoke how much, and which loose ends you picked up. What if: any of
your questions asked differently, its answer beside the one you got.

A mark that you think is wrong can be contested beside your questions. It is then left out of the score, and kept in a
file on this machine.

Where a model is set up, it can be asked for a second opinion on your questions and for a paragraph about the talk. Both
are marked as its own, and move no score.

The customer is invented. Keep what you export away from real research."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "part(-1)", "part", key_display="←→", priority=True, id="debrief.part-before"),
        Binding("right", "part(1)", "part", show=False, priority=True, id="debrief.part-after"),
        *(
            Binding(str(n + 1), f"go({n})", label, show=False, id=f"debrief.{n + 1}")
            for n, label in enumerate((*(label for label, _ in _PARTS), _WHAT_IF))
        ),
        Binding("e", "export", "export", id="debrief.export"),
        Binding("c", "copy", "copy", id="debrief.copy"),
        Binding("escape,enter", "dismiss(None)", "done", id="debrief.done"),
    ]

    parts = getters.query_one(ContentSwitcher)

    @dataclass
    class Written(Message):
        """The debrief as Markdown, and what it is for."""

        export: ExportView
        for_clipboard: bool

    @dataclass
    class Answered(Message):
        """What another question would have got."""

        answer: AnswerView

    def __init__(
        self,
        closing: ClosingView,
        markdown: Callable[[], Awaitable[ExportView]],
        what_if: Callable[[int, str], Awaitable[AnswerView]],
        contest: Contest,
        consultant: Consultant | None = None,
    ) -> None:
        """Show a debrief.

        Args:
            closing: What is shown.
            markdown: Writes it for taking away.
            what_if: What another question would have got in a turn.
            contest: Says what a mark should have been.
            consultant: Asks a model about the talk; None where none is set up.
        """
        super().__init__(closing, contest, consultant)
        self._markdown, self._what_if = markdown, what_if

    def body(self) -> Iterable[Widget]:
        """The first line, the names of the parts, and the parts; each is laid out when it is first seen."""
        yield Tally(self.shown)
        yield TabLine([*(label for label, _ in _PARTS), *([_WHAT_IF] if self.shown.turns else [])])
        with_parts = [VerticalScroll(Sheet(blocks(self.shown)), id=label.lower()) for label, blocks in _PARTS]
        yield ContentSwitcher(*with_parts, WhatIf(self.shown, id="what-if"), initial="outcome")

    def on_mount(self) -> None:
        """Say whose debrief this is, and what it came to."""
        self._say_total()

    def _say_total(self) -> None:
        card, score = self.shown.card, self.shown.scorecard
        par = "" if score.par is None else f"   par {score.par:.0f}"
        left = Content.assemble(plain(card.name, TITLE), plain(f"  ·  {card.title}", MUTED))
        total = Content.assemble((score.points, f"bold {ACCENT}"), (f" of {score.max:.0f}", MUTED))
        self.head(left, total + Content.styled(par, MUTED), total)

    @on(TabLine.Switched)
    def switch(self, event: TabLine.Switched) -> None:
        """Show another part."""
        self.call_after_refresh(self.refresh_bindings)
        if event.index == len(_PARTS):
            self.parts.current = "what-if"
            self.query_one(WhatIf).take_focus()
            return
        self.parts.current = _PARTS[event.index][0].lower()
        if self.parts.visible_content is not None:
            self.parts.visible_content.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Arrows belong to a line in which something is typed; a model is asked where its words will stand."""
        if action == "contest":
            return self.parts.current == "questions" and any(turn.marks for turn in self.shown.turns)
        if action in ASKED_IN:
            return self.can_ask and self.parts.current == ASKED_IN[action]
        return not (action == "part" and isinstance(self.focused, Input))

    @on(WhatIf.Wondered)
    def wonder(self, event: WhatIf.Wondered) -> None:
        """Hear what that would have got."""
        self._wonder(event.n, event.text)

    @work(group="what-if", exclusive=True, exit_on_error=False)
    async def _wonder(self, n: int, text: str) -> None:
        try:
            self.post_message(self.Answered(await self._what_if(n, text)))
        except TrainerError as error:
            self.post_message(Troubled(error))

    @on(Answered)
    def show_answer(self, event: Answered) -> None:
        """Show it beside the one that came."""
        self.query_one(WhatIf).show_answer(event.answer)

    def show_closing(self, closing: ClosingView, *, at_end: bool) -> None:
        """Show what a model said or what was contested, where it belongs."""
        self._say_total()
        for label, blocks in _PARTS:
            self.query_one(f"#{label.lower()} > Sheet", Sheet).show(blocks(closing))
        if at_end and self.parts.visible_content is not None:
            self.call_after_refresh(self.parts.visible_content.scroll_end, animate=False)

    def action_part(self, step: int) -> None:
        """The part before or after."""
        self.query_one(TabLine).step(step)

    def action_go(self, index: int) -> None:
        """A part by its number."""
        if index < self.query_one(TabLine).parts:
            self.query_one(TabLine).active = index

    def action_export(self) -> None:
        """Write it to a file, or hand it to the browser."""
        self._write(for_clipboard=False)

    def action_copy(self) -> None:
        """Copy what is selected, or all of it."""
        if selected := self.get_selected_text():
            self.app.copy_to_clipboard(selected)
            toast(self, "What you selected is copied.")
        else:
            self._write(for_clipboard=True)

    @work(group="write", exclusive=True, exit_on_error=False)
    async def _write(self, *, for_clipboard: bool) -> None:
        try:
            self.post_message(self.Written(await self._markdown(), for_clipboard))
        except TrainerError as error:
            self.post_message(Troubled(error))

    @on(Written)
    def hand_over(self, event: Written) -> None:
        """Give it to the clipboard or to a file whose name says that it is fiction."""
        if event.for_clipboard:
            self.app.copy_to_clipboard(event.export.text)
            toast(self, "The debrief is copied as Markdown.")
        else:
            self.app.deliver_text(
                io.StringIO(event.export.text),
                save_directory=export_folder(),
                save_filename=event.export.file_name,
                mime_type="text/markdown",
            )


def export_folder() -> Path:
    """Where downloads go, or, where there is no such place, the folder one is in."""
    downloads = user_downloads_path()
    return downloads if downloads.is_dir() else Path.cwd()
