"""Who did what: a clause of an utterance, and how it is told again in the past."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from scoring.wordings.english import article, english
from scoring.wordings.lines import PAUSE, Word, written

YOU = (Word("you", "you"),)
BE = frozenset("am is are was were be been".split())
MODAL = frozenset("can could would will might may should must shall".split())
DO = frozenset({"do", "does", "did"})
HAVE = frozenset({"have", "has", "had"})
DETERMINERS = frozenset(
    """
    the a an your their his her its our my some any all every each most many both no this that these those another
    enough several more few fewer less much such what which whose one two three four five six seven eight nine ten
    dozen hundred other same own
    """.split()
)
PREPOSITIONS = frozenset(
    """
    in on at to from with by for since during of about into over after before between under without through per
    against across behind beneath around near like as until towards onto within via beyond outside inside than using
    upon off round
    """.split()
)
PARTICLES = frozenset("up out off down in on over back away along through around together".split())
_PURE_PARTICLES = frozenset("up out off down away back together".split())
PRONOUNS = frozenset("i you he she it we they me him us them this that these those one something anything".split())
_STANDS_FOR = frozenset("it them this that these those one they he she him something anything everything there".split())
_POINTING = frozenset("it this that these those they he she".split())
_THEIRS = frozenset({"their", "his", "her", "its"})
_AFTER_NOUN = frozenset(
    """
    late early again twice online abroad overnight tonight today tomorrow yesterday themselves yourself later once
    together there here home ready free right now
    """.split()
)


@dataclass(frozen=True, slots=True)
class Clause:
    """Somebody does something; the subject is the customer unless named."""

    verb: str
    """Its base form."""
    rest: tuple[Word, ...] = ()
    subject: tuple[Word, ...] = YOU
    negated: bool = False
    could: bool = False
    """True for what could be done, or not."""
    usual: bool = False
    """True where the deed is what people do with a thing, not what was said of it."""

    @property
    def is_theirs(self) -> bool:
        """True where the customer is the one who does it."""
        return self.subject == YOU

    @property
    def is_deed(self) -> bool:
        """True for what the customer did, as against what was so."""
        return self.is_theirs and self.verb not in {"be", "have"} and not self.negated

    @property
    def dangles(self) -> bool:
        """True where a pronoun in it stands for something said elsewhere."""
        keys = [word.key for word in self.rest]
        first = self.subject[0].key if self.subject else ""
        if first in _THEIRS or (len(self.subject) == 1 and first in _POINTING):
            return True
        return any(key in _STANDS_FOR and _ends_phrase(keys, at) for at, key in enumerate(keys))

    @property
    def singular(self) -> bool:
        """True where its subject takes "was"."""
        head = self.subject[-1].key
        several = any(word.key == "and" for word in self.subject)
        plural = several or head in {"you", "they", "we", "these", "those", "people"} or is_plural_phrase(self.subject)
        return not plural

    def verb_in_past(self) -> str:
        """The verb alone, in the past."""
        if self.verb == "be":
            form = "was" if self.singular else "were"
            return form + "n't" if self.negated else form
        if self.negated:
            return f"{'could' if self.could else 'did'}n't {self.verb}"
        return english().verb(self.verb).past

    def in_past(self) -> str:
        """Told as something that happened: "you chased an unpaid invoice"."""
        return f"{written(self.subject)} {self.verb_in_past()}{after(self.rest)}"

    def as_task(self) -> str:
        """As something to do: "chase an unpaid invoice"."""
        return f"{self.verb}{after(self.rest)}"

    def as_doing(self) -> str:
        """As a deed: "chasing an unpaid invoice"."""
        return f"{english().verb(self.verb).gerund}{after(self.rest)}"

    def for_one(self) -> "Clause":
        """With one of each where several were spoken of: "an unpaid invoice" for "unpaid invoices"."""
        said = without_frequency(self.rest)
        if self.verb == "be" or self.verb in english()["with_several"]:
            return replace(self, rest=said)
        subject = one_of(self.subject) if _is_counted(self.subject) else self.subject
        start = 1 if said[:1] and said[0].key in _PURE_PARTICLES else 0
        end = noun_phrase_end(said, start)
        rest = (*said[:start], *one_of(said[start:end]), *_for_one_day(said[end:]))
        return replace(self, subject=subject, rest=rest)


_FREQUENCY = re.compile(
    r" ?\b(?:(?:every|each) (?:\w+ )?(?:\w+day|day|week|month|year|morning|evening|night|time|quarter|shift|term)s?|"
    r"(?:once|twice|\w+ times) (?:a|per|every) \w+|daily|weekly|monthly|yearly|all day|all night|all the time|"
    r"tomorrow|soon|"
    r"(?:next|this) (?:week|month|year|quarter|season|summer|winter|spring|autumn|term))\b"
)


def without_frequency(rest: Sequence[Word]) -> tuple[Word, ...]:
    """What follows a verb, without how often it is done."""
    keys = " ".join(word.key for word in rest)
    found = _FREQUENCY.search(keys)
    if found is None:
        return tuple(rest)
    first = keys[: found.start()].count(" ") + (1 if found.start() else 0)
    return (*rest[:first], *rest[first + len(found[0].split()) :])


def after(rest: Sequence[Word]) -> str:
    """What follows, with the space before it."""
    return f" {written(rest)}" if rest else ""


def _is_counted(subject: tuple[Word, ...]) -> bool:
    """True for people and the like, of whom one may be spoken of; prices and levels stay many."""
    known, key = english(), subject[-1].key
    one = known.singular(key) if known.is_plural(key) else key
    return one in known["people"] or one in known.pairs["doings"]


def _ends_phrase(keys: Sequence[str], at: int) -> bool:
    """True where a pronoun stands alone, as against "this job"."""
    behind = keys[at + 1] if at + 1 < len(keys) else ""
    return not behind or behind in PREPOSITIONS | PARTICLES | _AFTER_NOUN or behind.endswith("ly")


def _for_one_day(rest: Sequence[Word]) -> tuple[Word, ...]:
    """As in "On Mondays" as "on a Monday"."""
    made: list[Word] = []
    for at, word in enumerate(rest):
        day = word.key.removesuffix("s")
        is_day = day.endswith("day") and day in english()["names"] and word.key != day
        if is_day and at and rest[at - 1].key == "on":
            made += [Word("a", "a"), Word(day, day.capitalize())]
        else:
            made.append(word)
    return tuple(made)


def head_of(words: Sequence[Word]) -> Word | None:
    """The noun a phrase is about: the last word before a preposition."""
    end = next((at for at, word in enumerate(words) if at and word.key in PREPOSITIONS), len(words))
    return words[end - 1] if words else None


def is_plural_phrase(words: Sequence[Word]) -> bool:
    """True for a noun phrase whose head stands for several."""
    head = head_of(words)
    return head is not None and english().is_plural(head.key)


def noun_phrase_end(words: Sequence[Word], start: int) -> int:
    """Where the noun phrase that begins at `start` ends."""
    for at in range(start, len(words)):
        key = words[at].key
        if key in PREPOSITIONS or key in _AFTER_NOUN or key == PAUSE or (key.endswith("ly") and at > start):
            return at
    return len(words)


def one_of(words: Sequence[Word]) -> tuple[Word, ...]:
    """One in place of several, with its article; unchanged where that would not be English."""
    known = english()
    stop = next((at for at, word in enumerate(words) if at and word.key in PREPOSITIONS), len(words))
    phrase = words[:stop]
    if len(phrase) == 1 and phrase[0].key == "people":
        return (Word("someone", "someone"), *words[stop:])
    if not phrase or phrase[0].key in DETERMINERS or any(word.key in _NO_NOUN for word in phrase):
        return tuple(words)
    head = phrase[-1]
    others = sum(known.is_plural(word.key) for word in phrase[:-1])
    if not known.is_plural(head.key) or others or not head.text[-1:].isalpha() or _is_number(phrase[0].key):
        return tuple(words)
    one = known.singular(head.key)
    text = one if head.text.islower() else known.singular(head.text)
    a = article(phrase[0].text if len(phrase) > 1 else text)
    return (Word(a, a), *phrase[:-1], Word(one, text), *words[stop:])


_NO_NOUN = PRONOUNS | {"and", "or", "what", "how", "which", "who", "where", "when"}


def _is_number(key: str) -> bool:
    return key[:1].isdigit() or key in {"hundreds", "thousands", "dozens"}
