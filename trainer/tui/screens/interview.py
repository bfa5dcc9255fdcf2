"""The interview: the conversation, how it stands, and the ways out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget

from trainer.errors import TrainerError
from trainer.tui.messages import Troubled
from trainer.tui.screens import talk
from trainer.tui.screens.beside_the_talk import BesideTheTalk
from trainer.tui.screens.conversation import Conversation
from trainer.tui.screens.page import toast
from trainer.tui.screens.side import FoldedSide, Side
from trainer.tui.text import LABEL, MUTED, TITLE, WARN, count, plain
from trainer.tui.widgets.confirm import Answer, Confirm
from trainer.tui.widgets.marks import Marks
from trainer.tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from trainer.interview.port import InterviewPort
    from trainer.interview.views import InterviewView, PlanView

_WAYS_OUT = (
    Answer("over", "e", "End the talk", "go on to your bets and the debrief"),
    Answer("later", "l", "Leave for later", "it waits for you on the home screen"),
    Answer("stay", "s", "Stay", "nothing happened"),
)

AGAIN_WITHIN = 2.0
"""Seconds within which a second ctrl+c leaves the talk."""
LOOK_AGAIN = 2.0
"""Seconds after which a talk that goes on in another window is read again."""


class InterviewScreen(BesideTheTalk):
    """Talk to a customer. Returns how it was left."""

    CSS_PATH = "interview.tcss"
    AUTO_FOCUS = "#prompt"
    EXPLAINED = """\
Ask about their life: what happened last time, what they did next, what it cost. They tell the truth to good questions
and are polite to the others.

Enter asks. Enter on an empty line is silence, which helps where they trail off ("…"). Space on an empty line shows a
reply at once. You may send before they have finished; nobody minds.

