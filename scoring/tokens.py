"""The words of an utterance as they are meant, each with its place in the text as it was typed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from scoring.vocabulary import Spelling, vocabulary

QUOTE = "“”"
"""Stands for a quotation: what is quoted is nobody's tense, product or feeling."""

_LONGEST = 4000
_WORDS_KEPT = 8192
_LEXEME = re.compile(
    r"(?P<word>[^\W_]+(?:['’.:/-][^\W_]+)*|&)"
    r"|(?P<end>[.!?…;\n]+)"
    r"|(?P<pause>[,:()\[\]–—]|-{1,2}(?=\s))"
    r"|(?P<quote>[\"“”„«»]|(?<!\w)[‘'](?=\w)|(?<=[\w,.!?])[’'](?!\w))"
)
_LIKE_NOT = re.compile(r"^(do|does|did|is|are|was|were|would|could|should|have|has|had|might|must|need)n['’]?t$")
_ENDINGS = {"'re": "are", "'ve": "have", "'ll": "will", "'m": "am"}


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a pause or the end of a sentence."""

    word: str
    """In lower case and spelled out; the mark itself for pauses and ends."""
    start: int
    end: int
    is_pause: bool = False
    is_end: bool = False


@lru_cache(maxsize=_WORDS_KEPT)
def _words_of(written: str) -> tuple[str, ...]:
    """The word or words meant by one written word."""
    spelling = vocabulary().spelling
    word = written.lower().replace("’", "'")
    form = spelling.forms.get(word)
    if form is not None:
        return form
    negated = _LIKE_NOT.match(word)
    if negated:
        return (negated[1], "not")
    if "'" in word:
        return _apostrophe(word, spelling)
    return (spelling.mended.get(word, word),)


def _apostrophe(word: str, spelling: Spelling) -> tuple[str, ...]:
    base, _, ending = word.rpartition("'")
    verb = _ENDINGS.get("'" + ending)
    if verb:
        return (*_words_of(base), verb)
    if ending == "d":
        return (base, "would") if base not in {"how", "where", "why", "what", "when", "who"} else (base, "did")
    if ending == "s":
        return (base, "is") if base in spelling.is_before_s else (base,)
    return (base,) if not ending else (word,)


def _quotations(text: str, lexemes: Sequence[re.Match[str]]) -> list[tuple[int, int]]:
    """Where something is quoted inside a longer text; a text that is nothing but a quotation has none."""
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    for lexeme in lexemes:
        if lexeme.lastgroup == "quote":
            if opened is None:
                # "the drivers' hours": an apostrophe behind a word opens nothing.
                opened = lexeme.start() if text[lexeme.start() - 1 : lexeme.start()].strip("([ \n—–-") == "" else None
            else:
                spans.append((opened, lexeme.end()))
                opened = None
    return [span for span in spans if span[1] - span[0] < 0.8 * len(text.strip())]


def tokens(text: str) -> tuple[Token, ...]:
    """The words and marks of a text, quotations as one word each; at most the first 4,000 characters count."""
    return tuple(_tokens(text[:_LONGEST]))


def _tokens(text: str) -> Iterator[Token]:
    lexemes = tuple(_LEXEME.finditer(text))
    quotations = iter([*_quotations(text, lexemes), (len(text) + 1, len(text) + 1)])
    quoted = next(quotations)
    for lexeme in lexemes:
        start, end = lexeme.span()
        while start >= quoted[1]:
            quoted = next(quotations)
        if start >= quoted[0]:
            if start == quoted[0]:
                yield Token(QUOTE, *quoted)
        elif lexeme.lastgroup == "word":
            for word in _words_of(lexeme[0]):
                yield Token(word, start, end)
        elif lexeme.lastgroup == "pause":
            yield Token(lexeme[0], start, end, is_pause=True)
        elif lexeme.lastgroup == "end":
            yield Token(lexeme[0], start, end, is_end=True)
