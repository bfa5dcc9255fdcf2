"""Every screen worth seeing, by name, over the stand-in: for tests that hold of all of them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from textual.command import CommandList, CommandPalette
from textual.containers import Vertical
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from tests.tui import samples
from tests.tui.standin import ScriptedInterview, ScriptedModels, ScriptedPractice
from trainer.errors import ModelFailedError, TrainerError
from trainer.interview.views import AnswerView, CardView, ExportView, PlanView, SetUpView
from trainer.tui.openings import Judged
from trainer.tui.screens.before import BeforeScreen
from trainer.tui.screens.beside_the_debrief import Consultant
from trainer.tui.screens.bets import BetsScreen
from trainer.tui.screens.board import BoardScreen
from trainer.tui.screens.debrief import DebriefScreen
from trainer.tui.screens.help import HelpScreen
from trainer.tui.screens.home import HomeScreen
from trainer.tui.screens.interview import InterviewScreen
from trainer.tui.screens.name import NameScreen
from trainer.tui.screens.settings import SettingsScreen
from trainer.tui.screens.twin import TwinScreen
from trainer.tui.widgets.confirm import Answer, Confirm
from trainer.tui.widgets.error_dialog import ErrorDialog
from trainer.tui.widgets.notes import NoteDialog

JUDGED = Judged(samples.marks("fail", "fail", "pass"), "When did the round last go wrong?")
CONSULTED = replace(samples.judged(1), paragraph=samples.PARAGRAPH)
FULL = TrainerError("nothing more can be written", remedy="make room and try again")


@dataclass(frozen=True)
class World:
    """What the screens are shown: the samples, or worse."""

    card: CardView = samples.CARD
    practice: Callable[[], ScriptedPractice] = ScriptedPractice
    interview: Callable[..., Any] = samples.interview
    closing: Any = samples.CLOSING
    answer: AnswerView = samples.ANSWER
    bets: Any = samples.BETS
    twin: Any = samples.TWIN
    names: tuple[str, ...] = ("maya", "otto")
    plan: PlanView = samples.PLAN
    judged: Judged = JUDGED
    error: TrainerError = FULL
    trouble: str = "the provider takes no more requests just now and asks to wait 7 seconds"
    set_up: SetUpView = samples.SET_UP
    judged_by_model: Any = CONSULTED


PRETTY = World()
Scene = Callable[[World], Screen[Any]]


def _port(world: World, **how: Any) -> ScriptedInterview:
    return ScriptedInterview(world.interview(**how), world.practice().script)


def _setback(world: World) -> Screen[Any]:
    """A model spoke until now; it was asked once more, and its provider asks to wait."""
    *before, last = world.interview().turns[:2]
    view = replace(world.interview((*before, replace(last, bubbles=()))), voice="model", used=samples.USED)
    port = ScriptedInterview(view, world.practice().script)
    port.script.failures["hear"] = [
        ModelFailedError(world.trouble, remedy="wait a little and try again", kind="too_many", wait_seconds=7)
    ]
    return InterviewScreen(port)


def _home(world: World) -> Screen[Any]:
    practice = world.practice()

    async def opened() -> ScriptedPractice:
        return practice

    return HomeScreen(opened)


def _debrief(world: World) -> Screen[Any]:
    async def markdown() -> ExportView:
        return ExportView("PRACTICE-FICTIONAL.md", "# PRACTICE, FICTIONAL")

    async def what_if(n: int, text: str) -> AnswerView:
        return world.answer

    async def contest(*_: object) -> Any:
        return world.closing

    return DebriefScreen(world.closing, markdown, what_if, contest)


def _consulted(world: World) -> Screen[Any]:
    """A debrief after a model was asked about a question, and for a paragraph."""

    async def markdown() -> ExportView:
        return ExportView("PRACTICE-FICTIONAL.md", "# PRACTICE, FICTIONAL")

    async def what_if(n: int, text: str) -> AnswerView:
        return world.answer

    async def asked(*_: object) -> Any:
        return world.judged_by_model

    return DebriefScreen(world.judged_by_model, markdown, what_if, asked, Consultant(asked, asked, asked))


def _before(world: World) -> Screen[Any]:
    async def look(text: str, card: CardView) -> Judged:
        return world.judged

    async def keep(plan: PlanView) -> None:
        return None

    return BeforeScreen(world.card, world.plan, world.bets, look, keep, blind=False)


def _bets(world: World) -> Screen[Any]:
    view = world.interview(over=True)
    return BetsScreen(ScriptedInterview(view, world.practice().script), view, world.bets)


def _note(world: World) -> Screen[Any]:
    view = world.interview(notes=samples.NOTES)
    return NoteDialog(view.notes, quote=view.turns[0].bubbles[0])


SCENES: dict[str, Scene] = {
    "home": _home,
    "before": _before,
    "interview": lambda world: InterviewScreen(_port(world, notes=samples.NOTES), plan=world.plan),
    "blind": lambda world: InterviewScreen(_port(world, coached=False, ranked=True)),
    "setback": _setback,
    "read_only": lambda world: InterviewScreen(_port(world, read_only=True)),
    "over": lambda world: InterviewScreen(_port(world, over=True)),
    "bets": _bets,
    "debrief": _debrief,
    "consulted": _consulted,
    "board": lambda world: BoardScreen(world.practice(), (world.card,), None),
    "name": lambda world: NameScreen(world.names),
    "settings": lambda world: SettingsScreen(ScriptedModels(world.practice().script, world.set_up), world.set_up),
    "twin": lambda world: TwinScreen(world.twin),
    "help": lambda world: HelpScreen(HomeScreen.EXPLAINED, [("n", "coached")]),
    "note": _note,
    "confirm": lambda world: Confirm(world.card.title, world.card.about, (Answer("yes", "y", "Yes", world.card.idea),)),
    "error": lambda world: ErrorDialog(world.error, kept="What you typed is still in the prompt."),
}


def own_part(screen: Screen[Any]) -> Widget:
    """The screen itself, or of a dialog the box on top, or of the palette its list."""
    if isinstance(screen, CommandPalette):
        return screen.query_one(CommandList)
    return screen.query(Vertical).first() if screen.is_modal else screen


def type_into(screen: Screen[Any], text: str) -> None:
    """Put a text into every field of a screen."""
    for field in screen.query(Input):
        field.value = text
