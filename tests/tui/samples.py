"""One customer, one talk and one debrief, as a port would hand them out."""

from dataclasses import replace
from datetime import UTC, datetime

from scoring.debrief import Count, Debrief, EvidenceRow, Snapshot
from scoring.judgement import SettledBet
from scoring.labels import InterviewType
from scoring.ledger import FalseEvidence, Target, TargetKind
from scoring.scorecard import Mark, Scorecard
from scoring.talk import TalkBalance
from trainer.interview.views import (
    AnswerView,
    BetView,
    CardView,
    ClosingView,
    HeldView,
    InterviewView,
    MarkView,
    ModelChoiceView,
    NoteView,
    OpinionView,
    ParagraphView,
    PastView,
    PlanView,
    ProviderView,
    SetUpView,
    ShelfView,
    StandingView,
    TrialView,
    TurnView,
    TwinView,
    UsedView,
)

BEGAN = datetime(2026, 11, 3, 14, 2, tzinfo=UTC)

CARD = CardView(
    id="cold-lunches",
    title="Cold lunches",
    interview_type=InterviewType.EXPLORATORY,
    difficulty=1,
    minutes=12,
    name="Maren Holt",
    short_name="Maren",
    role="Kitchen lead",
    workplace="a caterer for nine primary schools",
    about="Maren has run the central kitchen for six years. She has a van waiting and a quarter of an hour.",
    idea="an app that plans the delivery round of small caterers",
    belief="planning the round costs her an hour a day, and she would pay to be rid of it",
    goals=(
        "Find out how the round is planned now, and when that last went wrong.",
        "Find out what it cost that day, and who paid for it.",
        "Learn who would decide on buying anything.",
    ),
)
SECOND = CardView(
    id="empty-seats",
    title="Empty seats",
    interview_type=InterviewType.VALIDATION,
    difficulty=3,
    minutes=15,
    name="Tobias Lund",
    short_name="Tobias",
    role="House manager",
    workplace="a theatre with 180 seats",
    about="Tobias sells tickets, sweeps the foyer and knows every subscriber.",
    idea="reminders that fill seats returned at the last minute",
    belief="returned tickets cost the theatre thousands a season",
    goals=("Find out what happened to the last ticket that came back.",),
)
THIRD = CardView(
    id="three-months-in",
    title="Three months in",
    interview_type=InterviewType.SATISFACTION,
    difficulty=4,
    minutes=10,
    name="Salma Idrissi",
    short_name="Salma",
    role="Dispatcher",
    workplace="a courier firm",
    about="Salma uses your product every day, or so your figures say.",
    idea="the route planner she has used since August",
    belief="she is happy with it and will renew",
    goals=("Find out what she did with it on her last shift.",),
)

LIFE, SPECIFIC, LISTEN = "their life", "specifics", "listening"


def marks(*signs: str) -> tuple[MarkView, ...]:
    reasons = {
        ("their life", "pass"): "asks about what she does, not about your idea",
        ("their life", "fail"): "asks her to judge an idea she has never used",
        ("specifics", "pass"): "pins one occasion",
        ("specifics", "fail"): "“usually” asks for a habit, and she gave the ideal one",
        ("listening", "pass"): "one short question",
        ("listening", "fail"): "two questions at once",
    }
    rules = (LIFE, SPECIFIC, LISTEN)
    return tuple(
        MarkView(rule, sign, reasons.get((rule, sign), "not sure enough to say"))  # type: ignore[arg-type]
        for rule, sign in zip(rules, signs, strict=True)
    )


HABIT = TurnView(
    n=1,
    utterance="Do you usually have trouble with the delivery round?",
    bubbles=("Oh, you know. It's mostly fine.", "We manage."),
    marks=marks("pass", "fail", "pass"),
    cues=((7, 14),),
    placed=True,
    trailing=False,
    followed_hook=False,
)
STORY = TurnView(
    n=2,
    utterance="When did the round last go wrong?",
    bubbles=(
        "Last Thursday. The gate at St Anne's was locked, and nobody had told the driver.",
        "Sixty lunches stood in the van for an hour and a half. Cold, all of them, so…",
    ),
    marks=marks("pass", "pass", "pass"),
    cues=((0, 8), (23, 27)),
    placed=True,
    trailing=True,
    followed_hook=False,
)
SILENCE = TurnView(
    n=3,
    utterance="",
    bubbles=(
        "So I went myself, with sandwiches from the petrol station. A hundred and forty pounds, out of my own purse.",
    ),
    marks=(),
    cues=(),
    placed=True,
    trailing=False,
    followed_hook=True,
)
PITCH = TurnView(
    n=4,
    utterance="We are building an app that would have warned the driver. Would you use it?",
    bubbles=("That sounds really useful! I'd definitely use that.",),
    marks=marks("fail", "fail", "unsure"),
    cues=((0, 15), (58, 67)),
    placed=True,
    trailing=False,
    followed_hook=False,
)
UNPLACED = TurnView(
    n=5,
    utterance="And the purple ones?",
    bubbles=("Sorry, the what? If you mean the lunch boxes, those are the nursery's.",),
    marks=(),
    cues=(),
    placed=False,
    trailing=False,
    followed_hook=False,
)
TURNS = (HABIT, STORY, SILENCE, PITCH, UNPLACED)
NOTES = (
    NoteView(2, "quote", "Sixty lunches stood in the van"),
    NoteView(3, "emotion", "paid for it herself, and it still annoys her"),
    NoteView(4, "gap", "who pays when a school is late?"),
)


