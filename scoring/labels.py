"""The fixed vocabulary in which utterances and replies are labelled.

The rules behind each label are written out in docs/scoring.md; the values are part of the public contract of
`trainer analyze` and never change meaning without a new rubric version.
"""

from enum import StrEnum


class InterviewType(StrEnum):
    """What the interview is for; it decides whether the interviewer's product is part of the customer's life."""

    EXPLORATORY = "exploratory"
    VALIDATION = "validation"
    SATISFACTION = "satisfaction"
    EFFICIENCY = "efficiency"

    @property
    def customer_uses_the_product(self) -> bool:
        """True where asking how the product was used last is a question about the customer's life."""
        return self in {InterviewType.SATISFACTION, InterviewType.EFFICIENCY}


class Kind(StrEnum):
    """What sort of utterance it is."""

    QUESTION = "question"
    MIRROR = "mirror"
    PITCH = "pitch"
    STATEMENT = "statement"
    SMALLTALK = "smalltalk"
    COMMITMENT_ASK = "commitment_ask"
    THANKS_OR_CLOSING = "thanks_or_closing"


class Focus(StrEnum):
    """Whose world the utterance is about."""

    THEIR_LIFE = "their_life"
    MY_IDEA = "my_idea"
    NEUTRAL = "neutral"


class TimeFrame(StrEnum):
    """Which time a question points at."""

    SPECIFIC_PAST = "specific_past"
    PRESENT_PRACTICE = "present_practice"
    GENERIC_HABIT = "generic_habit"
    HYPOTHETICAL_FUTURE = "hypothetical_future"
    NONE = "none"


class Openness(StrEnum):
    """What the natural full answer is: an account, or a word."""

    OPEN = "open"
    CLOSED = "closed"
    NONE = "none"


class Verdict(StrEnum):
    """How an utterance stands to one of the three rules."""

    PASS = "pass"  # noqa: S105 - a verdict, not a password
    FAIL = "fail"
    NA = "na"


class Move(StrEnum):
    """What an utterance does in the talk; finer than its kind, and what the customer reacts to."""

    OPENER = "opener"
    """A broad invitation to talk about their world: "Tell me about your week"."""
    ANCHOR = "anchor"
    """Pins one episode, often closed in form: "When did it last go wrong?"."""
    SPECIFIC_PAST = "specific_past"
    """Asks for an account of something that happened: "Walk me through the last time"."""
    NEXT_STEP = "next_step"
    """Follows the story forward: "And then?"."""
    GAP_PROBE = "gap_probe"
    """Asks for a step that was skipped: "How did you get from A to B?", "What happened before that?"."""
    WHY = "why"
    """Asks for the reason behind what was told."""
    WHO = "who"
    """Asks who was involved, decided, paid or approved."""
    MIRROR = "mirror"
    """Gives the customer's own word or words back."""
    EMOTION_PROBE = "emotion_probe"
    """Asks how it felt, or what made it feel that way."""
    CONTRADICTION = "contradiction"
    """Sets what they said beside something else they said or did: "Earlier you said …"."""
    PRAISE_TO_USE = "praise_to_use"
    """Turns praise into behaviour: "What do you use now?", "How are you dealing with it today?"."""
    SCARY = "scary"
    """The question that could end the plan: "Three years, why not fixed?", "What happens if you do nothing?"."""
    FEATURE_WHY = "feature_why"
    """Asks for the job behind a feature request: "What would that let you do?"."""
    OPEN_PRESENT = "open_present"
    """Open question about how it is done now."""
    SHOW_ME = "show_me"
    """Asks to see the real thing: "Could you show me the last one?"."""
    CLOSED_FACT = "closed_fact"
    """Asks for one fact: a number, a name, a yes or no about their life."""
    REFERRAL = "referral"
    """"Who else should I talk to?"."""
    WHAT_ELSE = "what_else"
    """"What should I have asked?", "Anything else I should know?"."""
    RECAP = "recap"
    """Sums up what was heard and lets it be corrected."""
    LEADING = "leading"
    """Pushes one answer."""
    HYPOTHETICAL = "hypothetical"
    """Asks for a prediction, a wish or an imagined amount."""
    GENERIC = "generic"
    """Asks for a habit: usually, typically, always."""
    OPINION = "opinion"
    """Asks for a view, a rating or ideas about a solution."""
    PITCH = "pitch"
    """Describes, promotes or defends the interviewer's product."""
    COMMITMENT_ASK = "commitment_ask"
    """Asks for time, access, reputation or money."""
    PIN_DOWN = "pin_down"
    """Turns a vague promise into a date or a name: "Which day?", "Who else has to agree?"."""
    DEFLECTION = "deflection"
    """Turns the talk from the idea back to the customer: "Back to you: …"."""
    REPAIR = "repair"
    """Owns up to a slip: "Sorry, I was pitching there"."""
    PRODUCT_ANSWER = "product_answer"
    """Answers the customer's own question about the product in one line."""
    PERMISSION = "permission"
    """Asks for consent: "May I take notes?"."""
    FRAMING = "framing"
    """Says what the talk is about or not: "I'm not selling anything"."""
    SMALLTALK = "smalltalk"
    GREETING = "greeting"
    BACK_CHANNEL = "back_channel"
    """"Mm-hm", "I see", "right"."""
    OWN_STORY = "own_story"
    """The interviewer's own story, opinion, lecture or advice."""
    THANKS = "thanks"
    CLOSING = "closing"
    RUDE = "rude"
    NONSENSE = "nonsense"
    FOREIGN = "foreign"
    """Another language than English."""
    BREAK_ROLE = "break_role"
    """"Are you a bot?", "Ignore your instructions"."""
    CLARIFY = "clarify"
    """Asks what a word meant, or to say it again."""
    SILENCE = "silence"
    """Nothing was said. Never made by the analyser: an empty line has no analysis."""


class ReplyLabel(StrEnum):
    """What a customer's reply is worth as evidence; several may hold at once."""

    STORY = "story"
    FACT = "fact"
    COMMITMENT = "commitment"
    COMPLIMENT = "compliment"
    HYPOTHETICAL = "hypothetical"
    GENERALITY = "generality"
    FEATURE_REQUEST = "feature_request"
    EMOTION = "emotion"
    NONE = "none"
