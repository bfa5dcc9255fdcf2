"""What questions that pass get: the habit, the bare fact, the story they open - or an honest "not yet"."""

import re
from collections.abc import Iterable

from personas.cues import Cue, speaks_of
from personas.disclosure import Disclosure, Row
from personas.draft import Draft
from personas.knowledge import BEAT_PREFIX, GAP_PREFIX, sort_of_ask
from personas.matching.index import Match
from personas.model import Beat, Episode, Fact, Public
from personas.rows.telling import beats_left, is_told, tell_on
from personas.scene import NEAR, Scene, Standing
from personas.situations import Situation
from scoring.labels import Kind

_NAME = re.compile(r"\b[A-Z]\w+")

AS_NEAR = 0.98
"""Matches this close to one that was told before are told in its place."""

SURE_OF_FACT, SURE_OF_DETAIL = 0.3, 0.25
"""The scores a fact and a detail take; below, "I couldn't say" is the smaller fault."""

FACT_FIRST = 0.85
"""A fact this close to a detail that fits better is told first."""

SURE_OF_REPEAT = 0.5
"""The score it takes to say "as I said": said of another question it sounds as if nobody listened."""

SURE_OF_OPENER = 0.75
"""The score it takes to begin it with "as I said": below, the question was put otherwise than before."""

SURE_OF_BARE = 0.5
"""The score a bare fact takes; the whole line explains itself where something near was asked."""

NEXT_BEST = 0.65
"""Matches this close to one that was told before, and is not clearly asked for again, are told in its place."""

SURE_OF_BEAT = 0.35
"""The score one beat of a story takes."""

NAMED_TOO = 0.8
"""A beat this close to its story is what was asked for."""

SURE_OF_STORY = 0.25
"""The score a whole new story takes: a long answer to another question is worse than none."""


def factual(scene: Scene) -> Disclosure | None:
    """Present practice or a single fact is asked for."""
    if scene.analysis.kind not in {Kind.QUESTION, Kind.STATEMENT, Kind.SMALLTALK}:
        return None
    return answer(scene, Row.PRACTICE if scene.wants_account else Row.CLOSED_FACT)


def answer(scene: Scene, row: Row) -> Disclosure | None:
    """The best thing that can be told to what was asked, or None where nothing matches.

    New things as near as the best match go first; what is held back is held back visibly; what is known is repeated.
    """
    if not scene.placed:
        return None
    best = scene.placed[0]
    fact = scene.knowledge.facts.get(best.id)
    is_known = scene.was_told(best.id)
    is_repeat = best.score >= SURE_OF_REPEAT and scene.knowledge.is_asked_for(best.id, scene.asked)
    if fact and is_known and (scene.wants_account or not is_repeat) and (in_full := _in_full(scene, fact, row)):
        return in_full
    if first := _fact_as_near(scene, best, row):
        return first
    for match in scene.placed:
        if match.score < _least_beside(scene, best, is_known=is_known) * best.score:
            break
        if decided := _tell_new(scene, match, row):
            return decided
    if fact is None:
        return again(scene, best) if is_known or best.id not in scene.knowledge.details else None
    if not is_known:
        return None if scene.standing(fact) is Standing.NEW else hold_back(scene, fact, row)
    return repeat_of(scene, fact).close(Row.REPEAT) if is_repeat else None


def _fact_as_near(scene: Scene, best: Match, row: Row) -> Disclosure | None:
    """A fact that was as likely meant as a line that is worth nothing."""
    facts = scene.knowledge.facts
    if best.id not in scene.knowledge.details:
        return None
    near = (match for match in scene.placed if match.score >= FACT_FIRST * best.score and match.id in facts)
    return tell_first(scene, near, row)


def _least_beside(scene: Scene, best: Match, *, is_known: bool) -> float:
    """How near to the best a match must come to be told in its place."""
    if not is_known:
        return NEAR
    knowledge = scene.knowledge
    has_short = best.id in knowledge.facts or best.id in knowledge.episodes or best.id in knowledge.public
    return AS_NEAR if has_short and best.score >= SURE_OF_REPEAT else NEXT_BEST


