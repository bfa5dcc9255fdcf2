"""What listening gets: gaps, loaded words, feelings, contradictions, and the question that could hurt."""

from personas.cues import Cue, begins_with
from personas.disclosure import Disclosure, OfferedHook, Row
from personas.draft import Draft
from personas.matching.index import ALIKE
from personas.model import FactKind, HookKind
from personas.rows.telling import ONE_BEAT, tell_on
from personas.rows.truth import answer, hold_back, tell_first
from personas.rows.unknown import sort_of_unknown
from personas.scene import NAMED_ELSE, Scene, Standing
from personas.situations import Situation
from scoring.labels import Kind, Move, Openness

_PROBES = frozenset({Move.GAP_PROBE, Move.WHY, Move.WHO, Move.CLARIFY})
_ASKS_UNDER = frozenset({HookKind.LOADED.value, HookKind.SKIPPED.value, HookKind.CONTRADICTION.value})
_MIRRORED = frozenset({HookKind.LOADED.value, HookKind.EMOTION.value, HookKind.SKIPPED.value})
_FELT = frozenset({HookKind.EMOTION.value, HookKind.LOADED.value})
_USED_NOW = frozenset({FactKind.PRACTICE, FactKind.USE})
SURELY_OTHER = 0.4
"""The score from which a question is about what was just mentioned, however it is put."""

BARE_WORDS = 4
"""So few words name nothing without a topic word among them."""

ENOUGH_TO_CONFIRM = 0.5
"""The part of a question's words that must come from the reply for a plain yes to be true."""

_ANY_HOOK = frozenset(kind.value for kind in HookKind)


def named_hook(scene: Scene) -> Disclosure | None:
    """Any question that passes and uses the very words a reply left open follows that hook."""
    goes_on = scene.analysis.move is Move.NEXT_STEP and not scene.names_something
    if scene.analysis.kind not in {Kind.QUESTION, Kind.MIRROR} or goes_on:
        return None
    for hook in scene.state.hooks_alive():
        if scene.hook_for([hook.kind]) == hook and scene.picks_up(hook) and (opened := _open(scene, hook, Row.PROBE)):
            return opened
    return None


def probe(scene: Scene) -> Disclosure | None:
    """A gap probe, why or who: opens what the last replies left open; elsewhere "nothing, really"."""
    if scene.analysis.move not in _PROBES:
        return None
    hook = scene.hook_for(_ASKS_UNDER)
    if hook and (opened := _open(scene, hook, Row.PROBE)):
        return opened
    if (answered := answer(scene, Row.PROBE)) and (scene.has_own_subject or not answered.repeat):
        return answered
    if scene.names_something:
        return None
    situation = Situation.CLARIFY if scene.analysis.move is Move.CLARIFY else Situation.NOTHING_REALLY
    return Draft(scene).phrase(situation).close(Row.PROBE)


def invited(scene: Scene) -> Disclosure | None:
    """Their own trailing words given back invite the next beat, as a silence would."""
    episode = scene.knowledge.episodes.get(scene.state.episode or "")
    if not scene.state.trailing or episode is None or not scene.echoes_end:
        return None
    draft = tell_on(scene, Draft(scene), episode, most_words=ONE_BEAT)
    return None if draft.is_empty else draft.close(Row.MIRROR)


def mirror(scene: Scene) -> Disclosure | None:
    """Their word given back: the layer under a loaded word; elsewhere a "yeah"."""
    if scene.analysis.kind is not Kind.MIRROR or scene.analysis.move is Move.RECAP:
        return None
    for hook in scene.state.hooks_alive():
        if hook.kind in _MIRRORED and scene.picks_up(hook) and (opened := _open(scene, hook, Row.MIRROR)):
            return opened
    return Draft(scene).phrase(Situation.MIRROR_EMPTY).close(Row.MIRROR)


