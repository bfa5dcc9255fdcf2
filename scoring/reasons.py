"""One plain sentence for each rule, quoting the words it rests on; it coaches and never scolds."""

from collections.abc import Callable

from scoring.analysis import Cue, Rules
from scoring.labels import Focus, Kind, TimeFrame, Verdict
from scoring.rules import LONGEST, Findings

_LONGEST_QUOTE = 60
Quote = Callable[..., str]


def _quoter(text: str, cues: tuple[Cue, ...]) -> Quote:
    """A function that quotes the first cue of the given labels, or says something in its place."""

    def quote(*labels: str, otherwise: str) -> str:
        for label in labels:
            for cue in cues:
                if cue.label == label:
                    words = " ".join(text[cue.start : cue.end].split())
                    short = words if len(words) <= _LONGEST_QUOTE else words[: _LONGEST_QUOTE - 1].rstrip() + "…"
                    return f'"{short}"'
        return otherwise

    return quote


def _rule1(found: Findings, verdict: Verdict, quote: Quote) -> str:
    if verdict is Verdict.FAIL:
        if found.kind is Kind.PITCH:
            return f"{quote('my_idea', otherwise='This')} presents your idea, and people are polite about ideas."
        if found.kind is Kind.MIRROR:
            added = quote("leading", otherwise="This")
            return f"{added} adds something the customer did not say; their own words would carry further."
        if found.leading:
            pushed = quote("leading", otherwise="The wording")
            return f"{pushed} suggests an answer; asked without it, the answer is theirs."
        if found.kind is Kind.STATEMENT:
            return "Advice turns the talk to your view; asking what they tried keeps it with them."
        return f"{quote('my_idea', otherwise='This')} is about your idea; their own day is where the facts are."
    if verdict is Verdict.NA:
        return "Nothing here for rule 1: it asks nothing about their life or your idea."
    if found.focus is Focus.MY_IDEA:
        return "It asks what they did with the product, and behaviour is evidence."
    if found.kind is Kind.MIRROR:
        return "Their own words come back, and nothing is added: they can go on from here."
    return "It stays with the customer's world."


def _rule2(found: Findings, verdict: Verdict, quote: Quote) -> str:
    if verdict is Verdict.NA:
        return "Nothing here for rule 2: no question about a time is asked."
    if verdict is Verdict.PASS:
        if found.time is TimeFrame.SPECIFIC_PAST:
            return f"{quote('past', otherwise='It')} points at something that really happened."
        return f"{quote('present', otherwise='It')} asks how things are now, which they can simply report."
    if found.time is TimeFrame.GENERIC_HABIT:
        return f"{quote('generic', otherwise='This')} asks for a habit, and habits come out idealised."
    if found.time is TimeFrame.HYPOTHETICAL_FUTURE:
        return (
            f"{quote('hypothetical', otherwise='This')} asks for a prediction, and people are kind when they predict."
        )
    return f"{quote('opinion', 'my_idea', otherwise='This')} asks for an opinion; what they last did says more."


def _rule3(found: Findings, verdict: Verdict, quote: Quote) -> str:
    if verdict is Verdict.NA:
        return "Nothing here for rule 3: small talk and goodbyes are free."
    if verdict is Verdict.PASS:
        return "One short move, and the floor is theirs."
    if found.kind is Kind.PITCH:
        return "While you present, they listen; the other way round you learn."
    if found.multi_part:
        return f"{quote('multi_part', otherwise='This')} is a second question; one at a time gets both answered."
    if found.is_menu:
        return "The answers come with the question; a pause in their place brings the one you did not think of."
    if found.words > LONGEST:
        return f"{found.words} words are many; the question is easier to answer in half of them."
    return f"{quote('own_voice', otherwise='This')} takes the floor; your own view can wait until after the talk."


def reasons_for(text: str, found: Findings, given: Rules[Verdict], cues: tuple[Cue, ...]) -> Rules[str]:
    """The three sentences for one utterance."""
    quote = _quoter(text, cues)
    return Rules(
        rule1=_capital(_rule1(found, given.rule1, quote)),
        rule2=_capital(_rule2(found, given.rule2, quote)),
        rule3=_capital(_rule3(found, given.rule3, quote)),
    )


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
