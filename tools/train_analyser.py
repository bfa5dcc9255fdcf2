"""Learn scoring/weights.json and leanings.txt from the labelled utterances in tests/scoring/corpus.

Run by hand after a change to the corpus, the cues or the features, with scikit-learn installed; nobody else needs it:

    python -m tools.train_analyser tests/scoring/corpus/utterances_*.jsonl --out scoring

Without --out it only measures: each domain is judged by weights learned from others. The same judgements say how
sure a verdict is and below which confidence it is called unsure; both are written with the weights. docs/accuracy.md
and the floors of the tests are then made anew. What words mean is taken from the word vectors of personas/matching: a
linear model over the sum of a text's vectors is one over its words, so no more than a letter a value is written down.
"""

import argparse
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from personas.matching.vectors import DIMENSIONS, word_vectors
from scoring.by_rules import find_by_rules
from scoring.certain import Certain, certain_of
from scoring.classifier import LETTERS, SCALE, WEIGHTS, Classifier, Evidence, classifier_of
from scoring.confidence import Calibration, Curve, log_odds
from scoring.features import evidence_of
from scoring.labels import Verdict
from scoring.language import language_of
from scoring.leanings import LEANINGS, letter, written
from scoring.parts import parts_of
from scoring.reading import Reading, read
from scoring.rules import LONGEST, verdicts
from scoring.utterance import analysis_of
from scoring.weighing import NO, YES, Judged, Weighed, weigh_evidence
from tools.accuracy.agreement import found, kappa
from tools.accuracy.corpus import talk_of
from tools.accuracy.left_out import record_left_out

TRUST = {"=": 1.4, "#": 1.0, "'": 1.0, "~": 0.7}
"""How freely weights may grow, by the first mark of a feature: findings, phrases and form, words, word shapes."""
MEANING = 2.0
"""How freely weights of meaning may grow."""
COMMON_WORDS = 6_000
"""Words that are given a leaning, the commonest first."""
STRENGTH = 2.0
RAREST = 2
"""A feature of fewer utterances is left out."""
SMALLEST = 0.04
"""Weights nearer to zero are left out of the file."""
RULES = ("rule1", "rule2", "rule3")
FIELDS = ("kind", "focus", "leading", "time", "open", "multi_part", *RULES)
FOLDS = 8
"""Into how many parts the domains are dealt."""
FAVOURED = {
    ("kind", "pitch"): 0.3,
    ("focus", "my_idea"): 0.3,
    ("leading", YES): 0.5,
    ("is_opinion", YES): 0.3,
}
"""What values that make a rule fail get on top, so that about as many fails are missed as are called wrongly."""
SHIPPED = Path(__file__).resolve().parents[1] / "scoring"
MOST_UNSURE = 0.08
"""Of all verdicts, how many may be left open for the sake of the others."""
TRADED = (0.0, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85)
"""Thresholds that are reported beside the chosen one."""


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled utterance and what is weighed of it."""

    labels: dict[str, Any]
    evidence: Evidence
    words: int
    certain: Certain


def _reading(labels: dict[str, Any]) -> Reading:
    return read(labels["text"], talk_of(labels))


def _example(labels: dict[str, Any]) -> Example:
    reading = _reading(labels)
    parts = parts_of(reading)
    found = find_by_rules(reading, parts)
    return Example(labels, evidence_of(reading, parts, found), found.words, certain_of(reading, found))


def _examples(paths: Sequence[Path]) -> list[Example]:
    lines = (line for path in paths for line in path.read_text(encoding="utf-8").splitlines() if line)
    return [_example(json.loads(line)) for line in lines]


Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Task:
    """One label to learn: from which utterances, and what it is for each."""

    label: str
    concerns: Callable[[Row, int], bool]
    value: Callable[[Row], str]


def _said(condition: bool) -> str:  # noqa: FBT001 - read as "said(rule is failed)"
    return YES if condition else NO


def _fails(rule: str) -> Callable[[Row], str]:
    return lambda row: _said(row[rule] == Verdict.FAIL)


def _kinds(*kinds: str) -> Callable[[Row, int], bool]:
    return lambda row, _: row["kind"] in kinds


TASKS = (
    Task("kind", lambda _row, _words: True, lambda row: str(row["kind"])),
    Task("focus", _kinds("question", "commitment_ask"), lambda row: str(row["focus"])),
    Task("leading", _kinds("question", "mirror"), lambda row: _said(row["leading"])),
    Task("time", _kinds("question"), lambda row: str(row["time"])),
    Task("open", _kinds("question", "commitment_ask"), lambda row: str(row["open"])),
    Task("multi_part", _kinds("question"), lambda row: _said(row["multi_part"])),
    Task(
        "is_opinion",
        lambda row, _: row["kind"] == "question" and row["time"] not in {"generic_habit", "hypothetical_future"},
        _fails("rule2"),
    ),
    Task(
        "is_menu",
        lambda row, words: row["kind"] == "question" and not row["multi_part"] and words <= LONGEST,
        _fails("rule3"),
    ),
    Task(
        "is_referral",
        lambda row, _: row["kind"] == "question" and row["focus"] == "neutral",
        lambda row: _said(row["rule1"] == Verdict.PASS),
    ),
    Task("is_advice", _kinds("statement"), _fails("rule1")),
    Task("takes_floor", lambda row, words: row["kind"] == "statement" and words <= LONGEST, _fails("rule3")),
)


@cache
def _vectors() -> dict[str, Any]:
    known = word_vectors()
    common = [word for word, rank in known.ranks.items() if rank < COMMON_WORDS and word.isalpha()]
    return {word: np.array(known.vector(word)) for word in common}


@cache
def _meaning(words: frozenset[str]) -> Any:  # noqa: ANN401 - numpy has no types here
    """The sum of the words' vectors, as leanings.py weighs it."""
    known = [_vectors()[word] for word in sorted(words) if word in _vectors()]
    return MEANING * sum(known, np.zeros(DIMENSIONS)) / max(1.0, len(known) ** 0.5)


