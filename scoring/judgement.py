"""How well the interviewer knew what they knew: bets, scored by Brier against the base rates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scoring.rubric import JudgementRubric


@dataclass(frozen=True, slots=True)
class SettledBet:
    """A bet with its truth."""

    id: str
    ask: str
    answer: str
    """The option's id."""
    confidence: float
    """0 to 1."""
    turn: int | None
    truth: str
    base_rates: Mapping[str, float]

    @property
    def is_right(self) -> bool:
        """Whether it names the truth."""
        return self.answer == self.truth

    @property
    def brier(self) -> float:
        """Squared distance to the truth, the rest of the confidence spread evenly; 0 is perfect, 2 the worst."""
        others = len(self.base_rates) - 1
        rest = (1 - self.confidence) / others if others else 0.0
        return self._distance(
            {option: self.confidence if option == self.answer else rest for option in self.base_rates}
        )

    @property
    def base_brier(self) -> float:
        """What betting the base rates would have got."""
        return self._distance(self.base_rates)

    def _distance(self, chances: Mapping[str, float]) -> float:
        return sum((chance - (option == self.truth)) ** 2 for option, chance in chances.items())


def judgement_points(bets: Sequence[SettledBet], rubric: JudgementRubric) -> float | None:
    """Points for judgement; None where no bets were placed. A gain that names no reply counts in part."""
    if not bets:
        return None
    base = sum(bet.base_brier for bet in bets)
    gain = 0.0
    for bet in bets:
        better = bet.base_brier - bet.brier
        gain += better * rubric.without_reply if better > 0 and bet.turn is None else better
    return rubric.points * max(0.0, gain / base) if base else 0.0
