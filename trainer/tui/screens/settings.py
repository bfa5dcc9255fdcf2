"""Settings: who speaks, through which model, and where its key is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, Input
from textual.widgets.option_list import Option

from trainer.errors import TrainerError, WrongUseError
from trainer.interview.views import ModelChoiceView
from trainer.tui.screens.page import Page, brand
from trainer.tui.text import BAD, GOOD, MUTED, one_line, plain
from trainer.tui.widgets.one_of import OneOf
from trainer.tui.widgets.pick import Pick
from trainer.tui.widgets.sheet import Block, Sheet

if TYPE_CHECKING:
    from trainer.interview.port import ModelPort
    from trainer.interview.views import KeyPlaceName, ProviderView, SetUpView, TrialView, VoiceName

_VOICES: tuple[tuple[VoiceName, str], ...] = (("embedded", "their own lines"), ("model", "through a model"))
_PLACES: tuple[tuple[KeyPlaceName, str], ...] = (
    ("environment", "the environment"),
    ("keyring", "the system's keyring"),
    ("file", "a file of your own"),
    ("none", "none needed"),
)
_WHAT_IT_MEANS = """\
Their own lines work offline, at once and for nothing. Through a model they answer in words of its own; what they let
go and what it scores stay the same."""
_LONGEST = 300


class KeyField(Input):
    """Where a key is typed: it shows none of it, and gives it to no clipboard."""

    def __init__(self) -> None:
        """Start empty; a key that is kept is never put in."""
        super().__init__(password=True, id="key", max_length=_LONGEST)

    def action_copy(self) -> None:
        """Nothing is copied from here."""

    def action_cut(self) -> None:
        """Nothing is copied from here, either."""
        self.delete_selection()


class SettingsScreen(Page[None]):
    """Choose, try, keep."""

    CSS_PATH = "settings.tcss"
    AUTO_FOCUS = "#voice"
    EXPLAINED = """\
Customers speak lines of their own unless a model speaks for them. Any provider will do, also one on this machine; f2
lists some with an example each. "Try it" asks one small question and says what came back and what a talk will cost.

The key comes from the environment, from the system's keyring, or from a file that only you can read. What you type in
its field is not shown, now or later. With a limit, an interview stops before it costs more.

