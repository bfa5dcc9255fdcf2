"""What an utterance does in the talk: the first row of the table that fits."""

from collections.abc import Callable

from scoring.asks import Ask, Form
from scoring.labels import Focus, Kind, Move, Openness, TimeFrame
from scoring.language import Language, breaks_role, is_rude
from scoring.reading import Reading
from scoring.rules import Findings
from scoring.vocabulary import vocabulary

_ANSWER_WORDS = 20
_RECAP_WORDS = 12
_WORDS_OF_BACK_CHANNEL = 5

Row = tuple[Move, Callable[[Reading, Findings], bool]]


def _said_before(reading: Reading, *labels: str) -> bool:
    return reading.reply is not None and reading.reply.has(*labels)


def _answers_about_product(reading: Reading, found: Findings) -> bool:
    if reading.reply is None or not reading.reply.asked or not reading.reply.has("product_asked"):
        return False
    return found.kind in {Kind.PITCH, Kind.STATEMENT} and found.words <= _ANSWER_WORDS


def _deflects(reading: Reading, found: Findings) -> bool:
    return (
        reading.has("deflection")
        and found.focus is not Focus.MY_IDEA
        and found.kind in {Kind.QUESTION, Kind.STATEMENT, Kind.PITCH}
    )


def _pins_down(reading: Reading, found: Findings) -> bool:
    if not (_said_before(reading, "vague_promise") and found.kind in {Kind.QUESTION, Kind.COMMITMENT_ASK}):
        return False
    first = next(iter(reading.asks), None)
    future = not (reading.reply and reading.reply.is_past and not reading.reply.has("vague_promise"))
    return first is not None and first.begins("pin_down") and future and found.time is not TimeFrame.SPECIFIC_PAST


def _has(*labels: str) -> Callable[[Reading, Findings], bool]:
    return lambda reading, _: reading.has(*labels)


def _main(test: Callable[[Ask], bool]) -> Callable[[Reading, Findings], bool]:
    return lambda reading, _: reading.main is not None and test(reading.main)


def _first_ask(*labels: str) -> Callable[[Reading, Findings], bool]:
    return lambda reading, _: any(ask.has(*labels) for ask in reading.asks[:1])


def _is_bare(word: str) -> Callable[[Reading, Findings], bool]:
    return lambda reading, _: reading.main is not None and reading.main.head == word


def _contradicts(reading: Reading, found: Findings) -> bool:
    return reading.has("contradiction") and found.kind in {Kind.QUESTION, Kind.MIRROR, Kind.STATEMENT}


def _asks_use(reading: Reading, found: Findings) -> bool:
    praised = _said_before(reading, "praise")
    return praised and reading.has("use_now") and found.time is TimeFrame.PRESENT_PRACTICE


def _asks_job(reading: Reading, found: Findings) -> bool:
    return reading.has("feature_why") and (_said_before(reading, "feature_asked") or reading.has("feature_let"))


def _opinion(reading: Reading, found: Findings) -> bool:
    return found.is_opinion or (
        found.focus is Focus.MY_IDEA and found.time in {TimeFrame.NONE, TimeFrame.PRESENT_PRACTICE}
    )


def _anchors(reading: Reading, found: Findings) -> bool:
    main = reading.main
    if main is None or found.time is not TimeFrame.SPECIFIC_PAST or found.open is Openness.OPEN:
        return False
    return main.head in {"when", "which", "have", "has", "did"} and (main.has("specific_past") or main.head == "when")


_FIRST_ROWS: tuple[Row, ...] = (
    (Move.RUDE, lambda reading, _: is_rude(reading)),
    (Move.BREAK_ROLE, lambda reading, _: breaks_role(reading)),
    (Move.PRODUCT_ANSWER, _answers_about_product),
    (Move.DEFLECTION, _deflects),
    (
        Move.REPAIR,
        lambda reading, found: reading.has("repair") and found.kind in {Kind.STATEMENT, Kind.THANKS_OR_CLOSING},
    ),
    (Move.PIN_DOWN, _pins_down),
)

