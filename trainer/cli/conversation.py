"""A plain-text talk: prompt, reply, marks - a line each, so that a screen reader reads it in order."""

import asyncio
import textwrap
from collections.abc import Callable, Iterator
from typing import TextIO, get_args

from trainer.cli.answering import Answering
from trainer.cli.contesting import HOW_TO_CONTEST, claim_of
from trainer.cli.library import card
from trainer.cli.reading import lines_of
from trainer.errors import StorageError, TrainerError
from trainer.interview.accounts import exchange_of
from trainer.interview.contests import contested_file
from trainer.interview.interview import Turn
from trainer.interview.local import LocalPort
from trainer.interview.showing import turn_of
from trainer.interview.utterances import accept, shown
from trainer.interview.views import NoteKind
from trainer.report.as_text import BANNER, marks_line, reasons_of
from trainer.report.from_models import second_opinions

HELP = """\
Type what you would say, one message at a time. An empty line is silence: it can be the best question.
  /note TEXT        keep a note; /note fact TEXT, /note quote TEXT, /note emotion TEXT, /note gap TEXT sort it
  /notes            read your notes
  /time             how long they still have
  /why              why your last question was marked so
  /better           a better wording for your last question
  /contest MARK     the mark is wrong: life, specifics or listening; it then does not count
  /judge N          what a model thinks of the marks of turn N (your last one without N)
  /coach            marks on or off
  /cost             what the model behind them has used
  /end              end the talk, conclude, and see the debrief
  /quit             leave without a debrief
  /help             this"""


