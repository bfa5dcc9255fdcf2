"""The score: 100 points, every one explained; 90 where no bets were placed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scoring.credits import Doubt, RuleCredits, credits_of
from scoring.judgement import SettledBet, judgement_points
from scoring.labels import Verdict
from scoring.ledger import RULES, Exchange, Ledger, Sign, TargetKind
from scoring.rubric import Rubric
from scoring.talk import TalkBalance, balance

RULE_NAMES = ("their life, not your idea", "specific past events", "talk less, listen more")


@dataclass(frozen=True, slots=True)
class Expert:
    """What the expert script of a scenario reaches: the measure of everybody's."""

    evidence: float
    """Weight earned."""
    scorable: tuple[int, int, int]
    """Utterances to which each rule applies."""
    share: float
    """Talk share, 0 to 1."""
    hooks_followed: int
    total: float
    """Its score without bets: the par."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Points for one thing, with the reason."""

    name: str
    value: float
    of: float
    reason: str


@dataclass(frozen=True, slots=True)
class Span:
    """Between which totals the truth lies where verdicts are in doubt."""

    low: float
    """The total if each of them failed."""
    high: float
    """The total if each of them passed."""
    unsure: int
    """How many verdicts that is."""


@dataclass(frozen=True, slots=True)
class ContestedTotals:
    """Both totals of an interview in which verdicts are contested; which one counts is for the ranking to say."""

    as_judged: float
    without: float
    """With the contested verdicts left out."""
    verdicts: int
    """How many are contested."""


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The score of one interview."""

    rubric: str
    evidence: Mark
    questions: tuple[Mark, ...]
    listening: tuple[Mark, ...]
    judgement: Mark | None
    """None where no bets were placed: unscored, not nought."""
    par: float | None
    total: float
    max: float
    span: Span | None = None
    """None where no verdict that could move the total is in doubt."""
    contested: ContestedTotals | None = None
    """None where the interviewer let all verdicts stand."""

    @property
    def points(self) -> str:
        """The total as people read it: "61", or "58 to 64" where verdicts in doubt could move it."""
        low, high = (self.span.low, self.span.high) if self.span else (self.total, self.total)
        return f"{low:.0f}" if f"{low:.0f}" == f"{high:.0f}" else f"{low:.0f} to {high:.0f}"

    @property
    def doubts(self) -> tuple[str, ...]:
        """What stands behind a range, and both totals where verdicts are contested: a sentence each."""
        said = []
        if self.span:
            one = "1 verdict is" if self.span.unsure == 1 else f"{self.span.unsure} verdicts are"
            said.append(f"{one} in doubt (~) and left out; without them it is {self.total:.1f}.")
        if self.contested:
            without, judged = f"{self.contested.without:.1f}", f"{self.contested.as_judged:.1f}"
            said.append(f"Without what you contest it is {without}, as it was judged {judged}.")
        return tuple(said)


def score(
    exchanges: Sequence[Exchange],
    ledger: Ledger,
    rubric: Rubric,
    *,
    expert: Expert | None,
    bets: Sequence[SettledBet] = (),
    is_ranked: bool = False,
) -> Scorecard:
    """Score an interview beside the expert of its scenario; `expert` is None only while measuring the expert.

    Unsure verdicts are left out, and contested ones too unless `is_ranked`: nobody improves their place by contesting.
    """
    talk = balance(exchanges)
    measure = expert or _self_as_expert(exchanges, ledger, talk, rubric)
    evidence = _evidence(ledger, rubric, measure)
    doubt = Doubt(contested_stand=is_ranked)
    questions = _questions(exchanges, ledger, rubric, measure, doubt)
    listening = _listening(exchanges, talk, rubric, measure)
    points = judgement_points(bets, rubric.judgement)
    judgement = None if points is None else _judgement(points, bets, rubric)
    aside = evidence.value + sum(mark.value for mark in listening) + (points or 0.0)

    def total(doubt: Doubt) -> float:
        marks = _questions(exchanges, ledger, rubric, measure, doubt)
        return max(0.0, aside + sum(mark.value for mark in marks))

    return Scorecard(
        rubric=rubric.version,
        evidence=evidence,
        questions=questions,
        listening=listening,
        judgement=judgement,
        par=expert.total if expert else None,
        total=total(doubt),
        max=rubric.most_without_bets + (rubric.judgement.points if judgement else 0.0),
        span=_span(exchanges, total, is_ranked=is_ranked),
        contested=_contested(exchanges, total),
    )


def _span(exchanges: Sequence[Exchange], total: Callable[[Doubt], float], *, is_ranked: bool) -> Span | None:
    """The totals at both ends of the doubt."""
    low, middle, high = (total(Doubt(taken, is_ranked)) for taken in (Verdict.FAIL, None, Verdict.PASS))
    unsure = sum(
        exchange.sign(rule) is Sign.UNSURE and (is_ranked or exchange.contest(rule) is None)
        for exchange in exchanges
        if exchange.counts
        for rule in RULES
    )
    if not unsure or low == high:
        return None
    # A pass can be worth less than the average of the others: the total is never outside its own span.
    return Span(min(low, middle), max(high, middle), unsure)


def _contested(exchanges: Sequence[Exchange], total: Callable[[Doubt], float]) -> ContestedTotals | None:
    contested = sum(exchange.contest(rule) is not None for exchange in exchanges if exchange.counts for rule in RULES)
    if not contested:
        return None
    return ContestedTotals(total(Doubt(contested_stand=True)), total(Doubt(contested_stand=False)), contested)


def measure_expert(exchanges: Sequence[Exchange], ledger: Ledger, rubric: Rubric) -> Expert:
    """What everybody's score is measured by, from the expert's own interview."""
    measure = _self_as_expert(exchanges, ledger, balance(exchanges), rubric)
    total = score(exchanges, ledger, rubric, expert=measure).total
    return Expert(measure.evidence, measure.scorable, measure.share, measure.hooks_followed, total)


def _self_as_expert(exchanges: Sequence[Exchange], ledger: Ledger, talk: TalkBalance, rubric: Rubric) -> Expert:
    rules = credits_of(exchanges, rubric.questions, Doubt(contested_stand=True))
    counts = (rules.rule1.asked, rules.rule2.asked, rules.rule3.asked)
    return Expert(ledger.weight_earned, counts, talk.interviewer_share or 0.0, talk.hooks_followed, 0.0)


def _evidence(ledger: Ledger, rubric: Rubric, expert: Expert) -> Mark:
    believed = len(ledger.still_believed)
    net = max(0.0, ledger.weight_earned - rubric.evidence.false_evidence * believed)
    part = min(1.0, net / expert.evidence) if expert.evidence else 0.0
    stories = ledger.held(TargetKind.STORY)
    reason = f"{ledger.weight_earned:g} points of truth of the {expert.evidence:g} an expert finds here"
    if believed:
        each = "the falsehood" if believed == 1 else f"each of {believed} falsehoods"
        reason += f", less {rubric.evidence.false_evidence:g} for {each} still believed"
    if not stories and part > rubric.evidence.without_story:
        part = rubric.evidence.without_story
        reason += "; without one story told to its end, half is the most"
    return Mark("evidence", rubric.evidence.points * part, rubric.evidence.points, reason)


def _questions(
    exchanges: Sequence[Exchange], ledger: Ledger, rubric: Rubric, expert: Expert, doubt: Doubt
) -> tuple[Mark, ...]:
    rules = credits_of(exchanges, rubric.questions, doubt)
    waived = ledger.weight_earned >= rubric.questions.floor_waived_at * expert.evidence > 0
    marks = [
        _rule_mark(name, credit, rubric, floor=0.0 if waived else rubric.questions.expert_share * count)
        for name, credit, count in zip(
            RULE_NAMES, (rules.rule1, rules.rule2, rules.rule3), expert.scorable, strict=True
        )
    ]
    pitches = _pitches_before_story(exchanges)
    if pitches:
        off = min(rubric.questions.pitch_before_story * pitches, sum(mark.value for mark in marks))
        marks.append(Mark("pitching", -off, 0.0, f"{pitches} times you pitched before you had heard a story"))
    return tuple(marks)


def _rule_mark(name: str, credit: RuleCredits, rubric: Rubric, *, floor: float) -> Mark:
    # What is left out is not missing; but it stands for no more questions than were clearly asked.
    measured = max(float(credit.scorable), floor - min(credit.left_out, credit.scorable))
    value = rubric.questions.per_rule * credit.earned / measured if measured else 0.0
    reason = f"{credit.earned:g} of {credit.scorable} questions"
    if credit.left_out:
        reason += f"; {credit.left_out} left out, since the verdict is in doubt"
    if measured > credit.scorable:
        reason += f"; counted against {measured:g}, since an expert asks twice as many"
    return Mark(name, value, rubric.questions.per_rule, reason)


def _pitches_before_story(exchanges: Sequence[Exchange]) -> int:
    pitches = 0
    for exchange in exchanges:
        if any(target.endswith(":timeline") for target in exchange.earned):
            return pitches
        pitches += exchange.is_pitch
    return pitches


def _listening(exchanges: Sequence[Exchange], talk: TalkBalance, rubric: Rubric, expert: Expert) -> tuple[Mark, ...]:
    part = rubric.listening
    asked = credits_of(exchanges, rubric.questions, Doubt(contested_stand=True)).rule1.asked
    whole = min(1.0, asked / part.full_at)
    share = talk.interviewer_share
    over = max(0.0, (1.0 if share is None else share) - expert.share - part.share_free)
    kept = max(0.0, 1 - over / (part.share_lost - part.share_free))
    hooks = min(1.0, talk.hooks_followed / expert.hooks_followed) if expert.hooks_followed else 1.0
    lost = (talk.longest_utterance - part.monologue_free) / (part.monologue_lost - part.monologue_free)
    short = min(1.0, max(0.0, 1 - lost))
    few = f"; counted in part, since you asked only {asked} questions" if whole < 1 else ""
    said = "nobody spoke" if share is None else f"you spoke {share:.0%} of the words, an expert {expert.share:.0%}"
    return (
        Mark("talk share", part.talk_share * kept * whole, part.talk_share, said + few),
        Mark(
            "following up",
            part.hooks * hooks * whole,
            part.hooks,
            f"{talk.hooks_followed} loose ends picked up, an expert {expert.hooks_followed}{few}",
        ),
        Mark(
            "no monologue",
            part.monologue * short * whole,
            part.monologue,
            f"your longest turn had {talk.longest_utterance} words{few}",
        ),
    )


def _judgement(points: float, bets: Sequence[SettledBet], rubric: Rubric) -> Mark:
    right = sum(bet.is_right for bet in bets)
    reason = f"{right} of {len(bets)} bets right, weighed by how sure you were against what anyone could have guessed"
    return Mark("judgement", points, rubric.judgement.points, reason)
