"""Writes the accuracy card: what the analyser is measured to reach, where it is weak, and what others reach."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tools.accuracy.agreement import interval, kappa
from tools.accuracy.corpus import Manifest, SecondLabelling
from tools.accuracy.left_out import LEFT_OUT, LeftOut, left_out
from tools.accuracy.replies import LABELS as REPLY_LABELS
from tools.accuracy.replies import ReplyFigures
from tools.accuracy.second import all_rules_alike, couples, pairs, reply_pairs, same_labels
from tools.accuracy.tables import between, figure, paragraph, percent, sliced, table
from tools.accuracy.utterance_part import utterance_part
from tools.accuracy.utterances import FIELDS, RULES, UtteranceFigures, share
from tools.accuracy.variations import Stability

BESIDE: dict[str, Any] = tomllib.loads(Path(__file__).with_name("beside.toml").read_text(encoding="utf-8"))
_FEWEST = 5

_HEAD = """\
# How often the verdicts are right

This page is made by `python -m tools.accuracy` from labelled sentences; do not edit it. What the labels mean stands in
`scoring/labels.py` and [scoring.md](scoring.md). An answer that the labeller called as defensible counts as right.
`./check` fails where a figure falls under what stands here.

What to make of it: a verdict is a coach's opinion that is right about nine times in ten. Where the analyser is unsure
it says so (`~`) and leaves the verdict out of the score. If you think a verdict is wrong, contest it (`/contest`, or in
the debrief): `python -m tools.accuracy --contested FILE` measures the analyser by what people contested.
"""


def accuracy_card(manifest: Manifest, stability: Stability) -> str:
    """The whole card."""
    utterances = [UtteranceFigures(measured) for measured in manifest.sets if measured.kind == "utterances"]
    replies = [ReplyFigures(measured) for measured in manifest.sets if measured.kind == "replies"]
    unseen = utterances[-1].summary() if utterances else left_out().figures
    lines = [*_HEAD.splitlines(), "", *_beside(utterances[-1].measured.name if utterances else LEFT_OUT, unseen)]
    lines += _left_out(left_out())
    for figures in utterances:
        lines += utterance_part(figures, BESIDE["expression"])
    for answered in replies:
        lines += _replies(answered)
    lines += _two_readers(manifest.second)
    lines += _put_otherwise(stability)
    lines += ["## Known weaknesses", "", *(f"- {weakness['text']}" for weakness in BESIDE["weakness"])]
    return "\n".join(lines) + "\n"


def _beside(name: str, summary: Mapping[str, float]) -> Iterator[str]:
    yield from paragraph("## Beside what others reach")
    yield from paragraph(f"Ours are those called *{name}* below. The tasks differ: take it for orientation.")
    rows = []
    for other in BESIDE["published"]:
        name = other["ours"]
        ours = f"kappa {figure(summary[name])}" if name.endswith("kappa") else f"{percent(summary[name])} right"
        rows.append((other["what"], other["figure"], other["source"], f"{ours} ({other['called']})"))
    yield from table(("what", "they reach", "source", "ours"), rows)


def _left_out(measured: LeftOut) -> Iterator[str]:
    """What is measured with weights that know nothing of the trade the utterance is from."""
    figures = measured.figures
    yield from paragraph(f"## Utterances, {LEFT_OUT}: {measured.utterances}")
    yield from paragraph(
        f"Every utterance is judged by weights learned from other trades than its own; there are {measured.domains}. "
        "The phrases and forms were written with some of these utterances in view, so take it for a little too good. "
        f"All three rules right: **{percent(figures['all three rules right'])}**."
    )
    rows = [(field, *(figure(figures[f"{field} {name}"]) for name in ("macro-F1", "kappa"))) for field in FIELDS]
    yield from table(("label", "macro-F1", "kappa"), rows)
    names = ("fail precision", "fail recall", "right where sure")
    yield from table(
        ("rule", *names), [(rule, *(figure(figures[f"{rule} {name}"]) for name in names)) for rule in RULES]
    )


def _replies(figures: ReplyFigures) -> Iterator[str]:
    right = figures.wholly_right()
    yield from paragraph(f"## Replies, {figures.measured.name.removeprefix('replies ')}: {len(right)}")
    yield from paragraph(figures.measured.about)
    yield from paragraph(
        f"Macro-F1 **{figure(figures.macro_f1())}** (the expression: {figure(BESIDE['expression']['replies'])}). "
        f"All labels of a reply right: {percent(share(right))} ({between(*interval(sum(right), len(right)))})."
    )
    rows = []
    for label in REPLY_LABELS:
        each = figures.found(label)
        rows.append(
            (label, str(each.there), *map(figure, (each.precision, each.recall, each.f1, figures.kappa(label))))
        )
    yield from table(("label", "there", "precision", "recall", "F1", "kappa"), rows)
    yield from paragraph("All labels right, by register, worst first:")
    yield from table(("register", "replies", "right"), sliced(figures.slices("register"), fewest=_FEWEST))


def _two_readers(second: Sequence[SecondLabelling]) -> Iterator[str]:
    for labelling in second:
        labelled = couples(labelling)
        yield from paragraph(f"## Two readers, {labelling.kind}: {len(labelled)}")
        yield from paragraph(labelling.about)
        if labelling.kind == "utterances":
            alike = percent(share(all_rules_alike(labelled)))
            yield from paragraph(f"They agree on all three rules for {alike}, defensible answers counted.")
            rows = [
                (field, figure(kappa(pairs(labelled, field))), figure(kappa(pairs(labelled, field, strict=True))))
                for field in FIELDS
            ]
            yield from table(("label", "kappa", "kappa, first label only"), rows)
        else:
            yield from paragraph(f"They give the same labels to {percent(share(same_labels(labelled)))}.")
            by_label = [(label, figure(kappa(reply_pairs(labelled, label)))) for label in REPLY_LABELS]
            yield from table(("label", "kappa"), by_label)


def _put_otherwise(stability: Stability) -> Iterator[str]:
    yield from paragraph(f"## The same thing said by other people: {len(stability.kept)} pairs")
    kept = ", ".join(f"{percent(stability.of_rule(rule))} on rule {rule[-1]}" for rule in RULES)
    yield from paragraph(
        f"The same verdict for {kept}. Dialects and non-native grammar are written by hand, the rest is mechanical."
    )
    rows = [
        (way, str(len(pairs)), *(percent(sum(pair[at] for pair in pairs) / len(pairs)) for at in range(len(RULES))))
        for way, pairs in stability.by_way()
    ]
    yield from table(("what is changed", "pairs", *RULES), rows)
