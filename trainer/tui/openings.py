"""What the analyser says about a question that is only being planned. Imported off the loop, once somebody plans."""

from dataclasses import dataclass

from scoring.analysis import Talk
from scoring.labels import InterviewType, Verdict
from scoring.utterance import analyze
from scoring.wording import better_wording
from trainer.interview.showing import RULES, UNSURE_BELOW
from trainer.interview.views import MarkView, Sign

_SIGNS: dict[Verdict, Sign] = {Verdict.PASS: "pass", Verdict.FAIL: "fail", Verdict.NA: "na"}


@dataclass(frozen=True, slots=True)
class Judged:
    """How a planned question stands to the three rules."""

    marks: tuple[MarkView, ...]
    """Empty where it makes no sense to the analyser."""
    better: str | None


def judge(text: str, interview_type: InterviewType) -> Judged:
    """Analyse a question as if it opened the talk."""
    talk = Talk(interview_type=interview_type)
    found = analyze(text, talk)
    if found.abstained:
        return Judged((), None)
    marks = []
    for rule, name in RULES:
        verdict: Verdict = getattr(found.verdicts, rule)
        is_sure = verdict is Verdict.NA or getattr(found.confidence, rule) >= UNSURE_BELOW
        marks.append(MarkView(name, _SIGNS[verdict] if is_sure else "unsure", getattr(found.reasons, rule)))
    return Judged(tuple(marks), better_wording(text, found, talk))
