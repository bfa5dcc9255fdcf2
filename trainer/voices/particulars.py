"""What is particular in a text - figures, money, names, days, tools: what nobody mentioned of it is invented."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib import resources

from personas.matching.vectors import base_forms, word_vectors
from personas.matching.vocabulary import root


class Sort(StrEnum):
    """What sort of particular it is; the values complete "that has … nobody mentioned"."""

    FIGURE = "a number"
    MONEY = "a sum"
    NAME = "a name"
    DAY = "a day"
    TOOL = "a tool"


@dataclass(frozen=True, slots=True)
class Particular:
    """One particular thing, in the form in which two mentions of it are the same."""

    sort: Sort
    value: str


@dataclass(frozen=True)
class _Lists:
    numbers: dict[str, float]
    small: dict[str, float]
    multipliers: dict[str, float]
    money: dict[str, str]
    days: frozenset[str]
    capital_days: frozenset[str]
    relative_days: re.Pattern[str]
    tools: frozenset[str]
    ordinary: frozenset[str]


_TOKEN = re.compile(r"[£€$%]|\d[\d,]*(?:[.:]\d+)*|[^\W\d_]+\d+|[^\W\d_]+(?:['’-][^\W\d_]+)*")
_AND_A_HALF = re.compile(r"\band a half\b", re.IGNORECASE)
_STARTS = re.compile(r"(?:^|[.!?…:;“\"(–—]\s*|\n)['‘“\"]*$")


def particulars(text: str) -> set[Particular]:
    """Everything particular in a text."""
    lists = _lists()
    found = {Particular(Sort.FIGURE, value) for value in figures(text)}
    found |= {Particular(Sort.DAY, match[0].casefold()) for match in lists.relative_days.finditer(text)}
    for match in _TOKEN.finditer(text):
        found |= set(_of_word(match[0], is_first=bool(_STARTS.search(text[: match.start()]))))
    return found


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """The words of texts under the form in which all their endings are the same; compounds whole and in parts."""
    return frozenset(root(word) for text in texts for match in _TOKEN.finditer(text) for word in _parts(match[0]))


def _parts(token: str) -> Iterator[str]:
    plain = token.casefold().replace("’", "'").removesuffix("'s").removesuffix("'")
    yield plain
    if "-" in plain:
        yield from plain.split("-")


def _of_word(token: str, *, is_first: bool) -> Iterator[Particular]:
    lists = _lists()
    word = token.casefold().replace("’", "'").removesuffix("'s")
    if word in lists.money:
        yield Particular(Sort.MONEY, lists.money[word])
    if word in lists.days or token in lists.capital_days:
        yield Particular(Sort.DAY, word.removesuffix("s"))
    elif word in lists.tools:
        yield Particular(Sort.TOOL, root(word))
    elif token[:1].isupper() and _is_name(word, is_first=is_first):
        yield Particular(Sort.NAME, root(word))


def _is_name(word: str, *, is_first: bool) -> bool:
    lists = _lists()
    if word in lists.ordinary or word in lists.money or word.partition("'")[0] in {"i", "o"}:
        return False
    if any(part in lists.numbers or part in lists.multipliers for part in word.split("-")):
        return False
    return not is_first or not is_common(word)


def is_common(word: str) -> bool:
    """True for a lower-case word that everybody knows, in any of its forms."""
    ranks = word_vectors().ranks
    plain = word.partition("'")[0]
    return any(form in ranks for part in plain.split("-") for form in base_forms(part))


@dataclass
class _Sum:
    """A number being read, word by word."""

    total: float = 0
    part: float = 0
    is_open: bool = False
    is_figure: bool = False
    parts: list[float] = field(default_factory=list)


def figures(text: str) -> set[str]:
    """The numbers of a text, in digits or in words: "a hundred and sixteen" and "116" are the same."""
    return {f"{value:g}" for value in _numbers(text)}


def _numbers(text: str) -> Iterator[float]:
    lists = _lists()
    reading = _Sum()
    for match in _TOKEN.finditer(_AND_A_HALF.sub("half", text)):
        token = match[0].casefold()
        if token[0].isdigit():
            yield from _closed(reading)
            yield from _digits(token)
            reading = _Sum()
            continue
        for word in token.split("-"):
            if word == "and" and reading.is_open:
                continue
            if _adds(reading, word, lists):
                continue
            yield from _closed(reading)
            reading = _Sum()
            _adds(reading, word, lists)
    yield from _closed(reading)


def _adds(reading: _Sum, word: str, lists: _Lists) -> bool:
    """Read one more word of a number; False where it belongs to none, or to another one."""
    if value := lists.multipliers.get(word):
        reading.part = (reading.part or 1) * value
        if value >= 1000:
            reading.total, reading.part = reading.total + reading.part, 0
        reading.is_open = reading.is_figure = True
        return True
    value = lists.numbers.get(word) if word in lists.numbers else lists.small.get(word)
    if value is None or (reading.is_open and not _fits(reading.part, value)):
        return False
    reading.part += value
    reading.is_open = True
    reading.is_figure = reading.is_figure or word in lists.numbers
    return True


def _fits(part: float, value: float) -> bool:
    """Whether a value can follow what was read: five after twenty, half after four, sixteen after a hundred."""
    if value < 1:
        return True
    below = part % 100
    return below == 0 or (below >= 20 and below % 10 == 0 and value < 10)


def _closed(reading: _Sum) -> Iterator[float]:
    if reading.is_figure:
        yield reading.total + reading.part


def _digits(token: str) -> Iterator[float]:
    plain = token.replace(",", "")
    if ":" in plain or plain.count(".") > 1:
        yield from (float(part) for part in re.split(r"[:.]", plain) if part)
    else:
        yield float(plain)


def _pairs(text: str) -> dict[str, float]:
    return {word: float(value) for word, _, value in (pair.partition("=") for pair in text.split())}


@cache
def _lists() -> _Lists:
    data = tomllib.loads(resources.files(__package__).joinpath("particulars.toml").read_text(encoding="utf-8"))
    relative = "|".join(data["relative_days"].split("\n")[1:-1])
    return _Lists(
        numbers=_pairs(data["numbers"]),
        small=_pairs(data["small"]),
        multipliers=_pairs(data["multipliers"]),
        money={word: group.split()[0] for group in data["money"] for word in group.split()},
        days=frozenset(data["days"].split()) | frozenset(f"{day}s" for day in data["days"].split()),
        capital_days=frozenset(data["capital_days"].split()),
        relative_days=re.compile(rf"\b(?:{relative})\b", re.IGNORECASE),
        tools=frozenset(data["tools"].split()),
        ordinary=frozenset(data["ordinary_capitals"].split()),
    )
