"""One life laid out for answering: what each utterance can be matched to, and where everything is found."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from personas.cues import Cue, begins_with
from personas.disclosure import ANCHOR_BEAT
from personas.matching.index import Document, Index, Match
from personas.model import Beat, Detail, Episode, Fact, Life, Persona, Public

GAP_PREFIX = "gap:"
"""Before a gap beat's id in the index, which has one space of ids for facts, episodes, public items and gaps."""


BEAT_PREFIX = "beat:"
"""Before the id of a beat that is no gap."""

MOST_GUARDED = 3
"""The tier of facts that take trust."""

DETAIL_PREFIX = "detail:"
"""Before the number of a detail, counted from 0 in the order of the file."""

_WHO_IS = re.compile(r"\b[Ww]ho(?:'s| is| was| are| were) (?:\w+ )?([A-Z]\w+)$")
_FORM = re.compile(
    r"(?P<said>\bwhat (?:did|does|do) \w+(?: \w+)? (?:say|tell|write|ask))"
    r"|(?P<which>\bwhich\b)|(?P<what>\bwhat\b)|(?P<how>\bhow\b)"
    r"|(?P<whether>\b(?:did|do|does|is|are|was|were|have|has|had|can|could|will|would|ever|any\w*)\b)",
    re.IGNORECASE,
)
_SORT = re.compile(r"\b(how (?:many|much|long|often|old|big)|who|whose|when|why|how come|where)\b", re.IGNORECASE)


@lru_cache(maxsize=8192)
def sort_of_ask(question: str) -> str | None:
    """The first question word that says what sort of thing is asked for ("who", "how much"); None where none does."""
    found = _SORT.search(question)
    if found is None:
        return None
    word = found[1].casefold()
    return {"whose": "who", "how come": "why"}.get(word, word)


@lru_cache(maxsize=8192)
def form_of_ask(question: str) -> str:
    """What sort of answer a question is after: that of `sort_of_ask`, "said", "which", "what", "how", "whether"."""
    if sort := sort_of_ask(question):
        return sort
    found = _FORM.search(question)
    if found is None:
        return "other"
    return next((name for name, said in found.groupdict().items() if said), "other")