@dataclass(frozen=True, slots=True)
class Learned:
    """What speaks for one value of a label."""

    weights: dict[str, float]
    """By feature; the empty feature is always there."""
    meaning: Any
    """Along which directions words speak for it, what is said first, then what was heard."""


def _learn(task: Task, examples: Sequence[Example], kept: set[str]) -> dict[str, Learned]:
    """For each value of a label what speaks for it."""
    concerned = [example for example in examples if task.concerns(example.labels, example.words)]
    rows = [{name: TRUST[name[0]] for name in sorted(each.evidence.features & kept)} for each in concerned]
    meanings = [np.concatenate([_meaning(each.evidence.said), _meaning(each.evidence.heard)]) for each in concerned]
    vectorizer = DictVectorizer()
    matrix = hstack([vectorizer.fit_transform(rows), csr_matrix(np.array(meanings))]).tocsr()
    model = LogisticRegression(C=STRENGTH, max_iter=500, tol=1e-3)
    model.fit(matrix, [task.value(example.labels) for example in concerned])
    names = vectorizer.get_feature_names_out()
    values = [str(value) for value in model.classes_]
    learned = {value: Learned({}, np.zeros(2 * DIMENSIONS)) for value in values}
    for value, row, bias in zip(values[-len(model.coef_) :], model.coef_, model.intercept_, strict=True):
        weights = {name: weight * TRUST[name[0]] for name, weight in zip(names, row[: len(names)], strict=True)}
        weights[""] = bias + FAVOURED.get((task.label, value), 0.0)
        learned[value] = Learned(weights, row[len(names) :] * MEANING)
    return learned


