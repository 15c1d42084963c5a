"""The joint reading: the best path of states through a document, and the probability of each state.

Plain dynamic programming; work grows linearly with the number of blocks.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, inf
from operator import itemgetter

from .model import STATES, Chain

__all__ = ["best_path", "emissions", "marginals"]

_of_states = itemgetter(*(c for _, c, _ in STATES))
_SIZE = len(STATES)


def emissions(scores: Sequence[Sequence[float]]) -> list[list[float]]:
    """Scores of the states of each block: those of its class."""
    return [list(_of_states(row)) for row in scores]


def best_path(
    chain: Chain, emitted: Sequence[Sequence[float]], changes: Sequence[float], fronted: bool = False
) -> tuple[list[int], float]:
    """The states of the best reading, and its score.

    ``changes`` are the log-odds that the side changes at each block (the first one's does not count).
    """
    if not emitted:
        return [], 0.0
    score = [f + e for f, e in zip(chain.first[fronted], emitted[0], strict=True)]
    into, sides = chain.into, chain.sides
    back: list[list[int]] = []
    for n in range(1, len(emitted)):
        best: list[float] = []
        source: list[int] = []
        for moves in into:
            top, origin = -inf, 0
            for a, w in moves:
                s = score[a] + w
                if s > top:
                    top, origin = s, a
            best.append(top)
            source.append(origin)
        change = changes[n]
        for a, b, w, slope in sides:
            s = score[a] + w + slope * change
            if s > best[b]:
                best[b] = s
                source[b] = a
        score = [x + e for x, e in zip(best, emitted[n])]
        back.append(source)
    final = [x + e for x, e in zip(score, chain.last[fronted], strict=True)]
    state = max(range(_SIZE), key=final.__getitem__)
    top = final[state]
    path = [state]
    for source in reversed(back):
        state = source[state]
        path.append(state)
    path.reverse()
    return path, top


def marginals(
    chain: Chain, emitted: Sequence[Sequence[float]], changes: Sequence[float], fronted: bool = False
) -> list[list[float]]:
    """For each block the probability of each state, given the whole document; arguments as for ``best_path``."""
    if not emitted:
        return []
    into, follow = ([[(s, exp(w)) for s, w in row] for row in moves] for moves in (chain.into, chain.follow))
    turns = [[(a, b, exp(w + slope * change)) for a, b, w, slope in chain.sides] for change in changes]
    masses = [_masses(row) for row in emitted]
    current = _masses([f + e for f, e in zip(chain.first[fronted], emitted[0], strict=True)])
    forward = [current]
    for mass, turn in zip(masses[1:], turns[1:]):
        total = _along(into, current)
        for a, b, t in turn:
            total[b] += current[a] * t
        current = _normal(total, mass)
        forward.append(current)
    behind = _masses(chain.last[fronted])
    out: list[list[float]] = [[]] * len(emitted)
    for i in range(len(emitted) - 1, -1, -1):
        out[i] = _normal(forward[i], behind)
        if i:
            ahead = [b * e for b, e in zip(behind, masses[i])]
            behind = _along(follow, ahead)
            for a, b, t in turns[i]:
                behind[a] += t * ahead[b]
            top = max(behind) or 1.0
            behind = [x / top for x in behind]
    return out


def _along(moves: Sequence[Sequence[tuple[int, float]]], masses: Sequence[float]) -> list[float]:
    """For each state the masses of the others, each times what the move weighs."""
    out = []
    for row in moves:
        total = 0.0
        for state, weight in row:
            total += masses[state] * weight
        out.append(total)
    return out


def _masses(row: Sequence[float]) -> list[float]:
    """Scores as masses, the largest of them 1."""
    top = max(row)
    return [exp(max(e - top, -700.0)) for e in row]


def _normal(total: Sequence[float], masses: Sequence[float]) -> list[float]:
    """Masses times masses, scaled to sum to one."""
    out = [t * m for t, m in zip(total, masses)]
    mass = sum(out)
    return [x / mass for x in out] if mass > 0 else [1.0 / len(out)] * len(out)