def interview(
    turns: tuple[TurnView, ...] = TURNS,
    *,
    id: str = "maren-1",
    coached: bool = True,
    ranked: bool = False,
    read_only: bool = False,
    over: bool = False,
    draft: str = "",
    notes: tuple[NoteView, ...] = (),
) -> InterviewView:
    return InterviewView(
        id=id,
        card=CARD,
        greeting="Hello! I've a van to load at ten, but go ahead.",
        turns=turns,
        notes=notes,
        minutes_left=max(0.4, 12 - 1.3 * len(turns)),
        interviewer_share=0.31 if turns else None,
        held=HeldView(stories=1, facts=2, commitments=0, praise=1, promises=1) if turns else HeldView(0, 0, 0, 0, 0),
        is_coached=coached,
        can_be_ranked=ranked,
        is_read_only=read_only,
        ended_by="time" if over else None,
        draft=draft,
    )


BETS = (
    BetView(
        "problem",
        "Does planning the round cost her what you assumed?",
        (
            ("yes", "yes, an hour a day"),
            ("tolerates", "now and then, and she lives with it"),
            ("no", "no, something else does"),
        ),
    ),
    BetView(
        "decider",
        "Who decides on buying a tool like yours?",
        (("she", "she does"), ("owner", "the owner"), ("council", "the council")),
    ),
    BetView(
        "next",
        "What will she really do next?",
        (("nothing", "nothing"), ("call", "a second call"), ("intro", "introduce you")),
    ),
)

SCORECARD = Scorecard(
    rubric="1",
    evidence=Mark(
        "evidence",
        24.0,
        45.0,
        "16 points of truth of the 28 an expert finds here, less 2 for each of 1 falsehoods still believed",
    ),
    questions=(
        Mark("their life, not your idea", 8.0, 10.0, "4 of 5 questions"),
        Mark("specific past events", 5.5, 10.0, "3 of 5 questions"),
        Mark("talk less, listen more", 7.5, 10.0, "4 of 5 questions"),
    ),
    listening=(
        Mark("talk share", 5.0, 5.0, "you spoke 31% of the words, an expert 28%"),
        Mark("following up", 5.0, 7.0, "3 loose ends picked up, an expert 4"),
        Mark("no monologue", 3.0, 3.0, "your longest turn had 15 words"),
    ),
    judgement=Mark(
        "judgement", 6.0, 10.0, "2 of 3 bets right, weighed by how sure you were against what anyone could have guessed"
    ),
    par=84.0,
    total=64.0,
    max=100.0,
)
FALSE = FalseEvidence(
    id="would-use",
    claim="she would use the app",
    said="I'd definitely use that.",
    truth="she decides nothing, and the owner bought a planner in June that nobody opens",
    turn=4,
    bought_with="We are building an app that would have warned the driver. Would you use it?",
)
BUSTED = FalseEvidence(
    id="mostly-fine",
    claim="the round is mostly fine",
    said="It's mostly fine.",
    truth="it went wrong last Thursday",
    turn=1,
    bought_with="Do you usually have trouble with the delivery round?",
    busted=2,
)
DEBRIEF = Debrief(
    headline="Maren Holt: stories 1 of 2, facts 4 of 9, commitments 0 of 1 (asked too early). Left with: praise.",
    stories=Count(1, 2),
    facts=Count(4, 9),
    commitments=Count(0, 1),
    commitment_note="asked too early",
    left_with="praise",
    bets=(
        SettledBet(
            "problem", BETS[0].ask, "tolerates", 0.7, 2, "tolerates", {"yes": 0.4, "tolerates": 0.35, "no": 0.25}
        ),
        SettledBet("decider", BETS[1].ask, "owner", 0.6, 3, "owner", {"she": 0.4, "owner": 0.4, "council": 0.2}),
        SettledBet("next", BETS[2].ask, "call", 0.8, None, "nothing", {"nothing": 0.5, "call": 0.3, "intro": 0.2}),
    ),
    truth="The round goes wrong about once a month. "
    "It costs her a morning and, last time, 140 pounds of her own. The owner decides.",
    false_held=(FALSE,),
    busted=(BUSTED,),
    exchanges=(),
    evidence=(
        EvidenceRow(1, "falsehood", "the round is mostly fine", "It's mostly fine."),
        EvidenceRow(
            2,
            "story",
            "the locked gate",
            "Last Thursday. The gate at St Anne's was locked, and nobody had told the driver.",
        ),
        EvidenceRow(3, "fact", "140 pounds out of her own purse", "A hundred and forty pounds, out of my own purse."),
        EvidenceRow(4, "praise", "", "That sounds really useful!"),
        EvidenceRow(4, "promise", "she would use the app", "I'd definitely use that."),
    ),
    missed=(
        Target(
            "owner-decides",
            TargetKind.FACT,
            "the owner decides, and bought a planner in June",
            3.0,
            "Who had to agree when you last bought something for the kitchen?",
        ),
        Target(
            "second-story:timeline",
            TargetKind.STORY,
            "the morning the driver quit",
            2.0,
            "Tell me about the last time a driver did not come.",
        ),
        Target(
            "yes-or-no",
            TargetKind.COMMITMENT,
            "a clear no to a trial",
            5.0,
            "Which morning could I stand beside you while you plan the round?",
        ),
    ),
    talk=TalkBalance(
        interviewer_words=41, customer_words=92, longest_utterance=15, silences=1, hooks_offered=4, hooks_followed=3
    ),
    snapshot=Snapshot(
        "Last Thursday. The gate at St Anne's was locked, and nobody had told the driver.",
        ("140 pounds out of her own purse", "nobody tells the drivers about locked gates"),
    ),
    practise='Swap "usually" and "would you" for "last time": one occasion, one day, what happened.',
)
CLOSING = ClosingView(
    card=CARD,
    scorecard=SCORECARD,
    debrief=DEBRIEF,
    turns=TURNS,
    wordings={1: "When did the round last go wrong?", 4: "What did you do about the driver that morning?"},
    bets=BETS,
    is_ranked=False,
    why_not_ranked="You saw marks while you talked, so this one is practice.",
)