def learn(examples: Sequence[Example]) -> Classifier:
    """A classifier without calibration."""
    common = Counter(name for example in examples for name in example.evidence.features)
    kept = {name for name, count in common.items() if count >= RAREST}
    learned = {task.label: _learn(task, examples, kept) for task in TASKS}
    labels = {label: tuple(values) for label, values in learned.items()}
    outputs = [value for values in learned.values() for value in values.values()]
    return classifier_of(labels, _weights(outputs), _leanings(outputs), Calibration({}, 0.0))


def _weights(outputs: Sequence[Learned]) -> dict[str, str]:
    """The weights of each feature, as they are written."""
    lines: dict[str, str] = {}
    for mark, output in zip(LETTERS, outputs, strict=False):
        for name, weight in output.weights.items():
            if not name or abs(weight) >= SMALLEST:
                lines[name] = f"{lines.get(name, '')}{mark}{round(weight * SCALE)}"
    return dict(sorted(lines.items()))


def _leanings(outputs: Sequence[Learned]) -> dict[str, str]:
    """The leanings of each word, as they are written."""
    meanings = np.array([output.meaning for output in outputs]) * SCALE
    both = np.concatenate([meanings[:, :DIMENSIONS], meanings[:, DIMENSIONS:]])
    return {word: "".join(map(letter, both @ vector)) for word, vector in _vectors().items()}


def across_domains(examples: Sequence[Example]) -> list[Weighed]:
    """Each utterance judged by weights learned from other domains than its own."""
    judged: dict[int, Weighed] = {}
    domains = sorted({example.labels["domain"] for example in examples})
    for fold in range(FOLDS):
        left_out = set(domains[fold::FOLDS])
        model = learn([example for example in examples if example.labels["domain"] not in left_out])
        for number, example in enumerate(examples):
            if example.labels["domain"] in left_out:
                judged[number] = weigh_evidence(example.evidence, example.words, model, example.certain)
    return [judged[number] for number in range(len(examples))]


def calibration(examples: Sequence[Example], judged: Sequence[Weighed]) -> Calibration:
    """How often verdicts of each chance were right, on domains that were not learned from, and when to say unsure."""
    curves: dict[str, Curve] = {}
    for rule in RULES:
        odds = [[log_odds(getattr(weighed.likely, rule))] for weighed in judged]
        fitted = LogisticRegression(C=1e6, max_iter=500).fit(odds, _right(examples, judged, rule))
        curves[rule] = Curve(round(float(fitted.coef_[0][0]), 3), round(float(fitted.intercept_[0]), 3))
    sure = [Calibration(curves, 0.0).confidence(weighed.likely) for weighed in judged]
    return Calibration(curves, threshold([getattr(each, rule) for each in sure for rule in RULES]))


def _right(examples: Sequence[Example], judged: Sequence[Weighed], rule: str) -> list[float]:
    """1 for each verdict that was right, another defensible one counted as right; 0 for the others."""
    pairs = (
        _nearest(example, rule, _labels_of(weighed)[rule]) for example, weighed in zip(examples, judged, strict=True)
    )
    return [float(label == given) for label, given in pairs]


def threshold(confidences: Sequence[float]) -> float:
    """The highest confidence below which no more than `MOST_UNSURE` of all verdicts lie."""
    return max(
        step / 100
        for step in range(101)
        if sum(sure < step / 100 for sure in confidences) <= MOST_UNSURE * len(confidences)
    )


def _labels_of(weighed: Weighed) -> dict[str, str]:
    found, given = weighed.findings, verdicts(weighed.findings)
    labels = {name: getattr(given if name in RULES else found, name) for name in FIELDS}
    return {name: str(value) for name, value in labels.items()}


def _nearest(example: Example, name: str, given: str) -> tuple[str, str]:
    """The label and what was given for it, the label moved to a defensible value that was given."""
    others = [str(value) for value in example.labels["alt"].get(name, [])]
    return (given if given in others else str(example.labels[name])), given