The same is done by `trainer setup`. Changes hold for talks that begin, or are gone on with, from then on."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+t", "try_it", "try it", id="settings.try"),
        Binding("ctrl+s", "keep", "keep", id="settings.keep"),
        Binding("f2", "providers", "providers", id="settings.providers"),
        Binding("escape", "dismiss(None)", "back", id="settings.back"),
    ]
    voice = getters.query_one("#voice", OneOf)
    key_place = getters.query_one("#key-place", OneOf)
    told = getters.query_one("#told", Sheet)

    @dataclass
    class Tried(Message):
        """The small question was answered, or was not."""

        trial: TrialView

    @dataclass
    class Kept(Message):
        """The choice holds."""

        set_up: SetUpView

    @dataclass
    class Failed(Message):
        """It could not be done."""

        error: TrainerError

    def __init__(self, models: ModelPort, set_up: SetUpView) -> None:
        """Show which model is set up."""
        super().__init__()
        self._models, self._set_up = models, set_up

    def body(self) -> Iterable[Widget]:
        """The form; below it, always in sight, what came of it."""
        choice = self._set_up.choice
        cap = "" if choice.cap is None else f"{choice.cap:g}"
        yield VerticalScroll(
            OneOf("Customers speak", _VOICES, choice.voice, id="voice"),
            Sheet([Block(Content.styled(_WHAT_IT_MEANS.replace("\n", " "), MUTED))], classes="hint"),
            _field("name", "Model", one_line(choice.name), "provider/model, such as openai/gpt-4o-mini"),
            _field("address", "Address", one_line(choice.address), "the provider's own"),
            OneOf("Its key comes from", _PLACES, choice.key, id="key-place"),
            KeyField(),
            Sheet(id="key-hint", classes="hint"),
            _field("cap", "Limit for one interview, in US dollars", cap, "none"),
            Horizontal(Button(Content("Try it"), id="try"), Button(Content("Keep"), id="keep"), id="buttons"),
            id="form",
            can_focus=False,
        )
        yield Sheet(id="told")

    def on_mount(self) -> None:
        """Say where we are."""
        self.head(brand(), Content.styled("settings", MUTED))
        self.query_one(KeyField).border_title = "Key"
        self._show_key_place()

    def _choice(self) -> ModelChoiceView:
        """What the form says now. WrongUseError where the limit is no number."""
        voice = next(voice for voice, _ in _VOICES if voice == self.voice.chosen)
        key = next(place for place, _ in _PLACES if place == self.key_place.chosen)
        return ModelChoiceView(voice, self._typed("name"), self._typed("address"), key, _amount(self._typed("cap")))

    def _typed(self, id_: str) -> str:
        return one_line(self.query_one(f"#{id_}", Input).value)

    @on(OneOf.Chosen)
    def change(self) -> None:
        """Show what belongs to the choice."""
        self._show_key_place()

    def _show_key_place(self) -> None:
        """A field only where a key is kept by us; a word on where it comes from otherwise."""
        place = self.key_place.chosen
        self.query_one(KeyField).display = place in {"keyring", "file"}
        self.query_one("#key-hint", Sheet).show(_where_it_is(self._set_up, place))

    @on(Input.Submitted)
    def go_on(self) -> None:
        """Enter goes to the next field."""
        self.focus_next()

    @on(Button.Pressed)
    async def press(self, event: Button.Pressed) -> None:
        """The buttons do what the keys do."""
        await self.run_action("try_it" if event.button.id == "try" else "keep")

    @work(group="providers", exclusive=True, exit_on_error=False)
    async def action_providers(self) -> None:
        """Choose a provider, and start from its example."""
        options = [_provider(each, n) for n, each in enumerate(self._set_up.providers)]
        picked = await self.app.push_screen_wait(Pick("Who provides the model?", options))
        if picked is not None:
            self._start_from(self._set_up.providers[int(picked.partition("-")[2])])

    def _start_from(self, provider: ProviderView) -> None:
        self.voice.choose("model")
        self.query_one("#name", Input).value = provider.example
        self.query_one("#address", Input).value = provider.address or ""
        self.key_place.choose("environment" if provider.variable else "none")
        self.query_one("#name", Input).focus()

    def action_try_it(self) -> None:
        """Ask one small question."""
        self.told.show([Block(Content.styled("Asking one small question…", MUTED))])
        self._try_it()

    @work(group="model", exclusive=True, exit_on_error=False)
    async def _try_it(self) -> None:
        try:
            self.post_message(self.Tried(await self._models.try_out(self._choice(), self.query_one(KeyField).value)))
        except TrainerError as error:
            self.post_message(self.Failed(error))

    @work(group="model", exclusive=True, exit_on_error=False)
    async def action_keep(self) -> None:
        """Keep what is chosen."""
        try:
            self.post_message(self.Kept(await self._models.keep(self._choice(), self.query_one(KeyField).value)))
        except TrainerError as error:
            self.post_message(self.Failed(error))

    @on(Tried)
    def tell_outcome(self, event: Tried) -> None:
        """Say what came of the question, and what it costs."""
        self.told.show(_outcome(event.trial.told, is_good=event.trial.is_working))

    @on(Kept)
    def tell_kept(self, event: Kept) -> None:
        """Say what holds now; a key that was typed is gone from the screen."""
        self._set_up = event.set_up
        self.query_one(KeyField).clear()
        self._show_key_place()
        self.told.show(_outcome([_what_holds(event.set_up.choice)], is_good=True))

    @on(Failed)
    def tell_failure(self, event: Failed) -> None:
        """Say why it could not be done; what is typed stays."""
        self.told.show(_outcome([f"{event.error.message}; {event.error.remedy}."], is_good=False))


def _field(id_: str, title: str, value: str, placeholder: str) -> Input:
    field = Input(value, id=id_, placeholder=placeholder, max_length=_LONGEST)
    field.border_title = title
    return field


def _amount(text: str) -> float | None:
    """A number of dollars; None for no limit."""
    if not text:
        return None
    try:
        return float(text.lstrip("$").replace(",", "."))
    except ValueError:
        raise WrongUseError("the limit is no number", remedy="write it like 0.25, or leave it empty") from None


def _where_it_is(set_up: SetUpView, place: str) -> Iterator[Block]:
    is_kept_place = set_up.key_found and place == set_up.choice.key
    if is_kept_place:
        found = f"A key was found in {set_up.key_found}."
        yield Block(plain(found + (" Type another one to replace it." if place in {"keyring", "file"} else ""), MUTED))
    elif place == "environment":
        yield Block(plain("TRAINER_MODEL_KEY, or the provider's own variable: OPENAI_API_KEY and so on.", MUTED))
    elif place != "none":
        yield Block(plain("Paste it; it is not shown, now or later.", MUTED))


def _provider(provider: ProviderView, n: int) -> Option:
    needs = f"key from {provider.variable}" if provider.variable else "no key"
    detail = plain(f"\n   {provider.example}  ·  {needs}", MUTED)
    return Option(Content.assemble(" ", plain(provider.title, "bold"), detail), id=f"provider-{n}")


def _outcome(lines: Sequence[str], *, is_good: bool) -> Iterator[Block]:
    lead = Content.styled("✓" if is_good else "✗", f"bold {GOOD if is_good else BAD}")
    for n, line in enumerate(lines):
        sentence = plain(line[:1].upper() + line[1:])
        yield Block(sentence, left=3, lead=lead if n == 0 else Content(""))


def _what_holds(choice: ModelChoiceView) -> str:
    if choice.voice == "model":
        return f"Kept. Customers now speak through {choice.name}."
    rest = f" {choice.name} can be asked for second opinions." if choice.name else ""
    return f"Kept. Customers speak their own lines.{rest}"
