"""The situations in which a person says something of their own that carries no fact."""

from enum import StrEnum


class Situation(StrEnum):
    """A key of the `phrases` table of a persona file, with what it is for."""

    GREETING = "greeting"
    """Hello, and the first words of the talk."""
    SMALLTALK = "smalltalk"
    """Weather, weekend, pleasantries."""
    PERMISSION = "permission"
    """Asked for consent: notes, recording, a question."""
    FRAMING = "framing"
    """Told what the talk is about, or that nothing is being sold."""
    BACK_CHANNEL = "back_channel"
    """After "I see", "right": a small noise, an invitation to go on."""
    THANKS = "thanks"
    """Thanked."""
    GOODBYE = "goodbye"
    """The interviewer ends the talk."""
    REPAIR = "repair"
    """The interviewer owns up to having pitched, or turns back to them."""
    OWN_STORY = "own_story"
    """Listening politely to the interviewer's own story, opinion or advice."""
    PRODUCT_ANSWER = "product_answer"
    """Told in one line what the interviewer builds."""
    RUDE = "rude"
    """Insulted."""
    NONSENSE = "nonsense"
    """Gibberish."""
    FOREIGN = "foreign"
    """Addressed in another language."""
    BREAK_ROLE = "break_role"
    """Asked whether they are a bot, told to drop the role: baffled, as a person would be."""
    CLARIFY = "clarify"
    """Asked to say that again, or what they meant, with nothing to explain."""
    PITCH = "pitch"
    """Pitched at: a compliment, polite interest."""
    PITCH_AGAIN = "pitch_again"
    """Pitched at once more: thinner interest."""
    OPINION = "opinion"
    """Asked what they think of the idea: praise without substance."""
    PROMISE = "promise"
    """Asked whether they would: a cheap yes."""
    WISH = "wish"
    """A hypothetical about their own world: a vague wish or guess."""
    IDEALISED = "idealised"
    """Asked for a habit: how it goes on a good day, vaguely."""
    AGREE = "agree"
    """An answer put in their mouth, granted."""
    DISAGREE = "disagree"
    """An answer put in their mouth, denied."""
    BRUSH_OFF = "brush_off"
    """Asked for a commitment too early: pleasant and undated."""
    LOST = "lost"
    """The question was too long or too many at once."""
    ONE_AT_A_TIME = "one_at_a_time"
    """A short hint after two linked asks: the first was answered."""
    AGAIN = "again"
    """Starts a repeat: "As I said," - followed by the short form, so it ends in a comma, colon or full stop."""
    NOTHING_MORE = "nothing_more"
    """There is no more to tell on this."""
    NOTHING_REALLY = "nothing_really"
    """A probe where nothing was left open."""
    NO_EXAMPLE = "no_example"
    """Asked for an occasion of something that has none."""
    HELD_BACK = "held_back"
    """True, but not yet: visibly held back, never a lie."""
    AFTER_PITCH = "after_pitch"
    """Asked about price or intent after a pitch: careful, nothing said."""
    MIRROR_EMPTY = "mirror_empty"
    """Own words given back where nothing lies under them."""
    FEELING_FLAT = "feeling_flat"
    """Asked how it felt where it felt like nothing much."""
    RECAP_RIGHT = "recap_right"
    """A summary that is right."""
    RECAP_WRONG = "recap_wrong"
    """A summary that is not quite right: "well, roughly"."""
    NO_CONTRADICTION = "no_contradiction"
    """Confronted with a contradiction that is none."""
    UNPLACED = "unplaced"
    """Could not place the question: they cannot say. What they do care about may follow."""
    UNKNOWN_WHO = "unknown_who"
    """As `UNPLACED`, where a name was asked for."""
    UNKNOWN_WHEN = "unknown_when"
    """As `UNPLACED`, where a day was asked for."""
    UNKNOWN_NUMBER = "unknown_number"
    """As `UNPLACED`, where a figure was asked for."""
    UNKNOWN_WHY = "unknown_why"
    """As `UNPLACED`, where a reason was asked for."""
    UNKNOWN_WHETHER = "unknown_whether"
    """As `UNPLACED`, where a yes or no was asked for."""
    AWKWARD = "awkward"
    """A silence that nothing asked for."""
    LEAVE_SILENCE = "leave_silence"
    """Three silences in a row: they go."""
    LEAVE_RUDE = "leave_rude"
    """Insulted once too often: they go."""
    LEAVE_TIME = "leave_time"
    """Their time is up: they go."""
    SHORT_OF_TIME = "short_of_time"
    """Said once, when little time is left."""


LEAST_PHRASES: dict[Situation, int] = {
    Situation.GREETING: 3,
    Situation.GOODBYE: 3,
    Situation.LEAVE_SILENCE: 2,
    Situation.LEAVE_RUDE: 2,
    Situation.LEAVE_TIME: 2,
    Situation.SHORT_OF_TIME: 2,
    Situation.UNPLACED: 10,
    Situation.MIRROR_EMPTY: 8,
    Situation.BACK_CHANNEL: 8,
    Situation.PITCH: 8,
    Situation.PROMISE: 8,
    Situation.IDEALISED: 8,
    Situation.AGREE: 8,
    Situation.AGAIN: 8,
    Situation.NOTHING_REALLY: 8,
    Situation.LOST: 8,
}
"""How many phrases a file must give where 5 are not the right number: enough not to run dry in thirty questions."""

USUAL_LEAST = 5
