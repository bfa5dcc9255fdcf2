"""The debrief as plain text that a screen reader can read: no boxes, no colour, one thing a line."""

import textwrap
from collections.abc import Callable, Iterator

from scoring.labels import Verdict
from scoring.ledger import Exchange, Sign
from trainer.interview.advice import wording_for
from trainer.interview.outcome import Outcome
from trainer.report.from_models import paragraph, second_opinions, spent

BANNER = "PRACTICE, FICTIONAL: this customer is invented. Never file this with real research."

_SIGNS = {Sign.PASS: "✓", Sign.FAIL: "✗", Sign.NA: "·", Sign.UNSURE: "~"}

_RULES = (("rule1", "their life"), ("rule2", "specifics"), ("rule3", "listening"))
_MOST_MISSED = 12
_CLAIMS = {Verdict.PASS: "it passes", Verdict.FAIL: "it fails", Verdict.NA: "the rule does not apply"}


def debrief_text(outcome: Outcome, *, width: int = 80) -> str:
    """The whole debrief, in the order of the design: outcome first, then process, evidence, missed, talk."""
    parts: tuple[Callable[[Outcome], Iterator[str]], ...] = (
        _head, _bets, _outcome, _process, _evidence, _missed, _talk, _snapshot, _score, _from_models,
    )  # fmt: skip
    lines = [line for part in parts for line in part(outcome)]
    return "\n".join(wrapped for line in lines for wrapped in _wrap(line, width))


def marks_line(exchange: Exchange) -> str:
    """The three verdicts in signs and words: "✓ their life  ~ specifics  ✓ listening"; empty for silence."""
    signs = ((exchange.sign(rule), name) for rule, name in _RULES)
    return "  ".join(f"{_SIGNS[sign]} {name}" for sign, name in signs if sign is not None)


def reasons_of(exchange: Exchange) -> list[str]:
    """Why each rule that failed did, what is in doubt, and what the interviewer contests, a sentence each."""
    if exchange.analysis is None:
        return []
    said = [getattr(exchange.analysis.reasons, rule) for rule, _ in _RULES if exchange.sign(rule) is Sign.FAIL]
    if unsure := [name for rule, name in _RULES if exchange.sign(rule) is Sign.UNSURE]:
        said.append(f"We are not sure about {' and '.join(unsure)}, so it does not count.")
    contests = ((name, exchange.contest(rule)) for rule, name in _RULES)
    said += [f"You contest {name}: you say {_CLAIMS[label]}." for name, label in contests if label is not None]
    return [reason for reason in said if reason]


def _head(outcome: Outcome) -> Iterator[str]:
    yield BANNER
    yield ""
    yield outcome.debrief.headline


def _bets(outcome: Outcome) -> Iterator[str]:
    for bet in outcome.debrief.bets:
        options = {
            option.id: option.text
            for asked in outcome.interview.casting.scenario.bets
            if asked.id == bet.id
            for option in asked.options
        }
        yield ""
        yield f"Your bet: {bet.ask}"
        verdict = "✓ Right." if bet.is_right else f"✗ It is “{options[bet.truth]}”."
        yield f"  You said “{options[bet.answer]}”, {bet.confidence:.0%} sure. {verdict}"


def _outcome(outcome: Outcome) -> Iterator[str]:
    debrief = outcome.debrief
    yield ""
    yield "WHAT IS TRUE"
    yield f"  {debrief.truth}"
    yield f"  You took home {debrief.facts.held} true facts and {len(debrief.false_held)} false ones."
    for entry in debrief.false_held:
        yield f"  ✗ You may now believe: {entry.claim}."
        yield f"    They said “{entry.said}” because you asked “{entry.bought_with}” (turn {entry.turn})."
        yield f"    The truth: {entry.truth}."
    for entry in debrief.busted:
        yield f"  ✓ You believed “{entry.claim}” and found out better in turn {entry.busted}."


def _process(outcome: Outcome) -> Iterator[str]:
    yield ""
    yield "YOUR QUESTIONS, ONE BY ONE"
    for exchange in outcome.exchanges:
        yield from _exchange(outcome, exchange)


