"""A model's second opinion on one verdict: shown beside it, resting on words that were said, and worth no points."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache, partial
from hashlib import sha256
from importlib import resources
from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

from trainer.errors import WrongUseError
from trainer.interview.events import Claim, Judged
from trainer.interview.interview import Interview, Turn
from trainer.interview.showing import turn_of
from trainer.interview.views import RuleName
from trainer.llm.client import Prompt
from trainer.llm.faults import Fault
from trainer.llm.structured import Filled, filled_in
from trainer.llm.wire import Message
from trainer.voices.metered import MeteredModel
from trainer.voices.sentences import as_spoken

TURNS_GIVEN = 10
"""How many turns before an utterance the judge reads."""
UNFOUNDED = "it gave no words of yours for what it said"
RULE_NAMES: tuple[RuleName, ...] = get_args(RuleName)
_MOST_CHARACTERS = 6_000
_LONGEST_WHY = 240
_AROUND = " \t\"'“”‘’.,;:!?…()[]"
_APOSTROPHES = "['’‘]"


class _Claim(BaseModel):
    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    quote: str = Field(max_length=2_000)
    why: str = Field(max_length=2_000)


class Judgement(BaseModel):
    """The form that the judge fills in."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True, title="judgement")

    claims: list[_Claim] = Field(min_length=1, max_length=8)
    verdict: Literal["pass", "fail", "na"]


async def second_opinion(
    model: MeteredModel, interview: Interview, n: int, rule: RuleName, *, now: datetime
) -> tuple[Judged, Fault | None]:
    """What a model thinks of one verdict, and the fault where it failed; `Judged` says then why there is no opinion."""
    utterance = interview.turns[n - 1].utterance
    prompt = Prompt(messages(interview, n, rule), model.most_tokens, _MOST_CHARACTERS)
    named = partial(Judged, n, now, rule, model=model.endpoint.model)
    answer = await filled_in(partial(model.ask, purpose="judge"), prompt, Judgement)
    if not isinstance(answer, Filled):
        return named(verdict=None, claims=(), why_not=answer.why), answer.fault
    claims = [claim for given in answer.form.claims if (claim := founded(utterance, given.quote, given.why))]
    if not claims:
        return named(verdict=None, claims=(), why_not=UNFOUNDED), None
    return named(verdict=answer.form.verdict, claims=tuple(dict.fromkeys(claims)), why_not=""), None


def unsure_verdicts(interview: Interview) -> list[tuple[int, RuleName]]:
    """The verdicts of which the analysis is not sure and no model has given its opinion yet."""
    return [
        (turn.n, rule)
        for turn in interview.turns
        for rule, mark in zip(RULE_NAMES, turn_of(turn, marked=True).marks, strict=False)
        if mark.sign == "unsure" and not has_opinion(interview, turn.n, rule)
    ]


def has_opinion(interview: Interview, n: int, rule: RuleName) -> bool:
    """True where a model has given an opinion that can be used."""
    judged = interview.opinions.get((n, rule))
    return judged is not None and judged.verdict is not None


def refuse_unmarked(interview: Interview, n: int) -> None:
    """Raise WrongUseError where there is no verdict to have an opinion on, or none may be shown yet."""
    if not 1 <= n <= len(interview.turns):
        raise WrongUseError(f"there is no turn {n}", remedy="name one that was said")
    if not interview.is_coached and not interview.is_over:
        raise WrongUseError("no verdicts are shown yet", remedy="ask for a second opinion in the debrief")
    if not turn_of(interview.turns[n - 1], marked=True).marks:
        raise WrongUseError(f"turn {n} was not scored", remedy="name another one")


def founded(utterance: str, quote: str, why: str) -> Claim | None:
    """A reason with its place in the utterance; None where the words it rests on do not stand there."""
    words = quote.strip(_AROUND).split()
    if not words or not any(map(str.isalnum, quote)):
        return None
    wanted = r"\s+".join(re.sub(_APOSTROPHES, _APOSTROPHES, re.escape(word)) for word in words)
    found = re.search(rf"(?<!\w){wanted}(?!\w)", utterance, re.IGNORECASE)
    return None if found is None else Claim(found.start(), found.end(), _short(as_spoken(why, name="")))


def messages(interview: Interview, n: int, rule: RuleName) -> list[Message]:
    """The prompt: the rule, then the talk before the utterance and the utterance, fenced off as a record."""
    texts = _texts()
    before = interview.turns[max(0, n - 1 - TURNS_GIVEN) : n - 1]
    talk = [line for turn in before for line in _lines(turn, texts)] or [texts["nothing"]]
    sentence = [_one_line(interview.turns[n - 1].utterance)]
    fence = _fence([*talk, *sentence])
    scenario = interview.casting.scenario
    kind = texts["interview_type"][str(scenario.interview_type)].format(idea=scenario.idea)
    told = texts["judge"].format(rule=texts["rule"][rule], interview_type=kind, fence=fence)
    given = [texts["talk"], fence, *talk, fence, texts["sentence"], fence, *sentence, fence, texts["asked"]]
    return [{"role": "system", "content": told.strip()}, {"role": "user", "content": "\n".join(given)}]


def _lines(turn: Turn, texts: Mapping[str, Any]) -> list[str]:
    said, heard = _one_line(turn.utterance) or texts["silence"], _one_line(" ".join(turn.reply or turn.embedded))
    return [f"{texts['interviewer']}: {said}", f"{texts['customer']}: {heard}"]


def _fence(lines: Sequence[str]) -> str:
    """A line that nobody can have written into the talk: it depends on all of it."""
    text = "\n".join(lines).encode("utf-8", "replace")
    return f"==== {sha256(text).hexdigest()[:16]}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_WHY else text[: _LONGEST_WHY - 1].rstrip() + "…"


@cache
def _texts() -> Mapping[str, Any]:
    text = resources.files(__package__).joinpath("second_opinion.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
