"""One interview: utterances in, decisions and events out. It waits for nothing and shows nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from personas.decide import decide, minutes_left
from personas.disclosure import Disclosure
from personas.situations import Situation
from personas.speech import Heard, SpeakingBrief, brief
from personas.state import PersonState
from scenarios.files import Casting
from scoring.analysis import SILENCE, Analysis, Rules, Talk
from scoring.labels import Verdict
from scoring.ledger import RULES
from scoring.pasting import is_pasted
from scoring.rubric import current_rubric
from scoring.utterance import analyze
from scoring.version import analyser_hash
from trainer.interview.events import (
    Advised,
    Asked,
    BetPlaced,
    Coached,
    Contested,
    Decided,
    Ended,
    EndedBy,
    Event,
    Judged,
    Noted,
    Replied,
    Settled,
    Started,
    Summarised,
    Used,
)
from trainer.interview.knowing import knowledge_of
from trainer.voices.embedded import bubbles


@dataclass(frozen=True, slots=True)
class Turn:
    """What one utterance came to."""

    n: int
    utterance: str
    analysis: Analysis | None
    disclosure: Disclosure
    reply: tuple[str, ...]
    """The bubbles as spoken; empty until they were."""
    embedded: tuple[str, ...]
    """The embedded voice's bubbles for the same decision."""
    pasted: bool = False


NOT_ASKED: Rules[Judged | None] = Rules(None, None, None)
"""No model was asked what it thinks."""


