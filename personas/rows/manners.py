"""What is answered as that person would answer anyone: rudeness, nonsense, courtesies, and silence."""

import re

from personas.cues import Cue, speaks_of
from personas.disclosure import Disclosure, Row
from personas.draft import Draft
from personas.matching.vocabulary import content_words
from personas.rows.telling import ONE_BEAT, tell_on
from personas.rows.truth import word_on
from personas.scene import Scene
from personas.situations import Situation
from scoring.labels import Kind, Move

_BETWEEN_CLAUSES = re.compile(r"[,.;:!–—-]\s+")

_OUT_OF_PLACE: dict[Move, tuple[Row, Situation]] = {
    Move.RUDE: (Row.RUDE, Situation.RUDE),
    Move.NONSENSE: (Row.NONSENSE, Situation.NONSENSE),
    Move.FOREIGN: (Row.FOREIGN, Situation.FOREIGN),
    Move.BREAK_ROLE: (Row.BREAK_ROLE, Situation.BREAK_ROLE),
}

COURTESIES: dict[Move, Situation] = {
    Move.GREETING: Situation.GREETING,
    Move.SMALLTALK: Situation.SMALLTALK,
    Move.PERMISSION: Situation.PERMISSION,
    Move.FRAMING: Situation.FRAMING,
    Move.BACK_CHANNEL: Situation.BACK_CHANNEL,
    Move.THANKS: Situation.THANKS,
    Move.CLOSING: Situation.GOODBYE,
    Move.OWN_STORY: Situation.OWN_STORY,
}


def out_of_place(scene: Scene) -> Disclosure | None:
    """Rude, nonsense, another language, or an attempt to break the role: nothing is earned."""
    if found := _OUT_OF_PLACE.get(scene.analysis.move):
        row, situation = found
        draft = Draft(scene).phrase(situation)
        return (draft.flag("unplaced") if row in {Row.NONSENSE, Row.FOREIGN} else draft).close(row)
    return None


def courtesy(scene: Scene) -> Disclosure | None:
    """Permission, framing, small talk, thanks, back-channel: free, and a little rapport."""
    if scene.analysis.move is Move.DEFLECTION:
        return None
    asks_after_them = speaks_of(Cue.WELL_BEING, scene.utterance)
    situation = COURTESIES.get(scene.analysis.move)
    if situation is None:
        is_courteous = scene.analysis.kind in {Kind.SMALLTALK, Kind.THANKS_OR_CLOSING, Kind.STATEMENT}
        if not is_courteous and not _only_asks_after_them(scene):
            return None
        situation = Situation.OWN_STORY if scene.analysis.kind is Kind.STATEMENT else Situation.SMALLTALK
    is_chat = situation in {Situation.SMALLTALK, Situation.GREETING} and not asks_after_them
    if is_chat and (told := _public_answer(scene) or _word_on_what_was_said(scene)):
        return told
    if situation is Situation.GREETING and (scene.state.turn > 0 or asks_after_them):
        situation = Situation.SMALLTALK
    return Draft(scene).phrase(situation).close(Row.COURTESY)


def _only_asks_after_them(scene: Scene) -> bool:
    """True for "thanks for taking the time, how are you doing?", not for "how are things with the insurers?"."""
    last = _BETWEEN_CLAUSES.split(scene.utterance)[-1]
    return speaks_of(Cue.WELL_BEING, last) and not content_words(last)


def _public_answer(scene: Scene) -> Disclosure | None:
    for match in scene.near:
        item = scene.knowledge.public.get(match.id)
        if item is None or not match.shared:
            continue
        for number, line in enumerate(item.says):
            draft = Draft(scene)
            if not draft.has_said(f"public:{item.id}:{number}"):
                return draft.say(f"public:{item.id}:{number}", line).about(item.id).close(Row.COURTESY)
    return None


def _word_on_what_was_said(scene: Scene) -> Disclosure | None:
    """Chat about what they have just brought up: "Is Moira a cat?"."""
    best = next(iter(scene.placed), None)
    is_question = scene.utterance.rstrip().endswith("?")
    return word_on(scene, Row.COURTESY) if is_question and best and best.id in scene.just_mentioned else None


def silence(scene: Scene) -> Disclosure | None:
    """An empty line: the next beat once an episode and only after a trailing cue, otherwise awkwardness."""
    if scene.utterance.strip():
        return None
    episode = scene.knowledge.episodes.get(scene.state.episode or "")
    if episode and scene.state.trailing and episode.id not in scene.state.silence_rewarded:
        draft = tell_on(scene, Draft(scene), episode, most_words=ONE_BEAT)
        if not draft.is_empty:
            return draft.close(Row.SILENCE)
    return Draft(scene).phrase(Situation.AWKWARD).close(Row.SILENCE)
