"""How likely each match is what was meant, by where the talk stands and how the question is put."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from personas.cues import Cue, speaks_of
from personas.knowledge import GAP_PREFIX, sort_of_ask
from personas.matching.index import Match
from personas.model import Earns
from scoring.labels import Move

if TYPE_CHECKING:
    from personas.scene import Scene

_THREAD_BONUS = 1.15
_HOOK_BONUS = 1.25
_OFF_THREAD = 0.9
_MENTION_BONUS, _MENTIONED_BEFORE, _UNMENTIONED = 1.45, 0.85, 0.7
_FOLLOWING_DETAIL, _FOLLOWING = 1.25, 1.15
_FORM_BONUS = 0.5
_TOLD = 0.8
_UNHOOKED = 0.95
# What begins with "because" answers no "how?", what begins with "yes" no "where?".
_NOT_WHY, _NOT_WHETHER = 0.7, 0.75
_STORY_BONUS = 1.2


@dataclass(frozen=True)
class Likelihood:
    """What speaks for and against each match in one scene; the figures were fitted to what strangers asked."""

    scene: Scene

    def weight(self, match: Match) -> float:
        """What the score of a match is multiplied by."""
        target, weight = match.id, 1.0
        if set(self.scene.knowledge.topics_of(target)) & set(self.scene.state.last_topics):
            weight *= _THREAD_BONUS
        elif self._points_back:
            weight *= _OFF_THREAD if self.scene.names_something else _OFF_THREAD**2
        if target in self.scene.knowledge.episodes:
            fresh = not self.scene.has_begun(target) or target == self.scene.state.episode
            asks_for_one = (
                self.scene.form is Earns.PAST
                and (self.scene.wants_account or self.scene.analysis.move is Move.ANCHOR)
                and fresh
            )
            weight *= _STORY_BONUS if asks_for_one else 1.0 if self.scene.form is Earns.PAST else 1 / _STORY_BONUS
        if target.startswith(GAP_PREFIX) and not self._was_hooked(target):
            weight *= _UNHOOKED if self.scene.has_begun(self.scene.knowledge.gaps[target][0].id) else 0.0
        is_detail = target in self.scene.knowledge.details
        if target in self.scene.just_mentioned and not match.names_other:
            weight *= _MENTION_BONUS
        elif target in self._follow_ups:
            weight *= _FOLLOWING_DETAIL if is_detail else _FOLLOWING
        elif is_detail:
            weight *= _MENTIONED_BEFORE if target in self._mentioned else _UNMENTIONED
        if target in self._left_open:
            weight *= _HOOK_BONUS
        return weight * self._weight_of_form(target)

    def _weight_of_form(self, target: str) -> float:
        """How well what is said there answers a question that is put like this one."""
        weight = 1.0
        if target not in self.scene.knowledge.facts and self.scene.was_told(target):
            weight *= _TOLD
        if target in self.scene.knowledge.reasons and sort_of_ask(self.scene.asked) != "why":
            weight *= _NOT_WHY
        if target in self.scene.knowledge.confirmations and self.scene.asks_for_a_thing:
            weight *= _NOT_WHETHER
        return weight * (1 + _FORM_BONUS * self.scene.knowledge.asked_alike(target, self.scene.asked))

    @cached_property
    def _follow_ups(self) -> frozenset[str]:
        """What people often ask for after the last reply."""
        return self.scene.knowledge.follow_ups(self.scene.state.last_lines)

    @cached_property
    def _mentioned(self) -> frozenset[str]:
        """The details that anything said so far mentioned, or that need no mention."""
        return self.scene.knowledge.mentioned(self.scene.state.used_lines) | self.scene.knowledge.always_open

    @cached_property
    def _points_back(self) -> bool:
        """True for "does he know about that?", which is about something that was said."""
        return bool(self.scene.state.last_topics) and speaks_of(Cue.POINTING_BACK, self.scene.asked)

    @cached_property
    def _left_open(self) -> frozenset[str]:
        """What the last replies left open, as ids of the index."""
        return frozenset(
            GAP_PREFIX + hook.opens if hook.episode else hook.opens for hook in self.scene.state.hooks_alive()
        )

    def _was_hooked(self, gap: str) -> bool:
        """True where a beat that leaves this gap open has been told."""
        episode, beat = self.scene.knowledge.gaps[gap]
        told = {step.beat for step in self.scene.state.told if step.episode == episode.id}
        return any(other.id in told for other in episode.beats for hook in other.hooks if hook.opens == beat.id)
