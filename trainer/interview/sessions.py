"""Everything around an interview on this machine: who plays, what there is to play, and what was played."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from random import Random, SystemRandom
from typing import TYPE_CHECKING

from scenarios.files import Casting
from trainer.errors import WrongUseError
from trainer.interview.bets import unplaced
from trainer.interview.contests import contested_file
from trainer.interview.events import EVENTS
from trainer.interview.heartbeat import Pause, twenty_seconds
from trainer.interview.interview import Interview
from trainer.interview.journal import resumed
from trainer.interview.knowing import knowledge_of
from trainer.interview.library import casting_of, shelved, twin_of
from trainer.interview.local import LocalPort
from trainer.interview.nicknames import nickname, skeleton
from trainer.interview.outcome import Outcome
from trainer.interview.plans import keep_plan, plan_of
from trainer.interview.shelves import board_of, life_of, past_of, shelf_of
from trainer.interview.taking_up import Desk
from trainer.interview.views import (
    AnswerView,
    BetView,
    ClosingView,
    ExportView,
    PastView,
    PlanView,
    RuleName,
    ShelfView,
    StandingView,
    TwinView,
    VerdictName,
)
from trainer.interview.what_if import answer_to
from trainer.paths import archive_file
from trainer.store import new_interview_id, open_archive
from trainer.store.contract import Archive, Holder
from trainer.voices import EmbeddedVoice
from trainer.voices.metered import MeteredModel

if TYPE_CHECKING:  # nobody who talks offline should load what talks to models
    from trainer.interview.choosing import ModelChoosing
    from trainer.interview.lending import Lender

_STARTED_BEFORE = "started_before"


class LocalPractice:
    """The practice of the players of this machine.

    Making one touches nothing; the file of interviews is opened, and the library read, when first needed. Both, and
    all else that waits for the disk, happen in threads.
    """

    def __init__(
        self,
        *,
        markdown: Callable[[Outcome], ExportView],
        path: Path | None = None,
        library: Callable[[], dict[str, Casting]] = shelved,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        chance: Random | None = None,
        holder: Holder | None = None,
        pause: Pause = twenty_seconds,
        model: Callable[[], MeteredModel | None] = lambda: None,
        lender: "Lender | None" = None,
    ) -> None:
        """Practise with what is kept on this machine.

        Args:
            markdown: Writes a debrief as Markdown.
            path: The file of interviews; that of this machine by default.
            library: Reads the scenarios that can be played, easiest first.
            now: The clock.
            chance: Names interviews and chooses their seeds.
            holder: Who claims interviews; this process by default.
            pause: Waits between two renewals of a claim.
            model: Makes the model of one interview, to be asked for opinions; none by default.
            lender: Lends the model that is set up on this machine, in place of `model`; customers may speak with it.
        """
        self._markdown = markdown
        self._path = path
        self._now = now
        self._chance = chance or SystemRandom()
        self._holder = holder or Holder.this_process()
        self._pause = pause
        self._lender = lender
        self._model = lender.for_interview if lender else model
        self._archive: Archive | None = None
        self._read_library = library
        self._castings: dict[str, Casting] = {}
        self._player: str | None = None
        self._first_use = asyncio.Lock()
        self._expected: asyncio.Task[None] | None = None
        """Being laid out for a talk that is likely to come."""

    async def notices(self) -> tuple[str, ...]:
        """See PracticePort."""
        notices = (await self._opened()).notices
        return (*notices, self._lender.trouble) if self._lender and self._lender.trouble else notices

    async def is_first_start(self) -> bool:
        """See PracticePort."""
        archive = await self._opened()
        return await asyncio.to_thread(archive.setting, _STARTED_BEFORE) is None

    async def remember_start(self) -> None:
        """See PracticePort."""
        archive = await self._opened()
        await asyncio.to_thread(archive.keep_setting, _STARTED_BEFORE, "yes")

    async def players(self) -> tuple[str, ...]:
        """See PracticePort."""
        archive = await self._opened()
        return await asyncio.to_thread(archive.players)

    async def choose_player(self, name: str) -> None:
        """See PracticePort. A name that looks like a known one is the known one."""
        cleaned = nickname(name)
        archive = await self._opened()
        self._player = await asyncio.to_thread(
            archive.choose_player, cleaned, skeleton=skeleton(cleaned), now=self._now()
        )

    async def insights(self) -> int:
        """See PracticePort. None of nobody's talks."""
        archive, player = await self._opened(), await self._who()
        return await asyncio.to_thread(archive.insights, player) if player else 0

    async def shelf(self) -> tuple[ShelfView, ...]:
        """See PracticePort."""
        archive, castings, player = await self._opened(), await self._library(), await self._who()
        return await asyncio.to_thread(shelf_of, archive, castings, player)

    async def past(self, *, search: str = "", unfinished: bool = False, limit: int = 50) -> tuple[PastView, ...]:
        """See PracticePort. Those of the player who is there, and those of nobody; the first is expected to go on."""
        archive, castings, player = await self._opened(), await self._library(), await self._who()
        found = await asyncio.to_thread(
            archive.interviews, unfinished=unfinished, search=search, player=player, limit=limit
        )
        if going_on := next((summary.scenario for summary in found if summary.ended_at is None), None):
            self._expect(going_on)
        return tuple(past_of(summary, castings) for summary in found)

    async def twin(self) -> TwinView:
        """See PracticePort. A shipped customer, answered by the engine."""
        return await asyncio.to_thread(twin_of, await self._library())

    async def plan(self, scenario: str) -> PlanView:
        """See PracticePort."""
        archive, player = await self._opened(), await self._who()
        return await asyncio.to_thread(plan_of, archive, player, scenario)

    async def keep_plan(self, scenario: str, plan: PlanView) -> None:
        """See PracticePort."""
        archive, player = await self._opened(), await self._who()
        await asyncio.to_thread(keep_plan, archive, player, scenario, plan)

    async def bets(self, scenario: str) -> tuple[BetView, ...]:
        """See PracticePort. A talk is expected to follow."""
        casting = casting_of(scenario, await self._library())
        self._expect(scenario)
        return unplaced(casting.scenario)

    async def begin(self, scenario: str, *, blind: bool) -> LocalPort:
        """See PracticePort. An earlier attempt at the same life that could still be ranked is closed."""
        desk, player = await self._desk(), await self._who()
        casting = casting_of(scenario, await self._library())
        await desk.abandon(player, life_of(casting))
        now = self._now()
        interview = Interview.begin(
            casting,
            interview=new_interview_id(now, self._chance),
            seed=self._chance.randrange(2**31),
            voice="model" if self._speaks() else EmbeddedVoice.name,
            now=now,
            player=player,
            blind=blind,
        )
        return await desk.begin(interview)

    async def resume(self, interview: str) -> LocalPort:
        """See PracticePort."""
        return await (await self._desk()).take_up(interview)

    async def closing(self, interview: str) -> ClosingView:
        """See PracticePort. It is settled by this where it was not; WrongUseError where it is not over."""
        port = await self._over(interview)
        try:
            return await port.close()
        finally:
            await port.leave()

    async def contest(self, interview: str, n: int, rule: RuleName, label: VerdictName) -> ClosingView:
        """See PracticePort."""
        port = await self._over(interview)
        try:
            await port.contest(n, rule, label)
            return await port.close()
        finally:
            await port.leave()

    async def judge(self, interview: str, n: int) -> ClosingView:
        """See PracticePort."""
        port = await self._over(interview)
        try:
            await port.judge(n)
            return await port.close()
        finally:
            await port.leave()

    async def judge_unsure(self, interview: str) -> ClosingView:
        """See PracticePort."""
        port = await self._over(interview)
        try:
            await port.judge_unsure()
            return await port.close()
        finally:
            await port.leave()

    async def summarise(self, interview: str) -> ClosingView:
        """See PracticePort."""
        port = await self._over(interview)
        try:
            await port.summarise()
            return await port.close()
        finally:
            await port.leave()

    async def what_if(self, interview: str, n: int, text: str) -> AnswerView:
        """See PracticePort. WrongUseError where there is no such turn, or the truth was not shown yet."""
        archive, castings = await self._opened(), await self._library()
        kept, _ = await asyncio.to_thread(resumed, archive, interview, known=castings.values())
        return await asyncio.to_thread(answer_to, kept, n, text)

    async def markdown(self, interview: str) -> ExportView:
        """See PracticePort."""
        port = await self._over(interview)
        try:
            return await asyncio.to_thread(self._markdown, await port.reveal())
        finally:
            await port.leave()

    async def board(self, scenario: str) -> tuple[StandingView, ...]:
        """See PracticePort."""
        archive, player = await self._opened(), await self._who()
        casting_of(scenario, await self._library())
        return await asyncio.to_thread(board_of, archive, scenario, player)

    async def forget(self, interview: str) -> None:
        """See PracticePort. What it was worth on a board stays, and its customer does not become new again."""
        await (await self._desk()).forget(interview)

    async def has_model(self) -> bool:
        """See PracticePort."""
        return self._model() is not None

    async def models(self) -> "ModelChoosing | None":
        """See PracticePort."""
        return await asyncio.to_thread(_choosing, self._lender) if self._lender else None

    async def close(self) -> None:
        """See PracticePort."""
        if self._archive is not None:
            await asyncio.to_thread(self._archive.close)
            self._archive = None

    def _speaks(self) -> bool:
        return self._lender is not None and self._lender.speaks

    def _expect(self, scenario: str) -> None:
        """Lay out in the background what the customer of a scenario knows, which takes up to a second."""
        casting = self._castings.get(scenario)
        if casting is not None and (self._expected is None or self._expected.done()):
            self._expected = asyncio.create_task(asyncio.to_thread(_lay_out, casting))

    async def _over(self, interview: str) -> LocalPort:
        port = await (await self._desk()).take_up(interview, claim_on=False)
        if not port.interview.is_over:
            await port.leave()
            raise WrongUseError(f"interview {interview!r} is not over", remedy="go on with it, or end it")
        return port

    async def _desk(self) -> Desk:
        return Desk(
            await self._opened(),
            viewer=await self._who(),
            now=self._now,
            holder=self._holder,
            pause=self._pause,
            contested=contested_file(self._path),
            model=self._model,
            speaks=self._speaks,
            known=tuple((await self._library()).values()),
        )

    async def _opened(self) -> Archive:
        async with self._first_use:
            if self._archive is None:
                self._archive = await asyncio.to_thread(
                    open_archive, self._path or archive_file(), EVENTS, now=self._now()
                )
            return self._archive

    async def _library(self) -> dict[str, Casting]:
        async with self._first_use:
            if not self._castings:
                self._castings = await asyncio.to_thread(self._read_library)
            return self._castings

    async def _who(self) -> str:
        """The player who was chosen, or who was here last; nobody where there is none yet."""
        return self._player or next(iter(await self.players()), "")


def _choosing(lender: "Lender") -> "ModelChoosing":
    from trainer.interview.choosing import ModelChoosing  # few ask for it, and it brings much with it

    return ModelChoosing(lender)


def _lay_out(casting: Casting) -> None:
    knowledge_of(casting).match("")
