"""What a persona file must be beyond its types: references that lead somewhere, and no sentence said twice."""

import difflib
import re
from collections.abc import Iterator

from personas.model import POLITE_KINDS, Beat, Episode, Fact, Hook, HookKind, Life, Persona
from personas.reading import Fault, Loc, Source
from personas.situations import LEAST_PHRASES, USUAL_LEAST, Situation
from scoring.words import count_words

LONGEST = {"short": 12, "anchor": 40, "beat": 50, "fact": 45, "phrase": 45, "detail": 45}
"""Words. A closed question gets about 6, an open one 17, a story 40 to 90 over two or three beats."""

_SENTENCE = re.compile(r"(?<=[.!?…])\s+")
_WORD = re.compile(r"\w+")
_SHORTEST_COUNTED_SENTENCE = 4


def faults_of(persona: Persona, source: Source) -> list[Fault]:
    """Every fault of a persona that has the right types, in the order of the file."""
    topics = {topic.id for topic in persona.topics}
    faults = [*_phrase_faults(persona, source), *_public_faults(persona, topics, source)]
    for number, life in enumerate(persona.lives):
        faults += _life_faults(life, ("lives", number), topics, source)
        faults += _detail_faults(life, {item.id for item in persona.public}, ("lives", number, "details"), source)
    faults += _follows_faults(persona, source)
    faults += _repeated_sentences(persona, source)
    return sorted(faults, key=lambda fault: fault.line)


def _phrase_faults(persona: Persona, source: Source) -> Iterator[Fault]:
    for situation in Situation:
        given, least = len(persona.phrases.get(situation, ())), LEAST_PHRASES.get(situation, USUAL_LEAST)
        if given < least:
            yield source.fault(("phrases", situation.value), f"{given} phrases; {least} are needed to not run dry")
    for situation, lines in persona.phrases.items():
        yield from (
            _too_long(("phrases", situation.value), "phrase", line, source) for line in lines if _long("phrase", line)
        )


def _public_faults(persona: Persona, topics: set[str], source: Source) -> Iterator[Fault]:
    yield from _duplicates([topic.id for topic in persona.topics], ("topics",), source)
    yield from _duplicates([item.id for item in persona.public], ("public",), source)
    for number, item in enumerate(persona.public):
        yield from _unknown(item.topics, topics, ("public", number, "topics"), source)


def _life_faults(life: Life, at: Loc, topics: set[str], source: Source) -> Iterator[Fault]:
    facts = {fact.id for fact in life.facts}
    episodes = {episode.id for episode in life.episodes}
    yield from _duplicates([fact.id for fact in life.facts], (*at, "facts"), source)
    yield from _duplicates([episode.id for episode in life.episodes], (*at, "episodes"), source)
    yield from _unknown([life.deal_breaker], facts, (*at, "deal_breaker"), source)
    yield from _unknown([life.feature_request.motive], facts, (*at, "feature_request", "motive"), source)
    for tier in {1, 2, 3} - {fact.tier for fact in life.facts}:
        yield source.fault((*at, "facts"), f"no fact of tier {tier}; every tier is needed")
    for number, fact in enumerate(life.facts):
        yield from _fact_faults(fact, (*at, "facts", number), topics, facts | episodes, source)
    for number, episode in enumerate(life.episodes):
        yield from _episode_faults(episode, (*at, "episodes", number), topics, facts, source)


def _fact_faults(fact: Fact, at: Loc, topics: set[str], known: set[str], source: Source) -> Iterator[Fault]:
    yield from _unknown(fact.topics, topics, (*at, "topics"), source)
    yield from _unknown(fact.needs, known - {fact.id}, (*at, "needs"), source)
    if fact.kind in POLITE_KINDS and fact.polite is None:
        yield source.fault(at, f"fact {fact.id!r} is about {fact.kind.value}: add its `polite` version")
    if fact.polite and not (fact.polite.generic or fact.polite.hypothetical or fact.polite.leading):
        yield source.fault((*at, "polite"), "give at least one of generic, hypothetical and leading")
    yield from _hook_faults(fact.hooks, fact.says, known, at, source)
    if _long("fact", fact.says):
        yield _too_long((*at, "says"), "fact", fact.says, source)
    if _long("short", fact.short):
        yield _too_long((*at, "short"), "short", fact.short, source)


def _episode_faults(episode: Episode, at: Loc, topics: set[str], facts: set[str], source: Source) -> Iterator[Fault]:
    beats = {beat.id for beat in episode.beats}
    opened = {hook.opens for beat in episode.beats for hook in beat.hooks}
    yield from _unknown(episode.topics, topics, (*at, "topics"), source)
    yield from _duplicates([beat.id for beat in episode.beats], (*at, "beats"), source)
    if _long("anchor", episode.anchor):
        yield _too_long((*at, "anchor"), "anchor", episode.anchor, source)
    if not any(beat.gap for beat in episode.beats):
        yield source.fault(at, f"episode {episode.id!r} has no gap; mark one beat with gap = true")
    for number, beat in enumerate(episode.beats):
        yield from _beat_faults(beat, (*at, "beats", number), beats, facts, source)
        if beat.gap and (number == 0 or beat.id not in opened):
            yield source.fault(
                (*at, "beats", number), f"gap {beat.id!r} needs an earlier beat with a hook that opens it"
            )


