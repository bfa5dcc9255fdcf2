"""Looks at every sentence of a model before it is shown: invented, not yet told, or out of the person's role."""

import re
import tomllib
from functools import cache, cached_property
from importlib import resources

from personas.disclosure import Row
from personas.speech import SpeakingBrief
from scoring.words import count_words
from trainer.voices.locked import Locked, telling_of
from trainer.voices.particulars import Sort, is_common, particulars, words_of
from trainer.voices.prompts import orders

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ENGLISH_PART = 0.6
_FEW_WORDS = 3
_GRAM = 4
_ECHO_PART = 0.4


class Guard:
    """Knows what one reply may hold."""

    def __init__(self, brief: SpeakingBrief, locked: Locked) -> None:
        self._brief, self._locked = brief, locked

    def objection(self, sentence: str) -> str | None:
        """Why a sentence cannot be said; None where it can. The words name a sort of fault and never its content."""
        if sentence in self._own_words:
            return None
        if self._is_out_of_role(sentence) or self._reads_out_orders(sentence):
            return "it was not the person speaking"
        if not _is_english(sentence, self._words):
            return "it was not English"
        if invented := self._invented(sentence):
            return f"it held {invented} that nobody mentioned"
        if self._locked.is_told_by(sentence, self._telling):
            return "it told something you are not telling now"
        return None

    def _is_out_of_role(self, sentence: str) -> bool:
        patterns = _patterns()
        out = (*patterns["out_of_role"], *patterns["speakers"])
        if self._brief.row is not Row.WHAT_ELSE:  # asked what else to ask, people give a hint
            out += patterns["helping"]
        return any(pattern.search(sentence) for pattern in out)

    def _reads_out_orders(self, sentence: str) -> bool:
        """True where a model reads out what it was told about the person instead of being them."""
        grams = _grams(sentence)
        return bool(grams) and len(grams & self._orders) >= _ECHO_PART * len(grams)

    def _invented(self, sentence: str) -> str | None:
        for particular in sorted(particulars(sentence), key=lambda found: found.sort):
            by_word = particular.sort in {Sort.NAME, Sort.TOOL}
            if particular.value not in self._words if by_word else particular not in self._particulars:
                return particular.sort.value
        return None

    @cached_property
    def _own_words(self) -> str:
        return " ".join(self._brief.own_words)

    @cached_property
    def _orders(self) -> frozenset[tuple[str, ...]]:
        told = frozenset(gram for line in orders(self._brief).splitlines() for gram in _grams(line))
        own = (*self._brief.matter, *self._brief.own_words, *(heard.reply for heard in self._brief.heard))
        return told - frozenset(gram for text in own for gram in _grams(text))

    @cached_property
    def _sources(self) -> tuple[str, ...]:
        brief, profile, manner = self._brief, self._brief.profile, self._brief.manner
        return (
            *(profile.name, profile.short_name, profile.role, profile.workplace, profile.about),
            *(*manner.openers, *manner.hedges, *manner.fillers, *manner.trails),
            *(*brief.matter, *brief.own_words, brief.utterance),
            *(text for heard in brief.heard for text in (heard.utterance, heard.reply)),
        )

    @cached_property
    def _words(self) -> frozenset[str]:
        return words_of(self._sources)

    @cached_property
    def _particulars(self) -> frozenset[object]:
        return frozenset(found for text in self._sources for found in particulars(text))

    @cached_property
    def _telling(self) -> frozenset[str]:
        return telling_of(self._sources)


def _grams(text: str) -> frozenset[tuple[str, ...]]:
    words = [word.casefold() for word in _WORD.findall(text)]
    return frozenset(tuple(words[at : at + _GRAM]) for at in range(len(words) - _GRAM + 1))


def _is_english(sentence: str, known: frozenset[str]) -> bool:
    words = [word.casefold() for word in _WORD.findall(sentence)]
    if count_words(sentence) <= _FEW_WORDS and sentence.isascii():
        return True
    english = sum(is_common(word) or bool(words_of([word]) & known) for word in words)
    return english >= _ENGLISH_PART * len(words)


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], ...]]:
    data = tomllib.loads(resources.files(__package__).joinpath("role.toml").read_text(encoding="utf-8"))
    return {
        name: tuple(re.compile(line, re.IGNORECASE) for line in lines.splitlines() if line)
        for name, lines in data.items()
    }
