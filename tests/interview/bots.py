"""Players who must lose, and one who must not get far: each turns what it hears into what it says next."""

import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from scenarios.files import Casting
from trainer.interview.interview import Interview

Bot = Callable[[Casting], Iterator[str]]
NOW = datetime(2026, 1, 1, tzinfo=UTC)
TURNS = 30


def played_by(casting: Casting, bot: Bot, *, seed: int = 1, turns: int = TURNS) -> Interview:
    """An interview led by a bot, at most `turns` long. A bot that wants the reply is sent it."""
    interview = Interview.begin(casting, interview="bot", seed=seed, voice="embedded", now=NOW)
    script = bot(casting)
    reply: str | None = None
    for _ in range(turns):
        try:
            line = next(script) if reply is None or not hasattr(script, "send") else script.send(reply)
        except StopIteration:
            break
        asked = interview.ask(line, now=NOW)
        interview.take(asked)
        interview.take(interview.decide(asked))
        reply = " ".join(interview.turns[-1].embedded)
        if reason := interview.left_because:
            interview.take(interview.end(reason, now=NOW))
            break
    return interview


def _topics(casting: Casting) -> list[str]:
    return [topic.label for topic in casting.member.persona.topics]


def _cycle(casting: Casting, patterns: list[str]) -> Iterator[str]:
    topics = _topics(casting)
    idea = casting.scenario.idea
    for number in range(TURNS):
        yield patterns[number % len(patterns)].format(topic=topics[number % len(topics)], idea=idea)


def pitcher(casting: Casting) -> Iterator[str]:
    return _cycle(
        casting,
        [
            "We're building {idea} and it will save you hours every week.",
            "It uses AI to take care of {topic} for you, so you never have to think about it again.",
            "The best thing about our product is that it works out of the box.",
            "Our customers love it, and it's much better than what you have today.",
            "So we built {idea}, pretty neat, right?",
        ],
    )


def hypothetical_asker(casting: Casting) -> Iterator[str]:
    return _cycle(
        casting,
        [
            "Would you use {idea}?",
            "How much would you pay for something that took care of {topic}?",
            "If you had a tool for {topic}, would you use it every week?",
            "Would your boss sign off on {idea}?",
            "What would your ideal solution for {topic} look like?",
            "Could you see yourself switching to {idea}?",
        ],
    )


def leader(casting: Casting) -> Iterator[str]:
    return _cycle(
        casting,
        [
            "Don't you hate dealing with {topic}?",
            "{topic} must be really frustrating, right?",
            "You'd agree that {topic} takes far too long, wouldn't you?",
            "Isn't {topic} a huge pain?",
            "Surely you've been looking for something like {idea}, haven't you?",
        ],
    )


def closed_asker(casting: Casting) -> Iterator[str]:
    return _cycle(
        casting,
        [
            "Do you use a computer for {topic}?",
            "Is {topic} a problem?",
            "Do you do {topic} yourself?",
            "Did you have trouble with {topic} last month?",
            "Are you happy with {topic}?",
            "Does {topic} take long?",
        ],
    )


def checklist(casting: Casting) -> Iterator[str]:
    return iter(
        [
            "What are your biggest pain points?",
            "What tools do you usually use?",
            "How often do you usually do this?",
            "What features would you want?",
            "What is your budget?",
            "Who is the decision maker?",
            "On a scale of one to ten, how painful is it?",
            "What are your goals for this year?",
            "What would success look like?",
            "What other solutions have you considered?",
            "How satisfied are you with your current solution?",
            "What do you like about it?",
            "What do you dislike about it?",
            "How do you generally make decisions?",
            "Would you recommend it to others?",
            "What is your timeline for buying?",
            "Is there anything else?",
        ]
    )


def keyword_stuffer(casting: Casting) -> Iterator[str]:
    dice = random.Random(3)
    words = [alias for topic in casting.member.persona.topics for alias in topic.aliases]
    for _ in range(TURNS):
        yield "last time specific past walk me through " + " ".join(dice.sample(words, 6)) + " what happened next"


def parrot(casting: Casting) -> Iterator[str]:
    reply = yield "Tell me about your work."
    while True:
        words = str(reply).split()
        reply = yield (" ".join(words[-4:]).rstrip(".?!") + "?")


def silent(casting: Casting) -> Iterator[str]:
    return iter([""] * TURNS)


def back_channeller(casting: Casting) -> Iterator[str]:
    return iter(["Mm-hm.", "I see.", "Right.", "Okay.", "Yeah.", "Got it."] * 5)


def one_good_question(casting: Casting) -> Iterator[str]:
    return iter([_first_story_question(casting)])


def opener_then_silence(casting: Casting) -> Iterator[str]:
    return iter([_first_story_question(casting), *[""] * TURNS])


def _first_story_question(casting: Casting) -> str:
    return f"Tell me about the last time you had to deal with {_topics(casting)[0]}."


def padder(casting: Casting) -> Iterator[str]:
    padding = (
        "So, first of all, thank you again for making the time today, I really do appreciate it, and what I was sort "
        "of wondering, if that makes any sense at all, and please do tell me if it does not, is, thinking about "
        "everything that you have been telling me so far and also about the things that you may not have told me yet, "
    )
    return _cycle(
        casting, [padding + "how you normally go about {topic}, and whether that is something you find hard?"]
    )


def hedger(casting: Casting) -> Iterator[str]:
    return _cycle(
        casting,
        [
            "I guess maybe you might perhaps find {topic} kind of annoying, or maybe not?",
            "Would it possibly be sort of useful, maybe, to have {idea}?",
            "I don't know, would you perhaps consider something for {topic}, or probably not?",
            "Could it be that {topic} is perhaps a little bit of a problem sometimes?",
        ],
    )


def universal_script(casting: Casting) -> Iterator[str]:
    """Content-free probes that fit anybody: they may go some way, but not far."""
    return iter(
        [
            "Tell me about your work.",
            "When did something last go wrong?",
            "What happened next?",
            "And then?",
            "Why?",
            "Who else was involved?",
            "How did that feel?",
            "What happened before that?",
            "Tell me more about that.",
            "What did you do then?",
            "When was the time before that?",
            "What happened next?",
            "And then what did you do?",
            "Why was that?",
            "How did it turn out?",
            "",
            "Walk me through another time.",
            "What happened next?",
            "Go on.",
            "Who decided that?",
            "What did that cost?",
            "Why did you do it that way?",
            "What have you tried?",
            "What happens if you do nothing?",
            "What do you use now?",
            "How long did that take?",
            "And after that?",
            "What else happened?",
            "Why does that matter?",
            "What should I have asked?",
        ]
    )


BAD_PLAYERS: dict[str, Bot] = {
    bot.__name__: bot
    for bot in (
        pitcher,
        hypothetical_asker,
        leader,
        closed_asker,
        checklist,
        keyword_stuffer,
        parrot,
        silent,
        back_channeller,
        one_good_question,
        opener_then_silence,
        padder,
        hedger,
    )
}