def _in_full(scene: Scene, fact: Fact, row: Row) -> Disclosure | None:
    """The whole of what was so far told in a word."""
    draft = Draft(scene)
    if draft.has_said(f"fact:{fact.id}") or not draft.has_said(f"fact:{fact.id}:short"):
        return None
    return draft.earn(fact).close(row)


def _tell_new(scene: Scene, match: Match, row: Row) -> Disclosure | None:
    knowledge = scene.knowledge
    if fact := knowledge.facts.get(match.id):
        if scene.standing(fact) is not Standing.NEW or match.score < SURE_OF_FACT:
            return None
        is_bare = _is_brief(scene, row) and match.score >= SURE_OF_BARE and _is_enough(scene, fact.says, fact.short)
        return _with_hint(scene, Draft(scene).earn(fact, brief=is_bare)).close(row)
    if episode := knowledge.episodes.get(match.id):
        if not scene.has_begun(episode.id):
            return open_episode(scene, episode, row) if match.score >= SURE_OF_STORY else None
        return open_episode(scene, episode, row) if row is not Row.ANCHOR and beats_left(scene, episode) else None
    if match.id.startswith(GAP_PREFIX):
        episode, beat = knowledge.gaps[match.id]
        return None if is_told(scene, episode, beat) else Draft(scene).tell(episode, beat).close(Row.PROBE)
    if match.id in knowledge.beats:
        episode, beat = knowledge.beats[match.id]
        return _beat(scene, episode, beat, row) if match.score >= SURE_OF_BEAT else None
    if match.id in knowledge.details:
        if match.score < SURE_OF_DETAIL:
            return None
        return _detail(scene, match.id, row)
    item = knowledge.public.get(match.id)
    return _public(scene, item, row) if item else None


def open_episode(scene: Scene, episode: Episode, row: Row) -> Disclosure:
    """The day of an episode, and its first beats where an account is asked for."""
    draft = Draft(scene)
    if not scene.has_begun(episode.id):
        draft.tell(episode, None)
    if scene.wants_account and (asked_for := beat_asked_for(scene, episode)):
        draft.tell(episode, asked_for)
        return _with_hint(scene, tell_on(scene, draft, episode, after=asked_for)).close(row)
    if scene.wants_account or draft.is_empty:
        tell_on(scene, draft, episode)
    return _with_hint(scene, draft).close(row)


def beat_asked_for(scene: Scene, episode: Episode) -> Beat | None:
    """The beat that a question names besides the story it opens or takes up."""
    beats = scene.knowledge.beats
    left = {BEAT_PREFIX + beat.id for beat in beats_left(scene, episode)}
    best = next((match for match in scene.placed if match.id in left), None)
    opening = next((match.score for match in scene.placed if match.id == episode.id), 0.0)
    return beats[best.id][1] if best and best.score >= NAMED_TOO * opening else None


def _beat(scene: Scene, episode: Episode, beat: Beat, row: Row) -> Disclosure | None:
    """The very beat that was asked for, after the day where that was not named yet."""
    has_begun = scene.has_begun(episode.id)
    if is_told(scene, episode, beat) or not (has_begun or scene.wants_account):
        return None
    draft = Draft(scene) if has_begun else Draft(scene).tell(episode, None)
    draft.tell(episode, beat)
    if scene.wants_account:
        tell_on(scene, draft, episode, after=beat)
    return _with_hint(scene, draft).close(row)


def _public(scene: Scene, item: Public, row: Row) -> Disclosure | None:
    draft = Draft(scene).about(item.id)
    is_bare = _is_brief(scene, row) and _is_enough(scene, " ".join(item.says), item.short)
    if is_bare and not draft.has_said(f"public:{item.id}:short"):
        return draft.say(f"public:{item.id}:short", item.short).close(row)
    for number, line in enumerate(item.says):
        if not draft.has_said(f"public:{item.id}:{number}"):
            return draft.say(f"public:{item.id}:{number}", line).close(row)
    return None


