"""Learn scoring/replies/weights.json and leanings.txt from the labelled replies in tests/scoring/corpus.

Run by hand after a change to the corpus, the cues or the features, with scikit-learn installed; nobody else needs it:

    python -m tools.train_replies tests/scoring/corpus/replies{,_dev2,_dev3,_dev4,_dev5}.jsonl --out scoring/replies

Without --out it only measures: each domain is judged by weights learned from others. Leave files out that nothing is
to be learned from. What words mean is taken from the word vectors of personas/matching: a linear model over the sum of
a reply's vectors is one over its words, so nothing but a few numbers a word is written down.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from personas.matching.vectors import DIMENSIONS, word_vectors
from scoring.labels import ReplyLabel
from scoring.leanings import LEANINGS, letter
from scoring.leanings import written as written_leanings
from scoring.replies.chances import EVERYWHERE, SCALE, WEIGHTS, Weights, read_weights, settle
from scoring.replies.features import features_of, words_of
from scoring.replies.reading import read_reply
from scoring.replies.rules import find_by_rules

TRUST = {"=": 0.5, "#": 0.7, "'": 0.5, "~": 0.4}
"""How freely weights may grow, by the first mark of a feature: findings, cues and form, words, word shapes."""
STRENGTH = 3.0
RAREST = 2
"""A feature of fewer replies is left out."""
SMALLEST = 0.03
"""Weights nearer to zero are left out of the file."""
OLD_HAND = "replies.jsonl"
"""The set whose words the rules were written for: its findings look better than they are."""
OLD_HAND_COUNTS = 0.5
MEANING = 4.0
"""How freely weights of meaning may grow."""
DIMENSION_NAMES = tuple(f"%{dimension:03d}" for dimension in range(DIMENSIONS))
COMMON_WORDS = 12_000
"""Words that are given a leaning, the commonest first."""
FOLDS = 10
"""Into how many parts the domains are dealt."""

Written = dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled reply and its features."""

    row: dict[str, Any]
    file: str
    features: frozenset[str]
    words: frozenset[str]

    @property
    def counts(self) -> float:
        """How much it counts while learning."""
        return OLD_HAND_COUNTS if self.file == OLD_HAND else 1.0

    def concerns(self, label: ReplyLabel) -> bool:
        """True unless the label is optional here."""
        return label not in self.row["optional"] and not (label is ReplyLabel.NONE and self.row["optional"])


def read_examples(paths: Sequence[Path]) -> list[Example]:
    """All replies of the files, in order."""
    return [
        _example(json.loads(line), path.name)
        for path in paths
        for line in path.read_text(encoding="utf-8").splitlines()
        if line
    ]


def _example(row: dict[str, Any], file: str) -> Example:
    sentences = read_reply(row["text"])
    features = features_of(sentences, find_by_rules(sentences), row["context"])
    words = words_of(reading for sentence in sentences for reading in sentence.readings)
    return Example(row, file, frozenset(features), frozenset(words))


@cache
def _vectors() -> dict[str, Any]:
    known = word_vectors()
    common = [word for word, rank in known.ranks.items() if rank < COMMON_WORDS and word.isalpha()]
    return {word: np.array(known.vector(word)) for word in common}


def _meaning(example: Example) -> Any:  # noqa: ANN401 - numpy has no types here
    """The sum of the words' vectors, as chances.py weighs it."""
    known = [_vectors()[word] for word in sorted(example.words) if word in _vectors()]
    return MEANING * sum(known, np.zeros(DIMENSIONS)) / max(1.0, len(known) ** 0.5)


def learn(examples: Sequence[Example]) -> tuple[Written, dict[str, str]]:
    """The weights of each label and the leanings of each word, as they are written down."""
    common = Counter(name for example in examples for name in example.features)
    kept = {name for name, count in common.items() if count >= RAREST}
    learned = [_learn(label, [e for e in examples if e.concerns(label)], kept) for label in ReplyLabel]
    written = {str(label): weights for label, (weights, _) in zip(ReplyLabel, learned, strict=True)}
    meanings = np.array([meaning for _, meaning in learned]) * MEANING * SCALE
    return written, {word: "".join(map(letter, meanings @ vector)) for word, vector in _vectors().items()}


def _learn(label: ReplyLabel, examples: Sequence[Example], kept: set[str]) -> tuple[dict[str, int], Any]:
    vectorizer = DictVectorizer()
    rows = vectorizer.fit_transform([_row(example, kept) for example in examples])
    said = [label in example.row["labels"] for example in examples]
    model = LogisticRegression(C=STRENGTH, max_iter=500)
    model.fit(rows, said, [example.counts for example in examples])
    raw = dict(zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True))
    meaning = np.array([raw.pop(name) for name in DIMENSION_NAMES])
    weights = {name: weight * TRUST[name[0]] for name, weight in raw.items()}
    learned = {name: round(weight * SCALE) for name, weight in weights.items() if abs(weight) >= SMALLEST}
    return {EVERYWHERE: round(model.intercept_[0] * SCALE), **learned}, meaning


def _row(example: Example, kept: set[str]) -> dict[str, float]:
    features = {name: TRUST[name[0]] for name in sorted(example.features & kept)}
    return features | dict(zip(DIMENSION_NAMES, map(float, _meaning(example)), strict=True))


def judge(example: Example, learned: Weights) -> frozenset[ReplyLabel]:
    """The labels that hold by some weights."""
    return settle(learned.chances(example.features, example.words))


def measure(examples: Sequence[Example]) -> Iterator[tuple[Example, frozenset[ReplyLabel]]]:
    """Each reply judged by weights learned from other domains."""
    domains = sorted({example.row["domain"] for example in examples})
    for fold in range(FOLDS):
        judged = {domain for at, domain in enumerate(domains) if at % FOLDS == fold}
        learned = read_weights(*learn([example for example in examples if example.row["domain"] not in judged]))
        for example in examples:
            if example.row["domain"] in judged:
                yield example, judge(example, learned)


def f1(label: ReplyLabel, judged: Sequence[tuple[Example, frozenset[ReplyLabel]]]) -> float:
    """The balance of precision and recall of one label; where it is optional it is not counted."""
    pairs = [(label in e.row["labels"], label in labels) for e, labels in judged if e.concerns(label)]
    right = sum(gold and said for gold, said in pairs)
    wrong = sum(gold is not said for gold, said in pairs)
    return 2 * right / (2 * right + wrong) if right + wrong else 0.0


def _report(name: str, judged: Sequence[tuple[Example, frozenset[ReplyLabel]]]) -> None:
    figures = {label: f1(label, judged) for label in ReplyLabel}
    print(f"{name} ({len(judged)}): macro-F1 {sum(figures.values()) / len(figures):.3f}")
    print("  " + ", ".join(f"{label} {figure:.2f}" for label, figure in figures.items()))


def main() -> None:
    """Measure, or write what is learned into the folder that --out names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    examples = read_examples(given.files)
    if given.out is None:
        judged = list(measure(examples))
        for file in dict.fromkeys(example.file for example in examples):
            _report(file, [pair for pair in judged if pair[0].file == file])
        _report("all", judged)
        return
    written, leanings = learn(examples)
    lines = (f"{json.dumps(label)}: {_one_line(learned)}" for label, learned in written.items())
    (given.out / WEIGHTS).write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    (given.out / LEANINGS).write_text(written_leanings(leanings), encoding="utf-8")


def _one_line(learned: dict[str, int]) -> str:
    return json.dumps(learned, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


if __name__ == "__main__":
    main()