Notes help you with your bets afterwards: what was said ("), a fact (#), a feeling (!), a gap or contradiction (?)."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "leave", id="interview.leave"),
        Binding(
            "ctrl+c",
            "interrupt",
            "stop",
            show=False,
            priority=True,
            tooltip="stop waiting for the reply, or copy what is selected",
            id="interview.stop",
        ),
        Binding("pageup", "page(-1)", "a page back", show=False, priority=True, id="interview.page-up"),
        Binding("pagedown", "page(1)", "a page on", show=False, priority=True, id="interview.page-down"),
    ]

    def __init__(self, port: InterviewPort, *, questions: int | None = None, plan: PlanView | None = None) -> None:
        """Talk through a port; after so many questions the talk ends by itself."""
        super().__init__(port)
        self._questions = questions
        self._plan = plan
        self._was_interrupted = False

    def body(self) -> Iterable[Widget]:
        """The conversation, and how it stands in one of two forms."""
        yield Horizontal(Conversation(self.port), Side(self._plan), id="columns")
        yield FoldedSide()

    def on_mount(self) -> None:
        """Show the interview."""
        self.load()

    @on(BesideTheTalk.Loaded)
    async def show(self, event: BesideTheTalk.Loaded) -> None:
        """Show the talk and how it stands; where others go on with it, look again after a while."""
        if event.view != self.view:
            self._stand(event.view)
            await self.conversation.load(event.view)
        if event.view.is_read_only:
            self.set_timer(LOOK_AGAIN, self.load)

    @on(BesideTheTalk.Noted)
    @on(Conversation.Stands)
    def go_on(self, event: BesideTheTalk.Noted | Conversation.Stands) -> None:
        """Show how it stands now."""
        self._stand(event.view)

    @on(Conversation.Rested)
    def stop_when_enough(self, event: Conversation.Rested) -> None:
        """After the questions of the first start the talk is over; its last reply can still be read."""
        if self._questions is not None and len(event.view.turns) >= self._questions and not event.view.is_over:
            self._end_and_stay()

    @on(talk.Decided)
    def mark(self, event: talk.Decided) -> None:
        """Show the marks before the reply."""
        if self.view:
            self.query_one(Marks).show_turn(event.turn, coached=self.view.is_coached)

    def _stand(self, view: InterviewView) -> None:
        self.view = view
        self.query_one(Side).show_view(view)
        self.query_one(FoldedSide).show_view(view)
        self.head(_who(view), _how(view, self._questions), _how(view, self._questions, in_brief=True))

    @on(Prompt.Cut)
    def tell_of_cut(self, event: Prompt.Cut) -> None:
        """Leave nothing out silently."""
        toast(
            self, f"4,000 characters are the most one can say; {event.characters:,} were left out.", severity="warning"
        )

    @on(Conversation.LeaveWanted)
    def leave_for_later(self) -> None:
        """The answer that did not come can be heard another day."""
        self._go("later")

    @on(Conversation.Done)
    def finish(self) -> None:
        """The talk is over and was read to its end."""
        self.dismiss("over")

    async def keep(self) -> None:
        """Keep what is typed; the app is about to end."""
        view = self.view
        if view and not (view.is_read_only or view.is_over):
            self.conversation.break_off()
            await self.port.keep_draft(self.conversation.unsaid)

    def action_page(self, direction: int) -> None:
        """A page back or on in the talk."""
        self.conversation.transcript.page(direction)

    def action_interrupt(self) -> None:
        """Copy what is selected; else stop waiting for the reply; else, the second time, ask how to leave."""
        if text := self.get_selected_text() or self.conversation.prompt.selected_text:
            self.app.copy_to_clipboard(text)
        elif self.conversation.is_busy:
            self.conversation.stop()
        elif self._was_interrupted:
            self.action_leave()
        else:
            self._was_interrupted = True
            self.set_timer(AGAIN_WITHIN, self._forget_interrupt)
            toast(self, "Once more to leave the talk. Nothing you typed is lost.")

    def _forget_interrupt(self) -> None:
        self._was_interrupted = False

    @work(group="dialog", exclusive=True, exit_on_error=False)
    async def action_leave(self) -> None:
        """Ask how to leave, where there is a choice."""
        choice: str | None = "later"
        if self.view is None or self.view.is_read_only:
            pass
        elif self.view.is_over:
            choice = "over"
        else:
            message = f"{self.view.card.short_name} still has time for you."
            choice = await self.app.push_screen_wait(Confirm("Leave the talk?", message, _WAYS_OUT))
        self._go(choice)

    def _go(self, choice: str | None) -> None:
        if choice == "later":
            self.conversation.break_off()
            self.conversation.keep_typed()
            self.dismiss("later")
        elif choice == "over" and self.view and self.view.is_over:
            self.dismiss("over")
        elif choice == "over":
            self._end()

    @work(group="end", exclusive=True, exit_on_error=False)
    async def _end_and_stay(self) -> None:
        try:
            await self.port.end("interviewer")
            self.post_message(self.Loaded(await self.port.view()))
        except TrainerError as error:
            self.post_message(Troubled(error))

    @work(group="end", exclusive=True, exit_on_error=False)
    async def _end(self) -> None:
        try:
            await self.port.end("interviewer")
        except TrainerError as error:
            self.post_message(Troubled(error))
        else:
            self.dismiss("over")


def _who(view: InterviewView) -> Content:
    card = view.card
    return Content.assemble(plain(card.name, TITLE), ("  ·  ", MUTED), plain(card.role, MUTED))


def _how(view: InterviewView, questions: int | None, *, in_brief: bool = False) -> Content:
    if view.is_read_only:
        return Content.styled("read only" if in_brief else "read only: open in another window", WARN)
    if view.is_over:
        return Content.styled("over" if in_brief else "the talk is over", WARN)
    minutes = max(1, round(view.minutes_left))
    left = f"{minutes} min" if in_brief else f"about {count(minutes, 'minute')} left"
    if questions is not None:
        n = min(questions, len(view.turns) + 1)
        left = f"{n} of {questions}" if in_brief else f"question {n} of {questions}"
    kind = "coached" if view.is_coached else "blind, ranked" if view.can_be_ranked else "blind"
    dot = " · " if in_brief else "  ·  "
    speaker = Content.assemble((dot, MUTED), ("model", LABEL)) if view.voice == "model" else Content("")
    return Content.assemble((left, MUTED), (dot, MUTED), (kind, LABEL), speaker)
