"""Turns an interview into what scoring works on: exchanges, a ledger of targets, and the evidence table."""

from collections.abc import Sequence

from personas.disclosure import ANCHOR_BEAT, EXCUSED_ROWS, FREE_ROWS, Disclosure, Row
from personas.model import Episode, Fact, Life
from personas.rows.idea import PROMISED_BEFORE
from scoring.debrief import EvidenceRow
from scoring.ledger import CONTEXT, GAP, TIMELINE, Earned, Exchange, FalseEvidence, Ledger, Target, TargetKind
from scoring.rubric import Rubric
from scoring.words import count_words
from trainer.interview.interview import Interview, Turn

TIMELINE_PART = 0.6
"""A timeline counts as followed once this part of its beats, gaps left out, has been told."""

COMMITMENT = "commitment"
"""The id of the one commitment target: a dated yes or a clear no, in whatever currency."""


def targets_of(life: Life, rubric: Rubric) -> tuple[Target, ...]:
    """Everything that can be earned from a life."""
    targets = [Target(f.id, TargetKind.FACT, f.label, f.points, f.asks[0]) for f in life.facts]
    for episode in life.episodes:
        targets += _story_targets(episode, rubric)
    ask = "Once you know what it costs them: ask for one dated step, a name or money."
    targets.append(
        Target(COMMITMENT, TargetKind.COMMITMENT, "A dated yes or a clear no", rubric.commitment.weight, ask)
    )
    return tuple(targets)


def _story_targets(episode: Episode, rubric: Rubric) -> list[Target]:
    story, label = TargetKind.STORY, episode.label
    gap = next(beat for beat in episode.beats if beat.gap)
    hook = next(hook for beat in episode.beats for hook in beat.hooks if hook.opens == gap.id)
    return [
        Target(episode.id + CONTEXT, story, f"{label}: when it was", rubric.story.context, episode.asks[0], episode.id),
        Target(
            episode.id + TIMELINE,
            story,
            f"{label}: how it went",
            rubric.story.timeline,
            "What happened next?",
            episode.id,
        ),
        Target(
            episode.id + GAP,
            story,
            f"{label}: what was skipped",
            rubric.story.gap,
            f"“{hook.word}”: how did that go, exactly?",
            episode.id,
        ),
    ]


def ledger_of(interview: Interview, rubric: Rubric) -> Ledger:
    """What was earned and believed, turn by turn."""
    targets = targets_of(interview.casting.life, rubric)
    earned = tuple(Earned(target, turn.n) for turn in interview.turns for target in _earned_by(interview, turn))
    return Ledger(targets, earned, tuple(_false_evidence(interview)))


def _earned_by(interview: Interview, turn: Turn) -> list[str]:
    """The targets a turn earned; each only once in an interview."""
    before = interview.turns[: turn.n - 1]
    found = list(turn.disclosure.earned)
    for episode in interview.casting.life.episodes:
        parts_before = parts_told(episode, before)
        found += [part for part in parts_told(episode, [*before, turn]) if part not in parts_before]
    if gave_clear_answer(turn) and not any(gave_clear_answer(earlier) for earlier in before):
        found.append(COMMITMENT)
    return found


def parts_told(episode: Episode, turns: Sequence[Turn]) -> list[str]:
    """The ids of the parts of a story that these turns told."""
    told = {step.beat for turn in turns for step in turn.disclosure.told if step.episode == episode.id}
    steps = [beat.id for beat in episode.beats if not beat.gap]
    parts = [episode.id + CONTEXT] if ANCHOR_BEAT in told else []
    if len(told & set(steps)) >= TIMELINE_PART * len(steps):
        parts.append(episode.id + TIMELINE)
    if any(beat.id in told for beat in episode.beats if beat.gap):
        parts.append(episode.id + GAP)
    return parts


