"""The joint reading: the best path of states through a document, and the probability of each state.

Plain dynamic programming; work grows linearly with the number of blocks.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, inf

from .model import STATES, Model

__all__ = ["best_path", "emissions", "marginals"]

_CLASS = [c for _, c, _ in STATES]


def emissions(scores: Sequence[Sequence[float]], bias: Sequence[Sequence[float] | None]) -> list[list[float]]:
    """Scores of the states of each block: those of its class, and what its label adds (``bias``, by state)."""
    out = []
    for row, extra in zip(scores, bias, strict=True):
        e = [row[c] for c in _CLASS]
        out.append(e if extra is None else [a + b for a, b in zip(e, extra, strict=True)])
    return out


def best_path(model: Model, emitted: Sequence[Sequence[float]], fronted: bool = False) -> tuple[list[int], float]:
    """The states of the best reading, and its score."""
    if not emitted:
        return [], 0.0
    size = len(STATES)
    score = [f + e for f, e in zip(model.first[fronted], emitted[0], strict=True)]
    back: list[list[int]] = []
    for row in emitted[1:]:
        best = [-inf] * size
        source = [0] * size
        for a, follow in enumerate(model.follow):
            s = score[a]
            for b, w in follow:
                if s + w > best[b]:
                    best[b] = s + w
                    source[b] = a
        score = [x + e for x, e in zip(best, row, strict=True)]
        back.append(source)
    final = [x + e for x, e in zip(score, model.last[fronted], strict=True)]
    state = max(range(size), key=final.__getitem__)
    top = final[state]
    path = [state]
    for source in reversed(back):
        state = source[state]
        path.append(state)
    path.reverse()
    return path, top


def marginals(model: Model, emitted: Sequence[Sequence[float]], fronted: bool = False) -> list[list[float]]:
    """For each block the probability of each state, given the whole document."""
    if not emitted:
        return []
    size = len(STATES)
    follow = [[(b, exp(w)) for b, w in row] for row in model.follow]
    forward: list[list[float]] = []
    current = [f + e for f, e in zip(model.first[fronted], emitted[0], strict=True)]
    top = max(current)
    weights = [exp(x - top) for x in current]
    forward.append(weights)
    for row in emitted[1:]:
        total = [0.0] * size
        for a, w in enumerate(forward[-1]):
            if w:
                for b, t in follow[a]:
                    total[b] += w * t
        forward.append(_normal(total, row))
    ends = max(model.last[fronted])
    behind = [exp(x - ends) for x in model.last[fronted]]
    out: list[list[float]] = [[]] * len(emitted)
    for i in range(len(emitted) - 1, -1, -1):
        joint = [f * b for f, b in zip(forward[i], behind, strict=True)]
        mass = sum(joint)
        out[i] = [x / mass for x in joint] if mass > 0 else [1.0 / size] * size
        if i:
            top = max(emitted[i])
            ahead = [b * exp(e - top) for b, e in zip(behind, emitted[i], strict=True)]
            behind = [sum(t * ahead[b] for b, t in row) for row in follow]
            mass = max(behind) or 1.0
            behind = [x / mass for x in behind]
    return out


def _normal(total: Sequence[float], row: Sequence[float]) -> list[float]:
    """Masses times emissions, scaled to sum to one."""
    top = max(row)
    out = [t * exp(max(e - top, -700.0)) for t, e in zip(total, row, strict=True)]
    mass = sum(out)
    return [x / mass for x in out] if mass > 0 else [1.0 / len(out)] * len(out)
