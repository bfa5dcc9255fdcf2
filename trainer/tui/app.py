"""The app: themes, screens and keys; it computes nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segments
from textual import events, on, work
from textual.app import App
from textual.binding import Binding, BindingType
from textual.filter import LineFilter, NoColor
from textual.screen import Screen
from textual.worker import Worker, WorkerState

from trainer.tui import lifecycle
from trainer.tui.journeys import Journeys
from trainer.tui.messages import BoardWanted, PlayerWanted, SettingsWanted, Troubled, TwinWanted, Wanted
from trainer.tui.preferences import Preferences, remember_theme
from trainer.tui.screens.home import HomeScreen
from trainer.tui.screens.page import Page, broken_off, toast
from trainer.tui.text import SIGNS, AsciiFilter, ControlFilter, can_show
from trainer.tui.theme import DUSK, THEMES
from trainer.tui.widgets.too_small import BREAKPOINTS_ACROSS, BREAKPOINTS_DOWN

if TYPE_CHECKING:
    from textual.command import Provider
    from textual.driver import Driver

    from trainer.interview.port import PracticePort
    from trainer.tui.glance import Glance

_HERE = Path(__file__).parent


def _commands() -> type[Provider]:
    from trainer.tui.commands import TrainerCommands  # the palette costs 20 ms, and few open it at once

    return TrainerCommands


class TrainerApp(App[None]):
    """The trainer in a terminal."""

    TITLE = "Interview trainer"
    CSS_PATH: ClassVar[list[str | PurePath]] = [_HERE / "app.tcss", _HERE / "screens" / "home.tcss"]
    """Home's own stylesheet too: that of a default screen is not read by itself."""
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS_ACROSS
    VERTICAL_BREAKPOINTS = BREAKPOINTS_DOWN
    COMMANDS = {_commands}  # noqa: RUF012 - the toolkit's type
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "quit", "quit", id="quit", priority=True)]

    def __init__(
        self,
        open_practice: Callable[[], Awaitable[PracticePort]],
        *,
        preferences: Preferences | None = None,
        glance: Glance | None = None,
    ) -> None:
        """Show a practice that is opened after the first frame.

        Args:
            open_practice: Asked once.
            preferences: Theme and keys; ours by default.
            glance: What home showed last; nothing by default.
        """
        super().__init__()
        self._preferences, self._glance = preferences or Preferences(), glance
        strangers = list(self.available_themes)
        for own in THEMES:
            self.register_theme(own)
        self.theme = self._preferences.theme
        for name in strangers:
            self.unregister_theme(name)
        self.set_class(self.no_color, "-plain")
        self._walls = _walls(no_color=self.no_color)
        """Kept, since drawn lines are remembered by the filters they went through."""
        self._open_practice = open_practice
        self._practice: asyncio.Task[PracticePort] | None = None
        self._journeys = Journeys(self, self.practice)

    def on_mount(self) -> None:
        """Once home is drawn: signals, keys, what must be told, and the first steps of somebody new."""
        lifecycle.listen(self._end)
        self.set_keymap(self._preferences.keys)
        self.theme_changed_signal.subscribe(self, lambda theme: remember_theme(theme.name))
        self.call_after_refresh(self._arrive)

    def _arrive(self) -> None:
        self._travel(self._journeys.arrive())
        self._check_keys()

    @work(group="keys", exit_on_error=False)
    async def _check_keys(self) -> None:
        """Import the other screens while nobody waits for them, and say which keys were misspelt."""
        troubles = await asyncio.to_thread(_troubles_with_keys, self._preferences.keys)
        for trouble in (*self._preferences.troubles, *troubles):
            toast(self.screen, trouble, title="config.toml", severity="warning")

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our tokens, for the moment before a theme of ours is chosen."""
        return next(theme for theme in THEMES if theme.name == DUSK).variables

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The last wall: nothing that a terminal would obey, and no colours where none are wanted.

        The toolkit's own, which translates the sixteen old colours, has nothing to do in themes of ours.
        """
        return self._walls

    def get_driver_class(self) -> type[Driver]:
        """The driver that fits here; where it is the one for terminals, ours in its place."""
        found = super().get_driver_class()
        if found.__module__ != "textual.drivers.linux_driver":
            return found
        from trainer.tui.driver import PromptDriver  # what it stands on exists only where that one does

        return PromptDriver

    def get_key_display(self, binding: Binding) -> str:
        """Keys as people say them: "ctrl+q", "esc", "/"."""
        return binding.key_display or {"escape": "esc", "slash": "/", "delete": "del"}.get(binding.key, binding.key)

    def get_default_screen(self) -> Screen[None]:
        """Home."""
        return HomeScreen(self.practice, self._glance)

    async def practice(self) -> PracticePort:
        """The practice, opened when it is first needed."""
        if self._practice is None or (self._practice.done() and self._practice.exception()):
            self._practice = asyncio.ensure_future(self._open_practice())
        return await asyncio.shield(self._practice)

    def action_explain(self) -> None:
        """Explain the screen that is seen."""
        from trainer.tui.screens.help import HelpScreen  # not needed for the first frame

        if isinstance(self.screen, Page):
            self.push_screen(HelpScreen(self.screen.EXPLAINED, self.screen.keys()))

    def action_want_twin(self) -> None:
        """The first steps once more."""
        self.post_message(TwinWanted())

    def action_want_board(self) -> None:
        """The board."""
        self.post_message(BoardWanted())

    def action_want_player(self) -> None:
        """Another player."""
        self.post_message(PlayerWanted())

    def action_want_settings(self) -> None:
        """Who speaks, and through which model."""
        self.post_message(SettingsWanted())

    async def action_quit(self) -> None:
        """Leave; what is typed is kept."""
        await self._put_away()
        self.exit()

    def _end(self, code: int) -> None:
        """A signal asks to end."""

        async def end() -> None:
            await self._put_away()
            self.exit(return_code=code)

        self.run_worker(end(), group="end", exclusive=True, exit_on_error=False)

    def _fatal_error(self) -> None:
        """End after a bug; the toolkit's own way prints the values of variables, which hold what people said."""
        self._exit_renderables.append(Segments(self.console.render(lifecycle.last_words())))
        self._close_messages_no_wait()

    async def _put_away(self) -> None:
        await lifecycle.keep_all(self.screen_stack)
        await self._journeys.put_away()

    def on_unmount(self) -> None:
        """Signals do what they do by themselves again."""
        lifecycle.deafen()

    @on(Wanted)
    def take(self, event: Wanted) -> None:
        """Take a person where they want to go."""
        self._travel(self._journeys.to(event))

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

    @on(Worker.StateChanged)
    def tell_of_failure(self, event: Worker.StateChanged) -> None:
        """Say that a journey broke off which nobody expected to."""
        if event.state is WorkerState.ERROR:
            toast(self.screen, broken_off(event.worker.error), severity="error")

    def _travel(self, journey: Awaitable[None]) -> None:
        self.run_worker(journey, group="journey", exit_on_error=False)


def _walls(*, no_color: bool) -> list[LineFilter]:
    """What every line goes through on its way to the terminal."""
    walls: list[LineFilter] = [NoColor(), ControlFilter()] if no_color else [ControlFilter()]
    return walls if can_show(SIGNS) else [*walls, AsciiFilter()]


def _troubles_with_keys(keys: dict[str, str]) -> list[str]:
    from trainer.tui.keymap import unknown  # imports every screen

    return list(unknown(keys))
