"""The chain's weights: maximum likelihood (L-BFGS) on scores by trees that have not seen the document's source.

So the chain does not trust the trees more than a new site would allow.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from ...segmentation.model import CLASSES, MOST_CHANGE, SIDES, STATES
from .documents import FRONTED, Floats, Ints, Rows

__all__ = ["Fitted", "fit_chain", "probabilities", "written"]

_INTRODUCTION, _QUESTION, _ANSWER, _INTERLUDE, _CLOSING, _HEAD = range(len(CLASSES))
_CLASS_OF = np.array([c for _, c, _ in STATES])
_PHASE = [p for _, _, p in STATES]
_STATE = {name: n for n, (name, _, _) in enumerate(STATES)}
_SIZE = len(STATES)
_PENALTY = 1e-4
_STEPS = 80
#: A closing of several paragraphs is as likely to go on as to end.
_GOES_ON = 0.3


def _allowed() -> NDArray[np.bool_]:
    """Which state may follow which: introduction, body, end, in this order; the body opens with a question."""
    ok = np.array([[_PHASE[b] >= _PHASE[a] for b in range(_SIZE)] for a in range(_SIZE)])
    for a in range(_SIZE):
        for b in range(_SIZE):
            if _PHASE[a] == 0 and _PHASE[b] != 0:
                ok[a, b] = b == _STATE["question"]
    return ok


_OK = _allowed()
_PAIRS = np.argwhere(_OK)
_TURNS = np.array([(a, b) for a in SIDES for b in SIDES])


@attrs.frozen(eq=False)
class Fitted:
    """Weights of the moves, of what a change adds to them, of both ends, and the scale of the scores."""

    follow: Floats
    change: Floats
    first: Floats
    last: Floats
    scale: float

    def moves(self, changes: Floats) -> Floats:
        """Weights of the moves into blocks with these log-odds of a change: blocks × from × to."""
        weights = self.follow + np.clip(changes, -MOST_CHANGE, MOST_CHANGE)[:, None, None] * self.change
        return np.asarray(np.where(_OK, np.maximum(weights, -40.0), -1e4))


def _states(y: Ints) -> Ints:
    """The state of each block, from its class and its place."""
    spoken = [i for i, c in enumerate(y) if c in (_QUESTION, _ANSWER)]
    first, last = (spoken[0], spoken[-1]) if spoken else (len(y), -1)
    out = []
    for i, c in enumerate(y):
        phase = 0 if i < first else 2 if i > last else 1
        if not spoken and c in (_INTERLUDE, _CLOSING):
            phase = 1 if c == _INTERLUDE else 2
        if c == _HEAD:
            out.append(_STATE[("heading before", "heading", "heading after")[phase]])
        elif c in (_QUESTION, _ANSWER):
            out.append(_STATE["question" if c == _QUESTION else "answer"])
        else:
            out.append(_STATE[("introduction", "interlude", "closing")[phase]])
    return np.array(out)


def _lse(x: Floats, axis: int) -> Floats:
    top = x.max(axis, keepdims=True)
    return np.asarray((top + np.log(np.exp(x - top).sum(axis, keepdims=True))).squeeze(axis))


class _Batch:
    """Many documents side by side, longest first: (steps × documents × …)."""

    def __init__(self, rows: Sequence[Rows], scores: Sequence[Floats], changes: Sequence[Floats]) -> None:
        self.order = sorted(range(len(rows)), key=lambda n: (-len(rows[n].y), n))
        self.sizes = np.array([len(rows[n].y) for n in self.order])
        self.steps, self.count = int(self.sizes[0]), len(self.order)
        self.every = np.arange(self.count)
        self.score = np.zeros((self.steps, self.count, _SIZE))
        self.changes = np.zeros((self.steps, self.count))
        for column, n in enumerate(self.order):
            size = self.sizes[column]
            self.score[:size, column] = scores[n][:, _CLASS_OF]
            self.changes[:size, column] = changes[n]
        self.active = [int((self.sizes > t).sum()) for t in range(self.steps)]
        self.fronted = np.array([int(rows[n].x[0, FRONTED]) for n in self.order])

    def run(self, fitted: Fitted) -> tuple[Floats, Floats, list[Floats], Floats, Floats]:
        """Forward and backward scores, the moves of each step, the log partition functions, emissions."""
        e = self.score * fitted.scale
        forward = np.full(e.shape, -1e4)
        backward = np.zeros(e.shape)
        forward[0] = e[0] + fitted.first[self.fronted]
        moves: list[Floats] = [np.zeros(0)] * self.steps
        for t in range(1, self.steps):
            a = self.active[t]
            moves[t] = np.exp(fitted.moves(self.changes[t, :a]))
            top = forward[t - 1, :a].max(1, keepdims=True)
            ahead = np.einsum("na,nab->nb", np.exp(forward[t - 1, :a] - top), moves[t])
            forward[t, :a] = np.log(ahead + 1e-30) + top + e[t, :a]
        ends = self.sizes - 1
        backward[ends, self.every] = fitted.last[self.fronted]
        for t in range(self.steps - 2, -1, -1):
            a = self.active[t + 1]
            ahead = backward[t + 1, :a] + e[t + 1, :a]
            top = ahead.max(1, keepdims=True)
            behind = np.einsum("nb,nab->na", np.exp(ahead - top), moves[t + 1])
            backward[t, :a] = np.log(behind + 1e-30) + top
        z = _lse(forward[ends, self.every] + fitted.last[self.fronted], 1)
        return forward, backward, moves, z, e

    def probabilities(self, forward: Floats, backward: Floats, z: Floats) -> Floats:
        """The probability of each state at each step; 0 past a document's end."""
        p = np.exp(np.clip(forward + backward - z[None, :, None], -50.0, 0.0))
        return np.asarray(p * (np.arange(self.steps)[:, None] < self.sizes[None])[:, :, None])