def _detail(scene: Scene, target: str, row: Row) -> Disclosure | None:
    """The one line on something that was mentioned; the thread stays where that was."""
    draft, detail = Draft(scene), scene.knowledge.details[target]
    if draft.has_said(target):
        return None
    told_in = [scene.knowledge.episode_of_beat[source] for source in detail.after if _is_told_beat(scene, source)]
    draft.about(*(episode.id for episode in told_in if episode.id in scene.state.about))
    return draft.say(target, detail.says).about(target).close(row)


def word_on(scene: Scene, row: Row) -> Disclosure | None:
    """What can be said without telling anything: a detail of what was asked about."""
    details = (match for match in scene.placed if match.id in scene.knowledge.details)
    return next((told for match in details if (told := _tell_new(scene, match, row))), None)


def tell_first(scene: Scene, matches: Iterable[Match], row: Row = Row.PRACTICE) -> Disclosure | None:
    """The first of these that can be told and has not been."""
    return next((told for match in matches if (told := _tell_new(scene, match, row))), None)


def _is_told_beat(scene: Scene, source: str) -> bool:
    return any(step.beat == source for step in scene.state.told)


def again(scene: Scene, match: Match) -> Disclosure | None:
    """Something without a standing of its own that was told before: an episode, a gap, a public item."""
    if episode := scene.knowledge.episodes.get(match.id):
        return _say_again(scene, match.id, episode.short).close(Row.REPEAT)
    if item := scene.knowledge.public.get(match.id):
        return _say_again(scene, match.id, item.short).close(Row.REPEAT)
    return Draft(scene).phrase(Situation.NOTHING_MORE).about(match.id).flag("repeat").close(Row.REPEAT)


def repeat_of(scene: Scene, fact: Fact) -> Draft:
    """What was truly told is told again in short ("as I said"), and earns nothing."""
    return _say_again(scene, fact.id, fact.short)


def _say_again(scene: Scene, target: str, short: str) -> Draft:
    draft = Draft(scene).about(target).flag("repeat")
    if draft.has_said(f"again:{target}"):
        return draft.phrase(Situation.NOTHING_MORE)
    if scene.score_of(target) >= SURE_OF_OPENER:
        draft.phrase(Situation.AGAIN)
    return draft.say(f"again:{target}", short)


def hold_back(scene: Scene, fact: Fact, row: Row) -> Disclosure:
    """True, but not for this question yet: said so, and never replaced by a lie."""
    draft = Draft(scene).about(fact.id)
    if scene.standing(fact) is Standing.CONTAMINATED:
        return draft.phrase(Situation.AFTER_PITCH).close(row)
    if fact.guarded and not draft.has_said(f"guarded:{fact.id}"):
        return draft.say(f"guarded:{fact.id}", fact.guarded).close(row)
    return draft.phrase(Situation.HELD_BACK).close(row)


def _is_brief(scene: Scene, row: Row) -> bool:
    return row is Row.CLOSED_FACT and not scene.wants_account


def _is_enough(scene: Scene, full: str, short: str) -> bool:
    """False where a figure is asked for and the bare fact has none, or somebody named fell away with the rest."""
    sort = sort_of_ask(scene.asked) or ""
    if sort.startswith("how ") and not speaks_of(Cue.FIGURE, short):
        return False
    if sort != "who":
        return True
    named = set(_NAME.findall(scene.asked))
    return named & set(_NAME.findall(full)) <= set(_NAME.findall(short))


def _with_hint(scene: Scene, draft: Draft) -> Draft:
    """After two linked asks, a word that the first was answered, unless the same line answers both."""
    if scene.analysis.multi_part and scene.analysis.linked and not _answers_all(scene, draft):
        draft.phrase(Situation.ONE_AT_A_TIME)
    return draft


def _answers_all(scene: Scene, draft: Draft) -> bool:
    """True where what is told is also what each further ask is about."""
    further = [scene.knowledge.match(ask, context=scene.asked) for ask in scene.analysis.asks[1:]]
    near = [[match.id for match in found if match.score >= NEXT_BEST * found[0].score] for found in further]
    return bool(near) and all(any(map(draft.tells, targets)) for targets in near)
