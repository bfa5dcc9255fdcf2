"""What questions about something that happened get: the day, the first beats, the next one, or that it is all told."""

from personas.cues import Cue, speaks_of
from personas.disclosure import Disclosure, OfferedHook, Row
from personas.draft import Draft
from personas.knowledge import BEAT_PREFIX
from personas.matching.index import Match
from personas.matching.vocabulary import content_words, root
from personas.model import Earns, Episode
from personas.rows.manners import COURTESIES
from personas.rows.telling import ONE_BEAT, STORY_WORDS, beats_left, tell_on
from personas.rows.truth import again, answer, beat_asked_for, open_episode
from personas.scene import Scene, Standing
from personas.situations import Situation
from scoring.labels import Kind, Move, Verdict

OF_THE_STORY = 0.5
"""The part of a question's words that must come from the reply for it to be about the story being told."""

LIKE_THE_NEXT_BEAT = 0.2
"""The similarity from which a question is answered by the next beat; other follow-ups score .0 to .15."""

SURE_OF_ASIDE = 0.75
"""The score from which a line on a thing is meant although it was asked how the story goes on."""

PARTICULAR = 0.42
"""The score from which one piece of what was told is asked for, whatever the form of the question."""

SURE_BESIDE_A_HOOK = 0.6
"""The score at which a detail is meant although the words of a hook are used as well."""

SURE_OF_OTHER = 0.42
"""The score from which such a question is about something else all the same."""

_INTO_A_STORY = frozenset({Earns.PAST, Earns.WHY, Earns.EMOTION})

_ASIDES = frozenset({Row.PROBE, Row.MIRROR, Row.EMOTION, Row.SILENCE, Row.CONTRADICTION, Row.COURTESY})
"""Rows after which a story that was being told is still the thread."""


def next_step(scene: Scene) -> Disclosure | None:
    """The story goes on: the next beat of the episode being told, or a little more of what was just said."""
    if scene.analysis.move is not Move.NEXT_STEP:
        return None
    episode = scene.knowledge.episodes.get(scene.state.episode or "")
    if episode and not _is_elsewhere(scene, episode) and not _names_another_matter(scene, episode):
        draft = tell_on(scene, Draft(scene), episode, most_words=_words_of_next_step(scene, episode))
        if not draft.is_empty:
            return draft.close(Row.NEXT_STEP)
    if scene.has_own_subject and (answered := answer(scene, Row.NEXT_STEP)):
        return answered
    if more := _more_of_the_same(scene):
        return more
    return Draft(scene).phrase(Situation.NOTHING_MORE).close(Row.NEXT_STEP)


def _words_of_next_step(scene: Scene, episode: Episode) -> int:
    """One beat, but a whole first stretch where only the day has been named so far."""
    return STORY_WORDS if _is_unopened(scene, episode) else ONE_BEAT


def _is_unopened(scene: Scene, episode: Episode) -> bool:
    """True where nothing but the day has been told."""
    return len(beats_left(scene, episode)) == sum(not beat.gap for beat in episode.beats)


def _is_elsewhere(scene: Scene, episode: Episode) -> bool:
    """True where the words clearly name something outside the episode being told, or the talk has left it."""
    if not scene.has_own_subject or not scene.names_something:
        return bool(scene.state.last_topics) and not set(scene.state.last_topics) & set(episode.topics)
    return not set(scene.knowledge.topics_of(scene.placed[0].id)) & set(episode.topics)


def _names_another_matter(scene: Scene, episode: Episode) -> bool:
    """True for "and what's all that costing you?", which begins like "and what happened?" and asks for a fact."""
    if speaks_of(Cue.GOES_ON, scene.asked) or not scene.has_own_subject:
        return False
    return scene.placed[0].id in scene.knowledge.facts and _is_surely_other(scene, episode)


def _more_of_the_same(scene: Scene) -> Disclosure | None:
    """One more fact on what was just told; once, so that asking for "more" is no substitute for asking."""
    if scene.state.rows and scene.state.rows[-1] is Row.NEXT_STEP:
        return None
    near = [
        fact
        for fact in scene.knowledge.facts.values()
        if fact.tier < 3 and set(fact.topics) & set(scene.state.last_topics) and scene.standing(fact) is Standing.NEW
    ]
    if not near:
        return None
    index = scene.knowledge.index
    fact = max(near, key=lambda fact: index.similarity(scene.state.last_reply, f"{fact.label} {fact.says}"))
    return Draft(scene).earn(fact).close(Row.NEXT_STEP)


