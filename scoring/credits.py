"""What each utterance earns on each of the three rules."""

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.analysis import Rules
from scoring.labels import Openness, TimeFrame, Verdict
from scoring.ledger import Exchange
from scoring.rubric import QuestionsRubric


@dataclass(frozen=True, slots=True)
class RuleCredits:
    """Credits on one rule over an interview."""

    earned: float
    scorable: int


def credits_of(exchanges: Sequence[Exchange], rubric: QuestionsRubric) -> Rules[RuleCredits]:
    """Credits per rule: 1 for a pass and 0 for a fail, with the exceptions the rubric names."""
    scored = [exchange for exchange in exchanges if exchange.counts]
    return Rules(
        _total([_plain(exchange, 1) for exchange in scored]),
        _total(_rule2(scored, rubric)),
        _total(_rule3(scored, rubric)),
    )


def _plain(exchange: Exchange, rule: int) -> float | None:
    """1, 0, or None where the rule does not apply."""
    if exchange.verdicts is None:
        return None
    verdict = getattr(exchange.verdicts, f"rule{rule}")
    if verdict is Verdict.NA:
        return None
    return 1.0 if verdict is Verdict.PASS and not exchange.repeat and not exchange.pasted else 0.0


def _rule2(scored: Sequence[Exchange], rubric: QuestionsRubric) -> list[float | None]:
    """The specific past counts whole, present practice in part after the first few."""
    credited: list[float | None] = []
    practices = 0
    for exchange in scored:
        credit = _plain(exchange, 2)
        if credit and exchange.analysis and exchange.analysis.time is TimeFrame.PRESENT_PRACTICE:
            practices += 1
            credit = 1.0 if practices <= rubric.whole_practice else rubric.present_practice
        credited.append(credit)
    return credited


def _rule3(scored: Sequence[Exchange], rubric: QuestionsRubric) -> list[float | None]:
    """The third closed question in a row, and each after it, counts in part."""
    credited: list[float | None] = []
    closed = 0
    for exchange in scored:
        is_closed = exchange.analysis is not None and exchange.analysis.open is Openness.CLOSED
        closed = closed + 1 if is_closed else 0
        credit = _plain(exchange, 3)
        credited.append(credit * rubric.third_closed if credit and closed >= 3 else credit)
    return credited


def _total(credited: Sequence[float | None]) -> RuleCredits:
    applicable = [credit for credit in credited if credit is not None]
    return RuleCredits(sum(applicable), len(applicable))
