"""What can be done besides talking: write notes, turn the coach on or off, ask why a mark was given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

from textual import getters, on, work
from textual.binding import Binding, BindingType
from textual.message import Message

from trainer.errors import TrainerError
from trainer.tui.messages import Troubled
from trainer.tui.screens.conversation import Conversation
from trainer.tui.screens.page import Page, toast
from trainer.tui.widgets.confirm import Answer, Confirm
from trainer.tui.widgets.notes import NewNote, NoteDialog

if TYPE_CHECKING:
    from trainer.interview.port import InterviewPort
    from trainer.interview.views import InterviewView

Leaving = Literal["over", "later"]
_COACH = (
    Answer("on", "c", "Turn the coach on", "marks from now on; this interview will not be ranked"),
    Answer("off", "s", "Stay blind", "it can still be ranked"),
)


class BesideTheTalk(Page[Leaving]):
    """An interview's screen without its talk."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "note", "note", tooltip="write a note", id="interview.note"),
        Binding("f3", "coach", "coach", tooltip="marks after each question, on or off", id="interview.coach"),
        Binding("f4", "explain", "why", tooltip="why these marks, and a better wording", id="interview.why"),
        Binding("ctrl+up", "pick(-1)", "the marks before", show=False, priority=True, id="interview.mark-before"),
        Binding("ctrl+down", "pick(1)", "the marks after", show=False, priority=True, id="interview.mark-after"),
    ]
    conversation = getters.query_one(Conversation)

    @dataclass
    class Loaded(Message):
        """How the interview stands; the talk is to be shown anew."""

        view: InterviewView

    @dataclass
    class Noted(Message):
        """A note was kept."""

        view: InterviewView

    @dataclass
    class Explained(Message):
        """The better wording of a turn, where there is one."""

        n: int
        better: str | None

    def __init__(self, port: InterviewPort) -> None:
        """Act on an interview through its port."""
        super().__init__()
        self.port = port
        self.view: InterviewView | None = None

    @work(group="view", exclusive=True, exit_on_error=False)
    async def load(self) -> None:
        """Ask how the interview stands."""
        try:
            self.post_message(self.Loaded(await self.port.view()))
        except TrainerError as error:
            self.post_message(Troubled(error))

    @work(group="dialog", exclusive=True, exit_on_error=False)
    async def action_note(self) -> None:
        """Write a note, starting from what is selected."""
        if self.view is None or self.view.is_read_only:
            return
        new = await self.app.push_screen_wait(NoteDialog(self.view.notes, quote=self.get_selected_text() or ""))
        if new is not None:
            self._keep_note(new)

    @work(group="note", exclusive=False, exit_on_error=False)
    async def _keep_note(self, new: NewNote) -> None:
        try:
            await self.port.note(new.kind, new.text)
            self.post_message(self.Noted(await self.port.view()))
        except TrainerError as error:
            self.post_message(Troubled(error))

    @work(group="dialog", exclusive=True, exit_on_error=False)
    async def action_coach(self) -> None:
        """Turn the coach on or off; once, say what that costs."""
        view = self.view
        if view is None or view.is_read_only or self.conversation.is_busy:
            return
        if view.can_be_ranked and not view.is_coached:
            question = "Marks after each question help you learn. An interview that showed them is practice."
            if await self.app.push_screen_wait(Confirm("Turn the coach on?", question, _COACH)) != "on":
                return
        self._coach(not view.is_coached)

    @work(group="view", exclusive=True, exit_on_error=False)
    async def _coach(self, on: bool) -> None:  # noqa: FBT001 - a worker's argument
        try:
            await self.port.coach(on=on)
            self.post_message(self.Loaded(await self.port.view()))
        except TrainerError as error:
            self.post_message(Troubled(error))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be changed in a talk that goes on elsewhere, and a blind one has no marks to explain."""
        if self.view is None:
            return True
        if action == "explain":
            return self.view.is_coached
        return not (action in {"note", "coach"} and self.view.is_read_only)

    def action_pick(self, step: int) -> None:
        """Choose which question's marks are to be explained."""
        self.conversation.transcript.pick(step)

    def action_explain(self) -> None:
        """Explain the marks of the chosen question, or of the last one; again folds them."""
        block = self.conversation.transcript.explainable()
        if block is None or block.turn is None:
            blind = self.view is not None and not self.view.is_coached
            toast(self, "Blind: marks come with the debrief, or with f3." if blind else "Nothing to explain yet.")
        elif block.is_explained:
            block.fold()
        else:
            self._explain(block.turn.n)

    @work(group="explain", exclusive=True, exit_on_error=False)
    async def _explain(self, n: int) -> None:
        try:
            self.post_message(self.Explained(n, await self.port.better(n)))
        except TrainerError as error:
            self.post_message(Troubled(error))

    @on(Explained)
    def show_why(self, event: Explained) -> None:
        """Show why, below the question."""
        self.conversation.transcript.explain(event.n, event.better)
