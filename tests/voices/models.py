"""Models that do as they are made to, in this process: what they are asked is kept, what they say is chosen."""

from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass, field

from personas.model import Life
from personas.speech import SpeakingBrief
from scenarios.files import Casting
from tests.interview.bots import NOW
from trainer.interview.interview import Interview
from trainer.llm.client import Delta, Done, Failed, Happening, Prompt, Usage
from trainer.llm.endpoint import Endpoint
from trainer.llm.faults import FaultKind
from trainer.voices import Voice
from trainer.voices.locked import Locked
from trainer.voices.model import ModelVoice
from trainer.voices.sentences import Sentences, as_spoken

ENDPOINT = Endpoint("openai/tiny", "http://127.0.0.1:1/v1")
PIECE = 5


@dataclass
class Speaker:
    """Says what a function makes of the prompt, piece by piece."""

    say: Callable[[Prompt], str]
    usage: Usage = field(default_factory=lambda: Usage(100, 20, 0.001))
    is_whole: bool = True
    fault: FaultKind | None = None
    """What it fails with after its words."""
    asked: list[Prompt] = field(default_factory=list)
    pieces: int = 0
    """How many pieces were taken from it."""

    async def ask(self, prompt: Prompt) -> AsyncGenerator[Happening, None]:
        """See Model."""
        self.asked.append(prompt)
        text = self.say(prompt)
        for at in range(0, len(text), PIECE):
            self.pieces += 1
            yield Delta(text[at : at + PIECE])
        yield Failed(ENDPOINT.fault(self.fault)) if self.fault else Done(self.usage, self.is_whole)


def saying(*texts: str) -> Speaker:
    """A model that says one text after the other; the last one stays."""
    waiting = list(texts)
    return Speaker(lambda _: waiting.pop(0) if len(waiting) > 1 else waiting[0])


def obedient() -> Speaker:
    """A model that repeats all it was given, word for word."""
    return Speaker(lambda prompt: "\n".join(message["content"] for message in prompt.messages))


def voice_of(speaker: Speaker, life: Life) -> ModelVoice:
    """The voice of a model, with the guard of a life."""
    return ModelVoice(speaker, ENDPOINT, Locked(life))


async def spoken(voice: Voice, brief: SpeakingBrief) -> tuple[str, ...]:
    """The bubbles of a brief."""
    return tuple([bubble async for bubble in voice.speak(brief) if bubble])


def talk(casting: Casting, *script: str) -> Interview:
    """An interview after these questions, answered by the embedded voice."""
    interview = Interview.begin(casting, interview="talk", seed=1, voice="model", now=NOW)
    for line in script:
        say(interview, line)
    return interview


def say(interview: Interview, line: str) -> SpeakingBrief:
    """Say one more thing; the brief of its answer."""
    asked = interview.ask(line, now=NOW)
    interview.take(asked)
    decided = interview.decide(asked)
    brief = interview.brief(decided, line)
    interview.take(decided)
    return brief


def brief_of(casting: Casting, *script: str) -> SpeakingBrief:
    """The brief of the answer to the last of these questions."""
    return say(talk(casting, *script[:-1]), script[-1])


def sentences_of(text: str) -> list[str]:
    """The sentences of a text, as they are looked at."""
    sentences = Sentences()
    return [as_spoken(sentence, name="") for sentence in [*sentences.feed(text), sentences.rest()] if sentence.strip()]
