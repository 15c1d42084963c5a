"""Why a block was read as it was: the cues that decided, with the words they fired on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import log

from ..cues.core import Cue
from ..cues.layout import MEASURES
from ..cues.profile import ALL_FEATURES, PROFILE
from ..cues.reading import CUES
from ..cues.view import View
from ..records import Evidence, Span
from .labels import LabelLine
from .look import Look
from .model import CLASSES, STATES
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
    look: Look,
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
    scores, rows = look.scores[i], look.rows
    mine = STATES[reading.path[i]][1]
    rival = max((c for c in range(len(scores)) if c != mine), key=scores.__getitem__)
    parts = look.stage.reasons(rows[i], mine, rival)
    strong = [(abs(weight), feature) for feature, weight in parts.items() if not -_LEAST < weight < _LEAST]
    strong.sort(reverse=True)
    out = [_evidence(feature, parts[feature], rows, views, i) for _, feature in strong[:_MOST]]
    around = _around(reading, i, mine, rival, scores)
    if abs(around) >= _LEAST:
        out.append(Evidence("document", views[i].block.span, round(around, 3), "What the blocks around it are read as"))
    if called := look.markup[i]:
        vote = called.votes.get(CLASSES[mine], 0.0) - called.votes.get(CLASSES[rival], 0.0)
        out.insert(0, Evidence(f"markup_{called.name}", views[i].block.span, round(vote, 3), called.note))
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
    return Evidence(ALL_FEATURES[feature], Span(span.start, span.end), round(weight, 3), where + note)


@cache
def _described(feature: int) -> tuple[str, int, str]:
    """A feature's cue, the neighbour it looks at, and the note on it."""
    name, _, offset = ALL_FEATURES[feature].partition("@")
    note = _CUES[name].note if name in _CUES else (MEASURES.get(name) or PROFILE[name]).rstrip(".")
    return name, int(offset) if offset else 0, note
