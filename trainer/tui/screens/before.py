"""Before the talk: what to find out, what would prove one wrong, and first questions, looked at as they are typed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, Input, TextArea

from trainer.errors import TrainerError
from trainer.interview.views import PlanView
from trainer.tui.messages import Troubled
from trainer.tui.screens.home_lists import card_blocks
from trainer.tui.screens.page import Page
from trainer.tui.text import LABEL, MUTED, TITLE, clean, one_line, plain
from trainer.tui.widgets.bet_card import BetCard
from trainer.tui.widgets.planned_question import PlannedQuestion
from trainer.tui.widgets.sheet import Block, Sheet

if TYPE_CHECKING:
    from textual.timer import Timer

    from trainer.interview.views import BetView, CardView
    from trainer.tui.openings import Judged

OPENINGS = 3
_LONGEST = 600
Judge = Callable[[str, "CardView"], Awaitable["Judged"]]
Keep = Callable[["PlanView"], Awaitable[None]]
PAUSE = 0.5
"""Seconds after which a plan that changed is kept."""


@dataclass(frozen=True, slots=True)
class Ready:
    """The talk can begin, or was thought better of; what was planned is worth keeping either way."""

    begins: bool
    blind: bool
    plan: PlanView


class BeforeScreen(Page[Ready]):
    """Plan a talk. Returns the plan, and whether to begin."""

    CSS_PATH = "before.tcss"
    AUTO_FOCUS = "#objective"
    EXPLAINED = """\
All of this is for you; nothing has to be filled in. Writing down what would prove you wrong makes it harder to hear
only what you hope for. Your first questions are looked at as you type: ✓ passes, ✗ fails, ~ unsure. What you believe
now is asked again after the talk: the change between the two is what the talk taught you. Only the later bets score.

Coached shows marks as you go. Blind keeps them for the debrief: only a blind first attempt counts on the board."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "begin", "begin", id="before.begin"),
        Binding("f3", "coach", "coached / blind", id="before.coach"),
        Binding("escape", "back", "back", id="before.back"),
    ]
    objective = getters.query_one("#objective", TextArea)
    refutation = getters.query_one("#refutation", Input)

    @dataclass
    class Looked(Message):
        """A question was analysed."""

        question: PlannedQuestion
        text: str
        judged: Judged

    def __init__(
        self, card: CardView, plan: PlanView, bets: Sequence[BetView], judge: Judge, keep: Keep, *, blind: bool
    ) -> None:
        """Plan a talk with a customer.

        Args:
            card: Whom one will meet.
            plan: What was planned before.
            bets: What will have to be concluded afterwards.
            judge: Says what is thought of a question.
            keep: Keeps the plan as it is typed.
            blind: True where marks are to wait for the debrief; it can still be changed.
        """
        super().__init__()
        self._card, self._plan, self._bets, self._judge, self._keep = card, plan, bets, judge, keep
        self._blind, self._kept = blind, plan
        self._pause: Timer | None = None

    def body(self) -> Iterable[Widget]:
        """The form, and the card beside it where there is room."""
        plan = self._plan
        openings = (*plan.openings, *[""] * OPENINGS)[:OPENINGS]
        form = VerticalScroll(
            _label("What must I know afterwards?"),
            TextArea(
                clean(plan.objective), id="objective", placeholder="up to three lines", highlight_cursor_line=False
            ),
            _label("What would prove me wrong?"),
            Input(
                one_line(plan.refutation), id="refutation", placeholder="something I could hear", max_length=_LONGEST
            ),
            _label("The one question that could hurt"),
            PlannedQuestion(plan.scary, "the one I would rather not ask"),
            _label("My first questions"),
            *(PlannedQuestion(text, f"question {n}") for n, text in enumerate(openings, 1)),
            *self._beliefs(),
            Button(Content("Begin the talk"), id="begin"),
            id="form",
            can_focus=False,
        )
        yield Horizontal(form, VerticalScroll(Sheet(card_blocks(self._card)), id="card", can_focus=False), id="columns")

    def _beliefs(self) -> Iterable[Widget]:
        """The bets, as they were placed before."""
        if self._bets:
            yield _label("What do I believe now?  It is asked again afterwards.")
        before = {belief.bet: belief for belief in self._plan.beliefs}
        for bet in self._bets:
            belief = before.get(bet.id)
            yield BetCard(replace(bet, answer=belief.answer, confidence=belief.confidence) if belief else bet, None)

    def on_mount(self) -> None:
        """Say whom one will meet, and how; look at what was planned before."""
        self.objective.cursor_blink = False
        self.call_after_refresh(self.query_one("#form").scroll_home, animate=False)
        self._show_kind()
        for question in self.query(PlannedQuestion):
            if question.text:
                self._look(question, question.text)

    def _show_kind(self) -> None:
        kind = "blind" if self._blind else "coached"
        left = Content.assemble(plain(self._card.name, TITLE), plain(f"  ·  {self._card.title}", MUTED))
        self.head(left, Content.assemble(("before the talk  ·  ", MUTED), (kind, LABEL)))

    @on(PlannedQuestion.Typed)
    def look(self, event: PlannedQuestion.Typed) -> None:
        """Have a question looked at."""
        self._look(event.question, event.text)

    @work(group="look", exclusive=False, exit_on_error=False)
    async def _look(self, question: PlannedQuestion, text: str) -> None:
        self.post_message(self.Looked(question, text, await self._judge(text, self._card)))

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(PlannedQuestion.Typed)
    @on(BetCard.Placed)
    def wait_for_pause(self) -> None:
        """Keep the plan once it has stopped changing."""
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self._keep_typed)

    @work(group="keep", exclusive=True, exit_on_error=False)
    async def _keep_typed(self) -> None:
        try:
            await self.keep()
        except TrainerError as error:
            self.post_message(Troubled(error))

    async def keep(self) -> None:
        """Keep what is planned, where that is new."""
        plan = self._plan_now()
        if plan != self._kept:
            await self._keep(plan)
            self._kept = plan

    @on(Looked)
    def show_judged(self, event: Looked) -> None:
        """Show what is thought of it."""
        event.question.show_judged(event.text, event.judged)

    @on(Input.Submitted)
    def go_on(self) -> None:
        """Enter goes to the next line."""
        self.focus_next()

    @on(Button.Pressed)
    def press(self) -> None:
        """The button does what the key does."""
        self.action_begin()

    def action_coach(self) -> None:
        """Coached or blind; it can still be changed."""
        self._blind = not self._blind
        self._show_kind()

    def action_begin(self) -> None:
        """Begin the talk."""
        self.dismiss(self._ready(begins=True))

    def action_back(self) -> None:
        """Not now; what was planned is kept."""
        self.dismiss(self._ready(begins=False))

    def _ready(self, *, begins: bool) -> Ready:
        return Ready(begins, self._blind, self._plan_now())

    def _plan_now(self) -> PlanView:
        scary, *openings = [question.text for question in self.query(PlannedQuestion)]
        beliefs = [card.belief for card in self.query(BetCard)]
        return PlanView(
            objective=clean(self.objective.text)[:_LONGEST].strip(),
            refutation=one_line(self.refutation.value),
            scary=scary,
            openings=tuple(openings),
            beliefs=tuple(belief for belief in beliefs if belief),
        )


def _label(text: str) -> Sheet:
    return Sheet([Block(Content.styled(text, LABEL))], classes="label")
