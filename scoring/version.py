"""Which analyser made an analysis: a hash over its code, its vocabulary and its weights."""

from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable


@cache
def analyser_hash() -> str:
    """SHA-256 over the files of this package, in hexadecimal; the same on any machine with the same version."""
    digest = sha256()
    for name, content in sorted(_contents(files("scoring"), "")):
        digest.update(name.encode() + b"\0" + content.replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()


def _contents(folder: Traversable, prefix: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for entry in folder.iterdir():
        name = f"{prefix}{entry.name}"
        if entry.is_dir() and entry.name != "__pycache__":
            found += _contents(entry, f"{name}/")
        elif name.endswith((".py", ".toml", ".json", ".txt")):
            found.append((name, entry.read_bytes()))
    return found
