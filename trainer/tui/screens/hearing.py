"""The half of a talk in which one listens: a reply that comes, is stopped, or does not come at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import getters, on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from trainer.errors import ModelFailedError, TrainerError
from trainer.tui.messages import Troubled
from trainer.tui.screens import talk
from trainer.tui.widgets.error_dialog import RETRY, ErrorDialog
from trainer.tui.widgets.prompt import Prompt
from trainer.tui.widgets.setback import Setback
from trainer.tui.widgets.transcript import Transcript

if TYPE_CHECKING:
    from trainer.interview.port import InterviewPort
    from trainer.interview.views import InterviewView, TurnView

_ASK = "Ask something. Enter on an empty line is silence."
_INVITED = "…  they may go on by themselves: enter on an empty line stays silent"
_OVER = "The talk is over. Enter goes on."
_STOPPED = "Stopped. Your question stands: enter hears the reply."
_AGAIN = "Your question stands: enter asks for the reply once more."
_WAITING = "The model is answering; ctrl+c stops it."
_READ_ONLY = "Open in another window; you can read along here."
_TAB = "Tab goes to the choice"


class Hearing(Vertical):
    """Transcript and prompt with a port behind them, and between them what to do where no answer came."""

    transcript = getters.query_one(Transcript)
    setback = getters.query_one(Setback)
    prompt = getters.query_one(Prompt)

    @dataclass
    class Stands(Message):
        """How the interview stands after a turn."""

        view: InterviewView

    @dataclass
    class OwnLines(Message):
        """The customer speaks their own lines from here on."""

        view: InterviewView

    class LeaveWanted(Message):
        """The talk is to be left for later."""

    def __init__(self, port: InterviewPort) -> None:
        """Listen through a port."""
        super().__init__()
        self._port = port
        self._view: InterviewView | None = None
        self._waiting: list[str] = []
        """What was sent while a reply was still coming, in its order."""
        self._unheard: TurnView | None = None
        """A decided turn whose reply has not come to its end."""
        self._is_sending = False

    def compose(self) -> ComposeResult:
        """The talk above, the prompt below."""
        yield Transcript()
        yield Setback()
        yield Prompt()

    @property
    def is_busy(self) -> bool:
        """Something is being said or answered."""
        return self._is_sending or self.transcript.is_typing

    @property
    def _is_spoken_by_model(self) -> bool:
        return self._view is not None and self._view.voice == "model"

    def _listen_again(self, turn: TurnView) -> None:
        self._unheard, self._is_sending = turn, True
        self.transcript.take_up(turn)
        self._await_answer()
        self._run(None)

    def _await_answer(self) -> None:
        self.setback.put_away()
        if self._is_spoken_by_model:
            self.prompt.placeholder = _WAITING
        self._offer_hurry()

    @work(group="talk", exclusive=True, exit_on_error=False)
    async def _run(self, text: str | None) -> None:
        """One turn; without a text, only its reply."""
        messages = talk.hear(self._port) if text is None else talk.say(self._port, text)
        async for message in messages:
            self.post_message(message)

    @on(talk.Heard)
    def hear(self, event: talk.Heard) -> None:
        """Type one more bubble."""
        event.stop()
        self.transcript.hear(event.text)

    @on(talk.TurnEnded)
    def end_turn(self, event: talk.TurnEnded) -> None:
        """Everything was heard; it may still be typed."""
        self._view, self._is_sending, self._unheard = event.view, False, None
        self.setback.put_away()
        self.post_message(self.Stands(event.view))
        self.transcript.heard(event.view)

    @on(talk.NotHeard)
    def wait(self, event: talk.NotHeard) -> None:
        """The question stands; its reply can be asked for again, or be spoken by the customer themselves."""
        self._end_hearing()
        error = event.error
        if isinstance(error, ModelFailedError):
            self._offer_ways(f"{error.title}: {error.message}", error.remedy, wait_seconds=error.wait_seconds)
        else:
            self._offer_retry(error, "Your question is kept.")

    def _offer_ways(self, what: str, remedy: str = "", *, wait_seconds: float | None = None) -> None:
        """Say in the talk what happened and what can be done; whoever is typing is left in peace."""
        self.prompt.placeholder = _AGAIN
        is_typing = bool(self.prompt.text)
        self.setback.tell(what, *filter(None, (remedy, _TAB if is_typing else "")), wait_seconds=wait_seconds)
        if not is_typing:
            self.setback.ways.focus()
        self._tell_how_it_stands()

    @work(group="stand", exclusive=True, exit_on_error=False)
    async def _tell_how_it_stands(self) -> None:
        """Also an answer that did not come may have cost something."""
        try:
            self.post_message(self.Stands(await self._port.view()))
        except TrainerError as error:
            self.post_message(Troubled(error))

    @on(Setback.Chosen)
    def go_on(self, event: Setback.Chosen) -> None:
        """Go the way that was chosen."""
        event.stop()
        if event.way == "leave":
            self.post_message(self.LeaveWanted())
            return
        self.prompt.focus()
        if event.way == "own":
            self._use_own_lines()
        elif self._unheard:
            self._listen_again(self._unheard)

    @on(Setback.Typed)
    def type_on(self, event: Setback.Typed) -> None:
        """What is typed belongs to the prompt."""
        event.stop()
        self.prompt.focus()
        self.prompt.insert(event.character)

    @work(group="voice", exclusive=True, exit_on_error=False)
    async def _use_own_lines(self) -> None:
        try:
            await self._port.use_own_lines()
            self.post_message(self.OwnLines(await self._port.view()))
        except TrainerError as error:
            self.post_message(Troubled(error))

    @on(OwnLines)
    def hear_own_lines(self, event: OwnLines) -> None:
        """The customer speaks for themselves from here on."""
        event.stop()
        self._view = event.view
        self.prompt.placeholder = _ASK
        self.post_message(self.Stands(event.view))
        if self._unheard:
            self._listen_again(self._unheard)

    @on(Prompt.Hurried)
    def hurry(self) -> None:
        """Show all of the reply."""
        self.transcript.show_all()

    def stop(self) -> None:
        """Wait no longer for the rest of the reply; what has come is shown. What is not safe yet is waited for."""
        if self._unheard is None:
            self.hurry()
            return
        self._stop_hearing()
        if self._is_spoken_by_model:
            self._offer_ways("You stopped the answer")
        else:
            self.prompt.placeholder = _STOPPED

    def break_off(self) -> None:
        """Let a model's answer be; what it used until now can then be kept before the talk is left."""
        if self._is_spoken_by_model and self._unheard is not None and self._is_sending:
            self._stop_hearing()

    def _stop_hearing(self) -> None:
        self.workers.cancel_group(self, "talk")
        self.transcript.show_all()
        self._end_hearing()

    def _end_hearing(self) -> None:
        self._is_sending = False
        self.transcript.stop()
        self._offer_hurry()
        self._give_back(*self._waiting)

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