def emotion(scene: Scene) -> Disclosure | None:
    """Asked how it felt: what is at stake, where something is."""
    if scene.analysis.move is not Move.EMOTION_PROBE:
        return None
    hook = scene.hook_for(_FELT)
    if hook and (opened := _open(scene, hook, Row.EMOTION)):
        return opened
    for match in scene.placed:
        fact = scene.knowledge.facts.get(match.id)
        if fact and fact.kind is FactKind.STAKES and scene.standing(fact) is Standing.NEW:
            return Draft(scene).earn(fact).close(Row.EMOTION)
    is_on_a_detail = bool(scene.placed) and scene.placed[0].id in scene.knowledge.details
    if (scene.has_own_subject or is_on_a_detail) and (answered := answer(scene, Row.EMOTION)):
        return answered
    return Draft(scene).phrase(Situation.FEELING_FLAT).close(Row.EMOTION)


def contradiction(scene: Scene) -> Disclosure | None:
    """Set against what they said earlier: the truth, and the falsehood is busted."""
    if scene.analysis.move is not Move.CONTRADICTION:
        return None
    index, facts = scene.knowledge.index, scene.knowledge.facts
    held = [facts[claim] for claim in scene.state.false_held - scene.state.busted if claim in facts]
    for fact in sorted(held, key=lambda fact: (-index.similarity(scene.utterance, fact.label), fact.id)):
        if fact.id not in scene.state.earned:
            return Draft(scene).earn(fact).close(Row.CONTRADICTION)
    hook = scene.hook_for(_ANY_HOOK) or _hook_on_the_matter(scene)
    if hook and (opened := _open(scene, hook, Row.CONTRADICTION)):
        return opened
    if told := tell_first(scene, (match for match in scene.placed if match.id in facts), Row.CONTRADICTION):
        return told
    if answered := answer(scene, Row.CONTRADICTION):
        return answered
    return None if scene.analysis.kind is Kind.QUESTION else _no_contradiction(scene)


def _hook_on_the_matter(scene: Scene) -> OfferedHook | None:
    """A loaded word of the last replies that belongs to what is set against each other."""
    facts, topics_of = scene.knowledge.facts, scene.knowledge.topics_of
    topics = {topic for match in scene.placed for topic in topics_of(match.id)}
    loaded = (hook for hook in scene.state.hooks_alive() if hook.kind == HookKind.LOADED.value and hook.opens in facts)
    return next((hook for hook in loaded if topics & set(topics_of(hook.opens))), None)


def _no_contradiction(scene: Scene) -> Disclosure:
    return Draft(scene).phrase(Situation.NO_CONTRADICTION).close(Row.CONTRADICTION)


def aside(scene: Scene) -> Disclosure | None:
    """A detail of what was just said, and no line on it: a yes where one is enough, or that they cannot say more."""
    if scene.analysis.kind is not Kind.QUESTION or not scene.echoes or scene.placed:
        return None
    is_check = scene.analysis.open is Openness.CLOSED and not scene.asks_for_a_thing
    is_check = is_check and not begins_with(Cue.WHETHER, scene.asked)
    if is_check and scene.echoes >= ENOUGH_TO_CONFIRM:
        return Draft(scene).phrase(Situation.MIRROR_EMPTY).close(Row.MIRROR)
    unknown = sort_of_unknown(scene)
    situation = Situation.NOTHING_MORE if unknown is Situation.UNPLACED else unknown
    return Draft(scene).phrase(situation).close(Row.PROBE)


def empty(scene: Scene) -> Disclosure | None:
    """A few words that name nothing and ask for nothing ("just that?"): a yes, whatever was said before."""
    if scene.analysis.kind is not Kind.QUESTION or scene.names_something or scene.asks_for_a_thing:
        return None
    if (
        scene.analysis.open is Openness.OPEN
        or scene.analysis.words > BARE_WORDS
        or begins_with(Cue.WHETHER, scene.asked)
    ):
        return None
    return Draft(scene).phrase(Situation.MIRROR_EMPTY).close(Row.MIRROR)


