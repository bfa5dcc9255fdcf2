"""Screens that can be closed once only, however often somebody presses enter."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, Screen

Result = TypeVar("Result")


class ClosesOnce(Screen[Result]):
    """A second wish to close goes nowhere; the toolkit would close the screen below instead."""

    was_closed = False

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close, with whatever is open above; later calls do nothing."""
        if self.was_closed:
            return AwaitComplete()
        self.was_closed = True
        if not self.is_current:
            self.pop_until_active()
        return super().dismiss(result)

    async def action_dismiss(self, result: Result | None = None) -> None:
        """Close from a key."""
        self.dismiss(result)


class Dialog(ModalScreen[Result], ClosesOnce[Result]):
    """A box above a screen. The stylesheet knows it by its first parent."""
