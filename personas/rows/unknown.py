"""What questions get that this person has no answer to: "I couldn't say", in words that fit the question."""

from personas.cues import Cue, begins_with
from personas.disclosure import Disclosure, Row
from personas.draft import Draft
from personas.knowledge import sort_of_ask
from personas.rows.truth import tell_first
from personas.scene import Scene
from personas.situations import Situation
from scoring.labels import Kind, Move

_BY_SORT = {
    "who": Situation.UNKNOWN_WHO,
    "when": Situation.UNKNOWN_WHEN,
    "why": Situation.UNKNOWN_WHY,
    "how many": Situation.UNKNOWN_NUMBER,
    "how much": Situation.UNKNOWN_NUMBER,
    "how long": Situation.UNKNOWN_NUMBER,
    "how often": Situation.UNKNOWN_NUMBER,
    "how old": Situation.UNKNOWN_NUMBER,
    "how big": Situation.UNKNOWN_NUMBER,
}


_OWN_JOB = "What do you do? What does your job involve?"
"""What is meant by openers that name nothing: "could you tell me a wee bit about yourself?"."""


def unplaced(scene: Scene) -> Disclosure:
    """They cannot say; the question is refunded.

    To a wide question they hint at what they do care about, but not twice running; to a pointed one ("who was that?")
    a hint would sound as if they had not listened.
    """
    if scene.analysis.move is Move.OPENER and (told := tell_first(scene, scene.knowledge.match(_OWN_JOB))):
        return told
    sort = sort_of_unknown(scene)
    draft = Draft(scene).phrase(sort)
    is_first = not scene.state.rows or scene.state.rows[-1] is not Row.UNPLACED
    if is_first and sort is Situation.UNPLACED:
        draft.care()
    return draft.flag("unplaced").close(Row.UNPLACED)


def sort_of_unknown(scene: Scene) -> Situation:
    """Which sort of "I couldn't say" answers a question of this form."""
    if sort := sort_of_ask(scene.asked):
        return _BY_SORT.get(sort, Situation.UNPLACED)
    asks_whether = scene.analysis.kind is Kind.QUESTION and begins_with(Cue.WHETHER, scene.asked)
    return Situation.UNKNOWN_WHETHER if asks_whether else Situation.UNPLACED
