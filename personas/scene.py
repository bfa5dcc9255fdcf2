"""One utterance in front of one person: everything a row of the disclosure table looks at."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cached_property
from random import Random

from personas.cues import Cue, begins_with
from personas.disclosure import OfferedHook, Row, ToldBeat
from personas.knowledge import GAP_PREFIX, Knowledge
from personas.likelihood import Likelihood
from personas.matching.index import ALIKE, PLACED, Match
from personas.matching.vocabulary import content_words, root
from personas.model import Earns, Fact, FactKind
from personas.state import PersonState
from scoring.analysis import Analysis
from scoring.labels import InterviewType, Kind, Move, Openness, TimeFrame, Verdict

TRUST_FOR_TIER_3 = 50
"""Rapport a tier-3 fact takes where its file names none."""

TURNS_TO_EASE, TRUST_AT_EASE = 4, 54
"""From this turn and rapport on people no longer keep ordinary matters back on a topic not yet talked about."""

TRUST_WHEN_FOLLOWED = 35
"""Rapport at which a hook that was picked up opens even a tier-3 fact: being listened to is most of trust."""

NEAR = 0.88
"""Matches this close to the best one count as what was asked as well."""

NAMED_ELSE = 0.4
"""A fact or story this sure is meant, and no hook whose words are not used."""

SURELY_ELSE = 0.5
"""A fact or story this sure, and surer than what the hook opens, is meant although a word of the hook is used."""

SAID_AGAIN = 0.5
"""The similarity to the words of a hook that tells that they were meant all the same."""

NEAR_A_HOOK = 0.9
"""What a hook opens is meant if it matches this close to the best fact or story."""

_WORDS = re.compile(r"[a-z0-9']+")
_LONGEST_ECHO = 5
_SHORTEST_END = 3
_TELL_NOTHING = frozenset({Row.OPINION, Row.HYPOTHETICAL, Row.GENERIC, Row.LEADING, Row.OVERLOADED})
_PRAISING = frozenset({Row.OPINION, Row.PITCH, Row.HYPOTHETICAL})
_PRICE_AND_INTENT = frozenset({FactKind.SPENDING, FactKind.URGENCY, FactKind.USE})

_FORMS: dict[Move, Earns] = {
    Move.ANCHOR: Earns.PAST,
    Move.SPECIFIC_PAST: Earns.PAST,
    Move.NEXT_STEP: Earns.PAST,
    Move.OPENER: Earns.PRACTICE,
    Move.OPEN_PRESENT: Earns.PRACTICE,
    Move.SHOW_ME: Earns.PRACTICE,
    Move.PRAISE_TO_USE: Earns.PRACTICE,
    Move.WHY: Earns.WHY,
    Move.GAP_PROBE: Earns.WHY,
    Move.WHO: Earns.WHO,
    Move.MIRROR: Earns.MIRROR,
    Move.EMOTION_PROBE: Earns.EMOTION,
    Move.CONTRADICTION: Earns.CONTRADICTION,
    Move.SCARY: Earns.SCARY,
    Move.FEATURE_WHY: Earns.FEATURE_WHY,
}


class Standing(Enum):
    """Whether a thing can be told now."""

    NEW = auto()
    KNOWN = auto()
    GUARDED = auto()
    CONTAMINATED = auto()


@dataclass(frozen=True)
class Scene:
    """What is being said, to whom, and where the talk stands."""

    knowledge: Knowledge
    state: PersonState
    utterance: str
    analysis: Analysis
    interview_type: InterviewType
    chance: Random

    @cached_property
    def matches(self) -> tuple[Match, ...]:
        """What the utterance could be about, best first, the thread and the form of the question counted in."""
        spoken = self.state.used_lines | self._lines_ahead
        found = self.knowledge.match(self.asked, context=self._before, lead_in=self._lead_in, spoken=spoken)
        likelihood = Likelihood(self)
        weighed = (replace(match, score=match.score * likelihood.weight(match)) for match in found)
        return tuple(sorted(weighed, key=lambda match: -match.score))

    @cached_property
    def placed(self) -> tuple[Match, ...]:
        """The matches that could be meant, however many."""
        return tuple(match for match in self.matches if match.score >= PLACED)

    @cached_property
    def near(self) -> tuple[Match, ...]:
        """The matches as good as the best."""
        return tuple(match for match in self.placed if match.score >= NEAR * self.matches[0].score)

    def score_of(self, target: str) -> float:
        """How well a target matches; 0 where it is not among the matches."""
        return next((match.score for match in self.matches if match.id == target), 0.0)

    @cached_property
    def asked(self) -> str:
        """What asks, without the person's name: a contradiction whole, the first of linked asks, or the core."""
        analysis = self.analysis
        asked = analysis.core or self.utterance
        if analysis.move is Move.CONTRADICTION:
            asked = self.utterance
        elif analysis.multi_part and analysis.linked and analysis.asks:
            asked = analysis.asks[0]
        return self.knowledge.without_name(asked)

    @property
    def _lead_in(self) -> str:
        """What led up to the question in the same breath; empty where that names nothing."""
        lead_in = self.knowledge.without_name(self.utterance).removesuffix(self.asked)
        return lead_in if self.asked not in lead_in and content_words(lead_in) else ""

    @property
    def _before(self) -> str:
        """What "it" points back to: the reply, or a question whose reply told nothing."""
        told_nothing = bool(self.state.rows) and self.state.rows[-1] in _TELL_NOTHING
        return self.state.last_utterance if told_nothing else self.state.last_reply

    @property
    def turns_praise_to_use(self) -> bool:
        """True for "what do you use now?" after the idea was praised."""
        if self.analysis.move is Move.PRAISE_TO_USE:
            return True
        praised = bool(self.state.rows) and self.state.rows[-1] in _PRAISING
        is_present = self.analysis.kind is Kind.QUESTION and self.analysis.time is TimeFrame.PRESENT_PRACTICE
        return praised and is_present and not self.names_something

    @property
    def surely_lacks_specifics(self) -> bool:
        """True where rule 2 fails beyond doubt; a question in doubt is answered as one that passes."""
        return self.analysis.verdicts.rule2 is Verdict.FAIL and not self.analysis.unsure.rule2

    @property
    def form(self) -> Earns:
        """The form of question this is, as facts name it."""
        if found := _FORMS.get(self.analysis.move):
            return found
        if self.analysis.time is TimeFrame.SPECIFIC_PAST:
            return Earns.PAST
        return Earns.PRACTICE if self.analysis.open is Openness.OPEN else Earns.FACT

    @property
    def wants_account(self) -> bool:
        """True where more than a word is asked for."""
        return self.analysis.open is not Openness.CLOSED

    @cached_property
    def has_own_subject(self) -> bool:
        """True where the utterance itself names what it is about, not only "that" or "it"."""
        return bool(self.placed) and bool(self.placed[0].shared)

    @cached_property
    def names_something(self) -> bool:
        """True where the utterance has a word of its own that could be a topic, known to this person or not."""
        return bool(content_words(self.asked))

    @property
    def asks_for_a_thing(self) -> bool:
        """True where it begins with a question word, so that no yes or no can answer it."""
        return begins_with(Cue.QUESTION_WORD, self.asked)

    @cached_property
    def echoes(self) -> float:
        """Which part of the utterance's own words stands in the last reply, 0 to 1."""
        own, said = {root(word) for word in content_words(self.asked)}, content_words(self.state.last_reply)
        return len(own & {root(word) for word in said}) / len(own) if own else 0.0

    @property
    def echoes_end(self) -> bool:
        """True for a few words most of which end the last reply, or that begin with its end: "which was when…what?"."""
        words = _WORDS.findall(self.utterance.lower())
        end = _WORDS.findall(self.state.last_reply.lower())[-_LONGEST_ECHO:]
        if len(words) > _SHORTEST_END and words[:_SHORTEST_END] == end[-_SHORTEST_END:]:
            return True
        return 0 < len(words) <= _LONGEST_ECHO and sum(word in end for word in words) > len(words) / 2

    def standing(self, fact: Fact, *, followed: bool = False) -> Standing:
        """Whether a fact can be told to this utterance; `followed` where it picks up a hook to it."""
        if fact.id in self.state.earned:
            return Standing.KNOWN
        if self._is_contaminated(fact):
            return Standing.CONTAMINATED
        if any(need not in self.state.earned and not self.has_begun(need) for need in fact.needs) and not followed:
            return Standing.GUARDED
        if fact.earned_by and self.form not in fact.earned_by and not followed and fact.tier == 3:
            return Standing.GUARDED
        return Standing.NEW if self._trusts_with(fact, followed=followed) else Standing.GUARDED

    def was_told(self, target: str) -> bool:
        """True for a fact that was earned, and a beat or a detail that was spoken."""
        if of_story := self.knowledge.steps.get(target):
            return ToldBeat(of_story[0].id, of_story[1].id) in self.state.told
        return target in self.state.earned or target in self.state.used_lines

    def has_begun(self, episode: str) -> bool:
        """True where some of an episode was told."""
        return any(beat.episode == episode for beat in self.state.told)

    def is_warm(self, topics: Iterable[str]) -> bool:
        """True where one of these topics has been talked about."""
        return bool(self.state.topics & set(topics))

    def hook_for(self, kinds: Iterable[str]) -> OfferedHook | None:
        """The open hook this utterance picks up: one whose words it uses, or the newest if it names nothing itself."""
        alive = [hook for hook in self.state.hooks_alive() if hook.kind in set(kinds) and not self._is_told(hook)]
        for hook in alive:
            if self.picks_up(hook):
                return hook
        return alive[0] if alive and not self.names_something else None

    def picks_up(self, hook: OfferedHook) -> bool:
        """True where the utterance uses the hook's words or is about what it opens."""
        target = GAP_PREFIX + hook.opens if hook.episode else hook.opens
        lines = self.knowledge.details.keys() | self.knowledge.beats.keys()
        matter = [match for match in self.placed if match.id not in lines]
        if any(match.id == target and match.score >= NEAR_A_HOOK * matter[0].score for match in matter):
            return True
        sure = matter[0].score if matter else 0.0
        is_surely_else = sure >= SURELY_ELSE and self.score_of(target) < NEAR_A_HOOK * sure
        is_else = is_surely_else or (sure >= NAMED_ELSE and not self.uses_words_of(hook))
        return self.knowledge.index.similarity(self.utterance, hook.word) >= (SAID_AGAIN if is_else else ALIKE)

    def uses_words_of(self, hook: OfferedHook) -> bool:
        """True where the utterance has a word of those that carry the hook."""
        return not self._roots_asked.isdisjoint(root(word) for word in content_words(hook.word))

    @cached_property
    def _roots_asked(self) -> frozenset[str]:
        return frozenset(root(word) for word in content_words(self.utterance))

    def _is_told(self, hook: OfferedHook) -> bool:
        if hook.episode is None:
            return hook.opens in self.state.earned
        return any(beat.beat == hook.opens for beat in self.state.told)

    def _is_contaminated(self, fact: Fact) -> bool:
        kinds = _PRICE_AND_INTENT
        if self.interview_type.customer_uses_the_product:
            kinds = kinds | {FactKind.DISLIKE}
        return fact.kind in kinds and set(fact.topics) <= self.state.contaminated

    def _trusts_with(self, fact: Fact, *, followed: bool) -> bool:
        if fact.tier == 1:
            return True
        if fact.tier == 2:
            at_ease = self.state.turn >= TURNS_TO_EASE and self.state.rapport >= TRUST_AT_EASE
            return followed or at_ease or self.form is Earns.PAST or self.is_warm(fact.topics)
        least = TRUST_FOR_TIER_3 if fact.rapport is None else fact.rapport
        if followed:
            least = min(least, TRUST_WHEN_FOLLOWED)
        return self.state.rapport >= least and (followed or self.is_warm(fact.topics))

    @cached_property
    def just_mentioned(self) -> frozenset[str]:
        """The details that the last reply mentioned."""
        return self.knowledge.mentioned(self.state.last_lines)

    @cached_property
    def _lines_ahead(self) -> frozenset[str]:
        """The lines that are still to come in the story that is being told, gaps left out."""
        episode = self.knowledge.episodes.get(self.state.episode or "")
        if episode is None or not set(episode.topics) & set(self.state.last_topics):
            return frozenset()
        told = {step.beat for step in self.state.told if step.episode == episode.id}
        return frozenset(
            f"beat:{episode.id}:{beat.id}" for beat in episode.beats if not beat.gap and beat.id not in told
        )