class _Likelihood:
    """Likelihood of the gold paths, and its gradient."""

    def __init__(self, batch: _Batch, rows: Sequence[Rows], weights: Floats) -> None:
        self.batch = batch
        self.weights = weights[batch.order]
        self.gold = np.zeros(batch.score.shape)
        for column, n in enumerate(batch.order):
            self.gold[np.arange(batch.sizes[column]), column, _states(rows[n].y)] = 1.0
        self.total = float((self.weights * batch.sizes).sum())
        w = self.weights[:, None]
        self.first = self._by_front(self.gold[0] * w)
        self.last = self._by_front(self.gold[batch.sizes - 1, batch.every] * w)
        self.moves, self.change = np.zeros((_SIZE, _SIZE)), np.zeros((_SIZE, _SIZE))
        for t in range(1, batch.steps):
            self.moves += (self.gold[t - 1] * w).T @ self.gold[t]
            self.change += (self.gold[t - 1] * w * self._slopes(t)).T @ self.gold[t]

    def _slopes(self, t: int) -> Floats:
        return np.asarray(np.clip(self.batch.changes[t], -MOST_CHANGE, MOST_CHANGE)[:, None])

    def _by_front(self, x: Floats) -> Floats:
        """Sums over the documents, those without title or byline and those with."""
        return np.stack([x[self.batch.fronted == f].sum(0) for f in (0, 1)])

    def loss(self, fitted: Fitted) -> tuple[float, Fitted]:
        """Negative log likelihood a block, and its gradients."""
        batch = self.batch
        forward, backward, steps, z, e = batch.run(fitted)
        p = batch.probabilities(forward, backward, z)
        moves, change = np.zeros((_SIZE, _SIZE)), np.zeros((_SIZE, _SIZE))
        for t in range(1, batch.steps):
            a = batch.active[t]
            before = forward[t - 1, :a] - z[:a, None]
            after = e[t, :a] + backward[t, :a]
            m, n = before.max(1, keepdims=True), after.max(1, keepdims=True)
            size = self.weights[:a] * np.exp(np.minimum(m + n, 50.0))[:, 0]
            joint = np.exp(before - m)[:, :, None] * steps[t] * np.exp(after - n)[:, None, :] * size[:, None, None]
            moves += joint.sum(0)
            change += (joint * self._slopes(t)[:a, :, None]).sum(0)
        w = self.weights
        gold = (
            ((self.gold * e).sum((0, 2)) * w).sum()
            + (self.moves * np.where(_OK, fitted.follow, 0.0)).sum()
            + (self.change * fitted.change).sum()
            + (self.first * fitted.first).sum()
            + (self.last * fitted.last).sum()
        )
        difference = (p - self.gold) * w[None, :, None]
        ends = batch.sizes - 1
        return float(((w * z).sum() - gold) / self.total), Fitted(
            (moves - self.moves) / self.total,
            (change - self.change) / self.total,
            self._by_front(difference[0]) / self.total,
            (self._by_front(p[ends, batch.every] * w[:, None]) - self.last) / self.total,
            float((difference * batch.score).sum() / self.total),
        )


