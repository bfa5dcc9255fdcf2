"""Makes sentences of a text that comes in pieces, as they would be said: no markup, no stage directions."""

import re
import unicodedata
from collections.abc import Iterator

_END = re.compile(r"""(?:[.!?…]+["'’”)\]*_]*(?=\s)|\n)\s*""")
_SHORTENED = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|No|vs|e\.g|i\.e|etc|approx)|\b[A-Z])\.\s*$")
_STAGE = re.compile(
    r"(?<!\*)\*[a-z]+(?:s|ing)\b[^*\n]{0,60}\*(?!\*)|\((?:[a-z]+(?:s|ing)\b)[^()\n]{0,60}\)|\[[^\[\]\n]{0,80}\]"
)
_MARKUP = re.compile(r"^\s*(?:[-*•#>]+\s+|\d+[.)]\s+)|[*_`#]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}|```\w*")
_SPACE = re.compile(r"\s+")
LONGEST_SENTENCE = 600
"""Characters after which something is a sentence, whatever it is."""


class Sentences:
    """Collects pieces, and gives every sentence once it is whole."""

    def __init__(self) -> None:
        self._text = ""

    def feed(self, piece: str) -> Iterator[str]:
        """The sentences that this piece completes, as they came."""
        self._text += piece
        while (end := self._first_end()) is not None:
            sentence, self._text = self._text[:end], self._text[end:]
            if sentence.strip():
                yield sentence

    def rest(self) -> str:
        """What is left without an end."""
        rest, self._text = self._text, ""
        return rest

    def _first_end(self) -> int | None:
        for found in _END.finditer(self._text):
            if found.end() == len(self._text) and "\n" not in found[0]:
                break  # the next piece may still belong to it
            if not _SHORTENED.search(self._text[: found.end()]):
                return found.end()
        return LONGEST_SENTENCE if len(self._text) > LONGEST_SENTENCE else None


def as_spoken(text: str, *, name: str) -> str:
    """A sentence without markup, stage directions, characters nobody can say, or the speaker's own name before it."""
    plain = "".join(" " if character.isspace() else character for character in text if _is_sayable(character))
    plain = _MARKUP.sub("", _STAGE.sub(" ", plain))
    plain = re.sub(rf"^\s*{re.escape(name)}\s*:\s*", "", plain, flags=re.IGNORECASE)
    return _SPACE.sub(" ", plain).strip()


def _is_sayable(character: str) -> bool:
    return character in "\n\t" or unicodedata.category(character)[0] != "C"
