"""The words and phrases the analyser knows, read once from scoring/cues when first needed."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from scoring.patterns import Phrase, PhraseBook, PhraseReader

_PHRASE_FILES = ("asking", "time", "focus", "leading", "talk", "moves")
# Small word classes that live beside the phrases that use them.
_CLASSES_AMONG_PHRASES = ("asking_verb", "evaluative", "verb", "year")

_POLITE = "polite"
_CUES = Path(__file__).with_name("cues")


@dataclass(frozen=True, slots=True)
class Spelling:
    """How hurried writing is read."""

    forms: dict[str, tuple[str, ...]]
    mended: dict[str, str]
    """A mistyped word and the one word it can only stand for."""
    is_before_s: frozenset[str]
    """Words after which 's is the verb."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All the analyser knows of English."""

    spelling: Spelling
    classes: dict[str, frozenset[str]]
    phrases: PhraseBook
    politeness: PhraseBook
    """What is put in front of an ask and says nothing of what is asked."""

    def __getitem__(self, name: str) -> frozenset[str]:
        """The words of a class."""
        return self.classes[name]


def _read(name: str) -> dict[str, str]:
    return tomllib.loads((_CUES / f"{name}.toml").read_text(encoding="utf-8"))


def _slips(word: str) -> set[str]:
    """What becomes of a word when one letter is lost, doubled or swapped with its neighbour; the first one stays."""
    cuts = [(word[:at], word[at:]) for at in range(1, len(word))]
    lost = {head + tail[1:] for head, tail in cuts}
    doubled = {head + tail[0] + tail for head, tail in cuts}
    swapped = {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts[:-1]}
    return (lost | doubled | swapped) - {word}


def _spelling(known: frozenset[str]) -> Spelling:
    data = _read("spelling")
    lines = [line.partition(" = ") for line in data["forms"].splitlines() if line]
    meant = data["mended"].split()
    kept = known | set(data["kept"].split()) | set(meant)
    mended = {slip: word for word in meant for slip in _slips(word) if slip not in kept}
    return Spelling(
        forms={written: tuple(words.split()) for written, _, words in lines},
        mended=mended,
        is_before_s=frozenset(data["is_before_s"].split()),
    )


def _phrases(files: list[dict[str, str]], classes: dict[str, frozenset[str]]) -> list[Phrase]:
    found: list[Phrase] = []
    reader = PhraseReader(classes)
    for data in files:
        for label, lines in data.items():
            if label not in _CLASSES_AMONG_PHRASES:
                for line in lines.splitlines():
                    if line:
                        found += reader.read(label, line)
    return found


@cache
def vocabulary() -> Vocabulary:
    """Read all cue files; the first call takes some milliseconds, the others none."""
    classes = {name: frozenset(words.split()) for name, words in _read("words").items()}
    files = [_read(name) for name in _PHRASE_FILES]
    for data in files:
        classes |= {name: frozenset(data[name].split()) for name in _CLASSES_AMONG_PHRASES if name in data}
    phrases = _phrases(files, classes)
    return Vocabulary(
        spelling=_spelling(frozenset().union(*classes.values())),
        classes=classes,
        phrases=PhraseBook(phrases),
        politeness=PhraseBook([phrase for phrase in phrases if phrase.label == _POLITE]),
    )
