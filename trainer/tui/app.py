"""The app: themes, screens and keys; it computes nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import App
from textual.binding import Binding, BindingType
from textual.filter import LineFilter, NoColor
from textual.screen import Screen

from trainer.tui.journeys import Journeys
from trainer.tui.messages import ContinueWanted, DebriefWanted, PlayerWanted, StartWanted, Troubled, TwinWanted
from trainer.tui.screens.home import HomeScreen
from trainer.tui.screens.page import toast
from trainer.tui.text import ControlFilter
from trainer.tui.theme import DUSK, THEMES
from trainer.tui.widgets.too_small import BREAKPOINTS_ACROSS, BREAKPOINTS_DOWN

if TYPE_CHECKING:
    from trainer.interview.port import PracticePort

_HERE = Path(__file__).parent


class TrainerApp(App[None]):
    """The trainer in a terminal."""

    TITLE = "Interview trainer"
    CSS_PATH: ClassVar[list[str | PurePath]] = [_HERE / "app.tcss", _HERE / "screens" / "home.tcss"]
    """Home's own stylesheet too: that of a default screen is not read by itself."""
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS_ACROSS
    VERTICAL_BREAKPOINTS = BREAKPOINTS_DOWN
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "quit", "quit", id="quit", priority=True)]

    def __init__(self, open_practice: Callable[[], Awaitable[PracticePort]], *, theme: str = DUSK) -> None:
        """Show a practice that is opened after the first frame.

        Args:
            open_practice: Asked once.
            theme: The name of one of our themes.
        """
        super().__init__()
        strangers = list(self.available_themes)
        for own in THEMES:
            self.register_theme(own)
        self.theme = theme
        for name in strangers:
            self.unregister_theme(name)
        self._open_practice = open_practice
        self._practice: asyncio.Task[PracticePort] | None = None
        self._journeys = Journeys(self, self.practice)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our tokens, for the moment before a theme of ours is chosen."""
        return next(theme for theme in THEMES if theme.name == DUSK).variables

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The last wall: nothing that a terminal would obey, and no colours where none are wanted."""
        colours = [NoColor()] if self.no_color else []
        return [*super().get_line_filters(), *colours, ControlFilter()]

    def get_key_display(self, binding: Binding) -> str:
        """Keys as people say them: "ctrl+q", "esc", "/"."""
        return binding.key_display or {"escape": "esc", "slash": "/", "delete": "del"}.get(binding.key, binding.key)

    def get_default_screen(self) -> Screen[None]:
        """Home."""
        return HomeScreen(self.practice)

    async def practice(self) -> PracticePort:
        """The practice, opened when it is first needed."""
        if self._practice is None or (self._practice.done() and self._practice.exception()):
            self._practice = asyncio.ensure_future(self._open_practice())
        return await asyncio.shield(self._practice)

    def on_mount(self) -> None:
        """Once home is drawn: what must be told, and the first steps of somebody new."""
        self.call_after_refresh(lambda: self._travel(self._journeys.arrive()))

    @on(PlayerWanted)
    def choose_player(self) -> None:
        """Go on as somebody else."""
        self._travel(self._journeys.choose_player())

    @on(TwinWanted)
    def take_first_steps(self) -> None:
        """The twin once more."""
        self._travel(self._journeys.first_steps())

    @on(StartWanted)
    def start(self, event: StartWanted) -> None:
        """A new interview."""
        self._travel(self._journeys.start(event.scenario, blind=event.blind))

    @on(ContinueWanted)
    def go_on(self, event: ContinueWanted) -> None:
        """An unfinished interview."""
        self._travel(self._journeys.go_on(event.interview))

    @on(DebriefWanted)
    def look_back(self, event: DebriefWanted) -> None:
        """The debrief of an interview that is over."""
        self._travel(self._journeys.look_back(event.interview))

    @on(events.DeliveryComplete)
    def tell_where(self, event: events.DeliveryComplete) -> None:
        """Say where an export went."""
        toast(self.screen, f"Kept as {event.path}" if event.path else "Handed to your browser.")

    @on(events.DeliveryFailed)
    def tell_failure(self, event: events.DeliveryFailed) -> None:
        """Say that an export did not go anywhere."""
        toast(self.screen, f"It could not be written: {event.exception}", severity="error")

    @on(Troubled)
    def tell(self, event: Troubled) -> None:
        """Say what failed in passing."""
        toast(self.screen, str(event.error), title=event.error.title, severity="warning")

    def _travel(self, journey: Awaitable[None]) -> None:
        self.run_worker(journey, group="journey", exit_on_error=False)