def particular(scene: Scene) -> Disclosure | None:
    """A question about one thing that was mentioned, or one piece of a story: that, where nothing else fits better."""
    best = next(iter(scene.placed), None)
    if best is None or best.score < PARTICULAR or not _is_particular(scene, best) or not _asks_of_them(scene):
        return None
    if not scene.names_something and not _is_pointed_at(scene, best):
        return None
    if _asks_for_the_story(scene):
        return None
    is_surely_meant = best.score >= SURE_BESIDE_A_HOOK and best.id in scene.just_mentioned
    episode = scene.knowledge.episodes.get(scene.state.episode or "")
    leads_into_story = episode is not None and (_is_only_begun(scene, episode) or _is_aside(scene, episode, best))
    is_after_hook = any(_is_after(scene, hook) for hook in scene.state.hooks_alive())
    if not is_surely_meant and (leads_into_story or is_after_hook):
        return None
    return answer(scene, Row.PROBE if scene.wants_account else Row.CLOSED_FACT)


def _asks_for_the_story(scene: Scene) -> bool:
    """True for "walk me through what happened with Marmite" where only the day of it was named so far."""
    episode = scene.knowledge.episodes.get(scene.state.episode or "")
    if episode is None or not scene.wants_account or not speaks_of(Cue.GOES_ON, scene.asked):
        return False
    named = next((match.id for match in scene.placed if match.id in scene.knowledge.episodes), episode.id)
    return named == episode.id and _is_unopened(scene, episode)


def _is_pointed_at(scene: Scene, best: Match) -> bool:
    """True for "why did he do that?" after what mentioned it, not for "what happened then?", which goes on."""
    if scene.analysis.move is Move.NEXT_STEP:
        return False
    return best.id in scene.just_mentioned or best.score >= SURE_BESIDE_A_HOOK


def _is_aside(scene: Scene, episode: Episode, best: Match) -> bool:
    """True for "what did you do once you saw the flag?" and a line on the flag, while there is more to be told."""
    is_line = best.id in scene.knowledge.details and best.score < SURE_OF_ASIDE
    return is_line and speaks_of(Cue.GOES_ON, scene.asked) and bool(beats_left(scene, episode))


def _is_after(scene: Scene, hook: OfferedHook) -> bool:
    return scene.uses_words_of(hook) or scene.picks_up(hook)


def _is_particular(scene: Scene, match: Match) -> bool:
    return match.id in scene.knowledge.details or match.id in scene.knowledge.steps


def _asks_of_them(scene: Scene) -> bool:
    """True for questions, courtesies such as "may I take notes?" left out."""
    return scene.analysis.kind is Kind.QUESTION and scene.analysis.move not in COURTESIES


def detail(scene: Scene) -> Disclosure | None:
    """A question made of the words of the story being told: the story goes on, whatever the question's form."""
    episode = scene.knowledge.episodes.get(scene.state.episode or "")
    asks = scene.analysis.kind is Kind.QUESTION and scene.analysis.verdicts.rule2 is not Verdict.FAIL
    if not asks or episode is None or episode.id not in scene.state.about:
        return None
    if not _is_only_begun(scene, episode) and not _asks_for_more_of(scene, episode):
        return None
    draft, named, most_words = Draft(scene), beat_asked_for(scene, episode), _words_of_next_step(scene, episode)
    if named is not None and scene.score_of(BEAT_PREFIX + named.id) >= PARTICULAR:
        draft.tell(episode, named)
    draft = tell_on(scene, draft, episode, most_words=most_words, after=None if draft.is_empty else named)
    return None if draft.is_empty else draft.close(Row.STORY)


def _is_only_begun(scene: Scene, episode: Episode) -> bool:
    """True where only the day was named and the question points back at it: "why did they do it?"."""
    points_into_it = scene.form in _INTO_A_STORY and speaks_of(Cue.POINTING_BACK, scene.asked)
    return _is_unopened(scene, episode) and scene.wants_account and points_into_it


def _asks_for_more_of(scene: Scene, episode: Episode) -> bool:
    """True for words of the story that ask how it goes on, or for what comes next in it."""
    if not beats_left(scene, episode) or scene.echoes < OF_THE_STORY or _is_surely_other(scene, episode):
        return False
    return _asks_on(scene, episode)


