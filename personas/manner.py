"""How this person says it: a start here, an aside there, a sentence left hanging - each at most once a talk."""

import re
from dataclasses import replace

from personas.disclosure import Disclosure, Row, SpokenLine
from personas.scene import Scene

PREFIX = "manner:"
"""Before the id of every line that is manner and not matter."""

_ACCOUNTS = frozenset({Row.ANCHOR, Row.STORY, Row.NEXT_STEP, Row.PRACTICE, Row.PROBE, Row.SCARY, Row.CONTRADICTION})
_OPENS, _SOFTENS, _STRAYS = 0.25, 0.2, 0.2
"""How often an account is opened, a figure softened and a story followed by an aside; more sounds like a tic."""

_FIGURE = re.compile(
    r"(?<![\d:.])(?!(?:19|20)\d\d\b)\d+(?![:.]\d)"
    r"|(?<!\bin )\b(?:hundred|thousand|dozen|twenty|thirty|forty|fifty|sixty)\b",
    re.IGNORECASE,
)
"""A figure that could be softened: no year and no time of day."""


def with_manner(scene: Scene, disclosure: Disclosure) -> Disclosure:
    """The disclosure with this person's starts, hedges, asides and trailing words around its lines."""
    if disclosure.row not in _ACCOUNTS and not disclosure.trailing:
        return disclosure
    manner, chance = scene.knowledge.persona.manner, scene.chance
    lines = list(disclosure.lines)
    if disclosure.row in _ACCOUNTS and disclosure.told and chance.random() < _OPENS:
        lines[:0] = _fresh(scene, "opener", manner.openers)
    if disclosure.trailing:
        lines += _fresh(scene, "trail", manner.trails)
    elif disclosure.earned and not disclosure.told and _FIGURE.search(lines[-1].text) and chance.random() < _SOFTENS:
        lines += _fresh(scene, "hedge", manner.hedges)
    elif disclosure.told and chance.random() < _STRAYS:
        lines += _fresh(scene, "filler", manner.fillers)
    return replace(disclosure, lines=tuple(lines))


def _fresh(scene: Scene, sort: str, choices: tuple[str, ...]) -> list[SpokenLine]:
    unused = [
        SpokenLine(f"{PREFIX}{sort}:{number}", text[0].upper() + text[1:])
        for number, text in enumerate(choices)
        if f"{PREFIX}{sort}:{number}" not in scene.state.used_lines
    ]
    return [scene.chance.choice(unused)] if unused else []