def gave_clear_answer(turn: Turn) -> bool:
    """True where a commitment was asked for and got a yes or a no."""
    made = turn.disclosure.commitment
    return made is not None and made.outcome != "brush_off"


def _false_evidence(interview: Interview) -> list[FalseEvidence]:
    facts = interview.knowledge.facts
    busted = {claim: turn.n for turn in interview.turns for claim in turn.disclosure.busted}
    found = []
    for turn in interview.turns:
        for claim in turn.disclosure.false_evidence:
            believed, truth = _claim(facts, claim)
            said = " ".join(turn.reply or turn.embedded)
            found.append(FalseEvidence(claim, believed, said, truth, turn.n, turn.utterance, busted.get(claim)))
    return found


def _claim(facts: dict[str, Fact], claim: str) -> tuple[str, str]:
    if claim.startswith(PROMISED_BEFORE):
        currency = claim.removeprefix(PROMISED_BEFORE)
        return f"They would give you {currency}", "It was a brush-off: no date, no name, no sum."
    fact = facts[claim]
    return (fact.polite.claim if fact.polite else fact.label), fact.label


def exchanges_of(interview: Interview) -> tuple[Exchange, ...]:
    """The interview as scoring sees it."""
    return tuple(_exchange(interview, turn) for turn in interview.turns)


def exchange_of(interview: Interview, n: int) -> Exchange:
    """One turn as scoring sees it."""
    return _exchange(interview, interview.turns[n - 1])


def _exchange(interview: Interview, turn: Turn) -> Exchange:
    disclosure = turn.disclosure
    return Exchange(
        n=turn.n,
        utterance=turn.utterance,
        analysis=turn.analysis,
        bubbles=turn.reply or turn.embedded,
        reply_words=sum(count_words(bubble) for bubble in turn.embedded),
        placed=disclosure.placed,
        free=disclosure.row in FREE_ROWS or _is_bare_echo(disclosure),
        repeat=disclosure.repeat,
        pasted=turn.pasted,
        followed_hook=disclosure.followed is not None,
        hooks=len(disclosure.hooks),
        earned=tuple(_earned_by(interview, turn)),
        is_pitch=disclosure.row is Row.PITCH,
        praise=disclosure.praise,
        promise=disclosure.promise,
        excused=disclosure.row in EXCUSED_ROWS,
        contested=interview.contested(turn.n),
    )


def _is_bare_echo(disclosure: Disclosure) -> bool:
    """Words given back where nothing lay under them: no fault, and no merit that could be had by echoing all."""
    return disclosure.row is Row.MIRROR and not (disclosure.followed or disclosure.earned or disclosure.told)


def evidence_of(interview: Interview) -> tuple[EvidenceRow, ...]:
    """All that was told and what it is worth, in the order it was told."""
    rows: list[EvidenceRow] = []
    for turn in interview.turns:
        rows += _rows_of(interview, turn)
    return tuple(rows)


def _rows_of(interview: Interview, turn: Turn) -> list[EvidenceRow]:
    disclosure, facts, episodes = turn.disclosure, interview.knowledge.facts, interview.knowledge.episodes
    reply = " ".join(turn.reply or turn.embedded)
    rows = [EvidenceRow(turn.n, "fact", facts[fact].label, reply) for fact in disclosure.earned]
    if disclosure.told:
        rows.append(EvidenceRow(turn.n, "story", episodes[disclosure.told[0].episode].label, reply))
    if made := disclosure.commitment:
        kind = {"yes": "commitment", "no": "clear no", "brush_off": "brush-off"}[made.outcome]
        rows.append(EvidenceRow(turn.n, kind, made.currency, reply))
    for claim in disclosure.false_evidence:
        if claim in facts:
            rows.append(EvidenceRow(turn.n, "falsehood", _claim(facts, claim)[0], reply))
    if not rows and (disclosure.praise or disclosure.promise):
        rows.append(EvidenceRow(turn.n, "praise" if disclosure.praise else "promise", "", reply))
    return rows