# Asked well or not, these are what the customer reacts to before anything else.
_QUESTION_ROWS: tuple[Row, ...] = (
    (
        Move.PERMISSION,
        lambda reading, found: found.focus is Focus.NEUTRAL and reading.has("consent") and not found.is_referral,
    ),
    (Move.CLARIFY, _first_ask("clarify")),
    (Move.REFERRAL, _first_ask("referral")),
    (Move.FEATURE_WHY, _asks_job),
    (Move.SCARY, lambda reading, found: reading.has("scary") and found.focus is Focus.THEIR_LIFE),
    (Move.CONTRADICTION, _contradicts),
    (Move.LEADING, lambda _, found: found.leading),
    (Move.HYPOTHETICAL, lambda _, found: found.time is TimeFrame.HYPOTHETICAL_FUTURE),
    (Move.GENERIC, lambda _, found: found.time is TimeFrame.GENERIC_HABIT),
    (Move.WHAT_ELSE, lambda reading, found: found.focus is Focus.NEUTRAL and reading.has("closing_probe")),
    (Move.EMOTION_PROBE, _first_ask("emotion")),
    (Move.OPINION, _opinion),
    (Move.GAP_PROBE, _first_ask("gap")),
    (Move.NEXT_STEP, _first_ask("next_step")),
    (Move.SHOW_ME, _first_ask("show_me")),
    (Move.PRAISE_TO_USE, _asks_use),
    (Move.WHY, _first_ask("why")),
    (Move.WHO, _main(lambda ask: ask.head in vocabulary()["who_words"] or ask.word(1) in {"whom", "who"})),
    (Move.WHAT_ELSE, _first_ask("what_else")),
    (Move.ANCHOR, _anchors),
)


def _of_question(reading: Reading, found: Findings) -> Move:
    for move, fits in _QUESTION_ROWS:
        if fits(reading, found):
            return move
    if found.open is not Openness.OPEN:
        return Move.CLOSED_FACT
    if reading.has("opener") and found.time is not TimeFrame.SPECIFIC_PAST:
        return Move.OPENER
    if found.time is TimeFrame.SPECIFIC_PAST:
        return Move.SPECIFIC_PAST
    main = reading.main
    return Move.NEXT_STEP if main is not None and main.form is Form.BARE else Move.OPEN_PRESENT


def _of_statement(reading: Reading, found: Findings) -> Move:
    if found.is_advice or found.takes_floor:
        return Move.OWN_STORY
    short = found.words <= _WORDS_OF_BACK_CHANNEL
    if short and (
        reading.starts_with("back_channel") or all(sentence.has("back_channel") for sentence in reading.sentences)
    ):
        return Move.BACK_CHANNEL
    if reading.has("framing"):
        return Move.FRAMING
    return Move.BACK_CHANNEL if reading.has("back_channel") and short else Move.FRAMING


def _of_mirror(reading: Reading, found: Findings) -> Move:
    if found.leading:
        return Move.LEADING
    return (
        Move.RECAP
        if reading.has("recap") or (found.words > _RECAP_WORDS and len(reading.sentences) > 1)
        else Move.MIRROR
    )


def _of_closing(reading: Reading) -> Move:
    return Move.CLOSING if reading.has("goodbye") else Move.THANKS


def _of_smalltalk(reading: Reading) -> Move:
    only_greeting = all(sentence.has("greeting") or len(sentence.words) <= 1 for sentence in reading.sentences)
    return (
        Move.GREETING
        if only_greeting and len(reading.words) <= 4 and not reading.has("how_are_you")
        else Move.SMALLTALK
    )


def move_of(reading: Reading, found: Findings, language: Language) -> Move:
    """The move of an utterance."""
    if language is not Language.ENGLISH:
        return _of_no_english(reading, language)
    for move, fits in _FIRST_ROWS:
        if fits(reading, found):
            return move
    if found.kind is Kind.QUESTION:
        return _of_question(reading, found)
    if found.kind is Kind.MIRROR:
        return Move.CONTRADICTION if _contradicts(reading, found) else _of_mirror(reading, found)
    if found.kind is Kind.STATEMENT:
        return _of_statement(reading, found)
    if found.kind is Kind.THANKS_OR_CLOSING:
        return _of_closing(reading)
    if found.kind is Kind.SMALLTALK:
        return _of_smalltalk(reading)
    return Move.PITCH if found.kind is Kind.PITCH else Move.COMMITMENT_ASK


def _of_no_english(reading: Reading, language: Language) -> Move:
    if breaks_role(reading):
        return Move.BREAK_ROLE
    return Move.FOREIGN if language is Language.FOREIGN else Move.NONSENSE
