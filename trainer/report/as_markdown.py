"""The debrief as Markdown, to be kept beside one's own notes; it says of itself that it is practice."""

import json
import re
from collections.abc import Callable, Iterator

from scoring.ledger import RULES, Exchange, Sign
from trainer.interview.advice import wording_for
from trainer.interview.outcome import Outcome
from trainer.report.as_text import BANNER, marks_line, reasons_of
from trainer.report.from_models import paragraph, second_opinions, spent
from trainer.report.markdown_text import plain, quoted, row, table

_PARTS: tuple[tuple[str, Callable[[Outcome], Iterator[str]]], ...]


def debrief_markdown(outcome: Outcome) -> str:
    """The whole debrief: bets, outcome, every question, evidence, what was missed, the talk, and what to practise."""
    lines = list(_head(outcome))
    for title, part in _PARTS:
        if body := list(part(outcome)):
            lines += ["", f"## {title}", "", *body]
    return "\n".join(lines) + "\n"


def markdown_file_name(outcome: Outcome) -> str:
    """A name that says what it is even without its content: "PRACTICE-FICTIONAL-full-house-20261123-7f3k2.md"."""
    started = outcome.interview.started
    names = (re.sub(r"[^\w-]+", "-", name).strip("-") for name in (started.scenario, started.interview))
    return f"PRACTICE-FICTIONAL-{'-'.join(names)}.md"


def _head(outcome: Outcome) -> Iterator[str]:
    started, profile = outcome.interview.started, outcome.interview.casting.member.persona.profile
    yield from (
        "---",
        "practice: fictional",
        f"interview: {json.dumps(started.interview)}",
        f"scenario: {json.dumps(started.scenario)}",
        f"began: {started.at.isoformat(timespec='seconds')}",
        f"rubric: {json.dumps(outcome.scorecard.rubric)}",
        "---",
        "",
        f"# PRACTICE, FICTIONAL: an interview with {plain(profile.name)}",
        "",
        f"> {BANNER}",
        "",
        f"**{plain(outcome.debrief.headline)}**",
    )


def _bets(outcome: Outcome) -> Iterator[str]:
    for bet in outcome.debrief.bets:
        asked = next(asked for asked in outcome.interview.casting.scenario.bets if asked.id == bet.id)
        options = {option.id: option.text for option in asked.options}
        because = f", because of reply {bet.turn}" if bet.turn else ""
        verdict = "✓ Right." if bet.is_right else f"✗ It is {quoted(options[bet.truth])}."
        said = f"{quoted(options[bet.answer])}, {bet.confidence:.0%} sure{because}"
        yield f"- {plain(bet.ask)} You said {said}. {verdict}"


def _outcome(outcome: Outcome) -> Iterator[str]:
    debrief = outcome.debrief
    yield plain(debrief.truth)
    yield ""
    yield f"You took home {debrief.facts.held} true facts and {len(debrief.false_held)} false ones."
    yield ""
    for entry in debrief.false_held:
        yield f"- ✗ You may now believe: {plain(entry.claim)}. They said {quoted(entry.said)}"
        yield f"  because you asked {quoted(entry.bought_with)} (turn {entry.turn}). The truth: {plain(entry.truth)}."
    for entry in debrief.busted:
        yield f"- ✓ You believed {quoted(entry.claim)} and found out better in turn {entry.busted}."


def _score(outcome: Outcome) -> Iterator[str]:
    card = outcome.scorecard
    par = "" if card.par is None else f"; an expert reaches {card.par:.0f}"
    yield f"**{card.points} of {card.max:.0f}**{par}."
    yield ""
    for doubt in card.doubts:
        yield from (doubt, "")
    yield from table("Part", "Points", "Of", "Why")
    for mark in (card.evidence, *card.questions, *card.listening, *([card.judgement] if card.judgement else [])):
        yield row(mark.name, f"{mark.value:.1f}", f"{mark.of:g}", plain(mark.reason))
    if card.judgement is None:
        yield row("judgement", "not scored", "", "you placed no bets")


