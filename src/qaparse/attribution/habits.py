"""How the next speaker follows from the ones before: a chain, under each of a few habits of conversation.

A state is the pair of who opened the run of answers and who speaks. The next answer is by the same person, by whoever
opened the run (of the last run, where a question lies between), or by somebody else. A *habit* says how likely each is
before any cue is seen; nobody knows which one a document keeps, so that all are weighed by how well they fit. All
candidates are alike to a habit: only cues can favour one. But for one: edited pages often let three and more people
answer in the order in which they are introduced (``Order``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from math import exp, log
from operator import add, attrgetter, mul
from typing import Any, TypeAlias

import attrs

from .hand import NOBODYS, Hand

__all__ = ["HABITS", "IN_ORDER", "OWN", "Order", "Step", "Way", "marginals", "ways"]

#: The habits, by what they were named for; the weights give each its own odds and its share of documents.
HABITS = ("talk", "long_turns", "by_turns", "anyone", "once")
#: A habit's own log-odds: of the same speaker, and of whoever opened the run, inside a run and over a question.
OWN = ("within.same", "within.back", "across.same", "across.back")
#: What keeping an order is made of, in log-odds: inside a run, against the next one in the order, of the same speaker,
#: of each one behind the next, of each one before; over a question, of each place further down; and its own log-share.
IN_ORDER = ("same", "skip", "back", "down", "prior")
_MOST = 20.0


@attrs.frozen
class Step:
    """What speaks for the next answer's being by the same speaker, and by whoever opened the run, in log-odds.

    ``opens`` is true where a question lies between.
    """

    opens: bool
    same: float = 0.0
    back: float = 0.0


@attrs.frozen
class Order:
    """The candidates in the order in which the text introduces them, and what keeping it is worth (``IN_ORDER``)."""

    people: Sequence[int]
    weights: Mapping[str, float]


def _odds(x: float) -> float:
    return exp(_MOST if x > _MOST else max(-_MOST, x))


def chances(step: Step, habit: Mapping[str, float], size: int) -> tuple[float, float, float, float, float]:
    """The probability of each way to go on, for each person whom it leads to.

    Where the opener speaks: the same, each other one; where another does: the same, the opener, each other one.
    """
    place = "across" if step.opens else "within"
    same, back = _odds(step.same + habit[f"{place}.same"]), _odds(step.back + habit[f"{place}.back"])
    stay = same * back if step.opens else same
    away, others = same + (back + size - 2) / (size - 1), size - 1
    return stay / (stay + 1), 1 / (stay + 1) / others, same / away, back / away / others, 1 / away / others


@attrs.frozen(eq=False)
class Way:
    """One way in which a document may be read: by a habit or in an order, and in somebody's hand.

    ``weight`` is its log-weight before any cue is seen, ``moves`` how each answer then follows from the one before.
    """

    weight: float
    hand: Hand
    moves: Sequence[Any]
    order: Order | None = None


def ways(
    steps: Sequence[Step],
    size: int,
    habits: Sequence[Mapping[str, float]],
    prior: Sequence[float],
    order: Order | None = None,
    hands: Sequence[Hand] = (NOBODYS,),
) -> list[Way]:
    """Each habit with each hand. ``prior`` are log-weights of the habits; an ``order`` is one habit more.

    ``steps[t]`` leads to answer ``t``; the first is not used. ``size`` is the number of candidates.
    """
    kept: list[tuple[float, Sequence[Any], Order | None]] = []
    for habit, weight in zip(habits, prior, strict=True):
        kept.append((weight, [chances(step, habit, size) for step in steps], None))
    if order is not None:
        down = [None if step.opens or not t else _down(step, order.weights, size) for t, step in enumerate(steps)]
        kept.append((order.weights["prior"], down, order))
    return [Way(hand.weight + weight, hand, moves, told) for hand in hands for weight, moves, told in kept]


def marginals(
    scores: Sequence[Sequence[float]], steps: Sequence[Step], ways: Sequence[Way]
) -> tuple[list[list[float]], list[float]]:
    """For each answer the probability of each candidate, over all ways to read them; and that of each of the ways.

    ``scores[t][c]`` is what cues say of candidate ``c`` at answer ``t``, in log-odds; ``ways`` of one hand stand
    together.
    """
    weights: list[float] = []
    read: list[list[list[float]]] = []
    opens = [not t or step.opens for t, step in enumerate(steps)]
    for hand, alike in groupby(ways, key=attrgetter("hand")):
        rows = [list(map(add, own, more)) for own, more in zip(scores, hand.scores)] if hand.scores else scores
        tops = list(map(max, rows))
        said = [[exp(max(x - top, -60.0)) for x in row] for row, top in zip(rows, tops)]
        certain = sum(tops)
        for way in alike:
            if way.order is None:
                evidence, nodes = _chain(said, opens, way.moves, certain)
            else:
                evidence, nodes = _in_order(said, way.order, way.moves, certain)
            weights.append(way.weight + evidence)
            read.append(nodes)
    top = max(weights)
    mass = [exp(w - top) for w in weights]
    shares = [m / sum(mass) for m in mass]
    rows = [[sum([p * x for p, x in zip(shares, column)]) for column in zip(*rows)] for rows in zip(*read, strict=True)]
    return rows, shares


#: For each who opened the run (a row) and each who speaks: a number. Where a run opens, both are one: a row alone.
_Table: TypeAlias = "list[list[float]]"


def _chain(
    said: Sequence[Sequence[float]], opens: Sequence[bool], moves: Sequence[tuple[float, ...]], evidence: float
) -> tuple[float, list[list[float]]]:
    """Under one habit: the log-sum over all ways to assign the answers, and each answer's probabilities.

    ``said`` are the scores as masses, the largest of each answer 1; ``evidence`` is what that leaves out, in log-odds.
    """
    size = len(said[0])
    now: _Table = [[s / size for s in said[0]]]
    forward: list[_Table] = []
    scales: list[float] = []
    for t, move in enumerate(moves):
        if t:
            start = _parted(now[0]) if opens[t - 1] else now
            now = [_opening(start, move, said[t])] if opens[t] else _going_on(start, move, said[t])
        scale = sum(map(sum, now)) or 1e-300
        now = [[x / scale for x in row] for row in now]
        evidence += log(scale)
        forward.append(now)
        scales.append(scale)
    nodes: list[list[float]] = [[]] * len(moves)
    behind: _Table = [[1.0] * size for _ in range(size)]
    for t in range(len(moves) - 1, -1, -1):
        if opens[t]:
            behind = [[row[o] for o, row in enumerate(behind)]]
            nodes[t] = list(map(mul, forward[t][0], behind[0]))
        else:
            nodes[t] = list(map(sum, zip(*[map(mul, *rows) for rows in zip(forward[t], behind)])))
        if t:
            scale, masses = scales[t], said[t]
            ahead = [[x * s / scale for x, s in zip(row, masses)] for row in behind]
            behind = _back(ahead * size if opens[t] else ahead, moves[t])
    return evidence, nodes


def _parted(row: Sequence[float]) -> _Table:
    """Where a run opens who speaks has opened it."""
    return [[x if o == c else 0.0 for c in range(len(row))] for o, x in enumerate(row)]


def _going_on(now: _Table, move: tuple[float, ...], said: Sequence[float]) -> _Table:
    """What the next answer of a run weighs."""
    stay, leave, same, back, other = move
    out = []
    for o, row in enumerate(now):
        lead = row[o]
        away = sum(row) - lead
        goes = [s * (lead * leave + x * same + (away - x) * other) for s, x in zip(said, row)]
        goes[o] = said[o] * (lead * stay + away * back)
        out.append(goes)
    return out


def _opening(now: _Table, move: tuple[float, ...], said: Sequence[float]) -> list[float]:
    """What the first answer of the next run weighs."""
    stay, leave, same, back, other = move
    leads = [row[o] for o, row in enumerate(now)]
    lead = sum(leads)
    spoke = [sum(column) - own for column, own in zip(zip(*now), leads)]  # by who speaks, another having opened
    opened = [sum(row) - own for row, own in zip(now, leads)]  # by who opened, another speaking
    away = sum(opened)
    return [
        s * (own * stay + (lead - own) * leave + x * same + o * back + (away - x - o) * other)
        for s, own, x, o in zip(said, leads, spoke, opened)
    ]


def _back(ahead: _Table, move: tuple[float, ...]) -> _Table:
    """What all that follows weighs; over a question the rows of ``ahead`` are one: who speaks there opens the run."""
    stay, leave, same, back, other = move
    out = []
    for o, to in enumerate(ahead):
        total, lead = sum(to), to[o]
        row = [x * same + lead * back + (total - x - lead) * other for x in to]
        row[o] = lead * stay + (total - lead) * leave
        out.append(row)
    return out


def _in_order(
    said: Sequence[Sequence[float]], order: Order, moves: Sequence[_Table | None], evidence: float
) -> tuple[float, list[list[float]]]:
    """As ``_chain``, where a run goes down the order: from each place to the next, or past some."""
    places = range(len(order.people))
    opening = [_odds(order.weights["down"] * place) for place in places]
    opening = [x / sum(opening) for x in opening]
    said = [[row[c] for c in order.people] for row in said]
    forward: list[list[float]] = []
    scales: list[float] = []
    for move, masses in zip(moves, said, strict=True):
        if move is None:
            now = [p * s for p, s in zip(opening, masses, strict=True)]
        else:
            now = [masses[b] * sum(forward[-1][a] * move[a][b] for a in places) for b in places]
        scales.append(sum(now) or 1e-300)
        evidence += log(scales[-1])
        forward.append([x / scales[-1] for x in now])
    nodes: list[list[float]] = [[]] * len(moves)
    behind = [1.0 for _ in places]
    for t in range(len(moves) - 1, -1, -1):
        by_place = [x * y for x, y in zip(forward[t], behind, strict=True)]
        nodes[t] = [p for _, p in sorted(zip(order.people, by_place, strict=True))]
        ahead = [x * s / scales[t] for x, s in zip(behind, said[t], strict=True)]
        move = moves[t]
        behind = [sum(x * p for x, p in zip(ahead, opening if move is None else move[a], strict=True)) for a in places]
    return evidence, nodes


def _down(step: Step, weights: Mapping[str, float], size: int) -> list[list[float]]:
    """Inside a run, the probability of each place behind each."""
    same, skip, back = _odds(step.same + weights["same"]), _odds(weights["skip"]), _odds(weights["back"])
    out = []
    for a in range(size):
        row = [back] * a + [same, 1.0][: size - a] + [skip] * (size - a - 2)
        out.append([x / sum(row) for x in row])
    return out