def _exchange(outcome: Outcome, exchange: Exchange) -> Iterator[str]:
    if exchange.analysis is None:
        yield f"  {exchange.n}. (silence)"
        return
    yield f"  {exchange.n}. {exchange.utterance}"
    if not exchange.placed:
        yield "     ~ not scored: we could not place this one. That is on us, it cost you nothing."
        return
    if exchange.free:
        yield "     · not scored: courtesy is free."
        return
    yield f"     {marks_line(exchange)}"
    for reason in reasons_of(exchange):
        yield f"     {reason}"
    for opinion in second_opinions(exchange.utterance, outcome.interview.opinions_on(exchange.n)):
        yield f"     {opinion}"
    if exchange.repeat:
        yield "     You had been told this already, so it earned nothing new."
    if wording := wording_for(outcome.interview, exchange.n):
        yield f"     Try: {wording}"


def _evidence(outcome: Outcome) -> Iterator[str]:
    yield ""
    yield "WHAT YOU WERE TOLD, AND WHAT IT IS WORTH"
    for row in outcome.debrief.evidence:
        yield f"  turn {row.turn}, {row.kind}{': ' + row.label if row.label else ''}"
        yield f"    “{row.quote}”"


def _missed(outcome: Outcome) -> Iterator[str]:
    missed = outcome.debrief.missed
    if not missed:
        return
    yield ""
    yield "WHAT YOU MISSED, AND THE QUESTION THAT FINDS IT"
    for target in missed[:_MOST_MISSED]:
        yield f"  {target.label}"
        yield f"    Ask: {target.ask}"
    if len(missed) > _MOST_MISSED:
        yield f"  and {len(missed) - _MOST_MISSED} smaller things."


def _talk(outcome: Outcome) -> Iterator[str]:
    talk = outcome.debrief.talk
    yield ""
    yield "THE TALK"
    share = "nobody spoke" if talk.interviewer_share is None else f"you spoke {talk.interviewer_share:.0%} of the words"
    yield f"  {share}: {talk.interviewer_words} of yours, {talk.customer_words} of theirs; {talk.silences} silences."
    yield f"  {talk.hooks_offered} loose ends were left for you, {talk.hooks_followed} you picked up."
    pitches = [str(exchange.n) for exchange in outcome.exchanges if exchange.is_pitch]
    if pitches:
        turns = ", ".join(pitches)
        yield f"  You pitched in turn {turns}; after that, talk of price and intent was worth nothing for a while."


def _snapshot(outcome: Outcome) -> Iterator[str]:
    snapshot = outcome.debrief.snapshot
    if not snapshot.quote and not snapshot.facts:
        return
    profile = outcome.interview.casting.member.persona.profile
    yield ""
    yield f"SNAPSHOT: {profile.name}, {profile.role}"
    if snapshot.quote:
        yield f"  “{snapshot.quote}”"
    for fact in snapshot.facts:
        yield f"  - {fact}"


def _score(outcome: Outcome) -> Iterator[str]:
    card = outcome.scorecard
    par = "" if card.par is None else f"  (an expert: {card.par:.0f})"
    yield ""
    yield f"SCORE  {card.points} of {card.max:.0f}{par}"
    yield from (f"  {doubt}" for doubt in card.doubts)
    for mark in (card.evidence, *card.questions, *card.listening):
        yield f"  {mark.value:5.1f} of {mark.of:g}  {mark.name}: {mark.reason}"
    if card.judgement:
        yield f"  {card.judgement.value:5.1f} of {card.judgement.of:g}  judgement: {card.judgement.reason}"
    else:
        yield "   not scored  judgement: you placed no bets"
    yield ""
    yield f"ONE THING TO PRACTISE: {outcome.debrief.practise}"


def _from_models(outcome: Outcome) -> Iterator[str]:
    if written := paragraph(outcome):
        text, note = written
        yield ""
        yield "THE COACH'S PARAGRAPH"
        yield from (f"  {line}" for line in (text, note) if line)
    if used := spent(outcome.interview):
        yield ""
        yield used


def _wrap(line: str, width: int) -> list[str]:
    indent = line[: len(line) - len(line.lstrip())]
    return textwrap.wrap(
        line, max(20, width), subsequent_indent=indent + "  ", break_long_words=True, break_on_hyphens=False
    ) or [""]