def report(examples: Sequence[Example], judged: Sequence[Weighed]) -> Iterator[str]:
    """The agreement with the labels, one line a label: strictly, and with other defensible values counted as right."""
    labels = [_labels_of(weighed) for weighed in judged]
    for name in FIELDS:
        pairs = [(str(example.labels[name]), given[name]) for example, given in zip(examples, labels, strict=True)]
        kind = [_nearest(example, name, given[name]) for example, given in zip(examples, labels, strict=True)]
        yield f"{name:12} kappa {kappa(pairs):.3f}, kindly {kappa(kind):.3f}"
    alike = [
        [label == given for label, given in (_nearest(example, rule, each[rule]) for rule in RULES)]
        for example, each in zip(examples, labels, strict=True)
    ]
    yield f"all three rules right, kindly: {sum(map(all, alike)) / len(alike):.3f} of {len(alike)}"
    for rule in RULES:
        pairs = [_nearest(example, rule, given[rule]) for example, given in zip(examples, labels, strict=True)]
        fails = found(pairs, Verdict.FAIL)
        yield f"{rule} fail: precision {fails.precision:.3f}, recall {fails.recall:.3f}"


def trade(examples: Sequence[Example], judged: Sequence[Weighed], sure: Calibration) -> Iterator[str]:
    """What each threshold costs and gains: how many verdicts are left open, and how many of the others are right."""
    rows = [
        (getattr(sure.confidence(weighed.likely), rule), right)
        for rule in RULES
        for weighed, right in zip(judged, _right(examples, judged, rule), strict=True)
    ]
    for below in sorted({*TRADED, sure.unsure_below}):
        rest = [right for confidence, right in rows if confidence >= below]
        open_ones, right = 1 - len(rest) / len(rows), sum(rest) / len(rest)
        chosen = " <- chosen" if below == sure.unsure_below else ""
        yield f"unsure below {below:.2f}: {open_ones:.1%} left out, {right:.1%} right{chosen}"


def record(examples: Sequence[Example], judged: Sequence[Weighed], sure: Calibration) -> None:
    """Keep how well utterances of unseen domains are read, for the accuracy card."""
    analyses = []
    for example, weighed in zip(examples, judged, strict=True):
        reading = _reading(example.labels)
        confidence = sure.confidence(weighed.likely)
        decided = Judged(weighed.findings, confidence, sure.unsure(confidence))
        analyses.append((example.labels, analysis_of(reading, parts_of(reading), language_of(reading), decided)))
    record_left_out(analyses)


def write(model: Classifier, sure: Calibration, folder: Path) -> None:
    """Write what is learned into a folder."""
    data = {
        "labels": model.labels,
        "calibration": {rule: (curve.slope, curve.offset) for rule, curve in sure.curves.items()},
        "unsure_below": sure.unsure_below,
        "weights": model.weights,
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace('","', '",\n"') + "\n"
    (folder / WEIGHTS).write_text(text, encoding="utf-8")
    (folder / LEANINGS).write_text(written(model.said.letters), encoding="utf-8")
    sizes = (f"{name} {(folder / name).stat().st_size / 1000:.0f} kB" for name in (WEIGHTS, LEANINGS))
    print(f"{len(model.weights)} features;", ", ".join(sizes))


def main() -> None:
    """Measure across domains, then learn from everything."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="+", type=Path)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    examples = _examples(given.corpus)
    judged = across_domains(examples)
    sure = calibration(examples, judged)
    print("\n".join([*report(examples, judged), *trade(examples, judged, sure)]))
    if given.out:
        write(learn(examples), sure, given.out)
        if given.out.resolve() == SHIPPED:
            record(examples, judged, sure)
            # Another process: this one has the weights of before in mind.
            subprocess.run([sys.executable, "-m", "tools.accuracy"], check=True, cwd=SHIPPED.parent)


if __name__ == "__main__":
    main()