class Interview:
    """The state of one interview, rebuilt from its events at any time.

    Every step returns the event that records it; whoever holds the interview commits that event before showing
    anything as done. Taking the same events again gives the same interview.
    """

    def __init__(self, casting: Casting, started: Started) -> None:
        self.casting = casting
        self.started = started
        self.events: list[Event] = [started]
        self.knowledge = knowledge_of(casting)
        self.state = PersonState.at_start(casting.life)
        self.turns: list[Turn] = []
        self.notes: list[Noted] = []
        self.bets: dict[str, BetPlaced] = {}
        self.beliefs: dict[str, BetPlaced] = {}
        """Bets from before the first question; they only show what the talk changed."""
        self._contests: dict[tuple[int, str], Verdict | None] = {}
        self.opinions: dict[tuple[int, str], Judged] = {}
        """What a model said last, by turn and rule."""
        self.summarised: Summarised | None = None
        self.used: list[Used] = []
        self.pending: Asked | None = None
        self.ended: Ended | None = None
        self.settled: Settled | None = None
        self.is_coached = not started.blind
        self._shown_wordings: list[str] = []

    @classmethod
    def begin(
        cls,
        casting: Casting,
        *,
        interview: str,
        seed: int,
        voice: str,
        now: datetime,
        player: str = "",
        blind: bool = False,
    ) -> "Interview":
        """A new interview; its first event is `started`."""
        started = Started(
            interview=interview,
            at=now,
            scenario=casting.id,
            persona=casting.member.id,
            life=casting.life.id,
            scenario_text=casting.text,
            persona_text=casting.member.text,
            seed=seed,
            voice=voice,
            analyser_hash=analyser_hash(),
            rubric=current_rubric().version,
            player=player,
            blind=blind,
            title=casting.scenario.title,
            name=casting.member.persona.profile.name,
        )
        return cls(casting, started)

    @property
    def is_over(self) -> bool:
        """True once nothing more can be said."""
        return self.ended is not None

    def warm_up(self) -> None:
        """Index what can be asked, so that the first question waits for nothing; takes some hundred milliseconds."""
        self.knowledge.match("")

    @property
    def minutes_left(self) -> float:
        """How long the customer still has."""
        return minutes_left(self.state, self.casting.scenario.minutes)

    @property
    def greeting(self) -> str:
        """How the customer answers the door; it belongs to no turn and to nobody's talk share."""
        ways = self.casting.member.persona.phrases[Situation.GREETING]
        return ways[self.started.seed % len(ways)]

    def ask(self, utterance: str, *, now: datetime) -> Asked:
        """Record what was said; an empty utterance is silence. ValueError once the talk is over."""
        if self.ended:
            raise ValueError("the interview is over")
        return Asked(len(self.turns) + 1, now, utterance.strip())

    def decide(self, asked: Asked) -> Decided:
        """Analyse what was said and decide what it gets. Changes nothing by itself."""
        analysis = analyze(asked.utterance, self._talk()) if asked.utterance else None
        disclosure = decide(
            self.knowledge,
            self.state,
            asked.utterance,
            analysis or SILENCE,
            interview_type=self.casting.scenario.interview_type,
            minutes=self.casting.scenario.minutes,
            seed=self.started.seed,
        )
        spoken = bubbles([line.text for line in disclosure.lines])
        return Decided(asked.n, analysis, disclosure, spoken, is_pasted(asked.utterance, self._shown_wordings))

    def brief(self, decided: Decided, utterance: str) -> SpeakingBrief:
        """What a voice may know to speak this decision."""
        heard = tuple(Heard(turn.utterance, " ".join(turn.reply)) for turn in self.turns)
        return brief(
            self.casting.member.persona, decided.disclosure, utterance, rapport=self.state.rapport, heard=heard
        )

    def take(self, event: Event) -> None:
        """Fold one event into the interview."""
        self.events.append(event)
        match event:
            case Asked():
                self.pending = event
            case Decided():
                self._take_decision(event)
            case Replied():
                self.turns[event.n - 1] = replace(self.turns[event.n - 1], reply=event.bubbles)
                self.pending = None
            case Ended():
                self.ended = event
            case Settled():
                self.settled = event
            case _:
                self._take_aside(event)

    def _take_aside(
        self, event: Noted | Coached | Advised | BetPlaced | Contested | Judged | Summarised | Used | Started
    ) -> None:
        """Fold in what happened beside the talk."""
        match event:
            case Noted():
                self.notes.append(event)
            case Coached():
                self.is_coached = event.on
            case Advised():
                self._shown_wordings.append(event.wording)
            case BetPlaced():
                has_begun = self.turns or self.pending or self.ended
                (self.bets if has_begun else self.beliefs)[event.bet] = event
            case Contested():
                self._contests[event.n, event.rule] = None if event.label is None else Verdict(event.label)
            case _:
                self._take_from_model(event)

    def _take_from_model(self, event: Judged | Summarised | Used | Started) -> None:
        """Fold in what a model was asked besides speaking, and what it used; nothing of it is ever scored."""
        match event:
            case Judged():
                self.opinions[event.n, event.rule] = event
            case Summarised():
                self.summarised = event
            case Used():
                self.used.append(event)
            case Started():
                pass

    def contested(self, n: int) -> Rules[Verdict | None]:
        """What the interviewer says the verdicts on a turn should have been."""
        return Rules(*(self._contests.get((n, rule)) for rule in RULES))

    def opinions_on(self, n: int) -> Rules[Judged | None]:
        """What a model thinks of the verdicts on a turn; None where it was not asked."""
        return Rules(*(self.opinions.get((n, rule)) for rule in RULES))

    @property
    def unheard(self) -> Turn | None:
        """The last turn, where it was decided and its reply was not spoken to its end."""
        return self.turns[-1] if self.turns and self.pending and self.pending.n == self.turns[-1].n else None

    def end(self, by: EndedBy, *, now: datetime) -> Ended:
        """The talk is over."""
        return Ended(now, by)

    def note(self, kind: Literal["quote", "fact", "emotion", "gap"], text: str) -> Noted:
        """A note on the last turn."""
        return Noted(len(self.turns), kind, text)

    @property
    def left_because(self) -> EndedBy | None:
        """Why the customer went, where they did."""
        return self.turns[-1].disclosure.leaves if self.turns else None

    def _take_decision(self, decided: Decided) -> None:
        utterance = self.pending.utterance if self.pending else ""
        turn = Turn(decided.n, utterance, decided.analysis, decided.disclosure, (), decided.embedded, decided.pasted)
        self.turns.append(turn)
        self.state = self.state.after(utterance, decided.disclosure)

    def _talk(self) -> Talk:
        # What was decided, not how a model put it: the same script gets the same verdicts under any voice.
        replies = tuple(" ".join(turn.embedded) for turn in self.turns)
        return Talk(
            reply_before=replies[-1] if replies else None,
            interview_type=self.casting.scenario.interview_type,
            replies=replies,
            coached_wordings=tuple(self._shown_wordings),
        )


def replayed(casting: Casting, events: Sequence[Event]) -> Interview:
    """The interview those events make; the first must be its start. A question without a decision stays pending."""
    started = events[0]
    if not isinstance(started, Started):
        raise TypeError("an interview's first event is its start")
    interview = Interview(casting, started)
    for event in events[1:]:
        interview.take(event)
    return interview
