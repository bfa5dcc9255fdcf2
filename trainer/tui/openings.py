"""What the analyser says about a question that is only being planned. Imported off the loop, once somebody plans."""

from dataclasses import dataclass

from scoring.analysis import Talk
from scoring.labels import InterviewType
from scoring.utterance import analyze
from scoring.wording import better_wording
from trainer.interview.showing import marks_of
from trainer.interview.views import MarkView


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
    return Judged(marks_of(found), better_wording(text, found, talk))
