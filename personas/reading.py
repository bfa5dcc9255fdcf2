"""Reads a TOML file into a model, and says for every fault where it is and what would be right."""

import difflib
import re
import stat
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

LARGEST_FILE = 2048 * 1024
"""Bytes; a rich persona with two lives takes about a megabyte, so more is a mistake or an attack."""

DEEPEST_NESTING = 40
"""Brackets open at once; the deepest honest file has five."""

Loc = tuple[int | str, ...]
M = TypeVar("M", bound=BaseModel)

_HEADER = re.compile(r"^\s*(\[{1,2})\s*([^\[\]]+?)\s*\]{1,2}\s*(?:#.*)?$")
_KEY = re.compile(r"""^\s*["']?([A-Za-z0-9_-]+)["']?\s*(?:=|\.)""")
_BRACKET = re.compile(r"[\[\]{}]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a file."""

    file: Path
    line: int
    """1-based; 1 where the fault has no better place."""
    key: str
    """Dotted path, such as `lives.0.facts.3.tier`; empty for the file as a whole."""
    message: str
    """What is wrong and what to do."""

    def __str__(self) -> str:
        place = f"{self.file.name}:{self.line}"
        return f"{place}: {self.key}: {self.message}" if self.key else f"{place}: {self.message}"


class FileFaultsError(Exception):
    """A file that cannot be used, with every fault found in it."""

    title = "This file cannot be used"
    remedy = "Mend the lines named above; `trainer personas check FILE` tries again."

    def __init__(self, faults: Sequence[Fault]) -> None:
        """Keep all faults; the message shows them a line each."""
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in faults))


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a file, able to say on which line a key stands."""

    path: Path
    text: str

    def fault(self, loc: Loc, message: str) -> Fault:
        """A fault at the key `loc`."""
        return Fault(self.path, self.line_of(loc), ".".join(str(part) for part in loc), message)

    def line_of(self, loc: Loc) -> int:
        """The 1-based line of the deepest part of `loc` that has a line of its own."""
        best, best_depth = 1, 0
        for number, here in self._places():
            depth = len(here)
            if depth > best_depth and here == loc[:depth]:
                best, best_depth = number, depth
        return best

    def _places(self) -> Iterable[tuple[int, Loc]]:
        counts: dict[Loc, int] = {}
        table: Loc = ()
        for number, row in enumerate(self.text.splitlines(), start=1):
            if header := _HEADER.match(row):
                table = _enter(header[2], is_array=header[1] == "[[", counts=counts)
                yield number, table
            elif key := _KEY.match(row):
                yield number, (*table, key[1])


def _enter(dotted: str, *, is_array: bool, counts: dict[Loc, int]) -> Loc:
    """The path of a table header, with the index of each array of tables it stands in."""
    names = [name.strip().strip("\"'") for name in dotted.split(".")]
    path: Loc = ()
    for position, name in enumerate(names):
        path = (*path, name)
        is_last = position == len(names) - 1
        if is_last and is_array:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def read_source(path: Path) -> Source:
    """The text of a regular UTF-8 file of reasonable size; FileFaultsError otherwise."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise FileFaultsError([Fault(path, 1, "", "this is not a regular file; name a .toml file")])
        if status.st_size > LARGEST_FILE:
            message = f"this file has {status.st_size:,} bytes; {LARGEST_FILE:,} are allowed, so shorten or split it"
            raise FileFaultsError([Fault(path, 1, "", message)])
        return Source(path, path.read_bytes().decode("utf-8"))
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise FileFaultsError([Fault(path, line, "", "this is not UTF-8 text; save it as UTF-8")]) from error
    except OSError as error:
        raise FileFaultsError([Fault(path, 1, "", f"cannot be read: {error.strerror}")]) from error


def parse(source: Source) -> dict[str, Any]:
    """The TOML table of a source; FileFaultsError where it is none or holds control characters."""
    odd = [
        Fault(source.path, number, "", f"character U+{ord(found[0]):04X} is invisible or a control; remove it")
        for number, row in enumerate(source.text.split("\n"), start=1)
        if (found := _CONTROL.search(row.rstrip("\r")))
    ]
    if odd:
        raise FileFaultsError(odd)
    if _deepest(source.text) > DEEPEST_NESTING:
        raise FileFaultsError([Fault(source.path, 1, "", "brackets are nested too deep; keep lists flat")])
    try:
        return tomllib.loads(source.text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found[1]) if found else source.text.count("\n") + 1
        raise FileFaultsError([Fault(source.path, line, "", f"not valid TOML: {error}")]) from error


def _deepest(text: str) -> int:
    depth = deepest = 0
    for bracket in _BRACKET.findall(text):
        if bracket in "[{":
            depth += 1
            deepest = max(deepest, depth)
        else:
            depth = max(0, depth - 1)
    return deepest


def build(source: Source, table: dict[str, Any], model: type[M]) -> M:
    """The model of a table; FileFaultsError naming every key that does not fit."""
    try:
        return model.model_validate(table)
    except ValidationError as error:
        raise FileFaultsError([_translate(source, table, model, fault) for fault in error.errors()]) from error


def _translate(source: Source, table: dict[str, Any], model: type[BaseModel], fault: ErrorDetails) -> Fault:
    loc: Loc = tuple(part for part in fault["loc"] if part != "[key]")
    if fault["type"] == "extra_forbidden":
        known = _keys_at(model, loc[:-1])
        near = difflib.get_close_matches(str(loc[-1]), known, n=1, cutoff=0.5)
        hint = f"did you mean {near[0]!r}?" if near else f"known here: {', '.join(sorted(known))}"
        return source.fault(loc, f"unknown key {loc[-1]!r}; {hint}")
    if fault["type"] == "missing":
        return source.fault(loc, f"the key {loc[-1]!r} is missing; add it")
    message = str(fault["msg"]).removeprefix("Value error, ")
    given = _value_at(table, loc)
    if isinstance(given, str) and "Input should be " in message:
        near = difflib.get_close_matches(given, re.findall(r"'([^']+)'", message), n=1, cutoff=0.4)
        if near:
            message = f"{given[:60]!r} is not a valid value; did you mean {near[0]!r}?"
    return source.fault(loc, message[:1].lower() + message[1:])


def _keys_at(model: type[BaseModel], loc: Loc) -> list[str]:
    """The keys known at `loc`, found by walking the model's JSON schema."""
    schema = model.model_json_schema()
    node: dict[str, Any] = schema
    for part in loc:
        node = _resolve(schema, node)
        items = node.get("prefixItems") or node.get("items") or {}
        node = (items if isinstance(part, int) else node.get("properties", {}).get(str(part))) or {}
    return list(_resolve(schema, node).get("properties", {}))


def _resolve(schema: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    for option in (node, *node.get("anyOf", ())):
        if "$ref" in option:
            found: dict[str, Any] = schema["$defs"][option["$ref"].rsplit("/", 1)[1]]
            return found
    return node


def _value_at(table: object, loc: Loc) -> object:
    for part in loc:
        try:
            table = table[part]  # type: ignore[index]  # whatever cannot be walked into ends the walk
        except (KeyError, IndexError, TypeError):
            return None
    return table
