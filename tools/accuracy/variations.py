"""The same utterance put in other ways, which must not change how it is judged."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from scoring.utterance import analyze
from tools.accuracy.corpus import ROOT, Row, talk_of
from tools.accuracy.utterances import RULES

VARIATIONS = ROOT / "tests" / "scoring" / "variations.toml"
DIALECTS = ("british", "american", "indian", "nonnative")
_LONG_ENOUGH = 5
"""Letters of a word in which a slip is made."""
_ARTICLE = re.compile(r"\b(?:the|a|an) (?=\w)", re.I)
_CHAT = {"you": "u", "your": "ur", "are": "r", "please": "pls", "because": "cos", "people": "ppl", "something": "smth"}
_SHORT = {
    "do not": "don't", "did not": "didn't", "does not": "doesn't", "I am": "I'm", "it is": "it's", "It is": "It's",
    "what is": "what's", "What is": "What's", "who is": "who's", "that is": "that's", "you would": "you'd",
    "I would": "I'd", "is not": "isn't", "was not": "wasn't", "have not": "haven't", "I have": "I've",
}  # fmt: skip


def _lower(text: str) -> str:
    return re.sub(r"[.,!?;:]+(?=\s|$)", "", text).lower()


def _first_lower(text: str) -> str:
    return text if re.match(r"I\b|[A-Z][A-Z]", text) else text[:1].lower() + text[1:]


def _slip(word: str, at: int) -> str:
    """Two letters of a word the wrong way round; its first and last stay."""
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _typos(text: str) -> str:
    """A slip in the longest word and, in a longer text, in the longest but one."""
    words = sorted({*re.findall(r"[a-z]+", text)}, key=lambda word: (-len(word), word))
    for word in [word for word in words if len(word) >= _LONG_ENOUGH][: 1 + (len(text.split()) > _LONG_ENOUGH)]:
        places = [at for at in range(1, len(word) - 2) if word[at] != word[at + 1]]
        text = re.sub(rf"\b{word}\b", _slip(word, places[len(places) // 2]), text) if places else text
    return text


def _chat(text: str) -> str:
    return re.sub(r"[A-Za-z]+", lambda found: _CHAT.get(found[0].lower(), found[0]), text).lower().rstrip(".")


def _politely(text: str) -> str:
    """Only what is asked can be asked politely."""
    return f"If you don't mind my asking, {_first_lower(text)}" if text.endswith("?") else text


def _contracted(text: str) -> str:
    for long, short in _SHORT.items():
        text = re.sub(rf"\b{long}\b", short, text)
    return text


def _spelled_out(text: str) -> str:
    for long, short in _SHORT.items():
        text = re.sub(rf"\b{short}\b", long, text)
    return text


MECHANICAL: dict[str, Callable[[str], str]] = {
    "lower case, no marks": _lower,
    "typing slips": _typos,
    "chat spelling": _chat,
    "articles dropped": lambda text: _ARTICLE.sub("", text),
    "polite lead-in": _politely,
    "thanks before it": lambda text: f"Thanks, that helps a lot. {text}" if text.endswith("?") else text,
    "filler words": lambda text: f"Okay, so, um, {_first_lower(text)}",
    "contractions": _contracted,
    "contractions spelled out": _spelled_out,
    "an emoji": lambda text: f"{text} 🙂",
    "typographic apostrophes": lambda text: text.replace("'", "’"),
}


@dataclass(frozen=True, slots=True)
class Variation:
    """An utterance and the same one said otherwise."""

    way: str
    base: str
    other: str
    row: Row
    """The talk around both."""

    def keeps(self, rule: str) -> bool:
        """Whether both get the same verdict on a rule."""
        talk = talk_of(self.row)
        return bool(
            getattr(analyze(self.base, talk).verdicts, rule) is getattr(analyze(self.other, talk).verdicts, rule)
        )


def bases() -> list[dict[str, Any]]:
    """The utterances that are put in other ways."""
    return list(tomllib.loads(VARIATIONS.read_text(encoding="utf-8"))["base"])


def variations(rows: Sequence[Row]) -> Iterator[Variation]:
    """Every way of putting each utterance that makes it another text."""
    for row in rows:
        text = row["text"]
        for dialect in DIALECTS:
            if dialect in row:
                yield Variation(dialect, text, row[dialect], row)
        for way, change in MECHANICAL.items():
            if (other := change(text)) != text:
                yield Variation(way, text, other, row)


class Stability:
    """How many variations keep their verdicts."""

    def __init__(self, pairs: Sequence[Variation]) -> None:
        """Judge both sides of each pair."""
        self.kept = [(pair, tuple(pair.keeps(rule) for rule in RULES)) for pair in pairs]

    def of_rule(self, rule: str) -> float:
        """The share of pairs with the same verdict on a rule."""
        at = RULES.index(rule)
        return sum(kept[at] for _, kept in self.kept) / len(self.kept)

    def by_way(self) -> list[tuple[str, list[tuple[bool, ...]]]]:
        """The pairs by what was changed."""
        sorted_out: defaultdict[str, list[tuple[bool, ...]]] = defaultdict(list)
        for pair, kept in self.kept:
            sorted_out[pair.way].append(kept)
        return list(sorted_out.items())


@cache
def stability() -> Stability:
    """The stability of all pairs there are."""
    return Stability(list(variations(bases())))
