"""What each utterance earns on each of the three rules."""

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.analysis import Rules
from scoring.labels import Openness, TimeFrame, Verdict
from scoring.ledger import Exchange, Sign
from scoring.rubric import QuestionsRubric


@dataclass(frozen=True, slots=True)
class RuleCredits:
    """Credits on one rule over an interview."""

    earned: float
    scorable: int
    """Utterances whose verdict counts."""
    left_out: int = 0
    """Utterances whose verdict would count, but is in doubt or contested."""

    @property
    def asked(self) -> int:
        """Utterances to which the rule applies, whether their verdict counts or not."""
        return self.scorable + self.left_out


@dataclass(frozen=True, slots=True)
class Doubt:
    """How verdicts that do not simply stand are taken."""

    unsure: Verdict | None = None
    """What unsure verdicts are taken for; None leaves them out."""
    contested_stand: bool = False
    """Whether contested verdicts count as they were given; they are left out otherwise."""

    def counted(self, exchange: Exchange, rule: str) -> Verdict | None:
        """The verdict that counts; None where it is left out."""
        sign = exchange.sign(rule)
        if sign is None or (exchange.contest(rule) is not None and not self.contested_stand):
            return None
        return self.unsure if sign is Sign.UNSURE else Verdict(sign)


def credits_of(exchanges: Sequence[Exchange], rubric: QuestionsRubric, doubt: Doubt) -> Rules[RuleCredits]:
    """Credits per rule: 1 for a pass and 0 for a fail, with the exceptions the rubric names."""
    scored = [exchange for exchange in exchanges if exchange.counts]
    return Rules(
        _total(scored, "rule1", [_plain(exchange, "rule1", doubt) for exchange in scored]),
        _total(scored, "rule2", _rule2(scored, rubric, doubt)),
        _total(scored, "rule3", _rule3(scored, rubric, doubt)),
    )


def _plain(exchange: Exchange, rule: str, doubt: Doubt) -> float | None:
    """1, 0, or None where the rule does not apply or the verdict does not count."""
    verdict = doubt.counted(exchange, rule)
    if verdict is None or verdict is Verdict.NA:
        return None
    return 1.0 if verdict is Verdict.PASS and not exchange.repeat and not exchange.pasted else 0.0


def _rule2(scored: Sequence[Exchange], rubric: QuestionsRubric, doubt: Doubt) -> list[float | None]:
    """The specific past counts whole, present practice in part after the first few."""
    credited: list[float | None] = []
    practices = 0
    for exchange in scored:
        credit = _plain(exchange, "rule2", doubt)
        if credit and exchange.analysis and exchange.analysis.time is TimeFrame.PRESENT_PRACTICE:
            practices += 1
            credit = 1.0 if practices <= rubric.whole_practice else rubric.present_practice
        credited.append(credit)
    return credited


def _rule3(scored: Sequence[Exchange], rubric: QuestionsRubric, doubt: Doubt) -> list[float | None]:
    """The third closed question in a row, and each after it, counts in part."""
    credited: list[float | None] = []
    closed = 0
    for exchange in scored:
        is_closed = exchange.analysis is not None and exchange.analysis.open is Openness.CLOSED
        closed = closed + 1 if is_closed else 0
        credit = _plain(exchange, "rule3", doubt)
        credited.append(credit * rubric.third_closed if credit and closed >= 3 else credit)
    return credited


def _total(scored: Sequence[Exchange], rule: str, credited: Sequence[float | None]) -> RuleCredits:
    applicable = [credit for credit in credited if credit is not None]
    # A verdict that does not count is left out only where the rule was found to apply.
    left_out = sum(
        credit is None and exchange.analysis is not None and getattr(exchange.analysis.verdicts, rule) is not Verdict.NA
        for exchange, credit in zip(scored, credited, strict=True)
    )
    return RuleCredits(sum(applicable), len(applicable), left_out)
