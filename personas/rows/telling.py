"""How an episode is told: in order, a few beats at a time, gaps skipped."""

from personas.disclosure import ANCHOR_BEAT, ToldBeat
from personas.draft import Draft
from personas.model import Beat, Episode
from personas.scene import Scene

STORY_WORDS = 45
"""A story goes on until about here; with its last beat that makes the 40 to 90 words people tell at a stretch."""

ONE_BEAT = 1
"""So few words that one beat is enough."""


def is_told(scene: Scene, episode: Episode, beat: Beat | None) -> bool:
    """Whether a beat, or the anchor where it is None, has been told."""
    return ToldBeat(episode.id, beat.id if beat else ANCHOR_BEAT) in scene.state.told


def beats_left(scene: Scene, episode: Episode) -> list[Beat]:
    """The beats still to come, gaps left out: only a hook brings those."""
    return [beat for beat in episode.beats if not beat.gap and not is_told(scene, episode, beat)]


def tell_on(
    scene: Scene, draft: Draft, episode: Episode, *, most_words: int = STORY_WORDS, after: Beat | None = None
) -> Draft:
    """Add beats in order until enough is said; at least one where there is one, none where all are told.

    What comes after the furthest beat told goes first; what was jumped on the way there is told last.

    Stops after a beat that trails off, since that is an invitation, not a pause for breath. With `after`, a beat that
    was just added, goes on from there, if that was not enough.
    """
    left = beats_left(scene, episode)
    furthest = max((place for place, beat in enumerate(episode.beats) if is_told(scene, episode, beat)), default=-1)
    left = [beat for beat in left if beat in episode.beats[furthest + 1 :]] or left
    if after is not None:
        later = episode.beats[episode.beats.index(after) + 1 :]
        left = [beat for beat in left if beat in later] if draft.words < most_words and not after.trails else []
    for beat in left:
        draft.tell(episode, beat)
        if beat.trails or draft.words >= most_words:
            break
    return draft