def _packed(f: Fitted) -> Floats:
    moves, turns = f.follow[_PAIRS[:, 0], _PAIRS[:, 1]], f.change[_TURNS[:, 0], _TURNS[:, 1]]
    return np.concatenate([moves, turns, f.first.ravel(), f.last.ravel(), [f.scale]])


def _unpacked(v: Floats) -> Fitted:
    follow, change = np.full((_SIZE, _SIZE), -1e4), np.zeros((_SIZE, _SIZE))
    moves, turns, first, last, scale = np.split(v, np.cumsum([len(_PAIRS), len(_TURNS), 2 * _SIZE, 2 * _SIZE]))
    follow[_PAIRS[:, 0], _PAIRS[:, 1]] = moves
    change[_TURNS[:, 0], _TURNS[:, 1]] = turns
    return Fitted(follow, change, first.reshape(2, _SIZE), last.reshape(2, _SIZE), float(scale[0]))


def fit_chain(rows: Sequence[Rows], scores: Sequence[Floats], changes: Sequence[Floats], weights: Floats) -> Fitted:
    """The chain under which the gold of these documents is likeliest."""
    likelihood = _Likelihood(_Batch(rows, scores, changes), rows, weights)

    def objective(v: Floats) -> tuple[float, Floats]:
        loss, gradient = likelihood.loss(_unpacked(v))
        pull = v.copy()
        pull[-1] -= 1.0
        return loss + _PENALTY * float(pull @ pull) / 2, _packed(gradient) + _PENALTY * pull

    start = np.zeros(len(_PAIRS) + len(_TURNS) + 4 * _SIZE + 1)
    start[-1] = 1.0
    best = minimize(objective, start, jac=True, method="L-BFGS-B", options={"maxiter": _STEPS})
    fitted = _unpacked(best.x)
    ends = np.ix_([_STATE["closing"], _STATE["heading after"]], [_STATE["closing"], _STATE["heading after"]])
    fitted.follow[ends] = np.maximum(fitted.follow[ends], _GOES_ON)
    return fitted


def probabilities(
    rows: Sequence[Rows], scores: Sequence[Floats], changes: Sequence[Floats], fitted: Fitted
) -> list[Floats]:
    """For each document the probability of each state at each block."""
    batch = _Batch(rows, scores, changes)
    forward, backward, _, z, _ = batch.run(fitted)
    p = batch.probabilities(forward, backward, z)
    out: list[Floats] = [np.zeros(0)] * len(rows)
    for column, n in enumerate(batch.order):
        out[n] = p[: batch.sizes[column], column]
    return out


def written(f: Fitted) -> dict[str, Any]:
    """The chain as the weights file has it."""
    names = [name for name, _, _ in STATES]

    def ends(rows: Floats) -> list[dict[str, float]]:
        return [{a: round(float(x), 4) for a, x in zip(names, row, strict=True)} for row in rows]

    def table(pairs: NDArray[np.int64], weights: Floats) -> dict[str, dict[str, float]]:
        out: dict[str, dict[str, float]] = {}
        for a, b in pairs:
            out.setdefault(names[a], {})[names[b]] = round(float(weights[a, b]), 4)
        return out

    return {
        "first": ends(f.first),
        "last": ends(f.last),
        "follow": table(_PAIRS, f.follow),
        "change": table(_TURNS, f.change),
    }