@dataclass(frozen=True)
class Knowledge:
    """A persona living one life. Make it once per interview: building the index takes a few tenths of a second."""

    persona: Persona
    life: Life

    @cached_property
    def facts(self) -> dict[str, Fact]:
        """Facts by id."""
        return {fact.id: fact for fact in self.life.facts}

    @cached_property
    def episodes(self) -> dict[str, Episode]:
        """Episodes by id."""
        return {episode.id: episode for episode in self.life.episodes}

    @cached_property
    def public(self) -> dict[str, Public]:
        """Public items by id."""
        return {item.id: item for item in self.persona.public}

    @cached_property
    def steps(self) -> dict[str, tuple[Episode, Beat]]:
        """Every beat, gaps too, by its index id."""
        return {
            (GAP_PREFIX if beat.gap else BEAT_PREFIX) + beat.id: (episode, beat)
            for episode in self.life.episodes
            for beat in episode.beats
        }

    @cached_property
    def gaps(self) -> dict[str, tuple[Episode, Beat]]:
        """Gap beats by their index id."""
        return {target: told_by for target, told_by in self.steps.items() if told_by[1].gap}

    @cached_property
    def beats(self) -> dict[str, tuple[Episode, Beat]]:
        """Beats that are told without a hook, by their index id."""
        return {target: told_by for target, told_by in self.steps.items() if not told_by[1].gap}

    @cached_property
    def details(self) -> dict[str, Detail]:
        """Details by their index id."""
        return {f"{DETAIL_PREFIX}{number}": detail for number, detail in enumerate(self.life.details)}

    def mentioned(self, spoken: Collection[str]) -> frozenset[str]:
        """The details that lines mention: those which can be asked for once these have been spoken.

        Args:
            spoken: Ids of spoken lines.
        """
        sources = {self._source_of(line) for line in spoken}
        sources |= {fact for source in sources for fact in self._given_away_by.get(source, ())}
        return frozenset(target for source in sources for target in self._details_after.get(source, ()))

    def follow_ups(self, spoken: Collection[str]) -> frozenset[str]:
        """What people often ask for just after these lines, as ids of the index.

        Args:
            spoken: Ids of spoken lines.
        """
        return frozenset(target for line in spoken for target in self._followed_by.get(self._source_of(line), ()))

    @cached_property
    def _followed_by(self) -> dict[str | None, list[str]]:
        found: dict[str | None, list[str]] = {}
        steps = {target: beat for target, (_, beat) in self.steps.items()}
        for target, told in (self.public | self.facts | self.episodes | steps | self.details).items():
            for source in told.follows:
                found.setdefault(source, []).append(target)
        return found

    @cached_property
    def _given_away_by(self) -> dict[str | None, tuple[str, ...]]:
        """For a beat the facts that it tells, so that what is asked about them can be asked now."""
        return {beat.id: beat.facts for episode in self.life.episodes for beat in episode.beats if beat.facts}

    @cached_property
    def _details_after(self) -> dict[str | None, list[str]]:
        found: dict[str | None, list[str]] = {}
        for target, detail in self.details.items():
            for source in {*detail.after, *self._sources_naming(detail)}:
                found.setdefault(source, []).append(target)
        return found

    def _sources_naming(self, detail: Detail) -> Iterator[str]:
        """Whatever names the one a detail is about: where "who is Ellie?" is foreseen, all that speaks of Ellie."""
        asked = {match[1] for ask in detail.asks if (match := _WHO_IS.search(ask))}
        if detail.after and len(asked) == 1:
            name = re.compile(rf"\b{re.escape(asked.pop())}\b")
            yield from (source for source, said in self._said_by_source if name.search(said))

    @cached_property
    def _said_by_source(self) -> tuple[tuple[str, str], ...]:
        return (
            *((fact.id, f"{fact.says} {fact.short}") for fact in self.life.facts),
            *((episode.id, episode.anchor) for episode in self.life.episodes),
            *((beat.id, beat.says) for episode in self.life.episodes for beat in episode.beats),
            *((item.id, " ".join((*item.says, item.short))) for item in self.persona.public),
        )

    @cached_property
    def always_open(self) -> frozenset[str]:
        """The details that need no mention."""
        return frozenset(target for target, detail in self.details.items() if not detail.after)

    @cached_property
    def _kept_back(self) -> frozenset[str]:
        """The details of nothing but gaps and facts that take trust: to tell them would give those away."""
        guarded = {fact.id for fact in self.life.facts if fact.tier == MOST_GUARDED}
        guarded |= {beat.id for _, beat in self.gaps.values()}
        return frozenset(
            target for target, detail in self.details.items() if detail.after and guarded.issuperset(detail.after)
        )

    @staticmethod
    def _source_of(line: str) -> str | None:
        """What a spoken line belongs to: a fact, a beat, an episode (by its anchor) or a public item."""
        sort, *rest = line.split(":")
        if sort == "beat":
            return rest[0] if rest[1] == ANCHOR_BEAT else rest[1]
        return rest[0] if sort in {"fact", "public"} else None

    @cached_property
    def facts_told_by(self) -> dict[str, tuple[Episode, Beat]]:
        """For a fact given away by a beat, where that is."""
        return {
            fact: (episode, beat) for episode in self.life.episodes for beat in episode.beats for fact in beat.facts
        }

    @cached_property
    def index(self) -> Index:
        """Everything this person could be asked about."""
        return Index(self._documents)

    @cached_property
    def _name(self) -> re.Pattern[str]:
        names = {part for part in self.persona.profile.name.split() if len(part) > 2} | {
            self.persona.profile.short_name
        }
        return re.compile(
            r"(?:\b(?:mr|mrs|ms)\.?\s+)?\b(?:" + "|".join(map(re.escape, names)) + r")\b,?", re.IGNORECASE
        )

    def without_name(self, text: str) -> str:
        """A text without the person's own name, by which they are addressed, and which tells nothing."""
        return self._name.sub("", text)

    def match(
        self, text: str, *, context: str = "", lead_in: str = "", limit: int = 16, spoken: Collection[str] = ()
    ) -> tuple[Match, ...]:
        """What a text is about, best first; no details of what is kept back, but those that `spoken` lines mention."""
        barred = self._kept_back - self.mentioned(spoken)
        return self.index.match(text, context=context, lead_in=lead_in, limit=limit, barred=barred)

    def asked_alike(self, target: str, text: str) -> float:
        """Which part of a target's foreseen questions is after the same sort of answer (who, why, what…), 0 to 1."""
        forms = self._forms_of_asks.get(target, ())
        return forms.count(form_of_ask(text)) / len(forms) if forms else 0.0

    def is_asked_for(self, target: str, text: str) -> bool:
        """False where a who, why or how much is asked for, and no foreseen question to the target asks for that."""
        return sort_of_ask(text) is None or self.asked_alike(target, text) > 0

    @cached_property
    def _forms_of_asks(self) -> dict[str, tuple[str, ...]]:
        return {document.id: tuple(map(form_of_ask, document.questions)) for document in self._documents}

    @cached_property
    def reasons(self) -> frozenset[str]:
        """The targets whose line begins as an answer to "why?" does."""
        return frozenset(document.id for document in self._documents if begins_with(Cue.BECAUSE, document.lines[0]))

    @cached_property
    def confirmations(self) -> frozenset[str]:
        """The targets whose line begins with a yes or no."""
        return frozenset(document.id for document in self._documents if begins_with(Cue.YES_OR_NO, document.lines[0]))

    def topics_of(self, target: str) -> tuple[str, ...]:
        """The topics of a fact, episode, gap or public item."""
        if target in self.facts:
            return self.facts[target].topics
        if target in self.episodes:
            return self.episodes[target].topics
        if told_by := self.steps.get(target):
            return told_by[0].topics
        if target in self.details:
            sources = self.details[target].after
            return tuple(dict.fromkeys(topic for source in sources for topic in self._topics_of_source(source)))
        return self.public[target].topics if target in self.public else ()

    def _topics_of_source(self, source: str) -> tuple[str, ...]:
        of_beat = self.episode_of_beat.get(source)
        return of_beat.topics if of_beat else self.topics_of(source)

    @cached_property
    def episode_of_beat(self) -> dict[str, Episode]:
        """Which episode each beat belongs to."""
        return {beat.id: episode for episode in self.life.episodes for beat in episode.beats}

    @cached_property
    def _documents(self) -> tuple[Document, ...]:
        return tuple(self._laid_out())

    def _laid_out(self) -> Iterator[Document]:
        aliases = {topic.id: (topic.label, *topic.aliases) for topic in self.persona.topics}

        def names(topics: tuple[str, ...], *labels: str) -> tuple[str, ...]:
            return (*labels, *(alias for topic in topics for alias in aliases[topic]))

        for fact in self.life.facts:
            lines = tuple(line for line in (fact.says, fact.short, fact.guarded) if line)
            yield Document(fact.id, fact.asks, names(fact.topics, fact.label), lines)
        for episode in self.life.episodes:
            lines = (episode.anchor, *(beat.says for beat in episode.beats if not beat.gap))
            yield Document(episode.id, episode.asks, names(episode.topics, episode.label), lines)
        for gap_id, (episode, beat) in self.gaps.items():
            words = tuple(hook.word for other in episode.beats for hook in other.hooks if hook.opens == beat.id)
            yield Document(gap_id, (*words, *beat.asks), (), (beat.says,))
        for beat_id, (_, beat) in self.beats.items():
            yield Document(beat_id, beat.asks, (), (beat.says,))
        for target, detail in self.details.items():
            before = tuple(said for source, said in self._said_by_source if source in detail.after)
            yield Document(target, detail.asks, (), (detail.says,), before)
        for item in self.persona.public:
            if item.id not in self.facts and item.id not in self.episodes:
                yield Document(item.id, item.asks, names(item.topics), (*item.says, item.short))


def stories_told(knowledge: Knowledge, told: Iterable[tuple[str, str]]) -> int:
    """How many episodes have been opened and followed by at least two beats."""
    steps: dict[str, int] = {}
    for episode, _ in told:
        steps[episode] = steps.get(episode, 0) + 1
    return sum(1 for episode, count in steps.items() if episode in knowledge.episodes and count >= 3)
