"""The talk itself: what is typed goes to the port, what comes back is shown, and nothing typed is lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from trainer.errors import TrainerError
from trainer.tui.messages import Troubled
from trainer.tui.screens import talk
from trainer.tui.screens.hearing import Hearing
from trainer.tui.widgets.prompt import Prompt
from trainer.tui.widgets.transcript import Transcript

if TYPE_CHECKING:
    from trainer.interview.port import InterviewPort
    from trainer.interview.views import InterviewView


class Conversation(Hearing):
    """The half of a talk in which one speaks, with the other half in it."""

    @dataclass
    class Rested(Message):
        """The reply is shown to its end; `view` is how the interview stands."""

        view: InterviewView

    class Done(Message):
        """Enter was pressed after the end of the talk."""

    def __init__(self, port: InterviewPort) -> None:
        """Talk through a port."""
        super().__init__(port)
        self._sending: str | None = None
        """What was sent and is not yet safe."""

    async def load(self, view: InterviewView) -> None:
        """Show an interview, take up its draft, and hear the reply that is still owed."""
        if self._view is None and view.draft and not view.is_read_only:
            self.prompt.put(view.draft)
        self._view = view
        await self.transcript.load(view)
        self.prompt.read_only = view.is_read_only
        self.screen.refresh_bindings()
        self._invite()
        owed = view.turns[-1] if view.turns and not view.turns[-1].bubbles else None
        if owed and not (view.is_read_only or view.is_over or self.setback.display):
            self._listen_again(owed)

    @property
    def unsaid(self) -> str:
        """All that is typed and not known to be said: what is being sent, what waits, and what is in the prompt."""
        parts = (self._sending, *self._waiting, self.prompt.text)
        return "\n".join(part for part in parts if part)

    @on(Prompt.Sent)
    def send(self, event: Prompt.Sent) -> None:
        """Say it now, or as soon as the reply before it is whole; silence does not queue."""
        event.stop()
        text = event.text.strip()
        if self._view is None or self._view.is_read_only:
            self._give_back(text)
        elif self._view.is_over:
            self._give_back(text)
            self.post_message(self.Done())
        elif self._unheard or self.is_busy:
            self._send_early(text)
        else:
            self._say(text)

    def _send_early(self, text: str) -> None:
        if text:
            self._waiting.append(text)
        if self._unheard and not self.is_busy:
            self._listen_again(self._unheard)
        self.hurry()

    def _say(self, text: str) -> None:
        self._is_sending, self._sending = True, text
        self.transcript.say(text)
        self._await_answer()
        self._run(text)

    @on(talk.Decided)
    def decide(self, event: talk.Decided) -> None:
        """Show the marks; what was typed is safe, so the draft may go."""
        self.transcript.decide(event.turn)
        self._unheard, self._sending = event.turn, None
        self._keep_draft(self.unsaid)

    @on(Transcript.Typed)
    def rest(self) -> None:
        """Say what was waiting, or invite the next question."""
        if self._waiting and self._view and not self._view.is_over:
            self._say(self._waiting.pop(0))
            return
        self._offer_hurry()
        self._give_back(*self._waiting)
        self._invite()
        if self._view:
            self.post_message(self.Rested(self._view))

    @on(talk.NotSaid)
    def give_back(self, event: talk.NotSaid) -> None:
        """It did not happen: the words return to the prompt, and another try is offered."""
        self._is_sending, self._sending = False, None
        self.transcript.unsay()
        self._offer_hurry()
        self._give_back(event.text, *self._waiting)
        self._invite()
        self._offer_retry(event.error, "What you typed is still in the prompt.")

    @on(Prompt.Paused)
    def keep_typed(self) -> None:
        """Keep what is typed; while it is being said it is kept as it was, in case that fails."""
        view = self._view
        if view and not (self._sending is not None or view.is_read_only or view.is_over):
            self._keep_draft(self.unsaid)

    @work(group="draft", exclusive=True, exit_on_error=False)
    async def _keep_draft(self, text: str) -> None:
        try:
            await self._port.keep_draft(text)
        except TrainerError as error:
            self.post_message(Troubled(error))
