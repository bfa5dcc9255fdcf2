"""Everything a voice may know: what this turn lets go, and what anyone could have seen or heard."""

from dataclasses import dataclass

from personas.disclosure import Disclosure, Row, SpokenLine
from personas.manner import PREFIX
from personas.model import Manner, Persona, Profile

_CARRY_NOTHING = (PREFIX, "phrase:", "care:", "guarded:")
_TELL_THAT_THEY_GO = ("phrase:leave_", "phrase:short_of_time")


@dataclass(frozen=True, slots=True)
class Heard:
    """One earlier exchange, as it was heard."""

    utterance: str
    reply: str


@dataclass(frozen=True, slots=True)
class SpeakingBrief:
    """What a voice is given. There is no field for what has not been earned, so no voice can leak it."""

    profile: Profile
    manner: Manner
    rapport: int
    utterance: str
    row: Row
    matter: tuple[str, ...]
    """The lines that must come across, in order: what was earned, polite versions, public matters."""
    own_words: tuple[str, ...]
    """The same lines with the starts and asides of this person around them: what the embedded voice says."""
    trailing: bool
    heard: tuple[Heard, ...]
    """The talk so far, oldest first."""
    carried: tuple[str, ...] = ()
    """Those lines of the matter that are to be heard whoever speaks; the others only say how the person takes it."""
    hooks: tuple[str, ...] = ()
    """Words in them that a listener can pick up, and that are therefore kept as they are."""


def brief(
    persona: Persona, disclosure: Disclosure, utterance: str, *, rapport: int, heard: tuple[Heard, ...] = ()
) -> SpeakingBrief:
    """The speaking brief of one turn."""
    return SpeakingBrief(
        profile=persona.profile,
        manner=persona.manner,
        rapport=rapport,
        utterance=utterance,
        row=disclosure.row,
        matter=tuple(line.text for line in disclosure.lines if not line.id.startswith(PREFIX)),
        own_words=tuple(line.text for line in disclosure.lines),
        trailing=disclosure.trailing,
        heard=heard,
        carried=tuple(line.text for line in disclosure.lines if _carries(line)),
        hooks=tuple(hook.word for hook in disclosure.hooks),
    )


def _carries(line: SpokenLine) -> bool:
    return not line.id.startswith(_CARRY_NOTHING) or line.id.startswith(_TELL_THAT_THEY_GO)
