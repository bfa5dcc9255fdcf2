"""Text from people and files as Markdown that means only itself."""

import re

from trainer.interview.utterances import shown

_ACTIVE = re.compile(r"([\\`*_{}\[\]<>|~#&$])")
_LIST_SIGN = re.compile(r"^(\d{1,9})([.)])|^([-+=])")
_ADDRESS = re.compile(r"(?i)(://|www\.|@)")


def plain(text: str) -> str:
    """Text on one line in which nothing is a mark, a link, an entity, a tag or a list, wherever it is put."""
    line = " ".join(shown(text).split())
    line = _ACTIVE.sub(r"\\\1", line)
    line = _ADDRESS.sub(_cut_address, line)
    return _LIST_SIGN.sub(lambda found: f"{found[1] or ''}\\{found[2] or found[3]}", line)


def _cut_address(found: re.Match[str]) -> str:
    """Break what programs make a link of by themselves: a comment that shows nothing stands in it."""
    start, end = found[0][:-1], found[0][-1]
    return f"{start}<!-- -->{end}"


def quoted(text: str) -> str:
    """The same in quotation marks."""
    return f"“{plain(text)}”"


def row(*cells: str) -> str:
    """A row of a table, of cells that are Markdown already."""
    return f"| {' | '.join(cells)} |"


def table(*heads: str) -> list[str]:
    """The head of a table."""
    return [row(*heads), row(*("---" for _ in heads))]
