"""What bad questions buy: agreement, promises, routines on a good day, and short lost answers."""

from collections.abc import Callable, Iterable

from personas.cues import Cue, speaks_of
from personas.disclosure import Disclosure, Row
from personas.draft import Draft
from personas.matching.index import PLACED
from personas.model import Fact, FactKind, Polite, Temper
from personas.rows.truth import repeat_of, tell_first, word_on
from personas.scene import Scene, Standing
from personas.situations import Situation
from scoring.labels import Focus, Kind, Move, TimeFrame

_MOST_WORDS = 45
"""Longer questions lose people (rule 3)."""

_SURELY_MEANT = 0.4
"""The score from which a small thing is told to a question that would else get a phrase that fits any."""


_FISHED_FOR = {
    Cue.ABOUT_SPENDING: FactKind.SPENDING,
    Cue.ABOUT_AUTHORITY: FactKind.AUTHORITY,
    Cue.ABOUT_URGENCY: FactKind.URGENCY,
}


def leading(scene: Scene) -> Disclosure | None:
    """An answer put in their mouth: granted or denied as the person is, untested either way."""
    if not scene.analysis.leading or scene.analysis.kind not in {Kind.QUESTION, Kind.MIRROR}:
        return None
    if scene.analysis.unsure.rule1:
        return None
    found = _pick(scene, lambda polite: polite.leading)
    if found:
        return found.close(Row.LEADING)
    if scene.asks_for_a_thing:
        # "What's the worst of it?": no yes or no fits, so there is something small, or nothing much.
        return word_on(scene, Row.LEADING) or Draft(scene).phrase(Situation.NOTHING_REALLY).close(Row.LEADING)
    denies = scene.knowledge.persona.manner.temper is Temper.SCEPTIC
    if scene.knowledge.persona.manner.temper is Temper.EVEN:
        denies = scene.chance.random() < 1 / 2
    return Draft(scene).phrase(Situation.DISAGREE if denies else Situation.AGREE).close(Row.LEADING)


def hypothetical(scene: Scene) -> Disclosure | None:
    """A prediction, a wish, an imagined sum: a promise, and false evidence where the truth is otherwise."""
    analysis = scene.analysis
    if analysis.time is not TimeFrame.HYPOTHETICAL_FUTURE or not scene.surely_lacks_specifics:
        return None
    found = _pick(scene, lambda polite: polite.hypothetical)
    if found:
        return found.flag("promise").close(Row.HYPOTHETICAL)
    if analysis.focus is Focus.MY_IDEA:
        return Draft(scene).phrase(Situation.PROMISE).flag("promise").close(Row.HYPOTHETICAL)
    return _aside(scene, Row.HYPOTHETICAL) or Draft(scene).phrase(Situation.WISH).close(Row.HYPOTHETICAL)


def generic(scene: Scene) -> Disclosure | None:
    """Asked for a habit: the idealised routine."""
    analysis = scene.analysis
    if analysis.time is not TimeFrame.GENERIC_HABIT or not scene.surely_lacks_specifics:
        return None
    found = _pick(scene, lambda polite: polite.generic)
    if found:
        return found.close(Row.GENERIC)
    return _aside(scene, Row.GENERIC) or Draft(scene).phrase(Situation.IDEALISED).close(Row.GENERIC)


def _aside(scene: Scene, row: Row) -> Disclosure | None:
    """A remark that is worth nothing and surely meant: "what would happen to Ines if it came out?"."""
    worthless = scene.knowledge.details.keys() | scene.knowledge.public.keys()
    best = next(iter(scene.placed), None)
    if best is None or best.score < _SURELY_MEANT or best.id not in worthless:
        return None
    return tell_first(scene, (match for match in scene.near if match.id in worthless), row)


def overloaded(scene: Scene) -> Disclosure | None:
    """Several unlinked questions, or one too long to hold: the easiest part, and a short lost answer."""
    analysis = scene.analysis
    several = analysis.multi_part and not analysis.linked
    too_long = analysis.words > _MOST_WORDS and analysis.move is not Move.RECAP
    if analysis.kind is not Kind.QUESTION or analysis.unsure.rule3 or not (several or too_long):
        return None
    draft = Draft(scene).phrase(Situation.LOST)
    for fact in _facts_asked(scene, scene.analysis.asks or (scene.asked,)):
        if fact.tier == 1 and scene.standing(fact) is Standing.NEW:
            return draft.earn(fact, brief=True).close(Row.OVERLOADED)
    return draft.close(Row.OVERLOADED)


def _facts_asked(scene: Scene, asks: Iterable[str]) -> list[Fact]:
    facts = scene.knowledge.facts
    found = [match.id for ask in asks for match in scene.knowledge.match(ask, limit=3) if match.score >= PLACED]
    return [facts[target] for target in dict.fromkeys(found) if target in facts]


def _pick(scene: Scene, wanted: Callable[[Polite], str | None]) -> Draft | None:
    """The polite version of what was asked about; what was told truly before is only repeated."""
    for fact in _tempting(scene):
        line = wanted(fact.polite) if fact.polite else None
        if line is None:
            continue
        draft = Draft(scene)
        if fact.id in scene.state.earned:
            if draft.has_said(f"again:{fact.id}") or scene.analysis.focus is Focus.MY_IDEA:
                continue
            return repeat_of(scene, fact)
        line_id = f"polite:{fact.id}:{line[:24]}"
        if not draft.has_said(line_id):
            return draft.say(line_id, line).hold_false(fact.id).about(fact.id)
    return None


def _tempting(scene: Scene) -> list[Fact]:
    """The facts a bad question could be lied to about, best first."""
    facts = scene.knowledge.facts
    matched = [facts[match.id] for match in scene.near if match.id in facts]
    if scene.analysis.focus is not Focus.MY_IDEA:
        # What is said of the idea fits another question only where that is the very thing asked about.
        return [fact for fact in matched if not fact.about_idea or fact.id == scene.near[0].id]
    about_idea = [fact for fact in facts.values() if fact.about_idea and fact.id not in scene.state.false_held]
    kind = _kind_of_ask(scene.utterance)
    ranked = {match.id: rank for rank, match in enumerate(scene.matches)}
    about_idea.sort(key=lambda fact: (fact.kind is not kind, ranked.get(fact.id, len(ranked))))
    return [fact for fact in about_idea if fact.kind is kind]


def _kind_of_ask(utterance: str) -> FactKind:
    return next((kind for cue, kind in _FISHED_FOR.items() if speaks_of(cue, utterance)), FactKind.USE)
