"""A reply as words: spelled out, classed, and each knowing where it stands in the text."""

import re
from dataclasses import dataclass
from functools import lru_cache

from scoring.replies.lexicon import Lexicon, lexicon

_PIECE = re.compile(
    r"[£$€₹]?\d+(?:[.,:/]\d+)*[^\W\d_]{0,8}%?"
    r"|[^\W\d_]+(?:['’&-](?=[^\W_])[^\W_]+)*"
    r"|[.!?;…]+|[,:()\n]|[–—]|(?<=\s)-+(?=\s)"
)
_TITLES = re.compile(r"\b(Mr|Mrs|Ms|Dr|St|Prof|Rev|Nr|vs|approx|e\.g|i\.e)\.(?=\s)", re.IGNORECASE)
_SHOUTED = re.compile(r"(?:I|OK|TBH|LOL|OMG|IMO|FYI|BTW|MON|TUE)\b")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'"})
_IS_AFTER = frozenset(
    [
        "it",
        "he",
        "she",
        "that",
        "this",
        "there",
        "here",
        "what",
        "who",
        "where",
        "how",
        "everything",
        "something",
        "nothing",
        "one",
        "let",
    ]
)
_ENDINGS = {"'d": "'d", "'ll": "will", "'ve": "have", "'re": "are", "'m": "am"}
_NOTHING: frozenset[str] = frozenset()
_DIGITS = frozenset({"digits"})
_NUMBER = frozenset({"number"})


@dataclass(frozen=True, slots=True)
class Word:
    """One word as it is meant; a contraction makes two that share a place."""

    norm: str
    """Lower case, spelled out."""
    tags: frozenset[str]
    """Its classes in the vocabulary, and "digits" for a figure."""
    start: int
    end: int
    is_capital: bool
    """Begins with a capital that the start of a sentence does not explain."""

    @property
    def keys(self) -> frozenset[str]:
        """The word and its classes as a phrase names them."""
        return _keys_of(self.norm, self.tags)


@lru_cache(maxsize=4096)
def _keys_of(norm: str, tags: frozenset[str]) -> frozenset[str]:
    return frozenset((norm, *(f"@{tag}" for tag in tags)))


def read_words(text: str) -> list[Word]:
    """The words and the marks between them, in order."""
    known = lexicon()
    words: list[Word] = []
    is_fresh = True
    for piece in _PIECE.finditer(_TITLES.sub(r"\1 ", text)):
        surface = piece.group()
        is_name = surface[0].isupper() and not is_fresh and not _SHOUTED.match(surface)
        for norm, tags in _meant(surface.translate(_QUOTES).lower()):
            words.append(Word(norm, tags, piece.start(), piece.end(), is_name and norm[0] != "'"))
        is_fresh = surface[0] in ".!?;…\n"
    return _settle_contractions(words, known)


@lru_cache(maxsize=4096)
def _meant(surface: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """What a written word stands for, with its classes."""
    known = lexicon()
    return tuple((norm, _tags_of(norm, known)) for norm in _spell_out(surface, known))


def _tags_of(norm: str, known: Lexicon) -> frozenset[str]:
    if norm[0].isdigit() or norm[:2].strip("£$€₹").isdigit():
        return _DIGITS
    tags = known.tags.get(norm)
    if tags is None and "-" in norm and any("number" in known.tags.get(part, _NOTHING) for part in norm.split("-")):
        return _NUMBER
    return tags or _NOTHING


def _spell_out(word: str, known: Lexicon) -> tuple[str, ...]:
    if word in known.forms:
        return known.forms[word]
    if word.endswith("n't") and len(word) > len("n't"):
        return word[:-3], "not"
    stem, mark, ending = word.rpartition("'")
    if mark and stem and "'" + ending in _ENDINGS:
        return (*_spell_out(stem, known), _ENDINGS["'" + ending])
    if mark and stem and ending == "s":
        return stem, "'s"
    return (known.mend(word),)


def _settle_contractions(words: list[Word], known: Lexicon) -> list[Word]:
    """Decide whether 'd stands for had or would, and 's for is, has or a possessive."""
    for at, word in enumerate(words):
        if word.norm not in {"'d", "'s"}:
            continue
        meant = _meant_by(word.norm, words[at - 1].norm if at else "", words[at + 1 : at + 4])
        words[at] = Word(meant, known.tags.get(meant, _NOTHING), word.start, word.end, is_capital=False)
    return words


def _meant_by(mark: str, before: str, after: list[Word]) -> str:
    verb = next((word for word in after if "adverb" not in word.tags), None)
    has_participle = verb is not None and is_participle(verb)
    if mark == "'d":
        unclear = verb is not None and verb.norm in {
            "put",
            "cut",
            "let",
            "set",
            "read",
            "run",
            "come",
            "quit",
            "hit",
            "become",
        }
        is_had = (has_participle and not unclear) or (verb is not None and verb.norm == "better")
        return "had" if is_had else "would"
    if before not in _IS_AFTER:
        return "'s"
    return "has" if verb is not None and verb.norm in {"been", "got", "had", "become", "gone"} else "is"


def is_participle(word: Word) -> bool:
    """True for a form that can follow "have"."""
    return "participle" in word.tags or (
        word.norm.endswith("ed") and "not_past" not in word.tags and len(word.norm) > 3
    )
