"""The model voice: the same decision in a model's own words, each sentence looked at before it is shown."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, field

from personas.speech import SpeakingBrief
from trainer.errors import ModelFailedError
from trainer.llm.client import Delta, Done, Failed, Model, Prompt
from trainer.llm.endpoint import Endpoint
from trainer.llm.faults import Fault
from trainer.voices.guard import Guard
from trainer.voices.heard import left_out
from trainer.voices.locked import Locked
from trainer.voices.meter import Meter
from trainer.voices.metered import MeteredModel
from trainer.voices.prompts import Retry, messages, words_due
from trainer.voices.reply import MORE, Reply
from trainer.voices.sentences import Sentences, as_spoken

TRIES = 2
"""The answer, and once more where a sentence of it cannot be said."""
_MOST_CHARACTERS = 6000


@dataclass
class ModelVoice:
    """Lets a model speak a brief. It knows no truth that is not in the brief; the guard alone knows what is locked."""

    model: Model
    endpoint: Endpoint
    locked: Locked
    meter: Meter = field(default_factory=Meter)
    most_tokens: int = 2000
    """For one answer, with what a model thinks before it speaks."""
    name: str = "model"

    async def speak(self, brief: SpeakingBrief) -> AsyncGenerator[str, None]:
        """Yield the bubbles; ModelFailedError where the model fails, with whatever was shown still unsaid."""
        reply, guard = Reply(most_words=_most_words(brief)), Guard(brief, self.locked)
        retry: Retry | None = None
        for _ in range(TRIES):
            prompt = Prompt(messages(brief, retry=retry), self.most_tokens, _MOST_CHARACTERS)
            attempt = _Attempt(self, prompt, reply, guard, brief)
            async with aclosing(attempt.bubbles()) as spoken:
                async for bubble in spoken:
                    yield bubble
            if attempt.objection is None:
                break
            retry = Retry(attempt.objection, reply.text)
        for bubble in reply.finish(_added(brief, reply.text)):
            yield bubble

    def refuse(self, fault: Fault) -> ModelFailedError:
        """A fault as an error a person can do something about."""
        return ModelFailedError(fault.what, remedy=fault.remedy, kind=fault.kind.value, wait_seconds=fault.wait_seconds)


class _Attempt:
    """One answer of the model, until its end or its first sentence that cannot be said."""

    def __init__(self, voice: ModelVoice, prompt: Prompt, reply: Reply, guard: Guard, brief: SpeakingBrief) -> None:
        self._voice, self._prompt, self._reply, self._guard, self._brief = voice, prompt, reply, guard, brief
        self._sentences = Sentences()
        self.objection: str | None = None
        """Why it was broken off; None where it was not."""

    async def bubbles(self) -> AsyncGenerator[str, None]:
        """The bubbles as they fill."""
        voice = self._voice
        model = MeteredModel(voice.model, voice.endpoint, voice.meter)
        async with aclosing(model.ask(self._prompt, purpose="voice")) as happenings:
            async for happening in happenings:
                for bubble in self._take(happening):
                    yield bubble
                if self.objection or self._reply.is_full:
                    return

    def _take(self, happening: Delta | Done | Failed) -> list[str]:
        match happening:
            case Delta(text):
                return self._say(*self._sentences.feed(text))
            case Done(is_whole=is_whole):
                rest = self._sentences.rest()
                return self._say(rest) if is_whole else []
            case Failed(fault):
                raise self._voice.refuse(fault)

    def _say(self, *sentences: str) -> list[str]:
        shown: list[str] = []
        for raw in sentences:
            sentence = as_spoken(raw, name=self._brief.profile.short_name)
            if not sentence or self.objection or self._reply.is_full:
                continue
            self.objection = self._guard.objection(sentence)
            if self.objection is None:
                shown += self._reply.add(sentence, ends_bubble=raw.endswith("\n"))
        if shown and shown[-1] and _added(self._brief, self._reply.text):
            shown.append(MORE)  # whatever the model says next, what is left out so far will be said
        return shown


def _added(brief: SpeakingBrief, said: str) -> list[str]:
    """The person's own lines for what was not said; all of them where nothing was."""
    if not said:
        return list(brief.own_words)
    added = left_out(brief.carried, brief.hooks, said)
    trails = brief.own_words[-1:] if brief.trailing and not said.endswith("…") else ()
    return [*added, *(line for line in trails if line not in added and line not in brief.carried)]


def _most_words(brief: SpeakingBrief) -> int:
    """People say more than they must, and no speeches."""
    return max(30, 2 * words_due(brief) + 15)
