"""The least that a program in this toolkit is: a heading, a line to type in, a footer. It needs nothing else.

On ctrl+t it shows forty turns of a talk, as plainly as they can be shown.
"""

from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Footer, Header, Input, Label, Static

TURNS = 40
_TURN = "And what did you do about it that morning, when nobody else was there to ask?"


class BareApp(App[None]):
    """Nothing of it is ours."""

    BINDINGS = [("ctrl+t", "talk", "talk"), ("ctrl+q", "quit", "quit")]  # noqa: RUF012 - as people write it

    def compose(self) -> ComposeResult:
        """A heading, a word, a line, a footer."""
        yield Header()
        yield VerticalScroll(Label("bare and ready"))
        yield Input()
        yield Footer()

    def on_mount(self) -> None:
        """Where a person types."""
        self.query_one(Input).focus()

    async def action_talk(self) -> None:
        """Show a talk, down to its end."""
        talk = self.query_one(VerticalScroll)
        talk.anchor()
        await talk.mount_all(Static(f"{n} {_TURN}") for n in range(TURNS))
        await talk.mount(Static("that was all of it"))


if __name__ == "__main__":
    BareApp().run()
