"""The coach's paragraph: a model's words about ledger and scorecard, with no number of its own."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from importlib import resources
from typing import Any

from scoring.ledger import Ledger, TargetKind
from scoring.scorecard import Scorecard
from trainer.interview.events import Summarised
from trainer.interview.outcome import Outcome
from trainer.llm.client import Prompt
from trainer.llm.structured import Text, heard_out
from trainer.llm.wire import Message
from trainer.voices.metered import MeteredModel
from trainer.voices.particulars import figures
from trainer.voices.sentences import Sentences, as_spoken

MOST_SENTENCES = 6
NOTHING = "it wrote nothing"
OWN_NUMBERS = "every sentence of it had a number that is not in your score"
_MOST_CHARACTERS = 3_000
_MOST_MISSED = 8
_PERCENT = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:%|per\s?cent)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class _Numbers:
    all: frozenset[str]
    percentages: frozenset[str]


async def summarise(model: MeteredModel, outcome: Outcome, *, now: datetime) -> Summarised:
    """Ask for the paragraph; where there is none, why."""
    named = partial(Summarised, now, model=model.endpoint.model)
    answer = await heard_out(partial(model.ask, purpose="coach"), prompt_of(outcome, most_tokens=model.most_tokens))
    if not isinstance(answer, Text):
        return named(text="", why_not=answer.what)
    sentences = list(_sentences(answer))
    kept = [sentence for sentence in sentences if is_sound(sentence, outcome)][:MOST_SENTENCES]
    why_not = "" if kept else OWN_NUMBERS if sentences else NOTHING
    return named(text=" ".join(kept), why_not=why_not)


def paragraph_of(outcome: Outcome) -> Summarised | None:
    """The paragraph as it may be shown now; None where nobody asked for one.

    What was contested since then changes the score: a sentence with a number that is no more in it goes.
    """
    written = outcome.interview.summarised
    if written is None or not written.text:
        return written
    kept = [sentence for sentence in _split(written.text) if is_sound(sentence, outcome)]
    return Summarised(written.at, " ".join(kept), "" if kept else OWN_NUMBERS, written.model)


def prompt_of(outcome: Outcome, *, most_tokens: int) -> Prompt:
    """What the coach is asked."""
    told = _texts()["coach"].format(account=account_of(outcome.ledger, outcome.scorecard)).strip()
    messages: list[Message] = [{"role": "system", "content": told}, {"role": "user", "content": _texts()["ask"]}]
    return Prompt(messages, most_tokens, _MOST_CHARACTERS)


def account_of(ledger: Ledger, card: Scorecard) -> str:
    """Ledger and scorecard in words: what was earned, believed and missed, and every mark. Nothing that was said."""
    return "\n".join(_account(ledger, card))


def is_sound(sentence: str, outcome: Outcome) -> bool:
    """True where every number of a sentence, in figures or in words, stands in the scorecard or the ledger."""
    if any(not character.isascii() and unicodedata.numeric(character, None) is not None for character in sentence):
        return False  # a number in signs that the account is not written in: ½, ⁷
    told, known = _numbers(sentence), _numbers(account_of(outcome.ledger, outcome.scorecard))
    return told.all <= known.all and told.percentages <= known.percentages


def _account(ledger: Ledger, card: Scorecard) -> Iterator[str]:
    par = "" if card.par is None else f"; an expert reaches {card.par:.0f}"
    yield f"Score: {card.points} of {card.max:.0f}{par}."
    yield from card.doubts
    for mark in (card.evidence, *card.questions, *card.listening, *([card.judgement] if card.judgement else [])):
        yield f"- {mark.name}: {mark.value:.1f} of {mark.of:g}; {mark.reason}."
    if card.judgement is None:
        yield "- judgement: not scored, no bets were placed."
    for kind, name in ((TargetKind.STORY, "Stories"), (TargetKind.FACT, "Facts"), (TargetKind.COMMITMENT, "Answers")):
        yield f"{name} earned: {ledger.held(kind)} of {len(ledger.countable(kind))}."
    mine = {entry.target for entry in ledger.earned}
    yield from (f"- earned: {target.label}." for target in ledger.targets if target.id in mine)
    yield from (f"- missed: {target.label}. It is found by: {target.ask}" for target in ledger.missed()[:_MOST_MISSED])
    for entry in ledger.still_believed:
        yield f"- believed, and not so: {entry.claim}. The truth: {entry.truth}."


def _sentences(answer: Text) -> Iterator[str]:
    sentences = Sentences()
    raw = list(sentences.feed(answer.text))
    rest = sentences.rest()
    for sentence in (*raw, *([rest] if answer.is_whole else [])):
        if spoken := as_spoken(sentence, name="Coach"):
            yield spoken


def _split(text: str) -> list[str]:
    return list(_sentences(Text(text, is_whole=True)))


def _numbers(text: str) -> _Numbers:
    counted = {value for word in _WORD.findall(text.casefold()) if (value := _counting().get(word))}
    percentages = {f"{float(found.replace(',', '.')):g}" for found in _PERCENT.findall(text)}
    return _Numbers(frozenset(figures(text) | counted), frozenset(percentages))


@cache
def _counting() -> Mapping[str, str]:
    return {word: value for pair in _texts()["counting"].split() for word, _, value in [pair.partition("=")]}


@cache
def _texts() -> Mapping[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("coach.toml").read_text(encoding="utf-8"))
