"""What in the wording pushes one answer."""

from scoring.asks import Ask, Form
from scoring.patterns import Hit
from scoring.reading import Reading, stem
from scoring.vocabulary import vocabulary

_MENU = 2
_GUESS_WORDS = 6


def tag_at_end(reading: Reading) -> bool:
    """True if a tag asks for agreement: ", right?", ", isn't it?"."""
    for sentence in reading.sentences:
        for hit in sentence.found.get("tag", ()):
            alone = hit.start == sentence.head
            spoken = sentence.asked or hit.end - hit.start > 1
            inner = hit.start > 0 and hit.end == len(sentence.words)
            if spoken and inner and not alone and not _is_plain_question(reading, hit):
                return True
            if alone and sentence.asked and sentence is not reading.sentences[0]:
                return True
    return False


def _is_plain_question(reading: Reading, hit: Hit) -> bool:
    """True where the words of a tag are the tail of a true question: "what's right?"."""
    return any(
        ask.form is Form.WH and ask.start < hit.start and ask.sentence.asked and hit.start not in ask.sentence.pauses
        for ask in reading.asks
    )


def loaded_words(ask: Ask, reading: Reading) -> list[int]:
    """Places of loaded words that the customer had not used."""
    loaded = vocabulary()["loaded"]
    raised = reading.reply.stems if reading.reply else frozenset()
    if reading.reply and reading.reply.has("negative_feeling"):
        felt = reading.reply.words & loaded
        if felt:
            return []
    return [
        at
        for at in range(len(ask.sentence.words))
        if ask.sentence.words[at] in loaded and stem(ask.sentence.words[at]) not in raised
    ]


def is_menu(reading: Reading) -> bool:
    """True if answers are offered in place of silence: guesses after an open question, or a row of choices."""
    asks = reading.asks
    if not asks:
        return False
    first = asks[0]
    later = [ask for ask in asks[1:] if ask.form in {Form.YES_NO, Form.DECLARATIVE, Form.BARE}]
    fragments = [
        ask
        for ask in later
        if ask.begins("guess")
        or (
            ask.form in {Form.BARE, Form.DECLARATIVE}
            and len(ask.words) <= _GUESS_WORDS
            and not ask.begins("bare", "narrowing", "request")
        )
    ]
    if first.form in {Form.WH, Form.REQUEST} and fragments and not first.has("referral"):
        return True
    choices = sum(word == "or" for word in first.sentence.words)
    pauses = len([at for at in first.sentence.pauses if at > first.start])
    return choices >= _MENU or (
        choices == 1 and (pauses >= _MENU or (first.form is Form.WH and pauses >= 1 and first.head != "which"))
    )


def _guessed(ask: Ask, reading: Reading) -> bool:
    """True if a statement is put to the customer as their own that they did not make."""
    if ask.form is not Form.DECLARATIVE:
        return False
    if reading.overlap(ask.words) >= 0.5:
        return False
    return bool(set(ask.sentence.words) & {"you", "your", "they", "it", "that", "he", "she"})


def _presumes(ask: Ask, reading: Reading) -> bool:
    if ask.sentence.has("presumed"):
        return True
    raised = reading.reply is not None and reading.reply.has("negative_feeling")
    return ask.sentence.has("problem_presumed") and not raised


def leads(reading: Reading) -> bool:
    """True if a question pushes one answer."""
    if tag_at_end(reading) or is_menu(reading):
        return True
    return any(_ask_leads(ask, reading) for ask in reading.asks)


def _ask_leads(ask: Ask, reading: Reading) -> bool:
    negative = ask.form is Form.YES_NO and any(hit.start == ask.start for hit in ask.sentence.found.get("negative", ()))
    if negative or ask.sentence.has("social", "pushing"):
        return True
    if ask.begins("guess") and ask.form is Form.YES_NO:
        return True
    if _presumes(ask, reading) or _guessed(ask, reading):
        return True
    return bool(loaded_words(ask, reading)) and not ask.has("emotion_open")


def distorts(reading: Reading) -> bool:
    """True if a mirror says more than the customer did."""
    raised = reading.reply.stems if reading.reply else frozenset()
    felt = reading.reply is not None and reading.reply.has("negative_feeling")
    known = vocabulary()
    for sentence in reading.sentences:
        if sentence.has("mine", "tried_on") and not reading.uses_product:
            return True
        if any(word in known["loaded"] and stem(word) not in raised for word in sentence.words) and not felt:
            return True
        for hit in sentence.found.get("distorting", ()):
            new = [
                word
                for word in sentence.words[hit.start : hit.end + 2]
                if word not in known["stop"] and stem(word) not in raised
            ]
            if new and reading.reply is not None:
                return True
    return False
