"""What all screens share: heading, body, keys, and the request for more room."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.notifications import SeverityLevel
from textual.widget import Widget
from textual.worker import Worker, WorkerState

from trainer.tui.screens.closing import ClosesOnce
from trainer.tui.text import LABEL, plain
from trainer.tui.widgets.heading import Heading
from trainer.tui.widgets.keys import KeyBar
from trainer.tui.widgets.too_small import TooSmall

Result = TypeVar("Result")


class Page(ClosesOnce[Result]):
    """A full screen. `EXPLAINED` is what F1 says about it."""

    EXPLAINED: ClassVar[str] = ""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f1", "app.explain", "help", id="help")]

    def compose(self) -> ComposeResult:
        """The frame, and in it what the screen is about."""
        yield Heading()
        with Container(id="body"):
            yield from self.body()
        yield KeyBar()
        yield TooSmall()

    def body(self) -> Iterable[Widget]:
        """What the screen is about."""
        return ()

    def keys(self) -> list[tuple[str, str]]:
        """The keys that work now, as people say them, with what they do; those of the screen before the rest."""
        bindings = [active.binding for active in self.active_bindings.values() if active.enabled]
        entries: dict[str, tuple[str, str]] = {}
        for binding in sorted(bindings, key=lambda binding: not binding.show):
            if binding.description and binding.id:
                what = binding.tooltip or binding.description
                entries.setdefault(binding.action, (self.app.get_key_display(binding), what))
        return list(entries.values())

    @on(Worker.StateChanged)
    def tell_of_failure(self, event: Worker.StateChanged) -> None:
        """Say that something failed which nobody expected to; what is open stays open."""
        if event.state is WorkerState.ERROR:
            toast(self, broken_off(event.worker.error), severity="error")

    def head(self, left: Content, right: Content = Content(""), brief: Content | None = None) -> None:  # noqa: B008
        """Say what this is, and how things stand; in brief where there is little room."""
        heading = self.query_one(Heading)
        heading.left, heading.right, heading.brief = left, right, brief


def broken_off(error: BaseException | None) -> str:
    """What to say of a failure that nobody expected."""
    return f"Something went wrong on our side: {type(error).__name__}."


def brand() -> Content:
    """The name of the program as headings show it."""
    return Content.assemble(("❝ ", LABEL), ("Interview trainer", "bold"))


def toast(screen: Widget, text: str, *, title: str = "", severity: SeverityLevel = "information") -> None:
    """Say something in passing; whatever it holds is text."""
    screen.notify(plain(text).plain, title=plain(title).plain, severity=severity, markup=False)
