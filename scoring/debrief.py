"""What the interviewer left with: stories, facts and commitments, or praise and promises."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from scoring.judgement import SettledBet
from scoring.ledger import RULES, Exchange, FalseEvidence, Ledger, Sign, Target, TargetKind
from scoring.scorecard import RULE_NAMES, Scorecard
from scoring.talk import TalkBalance, balance


@dataclass(frozen=True, slots=True)
class Count:
    """How much was held of how much there was."""

    held: int
    of: int


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One thing the interviewer was told, and what it is worth."""

    turn: int
    kind: str
    """story, fact, commitment, clear no; or praise, promise, brush-off, falsehood."""
    label: str
    quote: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A page to keep, made of what was truly earned."""

    quote: str | None
    """The longest thing told in a story, in their words."""
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Debrief:
    """Everything that is shown after an interview, in the order in which it is shown."""

    headline: str
    stories: Count
    facts: Count
    commitments: Count
    commitment_note: str
    """Why there is none: "asked too early", "never asked"; empty where there is one."""
    left_with: str
    bets: tuple[SettledBet, ...]
    truth: str
    false_held: tuple[FalseEvidence, ...]
    busted: tuple[FalseEvidence, ...]
    exchanges: tuple[Exchange, ...]
    evidence: tuple[EvidenceRow, ...]
    missed: tuple[Target, ...]
    talk: TalkBalance
    snapshot: Snapshot
    practise: str
    """The one thing to practise next."""


def debrief(
    *,
    name: str,
    truth: str,
    problem_refuted: bool,
    exchanges: Sequence[Exchange],
    ledger: Ledger,
    scorecard: Scorecard,
    evidence: Sequence[EvidenceRow],
    bets: Sequence[SettledBet] = (),
) -> Debrief:
    """Put a finished interview into the words of a debrief.

    Args:
        name: The customer's.
        truth: What is really so, from the life.
        problem_refuted: True where the life has no such problem, so that holding that is the find.
        exchanges: The interview.
        ledger: What was earned and believed.
        scorecard: Its score.
        evidence: All that was told, with what it is worth.
        bets: The bets with their truths; none where none were placed.
    """
    stories = _count(ledger, TargetKind.STORY)
    facts = _count(ledger, TargetKind.FACT)
    commitments = _count(ledger, TargetKind.COMMITMENT)
    note = "" if commitments.held else _commitment_note(evidence)
    left_with = _left_with(exchanges, stories, facts, commitments, refuted=problem_refuted)
    return Debrief(
        headline=_headline(name, stories, facts, commitments, note, left_with),
        stories=stories,
        facts=facts,
        commitments=commitments,
        commitment_note=note,
        left_with=left_with,
        bets=tuple(bets),
        truth=truth,
        false_held=ledger.still_believed,
        busted=tuple(entry for entry in ledger.false_evidence if entry.busted is not None),
        exchanges=tuple(exchanges),
        evidence=tuple(evidence),
        missed=ledger.missed(),
        talk=balance(exchanges),
        snapshot=_snapshot(evidence, ledger),
        practise=_practise(exchanges, ledger, scorecard),
    )


def _count(ledger: Ledger, kind: TargetKind) -> Count:
    return Count(ledger.held(kind), len(ledger.countable(kind)))


def _headline(name: str, stories: Count, facts: Count, commitments: Count, note: str, left_with: str) -> str:
    asked = f" ({note})" if note else ""
    return (
        f"{name}: stories {stories.held} of {stories.of}, facts {facts.held} of {facts.of}, "
        f"commitments {commitments.held} of {commitments.of}{asked}. Left with: {left_with}."
    )


def _commitment_note(evidence: Sequence[EvidenceRow]) -> str:
    return "asked too early" if any(row.kind == "brush-off" for row in evidence) else "not asked for"


def _left_with(
    exchanges: Sequence[Exchange], stories: Count, facts: Count, commitments: Count, *, refuted: bool
) -> str:
    if refuted and stories.held and facts.held * 2 >= facts.of:
        return "the problem refuted"
    solid = stories.held * 3 + facts.held + commitments.held * 3
    praise = sum(exchange.praise for exchange in exchanges)
    promises = sum(exchange.promise for exchange in exchanges)
    if solid >= 3 * (praise + promises) and stories.held:
        return "stories and facts" if not commitments.held else "stories, facts and a clear answer"
    if praise + promises == 0:
        return "a few facts and no story" if facts.held else "nothing yet"
    names = [name for name, count in (("praise", praise), ("promises", promises)) if count]
    return " and ".join(names)


def _snapshot(evidence: Sequence[EvidenceRow], ledger: Ledger) -> Snapshot:
    stories = [row.quote for row in evidence if row.kind == "story"]
    mine = {entry.target for entry in ledger.earned}
    held = [t for t in ledger.targets if t.id in mine and t.kind is TargetKind.FACT]
    best = sorted(held, key=lambda target: -target.weight)[:6]
    return Snapshot(max(stories, key=len, default=None), tuple(target.label for target in best))


def _practise(exchanges: Sequence[Exchange], ledger: Ledger, scorecard: Scorecard) -> str:
    """The one thing that would have changed most."""
    if not ledger.held(TargetKind.STORY):
        return 'Pin one occasion and stay in it: "When did that last happen?", then "What happened next?".'
    fails = Counter(
        rule
        for exchange in exchanges
        if exchange.counts
        for rule in RULES
        if exchange.sign(rule) is Sign.FAIL and exchange.contest(rule) is None
    )
    if fails and fails.most_common(1)[0][1] >= 3:
        return _DRILLS[fails.most_common(1)[0][0]]
    follow = next(mark for mark in scorecard.listening if mark.name == "following up")
    if follow.value < follow.of * 0.6:
        return "Pick up their own words: when something sounds loaded or a step is missing, ask about exactly that."
    if not ledger.held(TargetKind.COMMITMENT):
        return "End with one clear ask, once you know what it costs them: a date, a name or money."
    return f"Go for what you missed next time; {RULE_NAMES[0]} is in your hands already."


_DRILLS = {
    "rule1": 'Leave your idea at the door: swap "would it help if…" for "how did you deal with it last time?".',
    "rule2": 'Swap "usually" and "would you" for "last time": one occasion, one day, what happened.',
    "rule3": "One short question at a time, then wait.",
}
