"""The talk itself: what is typed goes to the port, what comes back is shown, and nothing typed is lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import getters, on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from trainer.errors import TrainerError
from trainer.tui.messages import Troubled
from trainer.tui.screens import talk
from trainer.tui.widgets.error_dialog import RETRY, ErrorDialog
from trainer.tui.widgets.prompt import Prompt
from trainer.tui.widgets.transcript import Transcript

if TYPE_CHECKING:
    from trainer.interview.port import InterviewPort
    from trainer.interview.views import InterviewView, TurnView

_ASK = "Ask something. Enter on an empty line is silence."
_INVITED = "…  they may go on by themselves: enter on an empty line stays silent"
_OVER = "The talk is over. Enter goes on."
_STOPPED = "Stopped. Your question stands: enter hears the reply."
_READ_ONLY = "Open in another window; you can read along here."


class Conversation(Vertical):
    """Transcript and prompt with a port behind them."""

    transcript = getters.query_one(Transcript)
    prompt = getters.query_one(Prompt)

    @dataclass
    class Stands(Message):
        """How the interview stands after a turn."""

        view: InterviewView

    @dataclass
    class Rested(Message):
        """The reply is shown to its end; `view` is how the interview stands."""

        view: InterviewView

    class Done(Message):
        """Enter was pressed after the end of the talk."""

    def __init__(self, port: InterviewPort) -> None:
        """Talk through a port."""
        super().__init__()
        self._port = port
        self._view: InterviewView | None = None
        self._waiting: list[str] = []
        """What was sent while a reply was still coming, in its order."""
        self._unheard: TurnView | None = None
        """A decided turn whose reply did not come to its end."""
        self._is_sending = False
        self._sending: str | None = None
        """What was sent and is not yet safe."""

    def compose(self) -> ComposeResult:
        """The talk above, the prompt below."""
        yield Transcript()
        yield Prompt()

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
        if owed and not view.is_read_only and not view.is_over:
            self._listen_again(owed)

    @property
    def is_busy(self) -> bool:
        """Something is being said or answered."""
        return self._is_sending or self.transcript.is_typing

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
        if self._unheard:
            self._listen_again(self._unheard)
        self.hurry()

    def _say(self, text: str) -> None:
        self._is_sending, self._sending = True, text
        self.transcript.say(text)
        self._offer_hurry()
        self._run(text)

    def _listen_again(self, turn: TurnView) -> None:
        self._unheard, self._is_sending = None, True
        self.transcript.take_up(turn)
        self._offer_hurry()
        self._run(None)

    @work(group="talk", exclusive=True, exit_on_error=False)
    async def _run(self, text: str | None) -> None:
        """One turn; without a text, only its reply."""
        messages = talk.hear(self._port) if text is None else talk.say(self._port, text)
        async for message in messages:
            self.post_message(message)

    @on(talk.Decided)
    def decide(self, event: talk.Decided) -> None:
        """Show the marks; what was typed is safe, so the draft may go."""
        self.transcript.decide(event.turn)
        self._unheard, self._sending = event.turn, None
        self._keep_draft(self.unsaid)

    @on(talk.Heard)
    def hear(self, event: talk.Heard) -> None:
        """Type one more bubble."""
        event.stop()
        self.transcript.hear(event.text)

    @on(talk.TurnEnded)
    def end_turn(self, event: talk.TurnEnded) -> None:
        """Everything was heard; it may still be typed."""
        self._view, self._is_sending, self._unheard = event.view, False, None
        self.post_message(self.Stands(event.view))
        self.transcript.heard(event.view)

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
        self._offer_retry(event.error, "What you typed is still in the prompt.")

    @on(talk.NotHeard)
    def wait(self, event: talk.NotHeard) -> None:
        """The question stands; its reply can be asked for again."""
        self._is_sending = False
        self.transcript.stop()
        self._offer_hurry()
        self._give_back(*self._waiting)
        self._offer_retry(event.error, "Your question is kept.")

    def _offer_hurry(self) -> None:
        """While a reply is coming, the keys say how to see it at once."""
        self.prompt.may_hurry = self.is_busy
        self.screen.refresh_bindings()

    @work(group="retry", exclusive=True, exit_on_error=False)
    async def _offer_retry(self, error: TrainerError, kept: str) -> None:
        if await self.app.push_screen_wait(ErrorDialog(error, kept=kept)) == RETRY:
            self.prompt.action_send()

    def _give_back(self, *texts: str) -> None:
        """What is not said stands in the prompt again, before what was typed since."""
        self._waiting.clear()
        if any(texts):
            self.prompt.put("\n".join(text for text in (*texts, self.prompt.text) if text))

    def _invite(self) -> None:
        view = self._view
        if view is None:
            return
        trailing = bool(view.turns and view.turns[-1].trailing)
        self.prompt.is_over = view.is_over
        self.screen.refresh_bindings()
        invitation = _READ_ONLY if view.is_read_only else _OVER if view.is_over else _INVITED if trailing else _ASK
        self.prompt.placeholder = invitation

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

    @on(Prompt.Hurried)
    def hurry(self) -> None:
        """Show all of the reply."""
        self.transcript.show_all()

    def stop(self) -> None:
        """Wait no longer for the rest of the reply; what has come is shown. What is not safe yet is waited for."""
        if self._unheard is None:
            self.hurry()
            return
        self.workers.cancel_group(self, "talk")
        self._is_sending = False
        self.transcript.show_all()
        self.transcript.stop()
        self._give_back(*self._waiting)
        self.prompt.placeholder = _STOPPED
        self._offer_hurry()
