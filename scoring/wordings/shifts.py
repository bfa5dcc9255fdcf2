"""A question about habits or predictions, moved to the last time it happened with as few words changed as can be."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from scoring.wordings.asked import Asked, taken_apart
from scoring.wordings.clauses import PREPOSITIONS, YOU, Clause, after
from scoring.wordings.english import english
from scoring.wordings.lines import Word, written
from scoring.wordings.product_names import without_product
from scoring.wordings.times import past_time

_VIEWS = frozenset(
    """
    think feel like prefer want expect trust believe hope enjoy love hate care rate value mind say
    agree matter interest consider reckon suppose seem benefit sound wish prefer know
    """.split()
)
_MINDED = frozenset("willing happy prepared interested comfortable excited likely keen ready open fed tired".split())
_STATES = frozenset("have own employ stock".split())


def shifted(words: Sequence[Word], *, habit: bool) -> Iterator[str]:
    """The question in the past; nothing where its grammar is not plain.

    Args:
        words: The question, beginning with its first word.
        habit: True where it asks for a habit, not for a prediction.
    """
    asked = taken_apart(words, habit=habit)
    if asked is None or not _is_plain(asked):
        return
    asked = replace(asked, clause=without_product(asked.clause))
    if asked.goes_on:
        yield asked.without_habit
        return
    if asked.tail is not None:
        yield from _with_tail(asked, asked.tail)
    elif asked.request:
        yield f"{written(asked.request)} {written(asked.lead)} {_past(asked.clause)}."
    elif asked.lead:
        yield from _with_lead(asked)
    else:
        yield from _yes_no(asked)


def _is_plain(asked: Asked) -> bool:
    """False for views, and where a pronoun stands for something said elsewhere."""
    clause = asked.clause
    keys = {word.key for word in (*clause.rest, *clause.subject)}
    if clause.verb in _VIEWS or keys & {"yourself", "these", "those", "ideal", "perfect", "dream"}:
        return False
    if _looks_ahead(asked) or _weighs(asked) or _is_idle(clause):
        return False
    measured = bool(asked.lead) and asked.lead[0].key == "how" and clause.verb in {"take", "cost"}
    weather = clause.verb in {"rain", "snow", "freeze"}
    return not clause.dangles or ((measured or weather) and written(clause.subject) == "it")


def _looks_ahead(asked: Asked) -> bool:
    """True for years to come, and for what one would pay or put down."""
    clause = asked.clause
    first = clause.rest[0].key if clause.rest else ""
    if re.search(r"\bin \w+ years\b", asked.keys) or (clause.verb == "put" and first == "down"):
        return True
    return clause.verb in {"pay", "spend"} and clause.is_theirs and not asked.is_habit


def _weighs(asked: Asked) -> bool:
    """True where a verdict or a mood is asked for in the form of a fact."""
    clause, known = asked.clause, english()
    first = clause.rest[0].key if clause.rest else ""
    lead = [word.key for word in asked.lead]
    if clause.verb == "be" and (lead == ["what"] or first in _MINDED | {"of"}):
        return True
    graded = known["feelings"] | known["loaded"] | known["never_nouns"]
    if clause.verb == "find" and asked.keys.split()[-1] in graded:
        return True
    return first == "it" or bool(set(lead) & {"price", "these", "those"})


def _is_idle(clause: Clause) -> bool:
    """True for verbs that say nothing of what is done: "would it help", "what would make you switch"."""
    first = clause.rest[0].key if clause.rest else ""
    if clause.verb in {"help", "work", "matter"} and not (clause.rest and clause.is_theirs):
        return True
    if clause.verb == "save" and first in {"hours", "time", "money", "you"}:
        return True
    return not clause.subject and clause.verb in _CAUSES


_CAUSES = frozenset({"make", "stop", "help", "convince", "persuade", "get", "take"})


def _past(clause: Clause) -> str:
    return f"{written(clause.subject)} last {clause.verb_in_past()}{after(clause.for_one().rest)}"


def _frame(asked: Asked) -> str:
    """As in "How did you count", with what follows left open."""
    clause = asked.clause
    lead = written(asked.lead)
    if not clause.subject:
        return f"{lead} {english().verb(clause.verb).past}"
    subject = written(clause.subject)
    if clause.verb == "be":
        return f"{lead} {'was' if clause.singular else 'were'} {subject}".strip()
    return f"{lead} did {subject} {clause.verb}".strip()


def _with_tail(asked: Asked, tail: Clause) -> Iterator[str]:
    untrue = tail.verb == "be" and any(word.key == "no" for word in tail.rest)
    if untrue or tail.dangles or any(letter.isupper() for letter in tail.subject[0].text[1:]):
        return
    clause = asked.clause
    then = f"the last time {tail.for_one().in_past()}?"
    if asked.lead and asked.lead[0].key != "when":
        yield f"{_frame(asked)}{after(clause.rest)} {then}"
    elif clause.is_theirs and asked.is_habit:
        yield f"Did you {clause.as_task()} {then}"
    yield f"What {'did you do' if clause.is_theirs else 'happened'} {then}"


def _with_lead(asked: Asked) -> Iterator[str]:
    clause = replace(asked.clause, rest=_to_do(asked.clause.rest))
    asked = replace(asked, clause=clause)
    lead = [word.key for word in asked.lead]
    if lead == ["when"] and clause.verb != "be":
        yield f"When did {written(_certain(clause.subject))} last {clause.as_task()}?"
        return
    rest, time = past_time(asked)
    if time == "last time" and lead == ["how"] and clause.verb in english()["one_at_a_time"]:
        last = _the_last(rest)
        if last:
            yield f"{_frame(asked)} {last}?"
            return
    yield f"{_frame(asked)}{after(rest)} {'' if asked.would_have else time}".rstrip() + "?"


def _to_do(rest: tuple[Word, ...]) -> tuple[Word, ...]:
    """As in "For keeping your clients" as "to keep your clients"."""
    base = english().base_of(rest[1].key) if len(rest) > 1 and rest[1].key.endswith("ing") else None
    if base is None or rest[0].key != "for":
        return rest
    return (Word("to", "to"), Word(base, base), *rest[2:])


def _certain(subject: tuple[Word, ...]) -> tuple[Word, ...]:
    bare = subject != YOU and len(subject) == 1 and english().is_plural(subject[0].key)
    return (Word("your", "your"), *subject) if bare else subject


def _the_last(rest: Sequence[Word]) -> str:
    """As in "The last complaint" for a bare "complaints" that is all there is."""
    words = Clause("do", tuple(rest)).for_one().rest
    plain = bool(words) and words[0].key in {"a", "an"} and len(words) <= 4
    if not plain or any(word.key in PREPOSITIONS for word in words):
        return ""
    return f"the last {written(word for word in words[1:] if word.key != 'new')}"


def _yes_no(asked: Asked) -> Iterator[str]:
    rest, time = past_time(asked)
    clause = asked.clause if asked.is_habit else replace(asked.clause, rest=rest)
    if clause.verb == "be" or (clause.verb in _STATES and clause.is_theirs):
        yield f"{_frame(asked)}{after(rest)} {time if time != 'last time' else 'last week'}?"
        return
    if asked.is_always and not clause.is_theirs:
        yield f"{_frame(asked)}{after(rest)} {time}?"
        return
    one = clause.for_one()
    if clause.is_deed and clause.verb in english()["looked_into"] and not asked.is_habit and (one.rest or asked.short):
        yield f"When did you last look into {one.as_doing()}?"
    elif one.rest or not clause.is_theirs or clause.verb in english()["alone"]:
        yield f"When did {written(one.subject)} last {one.as_task()}?"
