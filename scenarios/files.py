"""Finds and reads the library: one TOML file a scenario, the file's name its id."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from hashlib import sha256
from importlib.resources import as_file, files
from pathlib import Path

from personas.files import CastMember, shipped_cast, shipped_persona
from personas.model import Life
from personas.reading import Fault, FileFaultsError, Source, build, parse, read_source
from scenarios.model import Scenario


@dataclass(frozen=True, slots=True)
class Casting:
    """A scenario with the customer it casts."""

    id: str
    scenario: Scenario
    text: str
    """The scenario's file as it was."""
    member: CastMember

    @property
    def life(self) -> Life:
        """The hidden life that is played."""
        return self.member.persona.life(self.scenario.life)

    @property
    def content_hash(self) -> str:
        """Changes when the scenario or its persona does."""
        return sha256(f"{self.text}\0{self.member.text}".encode()).hexdigest()


def read_scenario(path: Path) -> Casting:
    """Read and check one file and the persona it names; FileFaultsError lists everything wrong."""
    return _cast(path.stem, read_source(path), None)


def scenario_from_text(scenario_id: str, text: str, member: CastMember) -> Casting:
    """A scenario from text kept with an interview."""
    return _cast(scenario_id, Source(Path(f"{scenario_id}.toml"), text), member)


def _cast(scenario_id: str, source: Source, member: CastMember | None) -> Casting:
    scenario = build(source, parse(source), Scenario)
    known = [path.stem for path in shipped_cast()]
    if member is None and scenario.persona not in known:
        raise FileFaultsError([_unknown(source, ("persona",), scenario.persona, known)])
    member = member or shipped_persona(scenario.persona)
    lives = [life.id for life in member.persona.lives]
    if scenario.life not in lives:
        raise FileFaultsError([_unknown(source, ("life",), scenario.life, lives)])
    if faults := list(_bet_faults(scenario, member.persona.life(scenario.life), source)):
        raise FileFaultsError(faults)
    return Casting(scenario_id, scenario, source.text, member)


def _bet_faults(scenario: Scenario, life: Life, source: Source) -> Iterator[Fault]:
    known = [*(fact.id for fact in life.facts), *(episode.id for episode in life.episodes)]
    for number, bet in enumerate(scenario.bets):
        options = [option.id for option in bet.options]
        if bet.truth not in options:
            yield _unknown(source, ("bets", number, "truth"), bet.truth, options)
        if abs(sum(option.base_rate for option in bet.options) - 1) > 1e-6:
            yield source.fault(("bets", number), f"the base rates of bet {bet.id!r} must sum to 1")
        for one in bet.rests_on:
            if one not in known:
                yield _unknown(source, ("bets", number, "rests_on"), one, known)


def _unknown(source: Source, loc: tuple[int | str, ...], given: str, known: list[str]) -> Fault:
    near = get_close_matches(given, known, n=1, cutoff=0.3)
    hint = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(known)}"
    return source.fault(loc, f"nothing is called {given!r}; {hint}")


def shipped_library() -> Iterator[Path]:
    """The files of the shipped library, by name."""
    with as_file(files("scenarios") / "library") as folder:
        yield from sorted(folder.glob("*.toml"))


def shipped_scenario(scenario_id: str) -> Casting:
    """The shipped scenario of that id; KeyError where there is none."""
    for path in shipped_library():
        if path.stem == scenario_id:
            return read_scenario(path)
    raise KeyError(scenario_id)
