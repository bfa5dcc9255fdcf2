"""What models said about an interview, in plain sentences that say who said them and what they count for."""

from collections.abc import Iterator

from scoring.analysis import Rules
from trainer.interview.coach import paragraph_of
from trainer.interview.events import Judged
from trainer.interview.interview import Interview
from trainer.interview.outcome import Outcome
from trainer.interview.showing import RULES, used_in

COUNTS_FOR_NOTHING = "A model's opinion, shown beside ours. It moves no score."
_SAID = {"pass": "✓ it passes", "fail": "✗ it fails", "na": "· the rule does not apply"}


def second_opinions(utterance: str, opinions: Rules[Judged | None]) -> Iterator[str]:
    """What a model thinks of the verdicts on one utterance, a sentence for each rule that it was asked about."""
    for rule, name in RULES:
        judged: Judged | None = getattr(opinions, rule)
        if judged is None:
            continue
        if judged.verdict is None:
            yield f"Second opinion on {name}: not judged, because {judged.why_not}."
            continue
        reasons = "; ".join(_reason(utterance[claim.start : claim.end], claim.why) for claim in judged.claims)
        yield f"Second opinion on {name} ({judged.model}; it moves no score): {_SAID[judged.verdict]}. {reasons}"


def paragraph(outcome: Outcome) -> tuple[str, str] | None:
    """The coach's paragraph with who wrote it, or why there is none; None where nobody asked for one."""
    written = paragraph_of(outcome)
    if written is None:
        return None
    if not written.text:
        return "", f"The model wrote no paragraph that can be shown, because {written.why_not}."
    return written.text, f"Written by a model ({written.model}) from your ledger and scorecard; it moves no score."


def spent(interview: Interview) -> str:
    """What the model of an interview used, in words; empty where none was asked."""
    used = used_in(interview)
    return f"The model used {used.in_words}." if used else ""


def _reason(words: str, why: str) -> str:
    return f"“{words}”: {why}" if why else f"“{words}”"
