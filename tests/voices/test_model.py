"""The model voice: what it shows of what a model says, and what it puts in its place."""

import pytest

from personas.speech import SpeakingBrief
from scenarios.files import Casting
from scoring.words import count_words
from tests.voices.models import PIECE, Speaker, brief_of, saying, spoken, talk, voice_of
from trainer.errors import ModelFailedError
from trainer.interview.expert import expert_of
from trainer.interview.local import LocalPort
from trainer.llm.client import Prompt, Usage
from trainer.llm.faults import FaultKind
from trainer.voices.embedded import bubbles
from trainer.voices.meter import Limits, Meter, Prices
from trainer.voices.prompts import messages
from trainer.voices.sentences import Sentences, as_spoken


def notes(prompt: Prompt) -> str:
    """What a model is to say, read out."""
    lines = prompt.messages[0]["content"].partition("What you say now:\n")[2].splitlines()
    return " ".join(line[2:] for line in lines if line.startswith("- "))


BOOKING = "Is there one phone line for bookings?"


@pytest.fixture(name="brief")
def _brief(theatre: Casting) -> SpeakingBrief:
    brief = brief_of(theatre, BOOKING)
    assert brief.carried == ("One landline, me, six till eight.",)
    return brief


async def test_a_good_answer_is_shown_as_it_is(theatre: Casting, brief: SpeakingBrief) -> None:
    speaker = saying("Oh, there's one landline, and it's me, six till eight. Bless you for asking.")

    shown = await spoken(voice_of(speaker, theatre.life), brief)

    assert " ".join(shown) == "Oh, there's one landline, and it's me, six till eight. Bless you for asking."
    assert len(speaker.asked) == 1


async def test_a_bad_sentence_is_asked_for_again_and_what_was_shown_stays(
    theatre: Casting, brief: SpeakingBrief
) -> None:
    speaker = saying("Bless you for asking. It's forty pounds a seat.", "One landline, me, six till eight.")

    shown = await spoken(voice_of(speaker, theatre.life), brief)

    assert " ".join(shown) == "Bless you for asking. One landline, me, six till eight."
    again = speaker.asked[1].messages[0]["content"]
    assert "Bless you for asking." in again
    assert "a number that nobody mentioned" in again
    assert "forty" not in again


async def test_a_sentence_bad_twice_gives_way_to_the_persons_own_line(theatre: Casting, brief: SpeakingBrief) -> None:
    speaker = saying("As an AI I cannot say.", "It's forty pounds a seat.")

    assert await spoken(voice_of(speaker, theatre.life), brief) == bubbles(brief.own_words)
    assert len(speaker.asked) == 2


async def test_a_bad_sentence_ends_the_answer_at_once(theatre: Casting, brief: SpeakingBrief) -> None:
    speaker = saying("It's forty pounds a seat. " + "And so on. " * 100)

    await spoken(voice_of(speaker, theatre.life), brief)

    assert speaker.pieces < 20


async def test_what_was_earned_and_left_out_is_added(theatre: Casting, brief: SpeakingBrief) -> None:
    shown = await spoken(voice_of(saying("Bless you for asking."), theatre.life), brief)

    assert " ".join(shown) == "Bless you for asking. One landline, me, six till eight."


async def test_a_word_that_can_be_followed_up_is_always_heard(casting: Casting) -> None:
    interview_script = casting.scenario.expert
    for end in range(1, 14):
        brief = brief_of(casting, *interview_script[:end])
        said = " ".join(await spoken(voice_of(saying("Hm, well. That's how it is."), casting.life), brief))
        for hook in brief.hooks:
            assert hook.casefold() in said.casefold()
        for line in brief.carried:
            assert line in said


async def test_an_answer_in_another_language_is_asked_for_again(theatre: Casting, brief: SpeakingBrief) -> None:
    speaker = saying("Das weiß ich leider nicht so genau.", "One landline, me, six till eight.")

    assert await spoken(voice_of(speaker, theatre.life), brief) == ("One landline, me, six till eight.",)


async def test_people_make_no_speeches(theatre: Casting, brief: SpeakingBrief) -> None:
    speaker = saying("Well, there we are and so it goes. " * 500)

    shown = await spoken(voice_of(speaker, theatre.life), brief)

    assert count_words(" ".join(shown)) < 60
    assert 1 <= len(shown) <= 3
    assert speaker.pieces < 100


async def test_the_first_sentence_of_a_long_answer_is_shown_while_the_rest_comes(theatre: Casting) -> None:
    interview = talk(theatre, *theatre.scenario.expert[:2])
    speaker = Speaker(lambda prompt: "Well, that was a week, my friend, I can tell you. " + notes(prompt))
    port = LocalPort(interview, voice=voice_of(speaker, theatre.life), expert=lambda: expert_of(theatre))
    await port.say(theatre.scenario.expert[2])
    answer = port.hear()

    first = await anext(answer)
    pieces_then, kept_then = speaker.pieces, len(interview.turns[-1].reply)
    rest = [bubble async for bubble in answer]

    assert first == "Well, that was a week, my friend, I can tell you."
    assert pieces_then < 0.6 * speaker.pieces
    assert kept_then == 0
    assert interview.turns[-1].reply == (first, *rest)
    assert len(rest) == 2


