"""Gets an answer in a plain-text talk, also where the model behind the customer fails."""

import asyncio
import sys
from collections.abc import Callable, Coroutine
from typing import Any, Literal

from trainer.errors import ModelFailedError
from trainer.interview.local import LocalPort
from trainer.voices import EmbeddedVoice

CHOICES = "Your question is kept. r: try again, e: go on in the customer's own lines, q: leave"
_KEYS: dict[str, Literal["retry", "embedded", "leave"]] = {
    **dict.fromkeys(("", "r", "retry"), "retry"),
    **dict.fromkeys(("e", "embedded"), "embedded"),
    **dict.fromkeys(("q", "quit", "/quit", "leave"), "leave"),
}


class Answering:
    """Hears an answer to its end; where the model fails, the interviewer chooses, or the embedded voice goes on."""

    def __init__(
        self, port: LocalPort, runner: asyncio.Runner, show: Callable[[str], None], *, can_choose: bool
    ) -> None:
        """Answer through a port.

        Args:
            port: The interview.
            runner: Where its answers are waited for.
            show: Prints a line.
            can_choose: False where nobody types: then the embedded voice goes on, and says so.
        """
        self._port, self._runner, self._show, self._can_choose = port, runner, show, can_choose

    def get(self, hear: Callable[[], Coroutine[Any, Any, None]]) -> bool:
        """Hear the answer; False where the interviewer leaves."""
        while True:
            try:
                self._runner.run(hear())
            except ModelFailedError as error:
                trouble = f"{error.title}: {error}."
            except KeyboardInterrupt:
                if not self._port.is_spoken_by_model or not self._can_choose:
                    raise
                trouble = "You stopped the answer."
            else:
                return True
            match self._choice(trouble):
                case "leave":
                    return False
                case "embedded":
                    self._port.speak_with(EmbeddedVoice())

    def _choice(self, trouble: str) -> Literal["retry", "embedded", "leave"]:
        if not self._can_choose:
            print(f"{trouble} The talk goes on in the customer's own lines.", file=sys.stderr)
            return "embedded"
        self._show(f"({trouble})")
        self._show(f"({CHOICES})")
        while True:
            try:
                answer = input("r, e or q: ").strip().casefold()
            except EOFError:
                return "leave"
            if answer in _KEYS:
                return _KEYS[answer]
