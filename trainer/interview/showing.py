"""Turns an interview into the plain values that screens may see."""

from typing import get_args

from personas.disclosure import EXCUSED_ROWS, FREE_ROWS
from scenarios.files import Casting
from scoring.analysis import Analysis, Rules
from scoring.labels import Verdict
from scoring.ledger import TIMELINE, UNCONTESTED, signs_of
from scoring.words import count_words
from trainer.interview.accounts import gave_clear_answer, parts_told
from trainer.interview.events import Judged
from trainer.interview.interview import NOT_ASKED, Interview, Turn
from trainer.interview.spending import total_used
from trainer.interview.views import (
    CardView,
    HeldView,
    InterviewView,
    MarkView,
    NoteView,
    OpinionView,
    Sign,
    TurnView,
    UsedView,
    VoiceName,
)

RULES = (("rule1", "their life"), ("rule2", "specifics"), ("rule3", "listening"))
"""The three rules, as fields and in a word or two."""

_WORDS: dict[str, Sign] = {sign: sign for sign in get_args(Sign)}


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


def interview_of(
    interview: Interview, *, can_be_ranked: bool, is_read_only: bool, draft: str, voice: VoiceName = "embedded"
) -> InterviewView:
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
        used=used_in(interview),
        voice=voice,
    )


def used_in(interview: Interview) -> UsedView | None:
    """What the model of an interview has used; None where none was asked anything."""
    if not interview.used:
        return None
    total = total_used(interview.used)
    return UsedView(total.tokens, total.cost, total.in_words)


def turns_of(interview: Interview, *, marked: bool) -> tuple[TurnView, ...]:
    """All turns, with their marks where `marked`."""
    return tuple(
        turn_of(turn, marked=marked, contested=interview.contested(turn.n), opinions=interview.opinions_on(turn.n))
        for turn in interview.turns
    )


def turn_of(
    turn: Turn,
    *,
    marked: bool,
    contested: Rules[Verdict | None] = UNCONTESTED,
    opinions: Rules[Judged | None] = NOT_ASKED,
) -> TurnView:
    """One turn."""
    disclosure, analysis = turn.disclosure, turn.analysis
    is_scored = (
        analysis is not None and disclosure.placed and disclosure.row not in FREE_ROWS and not analysis.abstained
    )
    marks: tuple[MarkView, ...] = ()
    if marked and is_scored and analysis:
        marks = marks_of(analysis, excused=disclosure.row in EXCUSED_ROWS, contested=contested, opinions=opinions)
    return TurnView(
        n=turn.n,
        utterance=turn.utterance,
        bubbles=turn.reply,
        marks=marks,
        cues=tuple((cue.start, cue.end) for cue in analysis.cues) if marked and is_scored and analysis else (),
        placed=disclosure.placed,
        trailing=disclosure.trailing,
        followed_hook=disclosure.followed is not None,
    )


def marks_of(
    analysis: Analysis,
    *,
    excused: bool = False,
    contested: Rules[Verdict | None] = UNCONTESTED,
    opinions: Rules[Judged | None] = NOT_ASKED,
) -> tuple[MarkView, ...]:
    """How an utterance stands to the three rules, in their order."""
    signs = signs_of(analysis, excused=excused)
    marks = []
    for rule, name in RULES:
        reason = "" if excused and rule != "rule3" else getattr(analysis.reasons, rule)
        label: Verdict | None = getattr(contested, rule)
        second = _opinion_of(getattr(opinions, rule))
        sign = _said(getattr(signs, rule))
        marks.append(MarkView(name, sign, reason, None if label is None else _said(label), second))
    return tuple(marks)


def _opinion_of(judged: Judged | None) -> OpinionView | None:
    if judged is None:
        return None
    claims = tuple((claim.start, claim.end, claim.why) for claim in judged.claims)
    return OpinionView(judged.verdict, claims, judged.why_not, judged.model)


def _said(sign: str) -> Sign:
    """The word of a sign, as views have it."""
    return _WORDS[sign]


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
