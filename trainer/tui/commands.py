"""What the command palette offers besides themes: every action, as data."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import NamedTuple

from textual.command import DiscoveryHit, Hit, Hits, Provider


class Command(NamedTuple):
    """One entry of the palette."""

    title: str
    explained: str
    action: str
    """An action of the screen, or of the app where it begins with "app."."""


COMMANDS = (
    Command("Explain this screen", "what it is for, and its keys", "app.explain"),
    Command("First steps", "the twin, six questions, a debrief", "app.want_twin"),
    Command("Board", "the best ranked attempt of each player", "app.want_board"),
    Command("Player", "go on as somebody else", "app.want_player"),
    Command("Settings", "who speaks: they themselves, or a model", "app.want_settings"),
    Command("Start coached", "the highlighted scenario, with marks as you go", "start(False)"),
    Command("Start blind", "the highlighted scenario, marks in the debrief", "start(True)"),
    Command("Find a past interview", "in names and in what was said", "search"),
    Command("Delete an interview", "the highlighted one; asks first", "forget"),
    Command("Write a note", "a quote, a fact, a feeling, a gap", "note"),
    Command("Coach on or off", "marks after each question", "coach"),
    Command("Why these marks", "reasons, and a better wording", "explain"),
    Command("Leave the talk", "end it, or leave it for later", "leave"),
    Command("Show me the truth", "settle the bets and see the debrief", "reveal"),
    Command("Second opinion", "a model's, on a question of the debrief", "second_opinion"),
    Command("Coach's words", "a paragraph about the talk, by a model", "summarise"),
    Command("Export the debrief", "as Markdown, marked as practice", "export"),
    Command("Copy the debrief", "as Markdown", "copy"),
    Command("Theme", "paper, dusk or high contrast", "app.change_theme"),
    Command("Picture of this screen", "as an SVG file", "app.screenshot"),
    Command("Quit", "back to the command prompt; nothing is lost", "app.quit"),
)


class TrainerCommands(Provider):
    """Offers what the screen below the palette can do."""

    def _possible(self) -> list[Command]:
        """The commands that make sense on the screen below."""
        return [
            command
            for command in COMMANDS
            if command.action.startswith("app.") or hasattr(self.screen, f"action_{command.action.partition('(')[0]}")
        ]

    def _runner(self, command: Command) -> Callable[[], Awaitable[bool]]:
        return partial(self.app.run_action, command.action, self.screen)

    async def search(self, query: str) -> Hits:
        """Commands whose title fits what was typed."""
        matcher = self.matcher(query)
        for command in self._possible():
            score = matcher.match(command.title)
            if score > 0:
                yield Hit(score, matcher.highlight(command.title), self._runner(command), help=command.explained)

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for command in self._possible():
            yield DiscoveryHit(command.title, self._runner(command), help=command.explained)