ANSWER = AnswerView(
    replace(STORY, n=1, utterance="When did the round last go wrong?"),
    (EvidenceRow(1, "story", "the locked gate", STORY.bubbles[0]),),
)

SHELF = (
    ShelfView(CARD, attempts=2, best=64.0, par=84.0, is_seen=True),
    ShelfView(SECOND, attempts=0, best=None, par=78.0, is_seen=False),
    ShelfView(THIRD, attempts=0, best=None, par=None, is_seen=False),
)
UNFINISHED = PastView(
    "maren-1", CARD.id, CARD.title, CARD.name, BEGAN, 5, is_over=False, total=None, max=None, is_ranked=False
)
FINISHED = PastView(
    "maren-0", CARD.id, CARD.title, CARD.name, BEGAN, 14, is_over=True, total=64.0, max=100.0, is_ranked=True
)
ABANDONED = PastView(
    "tobias-0", SECOND.id, SECOND.title, SECOND.name, BEGAN, 3, is_over=True, total=None, max=None, is_ranked=False
)
PAST = (UNFINISHED, FINISHED, ABANDONED)

PLAN = PlanView("what it cost her", "she cannot name a day", "who decides?", ("When was the last?", "", ""))
STANDINGS = (
    StandingView(1, "wren", 78.5, 100.0, 84.0, is_you=False),
    StandingView(2, "maya", 64.0, 100.0, 84.0, is_you=True),
    StandingView(3, "otto", 51.0, 90.0, 84.0, is_you=False),
)
TWIN = TwinView(
    CARD,
    badly=TurnView(
        1,
        "Would you use an app for the delivery round?",
        ("That sounds really useful! I'd definitely use that.",),
        marks("fail", "fail", "pass"),
        ((0, 9),),
        placed=True,
        trailing=False,
        followed_hook=False,
    ),
    well=STORY,
)

PROVIDERS = (
    ProviderView("OpenAI", "openai", "openai/gpt-4o-mini", "OPENAI_API_KEY", None),
    ProviderView("Mistral", "mistral", "mistral/mistral-small-latest", "MISTRAL_API_KEY", None),
    ProviderView("Ollama, on this machine", "ollama_chat", "ollama_chat/llama3.2", None, "http://127.0.0.1:11434"),
)
SET_UP = SetUpView(
    ModelChoiceView("model", "mistral/mistral-small-latest", "", "environment", 0.25),
    "the environment (MISTRAL_API_KEY)",
    PROVIDERS,
)
TRIAL = TrialView(
    True,
    (
        "It answered: Good morning, nice to meet you.",
        "First words after 0.6 s. This question took 41 tokens, $0.0001. A usual talk will cost about $0.008.",
    ),
)

USED = UsedView(3120, 0.0019, "3,120 tokens, $0.0019")
PARAGRAPH = ParagraphView(
    "You let her tell the story of Thursday, and it paid. Then you showed your idea, and she turned polite.",
    "",
    "mistral/mistral-small-latest",
)


def judged(n: int) -> ClosingView:
    """The debrief after a model was asked about a turn: it agrees once, and once it did not judge."""
    turn = CLOSING.turns[n - 1]
    words = len(turn.utterance.split()[0])
    agrees = OpinionView("fail", ((0, words, "it begins with your idea"),), "", "mistral/mistral-small-latest")
    silent = OpinionView(None, (), "no answer came in time", "mistral/mistral-small-latest")
    first, *between, last = turn.marks
    marked = replace(turn, marks=(replace(first, second=agrees), *between, replace(last, second=silent)))
    return replace(CLOSING, turns=(*CLOSING.turns[: n - 1], marked, *CLOSING.turns[n:]), used=USED)
