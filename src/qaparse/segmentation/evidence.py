"""Why a block was read as it was: the cues that decided, with the words they fired on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from heapq import nlargest
from math import log

from ..cues.core import Cue
from ..cues.layout import FEATURES, MEASURES
from ..cues.reading import CUES
from ..cues.view import View
from ..records import Evidence, Span
from .labels import LabelLine
from .model import STATES, Model
from .voices import Reading, Turn

__all__ = ["explain"]

#: How many cues are shown for one decision, and the least that one must have added.
_MOST, _LEAST = 5, 0.05
_NEIGHBOUR = {
    -3: "three blocks before",
    -2: "two blocks before",
    -1: "the block before",
    1: "the block after",
    2: "two blocks after",
    3: "three blocks after",
}
_CUES: dict[str, Cue] = {cue.name: cue for cue in CUES}


def explain(
    model: Model,
    rows: Sequence[Sequence[float]],
    scores: Sequence[Sequence[float]],
    views: Sequence[View],
    reading: Reading,
    i: int,
    label: LabelLine | None,
    turn: Turn | None = None,
) -> tuple[Evidence, ...]:
    """The evidence for the kind of block ``i`` against the next best class, strongest first.

    Weights are log-odds: what each cue added to the score of the class read, less what it added to that of the
    rival. ``document`` is what the blocks around it added.
    """
    state = reading.path[i]
    mine = STATES[state][1]
    rival = max((c for c in range(len(scores[i])) if c != mine), key=scores[i].__getitem__)
    parts = model.reasons(rows[i], mine, rival)
    top = nlargest(_MOST, ((abs(weight), feature) for feature, weight in parts.items()))
    out = [_evidence(feature, parts[feature], rows, views, i) for size, feature in top if size >= _LEAST]
    around = _around(reading, i, mine, rival, scores[i])
    if abs(around) >= _LEAST:
        out.append(Evidence("document", views[i].block.span, round(around, 3), "What the blocks around it are read as"))
    if label is not None and label.name:
        said = [Evidence("label", label.label, 14.0, f"A label names the speaker: {label.name}")]
        if turn is not None and (side := reading.sides.get(turn.voice)):
            said.append(Evidence("side", label.label, side.margin, side.note))
        out[:0] = said
    return tuple(out)


def _around(reading: Reading, i: int, mine: int, rival: int, scores: Sequence[float]) -> float:
    """Log-odds of the joint reading beyond those of the block's own look."""
    p = sum(x for x, (_, c, _) in zip(reading.probabilities[i], STATES, strict=True) if c == mine)
    q = sum(x for x, (_, c, _) in zip(reading.probabilities[i], STATES, strict=True) if c == rival)
    return log(max(p, 1e-4)) - log(max(q, 1e-4)) - (scores[mine] - scores[rival])


def _evidence(feature: int, weight: float, rows: Sequence[Sequence[float]], views: Sequence[View], i: int) -> Evidence:
    name, neighbour, note = _described(feature)
    view = views[i + neighbour] if 0 <= i + neighbour < len(views) else views[i]
    span = view.block.span
    cue = _CUES.get(name)
    if cue is not None:
        found = next(iter(cue.find(view.block)), None) if rows[i][feature] > 0 else None
        if found is None:
            note = f"Not so: {note}"
        else:
            span = found
    where = f"{_NEIGHBOUR[neighbour].capitalize()}: " if neighbour else ""
    return Evidence(FEATURES[feature], Span(span.start, span.end), round(weight, 3), where + note)


@cache
def _described(feature: int) -> tuple[str, int, str]:
    """A feature's cue, the neighbour it looks at, and the note on it."""
    name, _, offset = FEATURES[feature].partition("@")
    note = _CUES[name].note if name in _CUES else MEASURES[name].rstrip(".")
    return name, int(offset) if offset else 0, note
