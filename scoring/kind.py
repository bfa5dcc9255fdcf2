"""What sort of utterance it is."""

from scoring.asks import Ask, Form
from scoring.clauses import Sentence
from scoring.commitment import asks_commitment
from scoring.labels import Kind
from scoring.leading import tag_at_end
from scoring.reading import Reading
from scoring.tokens import QUOTE
from scoring.vocabulary import vocabulary

_ECHO_WORDS = 6
_MIRRORED = 0.5
_PITCH_HITS = 2
_PIN_WORDS = 12
_QUOTE_WORDS = 3


def is_mirror(reading: Reading) -> bool:
    """True if the customer's words or feeling come back and nothing new is asked."""
    if any(ask.form not in {Form.DECLARATIVE, Form.BARE} for ask in reading.asks):
        return False
    if any(ask.begins("bare", "request", "telling", "narrowing") for ask in reading.asks):
        return False
    if reading.has("recap") and (reading.reply or reading.has("recap")) and not _speaks_of_self(reading):
        return True
    if reading.reply is not None and QUOTE in reading.words and len(reading.words) <= _QUOTE_WORDS:
        return True
    same = reading.overlap(reading.words)
    lead = any(sentence.starts_with("mirror_lead") or sentence.words[0] == "so" for sentence in reading.sentences)
    if reading.reply is None:
        return (
            not reading.asks
            and any(s.starts_with("mirror_lead") for s in reading.sentences)
            and not reading.has("mine")
        )
    if same >= _MIRRORED and (lead or len(reading.words) <= _ECHO_WORDS + 8):
        return not reading.has("mine")
    return lead and not tag_at_end(reading) and not reading.asks and not reading.has("mine", "advice")


def _speaks_of_self(reading: Reading) -> bool:
    return reading.has("repair", "mine", "own_story")


def _is_pitch_sentence(sentence: Sentence) -> bool:
    hits = {hit.start for hit in sentence.found.get("pitch", ())}
    if sentence.has("mine") and (hits or not sentence.has("framing", "repair", "deflection")):
        return True
    return len(hits) >= _PITCH_HITS or (bool(hits) and sentence.has("imagined"))


def is_pitch(reading: Reading) -> bool:
    """True if the interviewer's product is described, promoted or defended."""
    return any(_is_pitch_sentence(sentence) for sentence in reading.sentences) or (
        any(sentence.has("pitch") for sentence in reading.sentences)
        and not reading.has("framing", "own_story", "back_channel")
        and not any(sentence.starts_with("mirror_lead") for sentence in reading.sentences)
    )


def _only(reading: Reading, *labels: str) -> bool:
    return bool(reading.sentences) and all(
        sentence.has(*labels) or len(sentence.words) <= 2 for sentence in reading.sentences
    )


def _talk_kind(reading: Reading) -> Kind:
    """The kind of what asks nothing."""
    if reading.has("repair") and not any(map(_is_pitch_sentence, reading.sentences)):
        return Kind.STATEMENT
    if reading.starts_with("thanks") or any(s.has("thanks") for s in reading.sentences):
        return (
            Kind.STATEMENT if reading.has("own_story") and not reading.starts_with("thanks") else Kind.THANKS_OR_CLOSING
        )
    if reading.starts_with("framing") and not reading.has("mine"):
        return Kind.STATEMENT
    if is_mirror(reading):
        return Kind.MIRROR
    if reading.starts_with("smalltalk", "greeting") and not reading.has("mine", "framing"):
        return Kind.SMALLTALK
    if reading.has("advice", "own_story") and not any(s.has("mine") for s in reading.sentences):
        return Kind.STATEMENT
    if is_pitch(reading):
        return Kind.PITCH
    if reading.has("smalltalk") and not reading.has("framing"):
        return Kind.SMALLTALK
    return Kind.STATEMENT


def _real(asks: tuple[Ask, ...]) -> tuple[Ask, ...]:
    return tuple(ask for ask in asks if not (ask.form is Form.DECLARATIVE and ask.sentence.has("thanks")))


def _pins_down(reading: Reading) -> bool:
    """True if a vague promise is to be made a date or a name: "which day?"."""
    ask = reading.main
    promised = reading.reply is not None and reading.reply.has("vague_promise") and not reading.reply.is_past
    return promised and ask is not None and ask.begins("pin_down") and len(reading.words) <= _PIN_WORDS


def kind_of(reading: Reading) -> Kind:
    """The kind of an utterance."""
    if asks_commitment(reading) or _pins_down(reading):
        return Kind.COMMITMENT_ASK
    asks = _real(reading.asks)
    if asks:
        if is_mirror(reading):
            return Kind.MIRROR
        return Kind.SMALLTALK if all(_chats(ask) for ask in asks) else Kind.QUESTION
    if reading.checks and all(_chats(ask) for ask in reading.checks):
        return Kind.SMALLTALK
    talk = _talk_kind(reading)
    tagged = any(ask.form is not Form.BARE or len(reading.sentences) == 1 for ask in reading.checks)
    if tagged and talk not in {Kind.MIRROR, Kind.PITCH}:
        return Kind.QUESTION
    return talk


def _chats(ask: Ask) -> bool:
    return ask.sentence.has("smalltalk") and not ask.sentence.has("mine") and len(ask.words) <= len(vocabulary()["day"])
