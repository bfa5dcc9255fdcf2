"""The keys that work now, on one line; what does not fit gives way to what matters more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import RenderResult
from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from trainer.tui.text import LABEL, MUTED

if TYPE_CHECKING:
    from textual.screen import Screen

_GAP = "   "
_LAST = ("app.explain", "quit")
"""What works everywhere stands behind what works here."""


class KeyBar(Widget):
    """The visible bindings of the screen, each of which can be clicked."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyBar {
        dock: bottom;
        height: 1;
        padding: 0 2;
        background: $panel;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    """

    auto_links = False

    def on_mount(self) -> None:
        """Follow the screen's bindings."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, screen: Screen[object]) -> None:
        self.refresh()

    def render(self) -> RenderResult:
        """As many keys as there is room for, first come first."""
        room, shown = self.content_size.width, []
        for key in self._keys():
            if key.cell_length > room:
                break
            shown.append(key)
            room -= key.cell_length + len(_GAP)
        return Content(_GAP).join(shown)

    def _keys(self) -> list[Content]:
        """One entry an action, with the key that comes first."""
        entries: dict[str, Content] = {}
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if binding.show and active.enabled and binding.action not in entries:
                press = Style.from_meta({"@click": f"app.simulate_key({binding.key!r})"})
                entries[binding.action] = Content.assemble(
                    (self.app.get_key_display(binding), LABEL), " ", (binding.description, MUTED)
                ).stylize(press)
        return [entries.pop(action) for action in list(entries) if action not in _LAST] + list(entries.values())
