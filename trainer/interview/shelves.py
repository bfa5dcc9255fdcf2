"""What there is to play, what was played, and who stands where: the archive's rows as screens may see them."""

from scenarios.files import Casting
from trainer.interview.pars import kept_par
from trainer.interview.showing import card_of
from trainer.interview.views import PastView, ShelfView, StandingView
from trainer.store.contract import Archive, InterviewSummary
from trainer.store.roster import LifeKey, PlacedBest

TOP, AROUND = 5, 2
"""Rows of a board: the best ones, and those on each side of the player."""


def life_of(casting: Casting) -> LifeKey:
    """The life that a scenario plays."""
    return LifeKey(casting.member.id, casting.life.id)


def shelf_of(archive: Archive, castings: dict[str, Casting], player: str) -> tuple[ShelfView, ...]:
    """All scenarios with what this player did at them."""
    attempts, bests, seen = archive.attempts(player), archive.bests(player), archive.seen(player)
    return tuple(
        ShelfView(
            card=card_of(casting),
            attempts=attempts.get(name, 0),
            best=bests[name].total if name in bests else None,
            par=kept_par(casting, archive),
            is_seen=life_of(casting) in seen,
        )
        for name, casting in castings.items()
    )


def past_of(summary: InterviewSummary, castings: dict[str, Casting]) -> PastView:
    """An interview in a list; one from before names were kept gets those of its scenario, where that still exists."""
    casting = castings.get(summary.scenario)
    return PastView(
        id=summary.id,
        scenario=summary.scenario,
        title=summary.title or (casting.scenario.title if casting else summary.scenario),
        name=summary.name or (casting.member.persona.profile.name if casting else summary.persona),
        started_at=summary.started_at,
        turns=summary.turns,
        is_over=summary.ended_at is not None,
        total=summary.total,
        max=summary.max,
        is_ranked=summary.is_ranked,
    )


def board_of(archive: Archive, scenario: str, player: str) -> tuple[StandingView, ...]:
    """The board of a scenario, as this player sees it: nobody else learns that they are last."""
    rows = archive.board(scenario, top=TOP, player=player, around=AROUND)
    return tuple(_standing(row, player) for row in rows)


def _standing(row: PlacedBest, player: str) -> StandingView:
    best = row.best
    return StandingView(row.place, best.player, best.total, best.max, best.par, best.player == player, row.is_tied)
