"""Where a person stands in the talk: a fold over what was decided so far."""

from dataclasses import dataclass, field, replace

from personas.disclosure import Disclosure, OfferedHook, Row, ToldBeat
from personas.model import Life
from scoring.words import count_words

HOOK_TURNS = 2
"""A hook lives for this many turns after the reply that offered it (design section 4)."""

SILENCE_COST = 10
"""Word-equivalents of patience that one silence takes."""


def _tells(disclosure: Disclosure) -> bool:
    return bool(disclosure.about or disclosure.commitment or disclosure.feature_request or not disclosure.placed)


@dataclass(frozen=True, slots=True)
class OpenHook:
    """A hook and the turn that offered it."""

    hook: OfferedHook
    turn: int


@dataclass(frozen=True, slots=True)
class PersonState:
    """Everything a decision may depend on besides the utterance itself."""

    rapport: int
    turn: int = 0
    """Turns decided so far."""
    earned: frozenset[str] = frozenset()
    told: frozenset[ToldBeat] = frozenset()
    false_held: frozenset[str] = frozenset()
    """False evidence the interviewer ever took, busted or not."""
    busted: frozenset[str] = frozenset()
    open_hooks: tuple[OpenHook, ...] = ()
    about: tuple[str, ...] = ()
    """What the last placed utterance was about."""
    topics: frozenset[str] = frozenset()
    """Topics talked about truthfully so far."""
    last_topics: tuple[str, ...] = ()
    episode: str | None = None
    contaminated: frozenset[str] = frozenset()
    used_lines: frozenset[str] = frozenset()
    commitments: tuple[tuple[str, str], ...] = ()
    """Currency and outcome, in order."""
    pitches: int = 0
    insults: int = 0
    silences: int = 0
    """In a row."""
    smalltalk: int = 0
    trailing: bool = False
    silence_rewarded: frozenset[str] = frozenset()
    """Episodes in which silence has already brought a beat."""
    requested_feature: bool = False
    warned_of_time: bool = False
    patience_spent: int = 0
    """Word-equivalents: their words once, the interviewer's twice."""
    last_lines: frozenset[str] = frozenset()
    """Ids of the lines of the last reply that told a fact or a part of a story, and of what was said about them."""
    last_utterance: str = ""
    last_reply: str = ""
    """The last reply that told something; pleasantries leave the thread where it was."""
    rows: tuple[Row, ...] = field(default=())
    """The row of each turn so far."""

    @classmethod
    def at_start(cls, life: Life) -> "PersonState":
        """The person as the interviewer meets them."""
        return cls(rapport=life.rapport)

    def hooks_alive(self) -> tuple[OfferedHook, ...]:
        """Hooks that can still be followed by the next utterance, newest first."""
        return tuple(entry.hook for entry in reversed(self.open_hooks) if self.turn + 1 - entry.turn <= HOOK_TURNS)

    def after(self, utterance: str, disclosure: Disclosure) -> "PersonState":
        """The state once this decision has been spoken."""
        turn = self.turn + 1
        said = " ".join(line.text for line in disclosure.lines)
        return replace(
            self,
            turn=turn,
            rapport=disclosure.rapport,
            earned=self.earned | set(disclosure.earned),
            told=self.told | set(disclosure.told),
            false_held=self.false_held | set(disclosure.false_evidence),
            busted=self.busted | set(disclosure.busted),
            open_hooks=self._hooks_after(disclosure, turn),
            about=disclosure.about or self.about,
            topics=self.topics | (set(disclosure.topics) if disclosure.earned or disclosure.told else set()),
            last_topics=disclosure.topics or self.last_topics,
            episode=disclosure.episode,
            contaminated=frozenset(disclosure.contaminated),
            used_lines=self.used_lines | {line.id for line in disclosure.lines},
            commitments=self._commitments_after(disclosure),
            pitches=self.pitches + (disclosure.row is Row.PITCH),
            insults=self.insults + (disclosure.row is Row.RUDE),
            silences=self.silences + 1 if not utterance.strip() else 0,
            smalltalk=self.smalltalk + (disclosure.row is Row.COURTESY),
            trailing=disclosure.trailing,
            silence_rewarded=self._rewarded_after(utterance, disclosure),
            requested_feature=self.requested_feature or disclosure.feature_request,
            warned_of_time=self.warned_of_time or any(":short_of_time:" in line.id for line in disclosure.lines),
            patience_spent=self.patience_spent + self._patience_of(utterance, said, disclosure),
            last_lines=self._last_lines_after(disclosure),
            last_utterance=utterance,
            last_reply=said if _tells(disclosure) else self.last_reply,
            rows=(*self.rows, disclosure.row),
        )

    def _last_lines_after(self, disclosure: Disclosure) -> frozenset[str]:
        said = frozenset(line.id for line in disclosure.lines)
        if not _tells(disclosure):
            return self.last_lines
        # A detail, a "no" or a shrug leaves what was talked about where it was.
        return said if disclosure.earned or disclosure.told else self.last_lines | said

    def _hooks_after(self, disclosure: Disclosure, turn: int) -> tuple[OpenHook, ...]:
        alive = [
            entry
            for entry in self.open_hooks
            if turn - entry.turn < HOOK_TURNS and entry.hook.id != disclosure.followed
        ]
        return (*alive, *(OpenHook(hook, turn) for hook in disclosure.hooks))

    def _commitments_after(self, disclosure: Disclosure) -> tuple[tuple[str, str], ...]:
        made = disclosure.commitment
        return (*self.commitments, (made.currency, made.outcome)) if made else self.commitments

    def _rewarded_after(self, utterance: str, disclosure: Disclosure) -> frozenset[str]:
        if utterance.strip() or not disclosure.told:
            return self.silence_rewarded
        return self.silence_rewarded | {beat.episode for beat in disclosure.told}

    def _patience_of(self, utterance: str, said: str, disclosure: Disclosure) -> int:
        if not disclosure.placed:
            return 0
        if not utterance.strip():
            return SILENCE_COST + count_words(said)
        return 2 * count_words(utterance) + count_words(said)
