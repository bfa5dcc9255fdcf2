"""A scripted practice and interview, as if they were far away: every call is recorded, can be slow, and can fail."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from dataclasses import replace

from tests.tui import samples
from trainer.interview.events import EndedBy
from trainer.interview.views import (
    AnswerView,
    BetView,
    ClosingView,
    ExportView,
    InterviewView,
    ModelChoiceView,
    NoteKind,
    NoteView,
    PastView,
    PlanView,
    RuleName,
    SetUpView,
    ShelfView,
    StandingView,
    TrialView,
    TurnView,
    TwinView,
    VerdictName,
)


class Script:
    """What happened, and what is to go wrong."""

    def __init__(self) -> None:
        self.calls: list[tuple[object, ...]] = []
        self.failures: defaultdict[str, list[Exception]] = defaultdict(list)
        self.gates: dict[str, asyncio.Event] = {}
        """A call with a gate waits until it is set."""
        self.pace = 0.0
        """Seconds that each call and each bubble takes."""

    async def play(self, name: str, *args: object) -> None:
        """Record a call; then be slow, wait or fail, as the script says."""
        self.calls.append((name, *args))
        if gate := self.gates.get(name):
            await gate.wait()
        if self.pace:
            await asyncio.sleep(self.pace)
        if self.failures[name]:
            raise self.failures[name].pop(0)

    def called(self, name: str) -> list[tuple[object, ...]]:
        """The arguments of each call of a name."""
        return [call[1:] for call in self.calls if call[0] == name]


class ScriptedInterview:
    """An interview whose replies are known beforehand."""

    def __init__(self, view: InterviewView, script: Script, replies: tuple[TurnView, ...] = samples.TURNS) -> None:
        self.script = script
        self.now = view
        self.replies = replies
        self.placed: dict[str, BetView] = {bet.id: bet for bet in samples.BETS}

    async def view(self) -> InterviewView:
        await self.script.play("view")
        return self.now

    async def say(self, text: str) -> TurnView:
        await self.script.play("say", text)
        n = len(self.now.turns) + 1
        said = replace(self.replies[(n - 1) % len(self.replies)], n=n, utterance=text, bubbles=(), cues=())
        if not (self.now.is_coached and text):
            said = replace(said, marks=())
        self.now = replace(self.now, turns=(*self.now.turns, said), draft="")
        return said

    async def hear(self) -> AsyncIterator[str]:
        await self.script.play("hear")
        last = self.now.turns[-1]
        bubbles = self.replies[(last.n - 1) % len(self.replies)].bubbles
        for bubble in bubbles:
            await self.script.play("bubble", bubble)
            yield bubble
        whole = samples.interview((*self.now.turns[:-1], replace(last, bubbles=bubbles)))
        self.now = replace(
            self.now, turns=whole.turns, minutes_left=whole.minutes_left, interviewer_share=0.31, held=whole.held
        )

    async def better(self, n: int) -> str | None:
        await self.script.play("better", n)
        return samples.CLOSING.wordings.get(n)

    async def note(self, kind: NoteKind, text: str) -> None:
        await self.script.play("note", kind, text)
        self.now = replace(self.now, notes=(*self.now.notes, NoteView(len(self.now.turns), kind, text)))

    async def keep_draft(self, text: str) -> None:
        await self.script.play("keep_draft", text)
        self.now = replace(self.now, draft=text)

    async def coach(self, *, on: bool) -> None:
        await self.script.play("coach", on)
        self.now = replace(self.now, is_coached=on, can_be_ranked=self.now.can_be_ranked and not on)

    async def bets(self) -> tuple[BetView, ...]:
        await self.script.play("bets")
        return tuple(self.placed.values())

    async def bet(self, bet: str, answer: str, *, confidence: float, turn: int | None) -> None:
        await self.script.play("bet", bet, answer, confidence, turn)
        self.placed[bet] = replace(self.placed[bet], answer=answer, confidence=confidence, turn=turn)

    async def end(self, by: EndedBy) -> None:
        await self.script.play("end", by)
        self.now = replace(self.now, ended_by=by)

    async def close(self) -> ClosingView:
        await self.script.play("close")
        return samples.CLOSING

    async def contest(self, n: int, rule: RuleName, label: VerdictName) -> None:
        await self.script.play("contest", n, rule, label)

    async def judge(self, n: int) -> TurnView:
        await self.script.play("judge", n)
        return self.now.turns[n - 1]

    async def use_own_lines(self) -> None:
        await self.script.play("use_own_lines")
        self.now = replace(self.now, voice="embedded")

    async def leave(self) -> None:
        await self.script.play("leave")


class ScriptedModels:
    """A model that works, unless the script says otherwise."""

    def __init__(self, script: Script, set_up: SetUpView = samples.SET_UP) -> None:
        self.script, self.now = script, set_up

    async def set_up(self) -> SetUpView:
        await self.script.play("set_up")
        return self.now

    async def try_out(self, choice: ModelChoiceView, key: str) -> TrialView:
        await self.script.play("try_out", choice, key)
        return samples.TRIAL

    async def keep(self, choice: ModelChoiceView, key: str) -> SetUpView:
        await self.script.play("keep", choice, key)
        self.now = replace(self.now, choice=choice, key_found="keys.json" if key else self.now.key_found)
        return self.now


class ScriptedPractice:
    """A practice with three scenarios and a few interviews."""

    def __init__(self, script: Script | None = None) -> None:
        self.script = script or Script()
        self.names = ["maya", "otto"]
        self.changed = {"maya": 3}
        """By player, how many bets a talk changed."""
        self.first_start = False
        self.told: tuple[str, ...] = ()
        self.kept = {"maren-1": ScriptedInterview(samples.interview(notes=samples.NOTES), self.script)}
        self.list = list(samples.PAST)
        self.opened: ScriptedInterview | None = None
        self.plans: dict[str, PlanView] = {}
        self.model_settings: ScriptedModels | None = ScriptedModels(self.script)
        self.is_model_set_up = False

    async def notices(self) -> tuple[str, ...]:
        await self.script.play("notices")
        return self.told

    async def is_first_start(self) -> bool:
        await self.script.play("is_first_start")
        return self.first_start

    async def remember_start(self) -> None:
        await self.script.play("remember_start")
        self.first_start = False

    async def players(self) -> tuple[str, ...]:
        await self.script.play("players")
        return tuple(self.names)

    async def choose_player(self, name: str) -> None:
        await self.script.play("choose_player", name)
        self.names = [name, *(other for other in self.names if other != name)]

    async def insights(self) -> int:
        await self.script.play("insights")
        return self.changed.get(self.names[0], 0) if self.names else 0

    async def shelf(self) -> tuple[ShelfView, ...]:
        await self.script.play("shelf")
        return samples.SHELF

    async def past(self, *, search: str = "", unfinished: bool = False, limit: int = 50) -> tuple[PastView, ...]:
        await self.script.play("past", search, unfinished, limit)
        found = [item for item in self.list if search.lower() in item.title.lower()]
        return tuple(item for item in found if not (unfinished and item.is_over))

    async def twin(self) -> TwinView:
        await self.script.play("twin")
        return samples.TWIN

    async def plan(self, scenario: str) -> PlanView:
        await self.script.play("plan", scenario)
        return self.plans.get(scenario, PlanView())

    async def keep_plan(self, scenario: str, plan: PlanView) -> None:
        await self.script.play("keep_plan", scenario, plan)
        self.plans[scenario] = plan

    async def bets(self, scenario: str) -> tuple[BetView, ...]:
        await self.script.play("bets_of", scenario)
        return samples.BETS

    async def begin(self, scenario: str, *, blind: bool) -> ScriptedInterview:
        await self.script.play("begin", scenario, blind)
        view = samples.interview((), id=f"{scenario}-2", coached=not blind, ranked=blind)
        self.opened = ScriptedInterview(view, self.script)
        return self.opened

    async def resume(self, interview: str) -> ScriptedInterview:
        await self.script.play("resume", interview)
        self.opened = self.kept[interview]
        return self.opened

    async def closing(self, interview: str) -> ClosingView:
        await self.script.play("closing", interview)
        return samples.CLOSING

    async def contest(self, interview: str, n: int, rule: RuleName, label: VerdictName) -> ClosingView:
        await self.script.play("contest", interview, n, rule, label)
        turns = list(samples.CLOSING.turns)
        marks = list(turns[n - 1].marks)
        at = ("rule1", "rule2", "rule3").index(rule)
        marks[at] = replace(marks[at], contested=label)
        turns[n - 1] = replace(turns[n - 1], marks=tuple(marks))
        return replace(samples.CLOSING, turns=tuple(turns))

    async def judge(self, interview: str, n: int) -> ClosingView:
        await self.script.play("judge", interview, n)
        return samples.judged(n)

    async def judge_unsure(self, interview: str) -> ClosingView:
        await self.script.play("judge_unsure", interview)
        return samples.judged(4)

    async def summarise(self, interview: str) -> ClosingView:
        await self.script.play("summarise", interview)
        return replace(samples.CLOSING, paragraph=samples.PARAGRAPH, used=samples.USED)

    async def what_if(self, interview: str, n: int, text: str) -> AnswerView:
        await self.script.play("what_if", interview, n, text)
        return samples.ANSWER

    async def markdown(self, interview: str) -> ExportView:
        await self.script.play("markdown", interview)
        return ExportView(f"PRACTICE-FICTIONAL-{interview}.md", "# PRACTICE, FICTIONAL\n\nMaren Holt\n")

    async def board(self, scenario: str) -> tuple[StandingView, ...]:
        await self.script.play("board", scenario)
        return samples.STANDINGS if scenario == samples.CARD.id else ()

    async def has_model(self) -> bool:
        await self.script.play("has_model")
        return self.is_model_set_up

    async def models(self) -> ScriptedModels | None:
        await self.script.play("models")
        return self.model_settings

    async def close(self) -> None:
        await self.script.play("close_practice")

    async def forget(self, interview: str) -> None:
        await self.script.play("forget", interview)
        self.list = [item for item in self.list if item.id != interview]
