"""A kept interview step by step: what happened, what each utterance got, and by which rule; for looking into a talk."""

from collections.abc import Iterator

from trainer.interview.accounts import exchange_of
from trainer.interview.events import (
    Advised,
    Asked,
    BetPlaced,
    Coached,
    Contested,
    Decided,
    Ended,
    Event,
    Judged,
    Noted,
    Replied,
    Settled,
    Started,
    Summarised,
    Used,
)
from trainer.interview.outcome import Outcome
from trainer.interview.spending import total_used
from trainer.interview.utterances import shown
from trainer.report.as_text import BANNER, marks_line


def replay_text(outcome: Outcome) -> str:
    """All events in order, as plain text."""
    lines = [line for event in outcome.interview.events for line in _lines_of(outcome, event)]
    return "\n".join([BANNER, "", *map(shown, lines)])


def _lines_of(outcome: Outcome, event: Event) -> Iterator[str]:
    name = outcome.interview.casting.member.persona.profile.short_name
    match event:
        case Started():
            yield from _beginning(event)
        case Asked():
            yield f"\n{event.n:>3}  You: {event.utterance or '(silence)'}"
        case Decided():
            yield from (f"     {line}" for line in _decision(outcome, event))
        case Replied():
            yield from (f"     {name}: {bubble}" for bubble in event.bubbles)
        case Judged() | Summarised() | Used():
            yield from _from_model(event)
        case _:
            yield from _aside(event)


def _beginning(started: Started) -> Iterator[str]:
    sight = "blind" if started.blind else "coached"
    yield f"{started.interview}, {started.at:%d %B %Y, %H:%M} UTC, {started.player or 'nobody named'}, {sight}"
    yield f"{started.scenario} with {started.persona}, life {started.life}, seed {started.seed}, voice {started.voice}"


def _decision(outcome: Outcome, decided: Decided) -> Iterator[str]:
    disclosure, analysis = decided.disclosure, decided.analysis
    if analysis is not None:
        yield f"{analysis.move}: {marks_line(exchange_of(outcome.interview, decided.n))}"
    yield f"-> {disclosure.row}, rapport {disclosure.rapport}{'' if disclosure.placed else ', refunded'}"
    told = [f"{beat.episode}/{beat.beat}" for beat in disclosure.told]
    lists = {
        "earned": disclosure.earned,
        "told": told,
        "false evidence": disclosure.false_evidence,
        "busted": disclosure.busted,
        "left open": [hook.word for hook in disclosure.hooks],
    }
    yield from (f"   {title}: {', '.join(items)}" for title, items in lists.items() if items)


def _aside(event: Noted | Coached | Advised | BetPlaced | Contested | Ended | Settled) -> Iterator[str]:
    match event:
        case Noted():
            yield f"     (noted as {event.kind}: {event.text})"
        case Coached():
            yield f"     (marks {'on' if event.on else 'off'})"
        case Advised():
            yield f"     (shown for turn {event.n}: {event.wording})"
        case BetPlaced():
            because = f"reply {event.turn}" if event.turn else "no reply"
            yield f"     (bet on {event.bet}: {event.answer}, {event.confidence:.0%} sure, because of {because})"
        case Contested():
            said = f"you say {event.label}" if event.label else "you let it stand after all"
            yield f"     (turn {event.n}, {event.rule}: {said})"
        case Ended():
            yield f"\nEnded by {event.by}, {event.at:%H:%M} UTC"
        case Settled():
            why = "ranked" if event.is_ranked else event.why_not_ranked
            yield f"Settled at {event.total:g} of {event.max:g}: {why}"
            if event.without_contested is not None:
                yield f"Without what you contest: {event.without_contested:g}"


def _from_model(event: Judged | Summarised | Used) -> Iterator[str]:
    match event:
        case Judged():
            said = f"says {event.verdict}" if event.verdict else f"did not judge: {event.why_not}"
            yield f"     (turn {event.n}, {event.rule}: {event.model} {said})"
        case Summarised():
            yield f"     ({event.model} wrote a paragraph: {event.text or event.why_not})"
        case Used():
            yield f"     ({event.purpose}: {total_used([event]).in_words})"
