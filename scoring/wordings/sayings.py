"""Ways of asking that have better wordings of their own."""

from collections.abc import Iterator, Sequence

from scoring.wordings.clauses import Clause, after
from scoring.wordings.english import english
from scoring.wordings.forms import clause_of, past, when, without_manner
from scoring.wordings.frames import frames
from scoring.wordings.grammar import event_of
from scoring.wordings.lines import PAUSE, Line, Word, written
from scoring.wordings.products import read_group
from scoring.wordings.sought import Topic
from scoring.wordings.things import Thing

_WHOLE = frozenset({"day", "working day"})


def said_better(line: Line) -> Iterator[str]:
    """The better wordings of every saying that a line contains, in order."""
    keys = line.keys
    for saying in frames().sayings:
        found = saying.match.search(keys)
        if found is None:
            continue
        groups = {name: line.part(*found.span(name)) if found[name] else () for name in saying.match.groupindex}
        for name, words in groups.items():
            values = _values(name, words)
            values["where"] = after(_until_pause(groups.get("where", ())))
            yield from (text for form in saying.say if (text := _filled(form, values)))
            break


def _filled(form: str, values: dict[str, str]) -> str:
    try:
        text = form.format_map(values)
    except KeyError:
        return ""
    return text


def _until_pause(words: Sequence[Word]) -> tuple[Word, ...]:
    stop = next((at for at, word in enumerate(words) if word.key == PAUSE), len(words))
    return tuple(words[:stop])


def _values(name: str, words: Sequence[Word]) -> dict[str, str]:
    """What the forms of a saying can be filled with, from the words of its group."""
    match name:
        case "time":
            return {"time": _last(" ".join(word.key for word in words))}
        case "short":
            return {"short": english().pairs["short_of"][words[0].key]}
        case "checked":
            return {"checked": _in_past(words)}
        case "raw":
            return {"raw": written(_until_pause(words))}
        case "told":
            return _told(words)
        case "left":
            return _left(words)
        case "thing":
            topics = (*read_group("act", words),) if words[:1] and words[0].key.endswith("ing") else ()
            values = _of_topic(next(iter(topics or read_group("thing", words)), None))
            return values | {"raw": _plain(words)} if values and _plain(words) else values
        case _:
            return _of_topic(next(iter(read_group(name, words)), None))


def _plain(words: Sequence[Word]) -> str:
    """A noun phrase as it was said; empty where it names a product or a verdict."""
    known = english()
    said = [word for word in _until_pause(words) if word.key not in known["loaded"] | known["advertising"]]
    return "" if any(word.key in known["product"] for word in said) else written(said)


def _of_topic(topic: Topic | None) -> dict[str, str]:
    if topic is None:
        return {}
    clause = clause_of(topic)
    if clause.dangles:
        return {}
    values = {"past": past(clause)}
    asked = next(when(topic), "")
    if asked:
        values["when"] = asked
    if clause.is_deed and (isinstance(topic, Clause) or topic.deed() is not None):
        values |= {"task": clause.as_task(), "bare": without_manner(clause)}
    if isinstance(topic, Clause) and topic.is_deed:
        values["doing"] = topic.as_doing()
    if isinstance(topic, Thing):
        values["thing"] = topic.named()
        values |= {"last": topic.last()} if topic.last() else {}
    elif not topic.is_theirs:
        values["happening"] = f"{written(topic.subject)} {topic.as_doing()}"
    return values


def _in_past(words: Sequence[Word]) -> str:
    """As in "How much fuel is left" as it was."""
    said = [word for word in _until_pause(words) if word.key not in english()["loaded"]]
    be = {"is": "was", "are": "were", "do": "did", "does": "did"}
    return " ".join(be.get(word.key, word.text) for word in said)


def _told(words: Sequence[Word]) -> dict[str, str]:
    """A sentence about the past as it stands."""
    said = [word for word in _until_pause(words) if word.key not in english()["loaded"]]
    if any(word.key in _NOT_TOLD for word in said) or (said and said[0].key in {"it", "that", "this"}):
        return {}
    if not any(word.key in english().past_forms | {"was", "were", "did", "had"} for word in said):
        return {}
    return {"told": written(said)}


_NOT_TOLD = frozenset("i we my our is are do does has have can will would could".split())
"""Words that are not of the customer's past."""


def _left(words: Sequence[Word]) -> dict[str, str]:
    if not any(word.key in english().past_forms for word in words):
        return {}
    clause = event_of(words)
    if clause is None or clause.verb == "be" or clause.negated:
        return {}
    return {"subject": written(clause.subject), "task": clause.as_task()}


def _last(time: str) -> str:
    """The last one of a day or a part of it: "last Friday afternoon", "yesterday"."""
    time = time.removesuffix("s")
    if time in _WHOLE:
        return "yesterday"
    if time in {"morning", "afternoon", "evening"}:
        return f"yesterday {time}"
    first, _, rest = time.partition(" ")
    name = first.capitalize() if first in english()["names"] else first
    return f"last {name} {rest}".strip()