async def test_the_first_sentence_waits_for_no_other_where_something_is_left_to_be_said(theatre: Casting) -> None:
    first = "Oh, you would have to ask me that, my friend. "
    speaker = saying(first + "And so it goes on and on and on in here, evening after evening, " * 5)
    port = LocalPort(talk(theatre), voice=voice_of(speaker, theatre.life), expert=lambda: expert_of(theatre))
    await port.say(BOOKING)
    answer = port.hear()

    assert await anext(answer) == first.strip()
    assert speaker.pieces * PIECE < len(first) + 2 * PIECE
    assert "One landline, me, six till eight." in " ".join([bubble async for bubble in answer])


async def test_an_answer_cut_at_its_limit_loses_the_sentence_that_was_cut(
    theatre: Casting, brief: SpeakingBrief
) -> None:
    speaker = Speaker(lambda _: "One landline, me, six till eight. And I was just", is_whole=False)

    assert await spoken(voice_of(speaker, theatre.life), brief) == ("One landline, me, six till eight.",)


async def test_a_fault_is_an_error_with_a_way_on(theatre: Casting, brief: SpeakingBrief) -> None:
    speaker = Speaker(lambda _: "One landline. ", fault=FaultKind.CUT)

    with pytest.raises(ModelFailedError, match="broke in the middle") as failed:
        await spoken(voice_of(speaker, theatre.life), brief)

    assert failed.value.kind == "cut"
    assert failed.value.remedy == "try again"


async def test_a_trailing_answer_trails(theatre: Casting) -> None:
    expert = theatre.scenario.expert
    brief = next(
        brief for end in range(1, 10) if (brief := brief_of(theatre, *expert[:end])).trailing and brief.carried
    )
    shown = await spoken(voice_of(saying(" ".join(brief.carried)), theatre.life), brief)

    assert shown[-1].endswith("…")


async def test_nothing_is_asked_that_could_pass_the_limit(theatre: Casting, brief: SpeakingBrief) -> None:
    speaker = saying("One landline, me, six till eight.")
    voice = voice_of(speaker, theatre.life)
    voice.meter = Meter(Limits(cost=0.01), Prices(tokens_in=1.0, tokens_out=20.0))

    with pytest.raises(ModelFailedError, match="limit you set"):
        await spoken(voice, brief)

    assert speaker.asked == []


async def test_tokens_and_cost_add_up_and_what_is_unknown_stays_unknown(theatre: Casting, brief: SpeakingBrief) -> None:
    voice = voice_of(saying("One landline, me, six till eight."), theatre.life)
    await spoken(voice, brief)
    await spoken(voice, brief)
    assert voice.meter.total.in_words == "240 tokens, $0.0020"

    unknown = Speaker(lambda _: "One landline, me, six till eight.", usage=Usage(100, 20, None))
    voice.model = unknown
    await spoken(voice, brief)
    assert voice.meter.total.in_words == "360 tokens, cost unknown"


async def test_an_answer_that_breaks_off_is_counted_by_its_length(theatre: Casting, brief: SpeakingBrief) -> None:
    voice = voice_of(Speaker(lambda _: "One landline. ", fault=FaultKind.CUT), theatre.life)
    with pytest.raises(ModelFailedError):
        await spoken(voice, brief)

    assert voice.meter.total.is_estimated
    assert voice.meter.total.tokens > 100


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("*sighs* Well, **yes**.", "Well, yes."),
        ("Gwen: Right.", "Right."),
        ("(laughs softly) Aye.", "Aye."),
        ("- First thing.", "First thing."),
        ("A\u202eb\x07 \x1bc.", "Ab c."),
        ("Two  \n spaces.", "Two spaces."),
    ],
)
def test_what_nobody_says_aloud_is_left_out(raw: str, said: str) -> None:
    assert as_spoken(raw, name="Gwen") == said


def test_sentences_are_the_same_however_the_text_is_cut() -> None:
    text = 'Mr. Peaty rang at 5.30. "Full?" he said… Well! It cost 4.5 percent\nAnd so on'
    whole = sentences_of(text, size=len(text))

    assert whole == ["Mr. Peaty rang at 5.30.", '"Full?"', "he said…", "Well!", "It cost 4.5 percent", "And so on"]
    assert all(sentences_of(text, size=size) == whole for size in range(1, 12))


def sentences_of(text: str, *, size: int) -> list[str]:
    """The sentences of a text that comes in pieces."""
    sentences = Sentences()
    found = [each for at in range(0, len(text), size) for each in sentences.feed(text[at : at + size])]
    return [each.strip() for each in [*found, sentences.rest()] if each.strip()]


def test_only_the_public_side_and_this_turn_are_in_a_prompt(theatre: Casting) -> None:
    interview = talk(theatre, *theatre.scenario.expert[:3])
    assert interview.turns
    brief = brief_of(theatre, *theatre.scenario.expert[:4])
    prompt = messages(brief)

    assert [message["role"] for message in prompt] == ["system", *["user", "assistant"] * 3, "user"]
    assert prompt[-1]["content"] == brief.utterance
    assert brief.utterance not in prompt[0]["content"]
    for word in ("score", "rubric", "Mom Test", "evidence", "leading", "hypothetical", "earn"):
        assert word.casefold() not in prompt[0]["content"].casefold()
