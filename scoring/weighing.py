"""From features to findings: the classifier decides each label, and says how likely the verdicts are."""

from collections.abc import Mapping
from dataclasses import dataclass

from scoring.analysis import Rules
from scoring.certain import NOTHING, Certain, certain_of
from scoring.classifier import Chances, Classifier, Evidence
from scoring.features import evidence_of
from scoring.labels import Focus, Kind, Openness, TimeFrame, Verdict
from scoring.parts import Parts
from scoring.reading import Reading
from scoring.rules import LONGEST, Findings, verdicts

YES, NO = "yes", "no"
_FOCUS_OF = {Kind.PITCH: Focus.MY_IDEA, Kind.MIRROR: Focus.THEIR_LIFE}


@dataclass(frozen=True, slots=True)
class Weighed:
    """What was decided, and how likely each verdict is by the chances of all labels."""

    findings: Findings
    likely: Rules[float]


def _yes(chances: Mapping[str, Chances], label: str) -> bool:
    return chances[label].best == YES


def _no_appointment(kind: Chances) -> Chances:
    """The chances of a question about the past, where nobody can be asked for a step: that share is a question's."""
    shares = dict(zip(kind.values, kind.shares, strict=True))
    shares[Kind.QUESTION] = kind.of(Kind.QUESTION) + kind.of(Kind.COMMITMENT_ASK)
    shares[Kind.COMMITMENT_ASK] = 0.0
    return Chances(tuple(shares), tuple(shares.values()))


def _only(chances: Chances, value: str) -> Chances:
    return Chances(chances.values, tuple(float(each == value) for each in chances.values))


def _settled(chances: Mapping[str, Chances], certain: Certain) -> dict[str, Chances]:
    """The chances where some things are certain."""
    settled = dict(chances)
    if certain.happened:
        settled["kind"] = _no_appointment(chances["kind"])
    if certain.invites:
        settled["open"] = _only(chances["open"], Openness.OPEN)
    if certain.opens:
        settled["focus"] = _only(chances["focus"], Focus.THEIR_LIFE)
    if certain.views:
        settled["is_opinion"] = _only(chances["is_opinion"], YES)
    return settled


def _decide(chances: Mapping[str, Chances], words: int) -> Findings:
    kind = Kind(chances["kind"].best)
    asked = kind is Kind.QUESTION
    asks = asked or kind is Kind.COMMITMENT_ASK
    focus = _FOCUS_OF.get(kind) or (Focus(chances["focus"].best) if asks else Focus.NEUTRAL)
    return Findings(
        kind=kind,
        focus=focus,
        leading=kind in {Kind.QUESTION, Kind.MIRROR} and _yes(chances, "leading"),
        time=TimeFrame(chances["time"].best) if asked else TimeFrame.NONE,
        open=Openness(chances["open"].best) if asks else Openness.NONE,
        multi_part=asked and _yes(chances, "multi_part"),
        words=words,
        is_opinion=asked and _yes(chances, "is_opinion"),
        is_menu=asked and _yes(chances, "is_menu"),
        is_referral=asked and _yes(chances, "is_referral"),
        is_advice=kind is Kind.STATEMENT and _yes(chances, "is_advice"),
        takes_floor=kind is Kind.STATEMENT and _yes(chances, "takes_floor"),
    )


def _split(fails: float, passes: float) -> dict[Verdict, float]:
    return {Verdict.FAIL: fails, Verdict.PASS: passes, Verdict.NA: max(0.0, 1.0 - fails - passes)}


def _rule1(chances: Mapping[str, Chances]) -> dict[Verdict, float]:
    kind, focus, time = chances["kind"], chances["focus"], chances["time"]
    fair = 1 - chances["leading"].of(YES)
    question, mirror = kind.of(Kind.QUESTION), kind.of(Kind.MIRROR)
    advice = kind.of(Kind.STATEMENT) * chances["is_advice"].of(YES)
    used = focus.of(Focus.MY_IDEA) * time.of(TimeFrame.SPECIFIC_PAST)
    theirs = focus.of(Focus.THEIR_LIFE) + focus.of(Focus.NEUTRAL) * chances["is_referral"].of(YES) + used
    passes = mirror * fair + question * fair * theirs
    aside = question * fair * focus.of(Focus.NEUTRAL) * chances["is_referral"].of(NO)
    return _split(
        kind.of(Kind.PITCH) + advice + mirror * (1 - fair) + question - question * fair * theirs - aside, passes
    )


def _rule2(chances: Mapping[str, Chances]) -> dict[Verdict, float]:
    focus, time, viewed = chances["focus"], chances["time"], chances["is_opinion"].of(YES)
    asked = chances["kind"].of(Kind.QUESTION) * (1 - focus.of(Focus.NEUTRAL))
    guessed = time.of(TimeFrame.GENERIC_HABIT) + time.of(TimeFrame.HYPOTHETICAL_FUTURE)
    factual = time.of(TimeFrame.SPECIFIC_PAST) + time.of(TimeFrame.PRESENT_PRACTICE)
    timeless = time.of(TimeFrame.NONE) * (viewed + (1 - viewed) * focus.of(Focus.MY_IDEA))
    return _split(asked * (guessed + factual * viewed + timeless), asked * factual * (1 - viewed))


def _rule3(chances: Mapping[str, Chances], words: int) -> dict[Verdict, float]:
    kind = chances["kind"]
    free = kind.of(Kind.SMALLTALK) + kind.of(Kind.THANKS_OR_CLOSING)
    if words > LONGEST:
        return _split(1 - free, 0.0)
    single = (1 - chances["multi_part"].of(YES)) * (1 - chances["is_menu"].of(YES))
    floor = 1 - (1 - chances["takes_floor"].of(YES)) * (1 - chances["is_advice"].of(YES))
    fails = kind.of(Kind.PITCH) + kind.of(Kind.QUESTION) * (1 - single) + kind.of(Kind.STATEMENT) * floor
    return _split(fails, 1 - free - fails)


def weigh_evidence(evidence: Evidence, words: int, model: Classifier, certain: Certain = NOTHING) -> Weighed:
    """Decide all labels of an utterance of so many words."""
    chances = _settled(model.chances(evidence), certain)
    found = _decide(chances, words)
    given = verdicts(found)
    return Weighed(
        findings=found,
        likely=Rules(
            rule1=_rule1(chances)[given.rule1],
            rule2=_rule2(chances)[given.rule2],
            rule3=_rule3(chances, words)[given.rule3],
        ),
    )


@dataclass(frozen=True, slots=True)
class Judged:
    """What was decided, how often such verdicts were right, and which of them are too uncertain to stand."""

    findings: Findings
    confidence: Rules[float]
    unsure: Rules[bool]


def weigh(reading: Reading, parts: Parts, by_rules: Findings, model: Classifier) -> Judged:
    """Decide all labels of an English utterance, the findings of the rules among what is weighed."""
    evidence, certain = evidence_of(reading, parts, by_rules), certain_of(reading, by_rules)
    weighed = weigh_evidence(evidence, by_rules.words, model, certain)
    confidence = model.calibration.confidence(weighed.likely)
    return Judged(weighed.findings, confidence, model.calibration.unsure(confidence))
