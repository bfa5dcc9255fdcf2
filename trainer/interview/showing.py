"""Turns an interview into the plain values that screens may see."""

from personas.disclosure import EXCUSED_ROWS, FREE_ROWS
from scenarios.files import Casting
from scoring.labels import Verdict
from scoring.ledger import TIMELINE, counting
from scoring.words import count_words
from trainer.interview.accounts import gave_clear_answer, parts_told
from trainer.interview.interview import Interview, Turn
from trainer.interview.views import CardView, HeldView, InterviewView, MarkView, NoteView, Sign, TurnView

RULES = (("rule1", "their life"), ("rule2", "specifics"), ("rule3", "listening"))
"""The three rules, as fields and in a word or two."""

UNSURE_BELOW = 0.6
"""How sure a verdict must be to be shown as one."""

_SIGNS: dict[Verdict, Sign] = {Verdict.PASS: "pass", Verdict.FAIL: "fail", Verdict.NA: "na"}


def card_of(casting: Casting) -> CardView:
    """The public side of a scenario."""
    scenario, profile = casting.scenario, casting.member.persona.profile
    return CardView(
        id=casting.id,
        title=scenario.title,
        interview_type=scenario.interview_type,
        difficulty=scenario.difficulty,
        minutes=scenario.minutes,
        name=profile.name,
        short_name=profile.short_name,
        role=profile.role,
        workplace=profile.workplace,
        about=profile.about,
        idea=scenario.idea,
        belief=scenario.belief,
        goals=scenario.goals,
    )


def interview_of(interview: Interview, *, can_be_ranked: bool, is_read_only: bool, draft: str) -> InterviewView:
    """An interview as it stands; marks are in it only where it is coached."""
    return InterviewView(
        id=interview.started.interview,
        card=card_of(interview.casting),
        greeting=interview.greeting,
        turns=turns_of(interview, marked=interview.is_coached),
        notes=tuple(NoteView(note.n, note.kind, note.text) for note in interview.notes),
        minutes_left=interview.minutes_left,
        interviewer_share=_share(interview),
        held=held_by(interview),
        is_coached=interview.is_coached,
        can_be_ranked=can_be_ranked,
        is_read_only=is_read_only,
        ended_by=interview.ended.by if interview.ended else None,
        draft=draft,
    )


def turns_of(interview: Interview, *, marked: bool) -> tuple[TurnView, ...]:
    """All turns, with their marks where `marked`."""
    return tuple(turn_of(turn, marked=marked) for turn in interview.turns)


def turn_of(turn: Turn, *, marked: bool) -> TurnView:
    """One turn."""
    disclosure, analysis = turn.disclosure, turn.analysis
    is_scored = analysis is not None and disclosure.placed and disclosure.row not in FREE_ROWS
    return TurnView(
        n=turn.n,
        utterance=turn.utterance,
        bubbles=turn.reply,
        marks=_marks(turn) if marked and is_scored else (),
        cues=tuple((cue.start, cue.end) for cue in analysis.cues) if marked and is_scored and analysis else (),
        placed=disclosure.placed,
        trailing=disclosure.trailing,
        followed_hook=disclosure.followed is not None,
    )


def _marks(turn: Turn) -> tuple[MarkView, ...]:
    analysis = turn.analysis
    if analysis is None or analysis.abstained:
        return ()
    excused = turn.disclosure.row in EXCUSED_ROWS
    verdicts = counting(analysis, excused=excused)
    marks = []
    for rule, name in RULES:
        verdict: Verdict = getattr(verdicts, rule)
        is_sure = getattr(analysis.confidence, rule) >= UNSURE_BELOW or verdict is not getattr(analysis.verdicts, rule)
        reason = "" if excused and rule != "rule3" else getattr(analysis.reasons, rule)
        marks.append(MarkView(name, _SIGNS[verdict] if is_sure or verdict is Verdict.NA else "unsure", reason))
    return tuple(marks)


def held_by(interview: Interview) -> HeldView:
    """What the interviewer holds so far, good and worthless."""
    turns = interview.turns
    told = [parts_told(episode, turns) for episode in interview.casting.life.episodes]
    return HeldView(
        stories=sum(any(part.endswith(TIMELINE) for part in parts) for parts in told),
        facts=len(interview.state.earned),
        commitments=int(any(gave_clear_answer(turn) for turn in turns)),
        praise=sum(turn.disclosure.praise for turn in turns),
        promises=sum(turn.disclosure.promise for turn in turns),
    )


def _share(interview: Interview) -> float | None:
    """The interviewer's part of the words; the customer's are those of the embedded voice, whoever spoke."""
    mine = sum(count_words(turn.utterance) for turn in interview.turns)
    theirs = sum(count_words(bubble) for turn in interview.turns for bubble in turn.embedded)
    return mine / (mine + theirs) if mine + theirs else None
