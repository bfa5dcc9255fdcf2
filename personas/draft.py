"""A decision in the making: what is said, earned and left open, gathered until the row is closed."""

from personas.disclosure import (
    ANCHOR_BEAT,
    CommitmentOutcome,
    Disclosure,
    OfferedHook,
    Row,
    SpokenLine,
    ToldBeat,
)
from personas.model import Beat, Episode, Fact, Hook, HookKind
from personas.rapport import rapport_after
from personas.scene import Scene
from personas.situations import Situation


class Draft:
    """Collects one disclosure; each method adds to it and returns it, so that rows read as sentences."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._lines: list[SpokenLine] = []
        self._earned: list[str] = []
        self._told: list[ToldBeat] = []
        self._busted: list[str] = []
        self._false: list[str] = []
        self._hooks: list[OfferedHook] = []
        self._about: list[str] = []
        self._cleared: set[str] = set()
        self._contaminated: set[str] = set(scene.state.contaminated)
        self._episode = scene.state.episode
        self._followed: str | None = None
        self._commitment: CommitmentOutcome | None = None
        self._trailing = False
        self._flags: set[str] = set()

    @property
    def is_empty(self) -> bool:
        """True while nothing is to be said."""
        return not self._lines

    @property
    def words(self) -> int:
        """Words to be spoken so far."""
        return sum(len(line.text.split()) for line in self._lines)

    def say(self, line_id: str, text: str) -> "Draft":
        """Speak a line of the file."""
        self._lines.append(SpokenLine(line_id, text))
        return self

    def has_said(self, line_id: str) -> bool:
        """True where a line has been used in this interview, this turn included."""
        return line_id in self._scene.state.used_lines or any(line.id == line_id for line in self._lines)

    def tells(self, target: str) -> bool:
        """True where a fact, an episode, a detail or a public item is spoken of in it."""
        return target in self._about

    def phrase(self, situation: Situation) -> "Draft":
        """Speak an unused phrase for a situation; a used one with a new start once all are used."""
        phrases = self._scene.knowledge.persona.phrases[situation]
        fresh = [
            (f"phrase:{situation.value}:{number}", text)
            for number, text in enumerate(phrases)
            if not self.has_said(f"phrase:{situation.value}:{number}")
        ]
        if fresh:
            return self.say(*self._scene.chance.choice(fresh))
        openers = self._scene.knowledge.persona.manner.openers
        number, start = self._scene.chance.randrange(len(phrases)), self._scene.chance.choice(openers)
        return self.say(f"phrase:{situation.value}:{number}+", f"{start} {phrases[number]}")

    def care(self) -> "Draft":
        """Speak something they do care about, the one nearest to what was asked; nothing once all are used."""
        fresh = [
            (f"care:{number}", text)
            for number, text in enumerate(self._scene.knowledge.life.cares)
            if not self.has_said(f"care:{number}")
        ]
        if fresh:
            index, asked = self._scene.knowledge.index, self._scene.utterance
            self.say(*max(fresh, key=lambda care: index.similarity(asked, care[1])))
        return self

    def about(self, *targets: str) -> "Draft":
        """Note what the utterance was understood to be about."""
        self._about += [target for target in targets if target not in self._about]
        return self

    def earn(self, fact: Fact, *, brief: bool = False) -> "Draft":
        """Release a fact and speak it, in full or as the bare fact."""
        self.say(f"fact:{fact.id}" + (":short" if brief else ""), fact.short if brief else fact.says)
        self._release(fact)
        if not brief:
            self._offer(fact.hooks, None)
        return self.about(fact.id)

    def tell(self, episode: Episode, beat: Beat | None) -> "Draft":
        """Tell one beat of an episode, or its anchor where `beat` is None."""
        beat_id = beat.id if beat else ANCHOR_BEAT
        self.say(f"beat:{episode.id}:{beat_id}", beat.says if beat else episode.anchor)
        self._told.append(ToldBeat(episode.id, beat_id))
        self._episode = episode.id
        self._cleared |= set(episode.topics)
        if beat:
            self._trailing = beat.trails
            for fact_id in beat.facts:
                self._release(self._scene.knowledge.facts[fact_id])
            self._offer(beat.hooks, episode)
        return self.about(episode.id)

    def hold_false(self, evidence: str) -> "Draft":
        """The interviewer takes a falsehood home."""
        if evidence not in self._scene.state.false_held:
            self._false.append(evidence)
        return self

    def bust(self, evidence: str) -> "Draft":
        """The truth behind false evidence is out."""
        state = self._scene.state
        if evidence in state.false_held and evidence not in state.busted:
            self._busted.append(evidence)
        return self

    def follow(self, hook: OfferedHook) -> "Draft":
        """The utterance picked this hook up."""
        self._followed = hook.id
        return self

    def commit(self, outcome: CommitmentOutcome) -> "Draft":
        """Asking for a commitment brought this."""
        self._commitment = outcome
        return self

    def contaminate(self) -> "Draft":
        """A pitch: price and intent are worth nothing on any topic until a dated story is told there."""
        self._contaminated |= {topic.id for topic in self._scene.knowledge.persona.topics}
        return self

    def leave_thread(self) -> "Draft":
        """The talk moves off the episode that was being told."""
        self._episode = None
        return self

    def flag(self, name: str) -> "Draft":
        """Mark the disclosure: "praise", "promise", "feature_request", "repeat" or "unplaced"."""
        self._flags.add(name)
        return self

    def close(self, row: Row) -> Disclosure:
        """The finished decision."""
        scene = self._scene
        topics = {topic: None for target in self._about for topic in scene.knowledge.topics_of(target)}
        return Disclosure(
            row=row,
            lines=tuple(self._lines),
            earned=tuple(self._earned),
            told=tuple(self._told),
            false_evidence=tuple(self._false),
            busted=tuple(self._busted),
            commitment=self._commitment,
            hooks=tuple(self._hooks),
            followed=self._followed,
            about=tuple(self._about),
            topics=tuple(topics),
            episode=self._episode,
            rapport=self._rapport(row),
            contaminated=tuple(sorted(self._contaminated - self._cleared)),
            trailing=self._trailing,
            placed="unplaced" not in self._flags,
            repeat="repeat" in self._flags,
            praise="praise" in self._flags,
            promise="promise" in self._flags,
            feature_request="feature_request" in self._flags,
        )

    def _release(self, fact: Fact) -> None:
        if fact.id not in self._scene.state.earned and fact.id not in self._earned:
            self._earned.append(fact.id)
        self.bust(fact.id)

    def _offer(self, hooks: tuple[Hook, ...], episode: Episode | None) -> None:
        gaps = {beat.id for beat in episode.beats if beat.gap} if episode else set()
        for hook in hooks:
            of_episode = episode.id if episode and hook.opens in gaps and hook.kind is HookKind.SKIPPED else None
            hook_id = f"hook:{hook.opens}"
            if not any(offered.id == hook_id for offered in self._hooks):
                self._hooks.append(OfferedHook(hook_id, hook.kind.value, hook.word, hook.opens, of_episode))

    def _rapport(self, row: Row) -> int:
        state = self._scene.state
        return rapport_after(
            state.rapport,
            row,
            move=self._scene.analysis.move,
            temper=self._scene.knowledge.persona.manner.temper,
            followed_hook=self._followed is not None,
            courtesies=state.smalltalk,
            earned_by_silence=bool(self._told),
        )