def _questions(outcome: Outcome) -> Iterator[str]:
    notes = outcome.interview.notes
    for exchange in outcome.exchanges:
        yield f"{exchange.n}. {quoted(exchange.utterance) if exchange.utterance else '(silence)'}"
        yield from (f"   - {line}" for line in _verdict_lines(outcome, exchange))
        yield f"   - They said: {quoted(' '.join(exchange.bubbles))}"
        yield from (f"   - You noted ({note.kind}): {plain(note.text)}" for note in notes if note.n == exchange.n)


def _verdict_lines(outcome: Outcome, exchange: Exchange) -> Iterator[str]:
    if exchange.analysis is None:
        return
    if not exchange.placed:
        yield "~ not scored: we could not place this one. That is on us, it cost you nothing."
        return
    if exchange.free:
        yield "· not scored: courtesy is free."
        return
    yield marks_line(exchange)
    yield from map(plain, reasons_of(exchange))
    yield from map(plain, second_opinions(exchange.utterance, outcome.interview.opinions_on(exchange.n)))
    if words := _deciding_words(exchange):
        yield f"The words: {', '.join(map(quoted, words))}"
    if exchange.repeat:
        yield "You had been told this already, so it earned nothing new."
    if wording := wording_for(outcome.interview, exchange.n):
        yield f"Try: {quoted(wording)}"


def _deciding_words(exchange: Exchange) -> list[str]:
    """The words on which a failing mark rests, each once."""
    analysis = exchange.analysis
    if analysis is None or Sign.FAIL not in {exchange.sign(rule) for rule in RULES}:
        return []
    return list(dict.fromkeys(exchange.utterance[cue.start : cue.end] for cue in analysis.cues))


def _evidence(outcome: Outcome) -> Iterator[str]:
    rows = outcome.debrief.evidence
    if rows:
        yield from table("Turn", "Worth", "What", "Their words")
    for told in rows:
        yield row(str(told.turn), told.kind, plain(told.label), quoted(told.quote))


def _missed(outcome: Outcome) -> Iterator[str]:
    for target in outcome.debrief.missed:
        yield f"- {plain(target.label)}. Ask: {quoted(target.ask)}"


def _talk(outcome: Outcome) -> Iterator[str]:
    talk = outcome.debrief.talk
    share = "Nobody spoke" if talk.interviewer_share is None else f"You spoke {talk.interviewer_share:.0%} of the words"
    yield f"- {share}: {talk.interviewer_words} of yours, {talk.customer_words} of theirs; {talk.silences} silences."
    yield f"- {talk.hooks_offered} loose ends were left for you, {talk.hooks_followed} you picked up."
    if pitches := [str(exchange.n) for exchange in outcome.exchanges if exchange.is_pitch]:
        turns = ", ".join(pitches)
        yield f"- You pitched in turn {turns}; after that, talk of price and intent was worth nothing for a while."


def _snapshot(outcome: Outcome) -> Iterator[str]:
    snapshot = outcome.debrief.snapshot
    if snapshot.quote:
        yield f"> {quoted(snapshot.quote)}"
        yield ""
    yield from (f"- {plain(fact)}" for fact in snapshot.facts)


def _practise(outcome: Outcome) -> Iterator[str]:
    yield plain(outcome.debrief.practise)


def _paragraph(outcome: Outcome) -> Iterator[str]:
    if written := paragraph(outcome):
        text, note = written
        yield from ([plain(text), ""] if text else [])
        yield f"*{plain(note)}*"


def _used(outcome: Outcome) -> Iterator[str]:
    if used := spent(outcome.interview):
        yield plain(used)


_PARTS = (
    ("Your bets", _bets),
    ("What is true", _outcome),
    ("The score", _score),
    ("Your questions, one by one", _questions),
    ("What you were told, and what it is worth", _evidence),
    ("What you missed, and the question that finds it", _missed),
    ("The talk", _talk),
    ("Snapshot (fictional)", _snapshot),
    ("One thing to practise", _practise),
    ("The coach's paragraph", _paragraph),
    ("What it cost", _used),
)
