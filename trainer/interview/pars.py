"""Keeps what experts reach, so that it is computed once a machine and content."""

from pydantic import TypeAdapter

from scenarios.files import Casting
from scoring.rubric import rubric_hash
from scoring.scorecard import Expert
from scoring.version import analyser_hash
from trainer.errors import StorageError
from trainer.interview.expert import expert_of
from trainer.interview.journal import open_interviews
from trainer.paths import archive_file
from trainer.store.contract import Archive, Par

_EXPERT: TypeAdapter[Expert] = TypeAdapter(Expert)


def expert_key(casting: Casting) -> str:
    """Changes with anything that could change the expert's result."""
    return f"{casting.content_hash}:{analyser_hash()}:{rubric_hash()}"


def expert_for(casting: Casting, archive: Archive | None) -> Expert:
    """The expert's result: the kept one, or computed (some tenths of a second) and kept where there is an archive."""
    if archive is None:
        return expert_of(casting)
    key = expert_key(casting)
    if kept := archive.par(key):
        return _EXPERT.validate_json(kept.json)
    expert = expert_of(casting)
    archive.keep_par(Par(key, expert.total, _EXPERT.dump_json(expert).decode()))
    return expert


def kept_par(casting: Casting, archive: Archive) -> float | None:
    """The par as it is shown; None where it has not been computed."""
    kept = archive.par(expert_key(casting))
    return None if kept is None else round(kept.total, 1)


def known_par(casting: Casting) -> float | None:
    """The par if it has been computed on this machine; None otherwise. Makes no file."""
    if not archive_file().exists():
        return None
    try:
        archive = open_interviews()
    except StorageError:
        return None
    try:
        return kept_par(casting, archive)
    finally:
        archive.close()
