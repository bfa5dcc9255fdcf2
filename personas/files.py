"""Finds and reads the cast: one TOML file a persona, the file's name its id."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from importlib.resources import as_file, files
from pathlib import Path

from personas.consistency import faults_of
from personas.model import Persona
from personas.reading import FileFaultsError, Source, build, parse, read_source

_AT_HAND = 4
"""Texts that are not read anew for the next scenario or interview; reading one takes a tenth of a second."""


@dataclass(frozen=True, slots=True)
class CastMember:
    """A persona with the text it was read from."""

    id: str
    persona: Persona
    text: str
    """The file as it was, so that an interview can go on with what it began with."""

    @property
    def content_hash(self) -> str:
        """SHA-256 of the text, in hexadecimal."""
        return sha256(self.text.encode()).hexdigest()


def read_persona(path: Path) -> CastMember:
    """Read and check one file; FileFaultsError lists everything wrong in it."""
    source = read_source(path)
    persona = persona_of(source)
    if faults := faults_of(persona, source):
        raise FileFaultsError(faults)
    return CastMember(path.stem, persona, source.text)


def persona_from_text(persona_id: str, text: str) -> CastMember:
    """A persona from text kept with an interview; FileFaultsError where it no longer fits the model.

    That it agrees with itself was checked when the interview began.
    """
    return CastMember(persona_id, persona_of(Source(Path(f"{persona_id}.toml"), text)), text)


@lru_cache(maxsize=_AT_HAND)
def persona_of(source: Source) -> Persona:
    """What a text says, whether or not it agrees with itself; FileFaultsError where it does not fit the model."""
    return build(source, parse(source), Persona)


def shipped_cast() -> Iterator[Path]:
    """The files of the shipped cast, by name."""
    with as_file(files("personas") / "cast") as folder:
        yield from sorted(folder.glob("*.toml"))


def shipped_persona(persona_id: str) -> CastMember:
    """The shipped persona of that id; KeyError where there is none."""
    for path in shipped_cast():
        if path.stem == persona_id:
            return read_persona(path)
    raise KeyError(persona_id)
