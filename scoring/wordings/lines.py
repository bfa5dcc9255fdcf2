"""An utterance as lines of words: what each word means, and how it is written inside a sentence."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from scoring.tokens import QUOTE, Token, tokens
from scoring.wordings.english import english

PAUSE = ","
_MOST_WORDS = 70
"""Words of a sentence that are looked at; nobody means more in one."""
_DOTTED = re.compile(r"\b(?:e\.g|i\.e|etc|vs|approx|no|st|dr|mr|mrs|ms)\.(?=\s)", re.I)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a line."""

    key: str
    """In lower case and spelled out; a comma where the speaker paused."""
    text: str
    """As it is written in the middle of a sentence."""


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence."""

    words: tuple[Word, ...]
    asked: bool

    @property
    def keys(self) -> str:
        """The keys with a space between: what patterns are looked for in."""
        return " ".join(word.key for word in self.words)

    def without(self, phrases: Mapping[str, tuple[tuple[str, ...], ...]]) -> "Line":
        """The line without set phrases, which are given by their first word."""
        kept: list[Word] = []
        keys = [word.key for word in self.words]
        at = 0
        while at < len(keys):
            found = next((p for p in phrases.get(keys[at], ()) if tuple(keys[at : at + len(p)]) == p), ())
            if not found:
                kept.append(self.words[at])
            at += len(found) or 1
        while kept and kept[-1].key == PAUSE:
            kept.pop()
        return Line(tuple(kept), self.asked)

    def part(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that stand between two places of `keys`."""
        keys = self.keys
        first = keys[:start].count(" ") + (1 if keys[start : start + 1] == " " else 0)
        return self.words[first : first + len(keys[start:end].split())]


def written(words: Iterable[Word]) -> str:
    """Words as they stand in a sentence."""
    return " ".join(word.text for word in words if word.key != PAUSE)


def plain(text: str) -> tuple[Word, ...]:
    """Words of our own, written as they are."""
    return tuple(Word(word.lower(), word) for word in text.split())


def _is_name(key: str) -> bool:
    return key in english()["names"]


def _cased(raw: str, key: str, *, opens: bool, shouted: bool) -> str:
    if _is_name(key):
        return raw if raw[:1].isupper() and not shouted else key.capitalize()
    if key in english()["initials"]:
        return key.upper()
    inner = raw[1:] != raw[1:].lower()
    if shouted or (opens and not inner):
        return raw.lower()
    return raw


def _word(text: str, token: Token, *, alone: bool, opens: bool, shouted: bool) -> Word:
    if token.is_pause:
        return Word(PAUSE, PAUSE)
    raw = text[token.start : token.end].replace("’", "'")
    if token.word == QUOTE:
        return Word(QUOTE, raw)
    # A word that is English as it stands was not mistyped, whatever it may be close to.
    key = raw.lower() if alone and raw.lower() in english().bases else english().mended(token.word)
    possessive = alone and "'" in raw
    if raw.lower() != key and not possessive:
        return Word(key, key.capitalize() if _is_name(key) else key)
    return Word(key, _cased(raw, key, opens=opens, shouted=shouted))


def _with_owners(text: str, run: Sequence[Token]) -> Sequence[Token]:
    """Without the verb that "everyone's" is read as before a noun; "lets" as one word."""
    known = english()
    run = [
        replace(token, word="lets") if text[token.start : token.end].lower() == "lets" else token
        for at, token in enumerate(run)
        if not (at and token.word == "us" and token.start == run[at - 1].start)
    ]
    return [
        token
        for at, token in enumerate(run)
        if not (
            at
            and token.word == "is"
            and token.start == run[at - 1].start
            and at + 1 < len(run)
            and known.is_plural(run[at + 1].word)
        )
    ]


def _line(text: str, run: Sequence[Token], *, shouted: bool) -> tuple[Word, ...]:
    run = _with_owners(text, run)
    starts = [token.start for token in run]
    first = next((token.start for token in run if not token.is_pause), 0)
    return tuple(
        _word(text, token, alone=starts.count(token.start) == 1, opens=token.start == first, shouted=shouted)
        for token in run
    )


def lines_of(text: str) -> tuple[Line, ...]:
    """The sentences of a text, in order."""
    text = _DOTTED.sub(lambda found: found[0].replace(".", " "), text)
    letters = [letter for letter in text if letter.isalpha()]
    shouted = sum(letter.isupper() for letter in letters) > len(letters) * 0.6
    made: list[Line] = []
    run: list[Token] = []
    for token in tokens(text):
        if not token.is_end:
            run.append(token)
        elif run:
            made.append(Line(_line(text, run[:_MOST_WORDS], shouted=shouted), asked="?" in token.word))
            run = []
    if run:
        made.append(Line(_line(text, run[:_MOST_WORDS], shouted=shouted), asked=False))
    return tuple(made)


def with_names(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines in which "they" stands as what the line before named: "You mentioned invoices. Do they get paid late?"."""
    made: list[Line] = []
    for line in lines:
        before = made[-1].words if made else ()
        named = next((word for word in reversed(before) if english().is_plural(word.key)), None)
        at = next((n for n, word in enumerate(line.words[:_EARLY]) if word.key == "they"), None)
        if named is None or at is None or len(before) > _SHORT_LINE:
            made.append(line)
        else:
            made.append(Line((*line.words[:at], named, *line.words[at + 1 :]), line.asked))
    return tuple(made)


_EARLY = 4
_SHORT_LINE = 8


def spelled_out(raw: str) -> str:
    """Hurried writing in full: "u" as "you", "i" as "I", "on monday" with its capital."""
    made: list[str] = []
    last = 0
    for token in tokens(raw):
        typed = raw[token.start : token.end]
        if token.is_pause or token.is_end or token.start < last or "'" in typed or "’" in typed:
            continue
        meant = _meant(typed, token.word, after_in=raw[: token.start].endswith(("in ", "last ")))
        if meant != typed:
            made += [raw[last : token.start], meant]
            last = token.end
    text = "".join((*made, raw[last:]))
    return " ".join("I" if word == "i" else word for word in text.split(" "))


def _meant(typed: str, read: str, *, after_in: bool) -> str:
    """One word as it should have been typed."""
    simple = typed.lower()
    word = simple if simple in english().bases else english().mended(read)
    named = _is_name(word) and (word != "march" or after_in)
    if named and typed.islower():
        return word.capitalize()
    return typed if word == simple or read == QUOTE else word