def _asks_on(scene: Scene, episode: Episode) -> bool:
    """True where no other subject is named, where it asks what happened, or for just what the next beat tells.

    Something of the story must be left.
    """
    if not scene.names_something:
        return True
    if speaks_of(Cue.GOES_ON, scene.asked):
        return _is_worded_like(scene, episode)
    comes_next = beats_left(scene, episode)[0].says
    return scene.knowledge.index.similarity(scene.asked, comes_next) >= LIKE_THE_NEXT_BEAT


def _is_worded_like(scene: Scene, episode: Episode) -> bool:
    """False for words most of which the story has not: "what did you do on the laptop?"."""
    said = " ".join((scene.state.last_reply, episode.label, episode.anchor, *(beat.says for beat in episode.beats)))
    held, asked = {root(word) for word in content_words(said)}, {root(word) for word in content_words(scene.asked)}
    return len(asked & held) >= OF_THE_STORY * len(asked)


def _is_surely_other(scene: Scene, episode: Episode) -> bool:
    best = next(iter(scene.placed), None)
    return best is not None and best.score >= SURE_OF_OTHER and best.id != episode.id


def anchor(scene: Scene) -> Disclosure | None:
    """A moment is asked for, closed in form: date and one line, and the episode is open."""
    if scene.analysis.move is not Move.ANCHOR:
        return None
    if scene.names_something:
        return answer(scene, Row.ANCHOR) or _any_story(scene, Row.ANCHOR)
    return _day_of_what_was_said(scene) or _any_story(scene, Row.ANCHOR)


def _day_of_what_was_said(scene: Scene) -> Disclosure | None:
    """For "when was that?" the occasion that the last reply was about, or the nearest one on its topic."""
    knowledge = scene.knowledge
    for target in scene.state.about:
        if told_by := knowledge.facts_told_by.get(target):
            return open_episode(scene, told_by[0], Row.ANCHOR)
    on_thread = [
        match
        for match in scene.matches
        if match.id in knowledge.episodes and set(knowledge.topics_of(match.id)) & set(scene.state.last_topics)
    ]
    if on_thread:
        episode = knowledge.episodes[on_thread[0].id]
        begun = scene.has_begun(episode.id)
        return again(scene, on_thread[0]) if begun else open_episode(scene, episode, Row.ANCHOR)
    return Draft(scene).phrase(Situation.NO_EXAMPLE).close(Row.ANCHOR) if scene.state.last_topics else None


def story(scene: Scene) -> Disclosure | None:
    """An account of something that happened is asked for."""
    if scene.form is not Earns.PAST or not scene.wants_account:
        return None
    episode = scene.knowledge.episodes.get(scene.state.episode or "")
    goes_on = episode is not None and _is_on_thread(scene, episode) and bool(beats_left(scene, episode))
    if episode and goes_on and _is_about(scene, episode):
        return tell_on(scene, Draft(scene), episode).close(Row.STORY)
    answered = answer(scene, Row.STORY)
    if episode and goes_on and (answered is None or answered.repeat) and _asks_on(scene, episode):
        return tell_on(scene, Draft(scene), episode).close(Row.STORY)
    return answered or _any_story(scene, Row.STORY)


def _is_about(scene: Scene, episode: Episode) -> bool:
    """True for a question about the story that is being told; something must be left of it."""
    return _asks_for_the_story(scene) or (not scene.has_own_subject and _asks_on(scene, episode))


def _is_on_thread(scene: Scene, episode: Episode) -> bool:
    """False once the talk has moved on to something else than the episode that was being told."""
    if episode.id in scene.state.about:
        return True
    return scene.state.rows[-1] in _ASIDES and bool(set(scene.state.last_topics) & set(episode.topics))


def _any_story(scene: Scene, row: Row) -> Disclosure | None:
    """Where no occasion is named ("when did it last go wrong?"): one on the thread, or the first there is."""
    if scene.has_own_subject and scene.placed:
        return None
    untold = [episode for episode in scene.knowledge.life.episodes if not scene.has_begun(episode.id)]
    if not untold or len(content_words(scene.asked)) > 2:
        return None
    on_thread = [episode for episode in untold if set(episode.topics) & set(scene.state.last_topics)]
    return open_episode(scene, (on_thread or untold)[0], row)