class Conversation:
    """One talk over standard input and a stream."""

    def __init__(self, port: LocalPort, runner: asyncio.Runner, *, out: TextIO, used: Callable[[], str]) -> None:
        """Talk through `port`; marks are shown after each question where the interview is coached.

        Typing happens outside the runner's loop: inside it the first Ctrl+C would be swallowed.
        """
        self._port, self._runner, self._out = port, runner, out
        self._name = port.interview.casting.member.persona.profile.short_name
        self._commands: dict[str, Callable[[], None]] = {
            "help": lambda: self._print(HELP),
            "notes": self._show_notes,
            "time": self._show_time,
            "why": self._show_why,
            "better": self._show_better,
            "coach": self._toggle_coach,
            "cost": lambda: self._print(used() or "Nothing: no model was asked."),
        }

    def run(self, *, prompts: bool) -> bool:
        """Talk until one of the two ends it or the input does; False where the interviewer wants no debrief.

        Prompts are shown only to someone typing.
        """
        self._print(BANNER + "\n\n" + card(self._port.interview.casting))
        self._print("\nYou have the floor. /help shows what else you can type, /end ends the talk.")
        self._answering = Answering(self._port, self._runner, self._print, can_choose=prompts)
        if not self._catch_up():
            return False
        for line in self._typed(prompts=prompts):
            if line.strip() in {"/quit", "/exit"}:
                return False
            if line.strip() == "/end":
                break
            if line.startswith("/"):
                self._command(line[1:])
            elif not self._say(line):
                return False
            if self._port.interview.is_over:
                self._print(f"({self._name} has gone.)")
                break
        if not self._port.interview.is_over:
            self._runner.run(self._port.end("interviewer"))
        return True

    def _typed(self, *, prompts: bool) -> Iterator[str]:
        if not prompts:
            yield from lines_of("-")
            return
        while True:
            try:
                yield input("\nYou: ")
            except EOFError:
                return
            except UnicodeDecodeError:
                self._print("That could not be read as text; please type it again.")

    def _catch_up(self) -> bool:
        """Show the talk so far, and answer what was asked before it was cut off; False where they leave."""
        self._runner.run(self._port.open())
        for turn in self._port.interview.turns:
            self._print(f"\nYou: {shown(turn.utterance)}")
            self._print_reply(turn.reply)
        turn_unheard = self._port.interview.unheard
        return turn_unheard is None or self._answering.get(lambda: self._hear(turn_unheard))

    def _say(self, line: str) -> bool:
        """Say a line and hear the answer; False where they leave instead of waiting for one."""
        accepted = accept(line)
        for notice in accepted.notices:
            self._print(f"({notice})")
        self._runner.run(self._port.say(accepted.text))
        return self._answering.get(lambda: self._hear(self._port.interview.turns[-1]))

    async def _hear(self, turn: Turn) -> None:
        async for bubble in self._port.hear():
            self._print_reply((bubble,))
        if self._port.interview.is_coached and turn.analysis is not None:
            self._print_marks(turn)

    def _print_reply(self, bubbles: tuple[str, ...]) -> None:
        for bubble in bubbles:
            self._print(textwrap.fill(f"{self._name}: {shown(bubble)}", 80, subsequent_indent="  "))

    def _print_marks(self, turn: Turn) -> None:
        if turn.analysis is None:
            return
        if not turn.disclosure.placed:
            self._print("  ~ not scored: we could not place that one. Rephrase it, it cost you nothing.")
            return
        exchange = exchange_of(self._port.interview, turn.n)
        if exchange.free:
            return
        self._print(f"  {marks_line(exchange)}")
        for reason in reasons_of(exchange):
            self._print(textwrap.fill(reason, 80, initial_indent="  ", subsequent_indent="  "))

    def _command(self, typed: str) -> None:
        name, _, rest = typed.partition(" ")
        if name == "note":
            self._note(rest)
        elif name == "contest":
            self._contest(rest)
        elif name == "judge":
            self._judge(rest)
        elif command := self._commands.get(name):
            command()
        else:
            self._print(f"There is no /{shown(name)[:40]}. /help shows what there is; a question never starts with /.")

    def _note(self, rest: str) -> None:
        first, _, text = rest.partition(" ")
        kind: NoteKind = "fact"
        for known in get_args(NoteKind):
            if first == known:
                kind, rest = known, text
        accepted = accept(rest)
        if not accepted.text:
            self._print("Say what to note: /note she pays it herself")
            return
        self._runner.run(self._port.note(kind, accepted.text))
        self._print(f"(noted as {kind})")

    def _show_notes(self) -> None:
        notes = self._port.interview.notes
        self._print(
            "\n".join(f"  {note.kind}, after turn {note.n}: {shown(note.text)}" for note in notes) or "No notes yet."
        )

    def _show_time(self) -> None:
        self._print(f"{self._name} has about {self._port.interview.minutes_left:.0f} minutes left.")

    def _show_why(self) -> None:
        turn = self._last_said()
        if turn is None or turn.analysis is None:
            self._print("Ask something first.")
            return
        reasons = turn.analysis.reasons
        for name, reason in (("life", reasons.rule1), ("specifics", reasons.rule2), ("listening", reasons.rule3)):
            self._print(textwrap.fill(f"{name}: {reason or 'nothing to say here.'}", 80, subsequent_indent="  "))

    def _show_better(self) -> None:
        turn = self._last_said()
        wording = self._runner.run(self._port.better(turn.n)) if turn else None
        if wording is None:
            self._print("Nothing to improve there." if turn else "Ask something first.")
            return
        self._print(f"Try: {wording}")

    def _contest(self, rest: str) -> None:
        turn = self._last_said()
        if turn is None:
            self._print("Ask something first.")
            return
        claim = claim_of(rest, turn_of(turn, marked=self._port.interview.is_coached).marks)
        if claim is None:
            self._print(HOW_TO_CONTEST)
            return
        try:
            self._runner.run(self._port.contest(turn.n, claim.rule, claim.label))
        except StorageError as error:
            self._print(f"That could not be kept: {error}")
            return
        self._print(f"({claim.said}, you say. It does not count now, and is kept in {contested_file()})")

    def _judge(self, rest: str) -> None:
        """Ask a model; Ctrl+C goes on without it."""
        last = self._last_said()
        if last is None or not self._port.can_be_judged:
            asks_nobody = "No model is asked in this talk; start it with --judge, or with --voice model."
            self._print("Ask something first." if last is None else asks_nobody)
            return
        n = int(rest) if rest.strip().isdecimal() else 0 if rest.strip() else last.n
        try:
            turn = self._runner.run(self._port.judge(n))
        except KeyboardInterrupt:
            self._print("Stopped; what was not judged by then is not.")
        except TrainerError as error:
            self._print(f"That could not be judged: {error}.")
        else:
            for line in second_opinions(turn.utterance, self._port.interview.opinions_on(n)):
                self._print(textwrap.fill(line, 80, initial_indent="  ", subsequent_indent="    "))

    def _toggle_coach(self) -> None:
        on = not self._port.interview.is_coached
        self._runner.run(self._port.coach(on=on))
        self._print(f"Marks are {'on' if on else 'off'}.")

    def _last_said(self) -> Turn | None:
        return next((turn for turn in reversed(self._port.interview.turns) if turn.utterance), None)

    def _print(self, text: str) -> None:
        print(text, file=self._out, flush=True)
