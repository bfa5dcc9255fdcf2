"""Reads what the command line is given: scenarios by name, lines of text in whatever encoding."""

import sys
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from personas.files import CastMember, shipped_cast, shipped_persona
from personas.reading import FileFaultsError
from scenarios.files import Casting, read_scenario, shipped_library, shipped_scenario
from trainer.errors import TrainerError, WrongUseError
from trainer.interview.utterances import shown

LONGEST_LINE = 1_000_000
"""Bytes of a line that are read at all; an utterance is cut long before."""


class FaultyFileError(TrainerError):
    """A persona or scenario file that cannot be used."""

    title = "A file cannot be used"


def find_scenario(name: str) -> Casting:
    """A shipped scenario by id, or one from a .toml file; the nearest is named where there is none."""
    try:
        if name.endswith(".toml"):
            return read_scenario(Path(name))
        return shipped_scenario(name)
    except KeyError as error:
        known = [path.stem for path in shipped_library()]
        raise unknown("scenario", name, known) from error
    except FileFaultsError as error:
        raise FaultyFileError(f"{error}", remedy="mend it; `trainer scenarios check` tries again") from error


def find_persona(name: str) -> CastMember:
    """A shipped persona by id."""
    try:
        return shipped_persona(name)
    except KeyError as error:
        raise unknown("customer", name, [path.stem for path in shipped_cast()]) from error
    except FileFaultsError as error:
        raise FaultyFileError(f"{error}", remedy="mend it; `trainer personas check` tries again") from error


def unknown(sort: str, name: str, known: list[str]) -> WrongUseError:
    """The error for a name that nothing has."""
    near = get_close_matches(name.casefold(), known, n=1, cutoff=0.3)
    remedy = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(known)}"
    return WrongUseError(f"no {sort} is called {shown(name)[:80]!r}", remedy=remedy)


def lines_of(source: str) -> Iterator[str]:
    """The lines of a file, or of standard input for "-", without their ends; each decoded on its own."""
    if source == "-":
        yield from _decoded(iter(lambda: sys.stdin.buffer.readline(LONGEST_LINE), b""))
        return
    try:
        with Path(source).open("rb") as file:
            yield from _decoded(iter(lambda: file.readline(LONGEST_LINE), b""))
    except OSError as error:
        raise WrongUseError(f"{shown(source)!r} cannot be read: {error.strerror}", remedy="check the path") from error


def _decoded(rows: Iterator[bytes]) -> Iterator[str]:
    warned = False
    for number, row in enumerate(rows, start=1):
        try:
            text = row.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            text = row.decode("cp1252", errors="replace")
            if not warned:
                print(f"line {number} is not UTF-8; it was read as Windows-1252", file=sys.stderr)
                warned = True
        yield text.rstrip("\r\n")
