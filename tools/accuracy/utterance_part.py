"""What the card says of one set of utterances."""

from collections.abc import Iterator, Mapping, Sequence

from scoring.labels import Verdict
from tools.accuracy.agreement import Pair, accuracy, confusions, found, interval, kappa, kappa_interval, macro_f1
from tools.accuracy.tables import between, figure, paragraph, percent, sliced, table
from tools.accuracy.utterances import FIELDS, RULES, UtteranceFigures, share

VERDICTS = tuple(map(str, Verdict))
_MOST_CONFUSED = 4
_FEWEST = 5
"""A move or slice of fewer rows is not shown: its figure would say nothing."""


def utterance_part(figures: UtteranceFigures, expression: Mapping[str, float]) -> Iterator[str]:
    """Everything measured on a set, with the plain regular expression beside it."""
    right = figures.all_rules_right()
    yield from paragraph(f"## Utterances, {figures.measured.name}: {len(right)}")
    yield from paragraph(figures.measured.about)
    yield from paragraph(
        f"All three rules right: **{percent(share(right))}** ({between(*interval(sum(right), len(right)))}); "
        f"a regular expression of 15 lines reaches {percent(expression['all'])} on utterances of the same make."
    )
    heads = ("label", "right", "95 %", "macro-F1", "kappa", "95 %", "kappa, first label only", "the expression's kappa")
    yield from table(heads, [_field(figures, field, expression[field]) for field in FIELDS])
    yield from _confused(figures)
    yield from _failing(figures)
    yield from _doubted(figures)
    yield from _honest(figures)
    yield from _moves(figures)
    for key in ("register", "domain"):
        yield from paragraph(f"All three rules right, by {key}, worst first:")
        yield from table((key, "utterances", "right"), sliced(figures.slices(key), fewest=_FEWEST))


def _field(figures: UtteranceFigures, field: str, expression: float) -> tuple[str, ...]:
    both = figures.pairs(field)
    right = sum(one == other for one, other in both)
    return (
        field,
        figure(accuracy(both)),
        between(*interval(right, len(both))),
        figure(macro_f1(both)),
        f"**{figure(kappa(both))}**",
        between(*kappa_interval(both)),
        figure(kappa(figures.pairs(field, strict=True))),
        figure(expression),
    )


def _confused(figures: UtteranceFigures) -> Iterator[str]:
    yield from paragraph("What is taken for what, most frequent first:")
    rows = []
    for field in FIELDS:
        worst = confusions(figures.pairs(field))[:_MOST_CONFUSED]
        rows.append((field, ", ".join(f"{label} → {answer} ({count})" for (label, answer), count in worst)))
    yield from table(("label", "what it is → what was said (times)"), rows)
    for rule in RULES:
        yield from _matrix(rule, figures.pairs(rule))


def _matrix(rule: str, pairs: Sequence[Pair]) -> Iterator[str]:
    rows = [
        (label, *(str(sum(pair == (label, answer) for pair in pairs)) for answer in VERDICTS)) for label in VERDICTS
    ]
    yield from table((f"{rule} is, and was said to be", *VERDICTS), rows)


def _failing(figures: UtteranceFigures) -> Iterator[str]:
    yield from paragraph("A failed rule, as a player feels it: how many fails are deserved, how many slips are caught.")
    fails = [(rule, figures.fails(rule)) for rule in RULES]
    yield from table(
        ("rule", "fails there", "precision", "recall"),
        [(rule, str(fail.there), figure(fail.precision), figure(fail.recall)) for rule, fail in fails],
    )


def _doubted(figures: UtteranceFigures) -> Iterator[str]:
    yield from paragraph("What is gained by leaving unsure verdicts out:")
    rows = []
    for rule in RULES:
        doubt = figures.doubt(rule)
        unsure = "" if doubt.unsure_right is None else percent(doubt.unsure_right)
        rows.append((rule, percent(doubt.unsure), percent(doubt.rest_right), unsure))
    yield from table(("rule", "unsure", "right among the others", "the unsure ones would have been right"), rows)


def _honest(figures: UtteranceFigures) -> Iterator[str]:
    yield from paragraph("How honest the confidence is: what verdicts of about the same confidence promised, and kept.")
    bins = [(rule, each) for rule in RULES for each in figures.reliability(rule)]
    yield from table(
        ("rule", "confidence", "verdicts", "promised", "right"),
        [
            (rule, f"{each.low:g} to {each.high:g}", str(each.count), figure(each.said), figure(each.was))
            for rule, each in bins
        ],
    )


def _moves(figures: UtteranceFigures) -> Iterator[str]:
    moves = figures.moves()
    yield from paragraph(
        f"Moves, which decide what the customer answers: {percent(accuracy(moves))} right, "
        f"kappa {figure(kappa(moves))}. Those that occur {_FEWEST} times or more:"
    )
    each = (found(moves, label) for label in sorted({label for label, _ in moves}))
    often = sorted((move for move in each if move.there >= _FEWEST), key=lambda move: (-move.f1, move.label))
    yield from table(
        ("move", "there", "precision", "recall", "F1"),
        [(m.label, str(m.there), figure(m.precision), figure(m.recall), figure(m.f1)) for m in often],
    )
