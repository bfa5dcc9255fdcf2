"""An outcome as the published JSON."""

from typing import get_args

from scoring.analysis import Analysis
from scoring.labels import Verdict
from scoring.reply import evidence
from trainer.interview.coach import paragraph_of
from trainer.interview.events import Judged
from trainer.interview.interview import Interview, Turn
from trainer.interview.outcome import Outcome
from trainer.interview.spending import total_used
from trainer.interview.views import RuleName
from trainer.report.contract import (
    AnalysisJson,
    ClaimJson,
    CountJson,
    CueJson,
    DebriefJson,
    EvidenceJson,
    MarkJson,
    MissedJson,
    OpinionJson,
    ParagraphJson,
    PlayJson,
    RuleFigures,
    ScoreJson,
    TalkJson,
    TurnJson,
    UsedJson,
)

RULE_NAMES: tuple[RuleName, ...] = get_args(RuleName)


def play_json(outcome: Outcome) -> PlayJson:
    """One interview with its score and debrief; one cut off has `ended_by` "not ended"."""
    ended = outcome.interview.ended
    started = outcome.interview.started
    talk = outcome.debrief.talk
    return PlayJson(
        scenario=started.scenario,
        persona=started.persona,
        life=started.life,
        seed=started.seed,
        voice=started.voice,
        rubric=outcome.scorecard.rubric,
        ended_by=ended.by if ended else "not ended",
        turns=[_turn(outcome, turn) for turn in outcome.interview.turns],
        talk=TalkJson(
            interviewer_words=talk.interviewer_words,
            customer_words=talk.customer_words,
            interviewer_share=None if talk.interviewer_share is None else round(talk.interviewer_share, 4),
        ),
        score=_score(outcome),
        debrief=_debrief(outcome),
        used=_used(outcome.interview),
    )


def analysis_json(analysis: Analysis, *, row_id: str | None = None, better: str | None = None) -> AnalysisJson:
    """One analysis."""
    verdicts, confidence, reasons = analysis.verdicts, analysis.confidence, analysis.reasons
    named = {"rule1": reasons.rule1, "rule2": reasons.rule2, "rule3": reasons.rule3}
    return AnalysisJson(
        id=row_id,
        kind=analysis.kind,
        move=analysis.move,
        focus=analysis.focus,
        leading=analysis.leading,
        time=analysis.time,
        open=analysis.open,
        multi_part=analysis.multi_part,
        rule1=verdicts.rule1,
        rule2=verdicts.rule2,
        rule3=verdicts.rule3,
        confidence=RuleFigures(
            rule1=round(confidence.rule1, 2), rule2=round(confidence.rule2, 2), rule3=round(confidence.rule3, 2)
        ),
        abstained=analysis.abstained,
        unsure=[rule for rule in RULE_NAMES if getattr(analysis.unsure, rule)],
        cues=[CueJson(start=cue.start, end=cue.end, label=cue.label) for cue in analysis.cues],
        reasons={rule: reason for rule, reason in named.items() if reason},
        better=better,
    )


def _turn(outcome: Outcome, turn: Turn) -> TurnJson:
    disclosure, claims = turn.disclosure, outcome.interview.contested(turn.n)
    bubbles = turn.reply or turn.embedded
    reply = " ".join(bubbles)
    return TurnJson(
        n=turn.n,
        utterance=turn.utterance,
        analysis=None if turn.analysis is None else analysis_json(turn.analysis),
        reply=reply,
        bubbles=list(bubbles),
        earned=list(disclosure.earned),
        false_evidence=list(disclosure.false_evidence),
        hooks=[hook.word for hook in disclosure.hooks],
        placed=disclosure.placed,
        rapport=disclosure.rapport,
        evidence=[EvidenceJson(kind=item.kind, quote=item.quote) for item in evidence(reply, turn.utterance or None)],
        contested={rule: label for rule in RULE_NAMES if (label := getattr(claims, rule)) is not None},
        second_opinion=[
            _opinion(judged)
            for rule in RULE_NAMES
            if (judged := getattr(outcome.interview.opinions_on(turn.n), rule)) is not None
        ],
    )


def _opinion(judged: Judged) -> OpinionJson:
    return OpinionJson(
        rule=judged.rule,
        verdict=None if judged.verdict is None else Verdict(judged.verdict),
        claims=[ClaimJson(start=claim.start, end=claim.end, why=claim.why) for claim in judged.claims],
        why_not=judged.why_not,
        model=judged.model,
    )


def _used(interview: Interview) -> UsedJson | None:
    if not interview.used:
        return None
    total = total_used(interview.used)
    return UsedJson(
        tokens_in=total.tokens_in, tokens_out=total.tokens_out, cost=total.cost, is_estimated=total.is_estimated
    )


def _score(outcome: Outcome) -> ScoreJson:
    card = outcome.scorecard
    low, high = (card.span.low, card.span.high) if card.span else (card.total, card.total)
    judged, without = (card.contested.as_judged, card.contested.without) if card.contested else (card.total, card.total)
    marks = [card.evidence, *card.questions, *card.listening, *([card.judgement] if card.judgement else [])]
    return ScoreJson(
        total=round(card.total, 1),
        max=card.max,
        evidence=round(card.evidence.value, 1),
        questions=round(sum(mark.value for mark in card.questions), 1),
        listening=round(sum(mark.value for mark in card.listening), 1),
        judgement=round(card.judgement.value, 1) if card.judgement else None,
        par=None if card.par is None else round(card.par, 1),
        low=round(low, 1),
        high=round(high, 1),
        as_judged=round(judged, 1),
        without_contested=round(without, 1),
        marks=[MarkJson(name=m.name, value=round(m.value, 2), of=m.of, reason=m.reason) for m in marks],
    )


def _debrief(outcome: Outcome) -> DebriefJson:
    debrief, written = outcome.debrief, paragraph_of(outcome)
    return DebriefJson(
        headline=debrief.headline,
        left_with=debrief.left_with,
        stories=CountJson(held=debrief.stories.held, of=debrief.stories.of),
        facts=CountJson(held=debrief.facts.held, of=debrief.facts.of),
        commitments=CountJson(held=debrief.commitments.held, of=debrief.commitments.of),
        false_held=[entry.claim for entry in debrief.false_held],
        missed=[MissedJson(id=target.id, label=target.label, ask=target.ask) for target in debrief.missed],
        practise=debrief.practise,
        paragraph=ParagraphJson(text=written.text, why_not=written.why_not, model=written.model) if written else None,
    )
