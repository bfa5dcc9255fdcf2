"""What the coach would have asked instead."""

from personas.disclosure import EXCUSED_ROWS
from scoring.analysis import Talk
from scoring.wording import better_wording
from trainer.interview.interview import Interview


def wording_for(interview: Interview, n: int) -> str | None:
    """A better wording for the utterance of turn `n`; None where nothing is to be improved."""
    turn = interview.turns[n - 1]
    if turn.analysis is None or turn.disclosure.row in EXCUSED_ROWS:
        return None
    before = tuple(" ".join(earlier.reply or earlier.embedded) for earlier in interview.turns[: n - 1])
    talk = Talk(before[-1] if before else None, interview.casting.scenario.interview_type, before)
    return better_wording(turn.utterance, turn.analysis, talk)


def wordings_of(interview: Interview) -> dict[int, str]:
    """By turn, a better wording where there is one."""
    return {turn.n: wording for turn in interview.turns if (wording := wording_for(interview, turn.n))}