def _beat_faults(beat: Beat, at: Loc, beats: set[str], facts: set[str], source: Source) -> Iterator[Fault]:
    yield from _unknown(beat.facts, facts, (*at, "facts"), source)
    yield from _hook_faults(beat.hooks, beat.says, facts | beats, at, source)
    if _long("beat", beat.says):
        yield _too_long((*at, "says"), "beat", beat.says, source)


def _detail_faults(life: Life, public: set[str], at: Loc, source: Source) -> Iterator[Fault]:
    known = public | _told_in(life)
    for number, detail in enumerate(life.details):
        yield from _unknown(detail.after, known, (*at, number, "after"), source)
        if _long("detail", detail.says):
            yield _too_long((*at, number, "says"), "detail", detail.says, source)


def _told_in(life: Life) -> set[str]:
    """The ids of all that is told in a life."""
    beats = {beat.id for episode in life.episodes for beat in episode.beats}
    return beats | {fact.id for fact in life.facts} | {episode.id for episode in life.episodes}


def _follows_faults(persona: Persona, source: Source) -> Iterator[Fault]:
    public = {item.id for item in persona.public}
    told = [_told_in(life) for life in persona.lives]
    for number, item in enumerate(persona.public):
        yield from _unknown(item.follows, public.union(*told), ("public", number, "follows"), source)
    for number, (life, known) in enumerate(zip(persona.lives, told, strict=True)):
        for at, follows in _follows_of(life, ("lives", number)):
            yield from _unknown(follows, public | known, (*at, "follows"), source)


def _follows_of(life: Life, at: Loc) -> Iterator[tuple[Loc, tuple[str, ...]]]:
    yield from (((*at, "facts", number), fact.follows) for number, fact in enumerate(life.facts))
    yield from (((*at, "details", number), detail.follows) for number, detail in enumerate(life.details))
    for number, episode in enumerate(life.episodes):
        yield (*at, "episodes", number), episode.follows
        yield from (((*at, "episodes", number, "beats", k), beat.follows) for k, beat in enumerate(episode.beats))


def _hook_faults(hooks: tuple[Hook, ...], line: str, known: set[str], at: Loc, source: Source) -> Iterator[Fault]:
    for number, hook in enumerate(hooks):
        yield from _unknown([hook.opens], known, (*at, "hooks", number, "opens"), source)
        if hook.kind is not HookKind.SKIPPED and hook.word.lower() not in line.lower():
            yield source.fault(
                (*at, "hooks", number, "word"), f"{hook.word!r} does not stand in the line it belongs to"
            )


def _duplicates(ids: list[str], at: Loc, source: Source) -> Iterator[Fault]:
    for number, one in enumerate(ids):
        if one in ids[:number]:
            yield source.fault((*at, number, "id"), f"the id {one!r} is taken; choose another")


def _unknown(given: tuple[str, ...] | list[str], known: set[str], at: Loc, source: Source) -> Iterator[Fault]:
    for one in given:
        if one not in known:
            near = difflib.get_close_matches(one, known, n=1, cutoff=0.4)
            hint = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(sorted(known))}"
            yield source.fault(at, f"nothing is called {one!r}; {hint}")


def _long(sort: str, line: str) -> bool:
    return count_words(line) > LONGEST[sort]


def _too_long(at: Loc, sort: str, line: str, source: Source) -> Fault:
    return source.fault(
        at, f"{count_words(line)} words; people say at most {LONGEST[sort]} here, so split or shorten it"
    )


def _repeated_sentences(persona: Persona, source: Source) -> Iterator[Fault]:
    shared = list(_phrases_of(persona))
    for number, life in enumerate(persona.lives):
        seen: dict[str, Loc] = {}
        for at, line in [*shared, *_lines_of(life, ("lives", number))]:
            for sentence in _SENTENCE.split(line):
                words = _WORD.findall(sentence.casefold())
                key = " ".join(words)
                if len(words) >= _SHORTEST_COUNTED_SENTENCE and seen.setdefault(key, at) != at:
                    yield source.fault(
                        at, f"{sentence[:60]!r} is also said at {'.'.join(map(str, seen[key]))}; reword one"
                    )


def _phrases_of(persona: Persona) -> Iterator[tuple[Loc, str]]:
    for situation, lines in persona.phrases.items():
        yield from ((("phrases", situation.value), line) for line in lines)
    for number, item in enumerate(persona.public):
        yield from ((("public", number, "says"), line) for line in item.says)


def _lines_of(life: Life, at: Loc) -> Iterator[tuple[Loc, str]]:
    yield from (((*at, "cares"), line) for line in life.cares)
    for number, fact in enumerate(life.facts):
        polite = fact.polite
        lines = [fact.says, fact.guarded, *((polite.generic, polite.hypothetical, polite.leading) if polite else ())]
        yield from (((*at, "facts", number), line) for line in lines if line)
    for number, episode in enumerate(life.episodes):
        yield (*at, "episodes", number, "anchor"), episode.anchor
        yield from (((*at, "episodes", number, "beats", k), beat.says) for k, beat in enumerate(episode.beats))
    yield from (((*at, "details", number), detail.says) for number, detail in enumerate(life.details))
