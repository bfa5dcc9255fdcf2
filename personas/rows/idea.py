"""What talk of the interviewer's idea gets: polite interest, cheap praise, and answers to real asks."""

from personas.cues import Cue, begins_with, speaks_of
from personas.disclosure import CommitmentOutcome, Currency, Disclosure, Row
from personas.draft import Draft
from personas.knowledge import stories_told
from personas.model import CommitmentAnswer, FactKind
from personas.rows.truth import word_on
from personas.scene import Scene
from personas.situations import Situation
from scoring.labels import Focus, Kind, Move, TimeFrame

_COSTS = frozenset({FactKind.SPENDING, FactKind.STAKES, FactKind.URGENCY})

PROMISED_BEFORE = "brush-off:"
"""Before the currency, in the id of the false evidence that a brush-off is."""


def repair(scene: Scene) -> Disclosure | None:
    """Owning up to a pitch, or answering in one line what one builds: accepted."""
    if scene.analysis.move is Move.PRODUCT_ANSWER:
        return Draft(scene).phrase(Situation.PRODUCT_ANSWER).close(Row.PRODUCT_ANSWER)
    if scene.analysis.move is Move.REPAIR:
        return Draft(scene).phrase(Situation.REPAIR).close(Row.REPAIR)
    if scene.analysis.move is Move.DEFLECTION and scene.analysis.kind is not Kind.QUESTION and "?" not in scene.asked:
        return Draft(scene).phrase(Situation.REPAIR).close(Row.REPAIR)
    return None


def pitch(scene: Scene) -> Disclosure | None:
    """Described, promoted or defended: a compliment; later price and intent are worth nothing."""
    if scene.analysis.kind is not Kind.PITCH and scene.analysis.move is not Move.PITCH:
        return None
    again = scene.state.pitches > 0
    draft = Draft(scene).phrase(Situation.PITCH_AGAIN if again else Situation.PITCH)
    return draft.contaminate().leave_thread().flag("praise").close(Row.PITCH)


def commitment(scene: Scene) -> Disclosure | None:
    """Asked for time, reputation or money: a brush-off before a story and a cost, a clear answer after."""
    pinned = _pending(scene) if _pins_down(scene) else None
    if not pinned and _was_answered(scene) and _pins_down(scene):
        return Draft(scene).phrase(Situation.RECAP_RIGHT).close(Row.COURTESY)
    if scene.analysis.kind is not Kind.COMMITMENT_ASK and not pinned:
        return None
    currency: Currency = pinned or _currency(scene.utterance)
    if not pinned and not _is_ready(scene) and _pending(scene) != currency:
        draft = Draft(scene).phrase(Situation.BRUSH_OFF).hold_false(PROMISED_BEFORE + currency)
        return draft.commit(CommitmentOutcome(currency, "brush_off")).close(Row.COMMITMENT)
    return _answer(scene, currency)


def _answer(scene: Scene, currency: Currency) -> Disclosure:
    answer: CommitmentAnswer = getattr(scene.knowledge.life.commitments, currency)
    draft = Draft(scene).bust(PROMISED_BEFORE + currency).leave_thread()
    says_yes = answer.yes is not None and _is_ready(scene) and scene.state.rapport >= answer.rapport
    text = answer.yes if says_yes and answer.yes else answer.no
    line_id = f"commitment:{currency}:{'yes' if says_yes else 'no'}"
    if draft.has_said(line_id):
        return draft.phrase(Situation.NOTHING_MORE).flag("repeat").close(Row.REPEAT)
    outcome = CommitmentOutcome(currency, "yes" if says_yes else "no")
    return draft.say(line_id, text).commit(outcome).close(Row.COMMITMENT)


def _pins_down(scene: Scene) -> bool:
    """True where a vague promise is held to a day, a name or a sum."""
    if scene.analysis.move is Move.PIN_DOWN:
        return True
    asks = scene.analysis.kind is Kind.QUESTION and scene.analysis.time is not TimeFrame.SPECIFIC_PAST
    return asks and begins_with(Cue.PIN_DOWN, scene.asked)


def _pending(scene: Scene) -> Currency | None:
    """The currency of a brush-off just given and not yet pinned down."""
    if scene.state.rows and scene.state.rows[-1] is Row.COMMITMENT and scene.state.commitments:
        currency, outcome = scene.state.commitments[-1]
        if outcome == "brush_off":
            return currency  # type: ignore[return-value]
    return None


def _was_answered(scene: Scene) -> bool:
    """True right after a clear answer: going over its details again is courtesy."""
    asked_before = bool(scene.state.rows) and scene.state.rows[-1] is Row.COMMITMENT
    return asked_before and scene.state.commitments[-1][1] == "yes"


def _currency(utterance: str) -> Currency:
    if speaks_of(Cue.REPUTATION, utterance):
        return "reputation"
    return "money" if speaks_of(Cue.MONEY, utterance) else "time"


def _is_ready(scene: Scene) -> bool:
    knows_a_cost = any(scene.knowledge.facts[fact].kind in _COSTS for fact in scene.state.earned)
    told = [(beat.episode, beat.beat) for beat in scene.state.told]
    return knows_a_cost and stories_told(scene.knowledge, told) > 0


def fished(scene: Scene) -> Disclosure | None:
    """Fished for features: they ask for one, once."""
    if scene.analysis.kind is not Kind.QUESTION or scene.state.requested_feature:
        return None
    if not (speaks_of(Cue.FEATURES, scene.utterance) or _wants_ideas(scene)):
        return None
    request = scene.knowledge.life.feature_request
    return Draft(scene).say("feature-request", request.says).flag("feature_request").close(Row.OPINION)


def _wants_ideas(scene: Scene) -> bool:
    return scene.analysis.focus is Focus.MY_IDEA and speaks_of(Cue.FISHING, scene.utterance)


def opinion(scene: Scene) -> Disclosure | None:
    """Asked what they think: praise for the idea; otherwise a word on it or a lead towards what matters."""
    analysis = scene.analysis
    if analysis.kind is not Kind.QUESTION or not scene.surely_lacks_specifics:
        return None
    if analysis.focus is Focus.MY_IDEA:
        return Draft(scene).phrase(Situation.OPINION).flag("praise").close(Row.OPINION)
    if word := word_on(scene, Row.OPINION):
        return word
    return Draft(scene).phrase(Situation.UNPLACED).care().close(Row.OPINION)