def praise_to_use(scene: Scene) -> Disclosure | None:
    """Praise for the idea turned to what they use now: the practice nearest to the idea."""
    if not scene.turns_praise_to_use:
        return None
    for match in scene.placed:
        fact = scene.knowledge.facts.get(match.id)
        if fact and fact.kind in _USED_NOW and scene.standing(fact) is Standing.NEW:
            return Draft(scene).earn(fact).close(Row.PRACTICE)
    return answer(scene, Row.PRACTICE)


def scary(scene: Scene) -> Disclosure | None:
    """The question that could end the plan: the deal breaker."""
    if scene.analysis.move is not Move.SCARY:
        return None
    fact = scene.knowledge.facts[scene.knowledge.life.deal_breaker]
    best = next(iter(scene.placed), None)
    if best and best.id in scene.just_mentioned and best.score >= SURELY_OTHER:
        return answer(scene, Row.PROBE)
    standing = scene.standing(fact, followed=True)
    if standing is Standing.NEW:
        return Draft(scene).earn(fact).close(Row.SCARY)
    if answered := answer(scene, Row.SCARY):
        return answered
    return hold_back(scene, fact, Row.SCARY)


def feature_why(scene: Scene) -> Disclosure | None:
    """Asked what a feature would let them do: the motive."""
    if scene.analysis.move is not Move.FEATURE_WHY:
        return None
    fact = scene.knowledge.facts[scene.knowledge.life.feature_request.motive]
    if scene.state.requested_feature and scene.standing(fact, followed=True) is Standing.NEW:
        return Draft(scene).earn(fact).close(Row.FEATURE_WHY)
    return answer(scene, Row.FEATURE_WHY) or Draft(scene).phrase(Situation.NOTHING_REALLY).close(Row.FEATURE_WHY)


def recap(scene: Scene) -> Disclosure | None:
    """A summary: true parts confirmed, false ones "well, roughly"."""
    if scene.analysis.move is not Move.RECAP:
        return None
    index, facts = scene.knowledge.index, scene.knowledge.facts
    held = [facts[claim] for claim in scene.state.false_held - scene.state.busted if claim in facts]
    believes = any(fact.polite and index.similarity(scene.utterance, fact.polite.claim) >= ALIKE for fact in held)
    right = not believes and not scene.analysis.leading
    return Draft(scene).phrase(Situation.RECAP_RIGHT if right else Situation.RECAP_WRONG).close(Row.RECAP)


def what_else(scene: Scene) -> Disclosure | None:
    """Asked what they should have asked: one honest hint."""
    names_a_thing = bool(scene.placed) and scene.placed[0].score >= NAMED_ELSE
    if scene.analysis.move is not Move.WHAT_ELSE or names_a_thing:
        return None
    for number, hint in enumerate(scene.knowledge.life.hints):
        draft = Draft(scene)
        if not draft.has_said(f"hint:{number}"):
            return draft.say(f"hint:{number}", hint).close(Row.WHAT_ELSE)
    return Draft(scene).phrase(Situation.NOTHING_MORE).close(Row.WHAT_ELSE)


def _open(scene: Scene, hook: OfferedHook, row: Row) -> Disclosure | None:
    """What lies under a hook: a gap beat of its episode, or a fact."""
    if hook.episode:
        episode = scene.knowledge.episodes[hook.episode]
        beat = next(beat for beat in episode.beats if beat.id == hook.opens)
        return Draft(scene).follow(hook).tell(episode, beat).close(row)
    fact = scene.knowledge.facts.get(hook.opens)
    if fact is None or scene.standing(fact, followed=True) is Standing.KNOWN:
        return None
    if scene.standing(fact, followed=True) is not Standing.NEW:
        return hold_back(scene, fact, row)
    return Draft(scene).follow(hook).earn(fact).close(row)
