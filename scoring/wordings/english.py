"""The forms of English verbs and nouns, read once from scoring/cues/wording.toml when first needed."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from scoring.wordings.mending import SHORTEST_MENDED, common, slips

_VOWELS = "aeiou"
_ONE_SYLLABLE = re.compile(r"^[^aeiou]*[aeiou][^aeiouwxy]$")
_PREFIXES = frozenset(
    {"re", "pre", "double", "over", "under", "un", "de", "mis", "co", "cross", "deep", "out", "self", "hand"}
)
_HISSING = ("s", "x", "z", "ch", "sh")


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb in the forms a question needs."""

    base: str
    past: str
    participle: str
    gerund: str
    third: str


@dataclass(frozen=True, slots=True)
class English:
    """All that is known of single words."""

    verbs: dict[str, Verb]
    """By base form."""
    bases: dict[str, str]
    """Any form of a known verb, and its base."""
    past_forms: frozenset[str]
    """Forms that are past and nothing else."""
    verb_or_noun: frozenset[str]
    doubling: frozenset[str]
    classes: dict[str, frozenset[str]]
    pairs: dict[str, dict[str, str]]
    """Tables of "word = words"."""
    singulars: dict[str, str]
    slips: dict[str, str]
    common: frozenset[str]
    """Words that are English beyond doubt."""
    padding: tuple[str, ...]
    """Phrases that can be left out whole."""

    def __getitem__(self, name: str) -> frozenset[str]:
        """The words of a class."""
        return self.classes[name]

    def verb(self, base: str) -> Verb:
        """The forms of a verb, made by rule where it is unknown."""
        return self.verbs.get(base) or _regular(base, self.doubling)

    def base_of(self, form: str, *, sure: bool = False) -> str | None:
        """The base of a verb form; None where it is no known verb, unless it is `sure` to be some verb."""
        known = self.bases.get(form)
        if known is None and "-" in form:
            head, _, last = form.rpartition("-")
            inner = self.bases.get(last)
            known = f"{head}-{inner}" if inner and head in _PREFIXES else None
        return known or (_guess_base(form) if sure else None)

    def mended(self, word: str) -> str:
        """The word that was meant, where a letter was lost, doubled or swapped and only one word comes near."""
        if word in self.slips or len(word) < SHORTEST_MENDED or word in self.common or not word.isalpha():
            return self.slips.get(word, word)
        near = {other for other in slips(word) if other in self.common} - {word + "s"}
        return near.pop() if len(near) == 1 else word

    def is_plural(self, noun: str) -> bool:
        """True for a noun that stands for several and has a form for one."""
        if noun in self.singulars:
            return True
        return noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and noun not in self.classes["no_singular"]

    def singular(self, noun: str) -> str:
        """One of a plural."""
        if noun in self.singulars:
            return self.singulars[noun]
        if noun.endswith("ies"):
            return noun[:-3] + "y"
        if noun.endswith(("ses", "xes", "zzes", "ches", "shes")) and not noun.endswith(
            ("ases", "uses", "nses", "rses")
        ):
            return noun[:-2]
        return noun.removesuffix("s")


def article(noun: str) -> str:
    """As in "a" or "an", by sound as far as spelling shows it."""
    word = noun.lower()
    if word.startswith(("hour", "honest", "heir", "honour", "mri", "sms", "nhs", "x-ray", "hr", "mot", "sla", "ehr")):
        return "an"
    if word.startswith(("uni", "use", "usu", "eu", "one", "once", "ui", "ut")) and not word.startswith("unin"):
        return "a"
    return "an" if word[:1] in _VOWELS else "a"


def _doubles(base: str, doubling: frozenset[str]) -> bool:
    if base in doubling:
        return True
    return bool(_ONE_SYLLABLE.match(base.removeprefix("qu"))) and len(base) > 2 and base[-2:] != "ee"


def _regular(base: str, doubling: frozenset[str]) -> Verb:
    stem = base + base[-1] if _doubles(base, doubling) else base
    if base.endswith("e"):
        past = base + "d"
    elif base.endswith("y") and base[-2:-1] not in _VOWELS:
        past = base[:-1] + "ied"
    else:
        past = stem + "ed"
    return Verb(base, past, past, _gerund(base, stem), _third(base))


def _gerund(base: str, stem: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "ye", "oe")) and base != "be":
        return base[:-1] + "ing"
    return stem + "ing"


def _third(base: str) -> str:
    if base in {"be", "have", "do", "go"}:
        return {"be": "is", "have": "has", "do": "does", "go": "goes"}[base]
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(_HISSING) else "s")


_SHORTEST_GERUND = 5
_MUTE_E = ("c", "s", "v", "z", "u", "dg", "rg", "at", "id", "ib", "yp")
"""What is left of a verb on a mute e without it: "leas" of "lease"."""


def _guess_base(form: str) -> str:
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith(tuple(end + "es" for end in _HISSING)):
        return form[:-2]
    if form.endswith("s") and not form.endswith("ss"):
        return form[:-1]
    if form.endswith("ing") and len(form) > _SHORTEST_GERUND:
        stem = form[:-3]
        return stem + "e" if stem.endswith(_MUTE_E) and not stem.endswith("ss") else stem
    return form


def _irregular(line: str, doubling: frozenset[str]) -> Verb:
    base, past, *more = line.split()
    regular = _regular(base, doubling)
    return Verb(base, past, more[0] if more else past, regular.gerund, regular.third)


def _table(text: str) -> dict[str, str]:
    rows = (line.partition(" = ") for line in text.splitlines() if line)
    return {word: words for word, _, words in rows}


def _bases(verbs: dict[str, Verb]) -> dict[str, str]:
    forms: dict[str, str] = {}
    for verb in verbs.values():
        for form in (verb.past, verb.participle, verb.gerund, verb.third):
            forms.setdefault(form, verb.base)
    forms |= {base: base for base in verbs}
    return forms | dict.fromkeys(("am", "is", "are", "was", "were", "been"), "be") | {"found": "find", "left": "leave"}


@cache
def english() -> English:
    """Read the tables; the first call takes some milliseconds, the others none."""
    source = resources.files("scoring").joinpath("cues", "wording.toml").read_text(encoding="utf-8")
    data: dict[str, str] = tomllib.loads(source)
    tables = ("short_of", "irregular", "irregular_plural", "doings", "deeds", "doers", "padding", "slips")
    classes = {name: frozenset(words.split()) for name, words in data.items() if name not in tables}
    doubling = classes["doubling"]
    verbs = {base: _regular(base, doubling) for base in sorted(classes["regular"] | classes["verb_or_noun"])}
    for line in data["irregular"].split("\n"):
        if line:
            verb = _irregular(line, doubling)
            verbs[verb.base] = verb
    plurals = (line.split() for line in data["irregular_plural"].splitlines() if line)
    return English(
        verbs=verbs,
        bases=_bases(verbs),
        past_forms=frozenset(v.past for v in verbs.values()) - frozenset(verbs) - {"found", "left"} | {"found", "left"},
        verb_or_noun=classes["verb_or_noun"],
        doubling=doubling,
        classes=classes,
        pairs={name: _table(data[name]) for name in ("doings", "deeds", "doers", "short_of")},
        singulars={many: one for one, many in plurals},
        slips=dict(line.split() for line in data["slips"].splitlines() if line),
        common=common(classes, frozenset(_bases(verbs)), data),
        padding=tuple(data["padding"].splitlines()),
    )
