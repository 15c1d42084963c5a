"""How the next speaker follows from the ones before: a chain, under each of a few habits of conversation.

A state is the pair of who opened the run of answers and who speaks. The next answer is by the same person, by whoever
opened the run (of the last run, where a question lies between), or by somebody else. A *habit* says how likely each is
before any cue is seen; nobody knows which one a document keeps, so that all are weighed by how well they fit. All
candidates are alike to a habit: only cues can favour one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp, log

import attrs

__all__ = ["HABITS", "OWN", "Step", "marginals"]

#: The habits, by what they were named for; the weights give each its own odds and its share of documents.
HABITS = ("talk", "long_turns", "by_turns", "anyone", "once")
#: A habit's own log-odds: of the same speaker, and of whoever opened the run, inside a run and over a question.
OWN = ("within.same", "within.back", "across.same", "across.back")
_MOST = 20.0


@attrs.frozen
class Step:
    """What speaks for the next answer's being by the same speaker, and by whoever opened the run, in log-odds.

    ``opens`` is true where a question lies between.
    """

    opens: bool
    same: float = 0.0
    back: float = 0.0


def _odds(x: float) -> float:
    return exp(min(_MOST, max(-_MOST, x)))


def chances(step: Step, habit: Mapping[str, float], size: int) -> tuple[float, float, float, float, float]:
    """The probability of each way to go on, for each person whom it leads to.

    Where the opener speaks: the same, each other one; where another does: the same, the opener, each other one.
    """
    place = "across" if step.opens else "within"
    same, back = _odds(step.same + habit[f"{place}.same"]), _odds(step.back + habit[f"{place}.back"])
    stay = same * back if step.opens else same
    away, others = same + (back + size - 2) / (size - 1), size - 1
    return stay / (stay + 1), 1 / (stay + 1) / others, same / away, back / away / others, 1 / away / others


def marginals(
    scores: Sequence[Sequence[float]],
    steps: Sequence[Step],
    habits: Sequence[Mapping[str, float]],
    prior: Sequence[float],
) -> list[list[float]]:
    """For each answer the probability of each candidate, over all habits.

    ``scores[t][c]`` is what cues say of candidate ``c`` at answer ``t``, in log-odds; ``steps[t]`` leads to answer
    ``t`` (the first is not used); ``prior`` are log-weights of the habits.
    """
    read = [_chain(scores, steps, habit) for habit in habits]
    weights = [x + evidence for x, (evidence, _) in zip(prior, read, strict=True)]
    top = max(weights)
    mass = [exp(w - top) for w in weights]
    shares = [m / sum(mass) for m in mass]
    return [
        [sum(p * row[c] for p, row in zip(shares, rows, strict=True)) for c in range(len(rows[0]))]
        for rows in zip(*(nodes for _, nodes in read), strict=True)
    ]


def _chain(
    scores: Sequence[Sequence[float]], steps: Sequence[Step], habit: Mapping[str, float]
) -> tuple[float, list[list[float]]]:
    """Under one habit: the log-sum over all ways to assign the answers, and each answer's probabilities."""
    size, people = len(scores[0]), range(len(scores[0]))
    moves = [chances(step, habit, size) for step in steps]
    said, evidence = [], 0.0
    for row in scores:
        top = max(row)
        said.append([exp(max(x - top, -60.0)) for x in row])
        evidence += top
    # now[o][c]: o opened the run, c speaks
    now = [[said[0][c] / size if o == c else 0.0 for c in people] for o in people]
    forward: list[list[list[float]]] = []
    scales: list[float] = []
    for t, step in enumerate(steps):
        if t:
            now = _ahead(now, moves[t], said[t], opens=step.opens)
        scale = sum(map(sum, now)) or 1e-300
        now = [[x / scale for x in row] for row in now]
        evidence += log(scale)
        forward.append(now)
        scales.append(scale)
    nodes: list[list[float]] = [[]] * len(steps)
    behind = [[1.0] * size for _ in people]
    for t in range(len(steps) - 1, -1, -1):
        nodes[t] = [sum(forward[t][o][c] * behind[o][c] for o in people) for c in people]
        if t:
            ahead = [[x * s / scales[t] for x, s in zip(row, said[t], strict=True)] for row in behind]
            behind = _back(ahead, moves[t], opens=steps[t].opens)
    return evidence, nodes


def _ahead(
    now: Sequence[Sequence[float]], move: tuple[float, ...], said: Sequence[float], *, opens: bool
) -> list[list[float]]:
    people = range(len(said))
    stay, leave, same, back, other = move
    if not opens:
        out = []
        for o in people:
            row, lead = now[o], now[o][o]
            away = sum(row) - lead
            out.append(
                [
                    said[d]
                    * (lead * stay + away * back if d == o else lead * leave + row[d] * same + (away - row[d]) * other)
                    for d in people
                ]
            )
        return out
    leads = [now[d][d] for d in people]
    lead = sum(leads)
    spoke = [sum(now[o][d] for o in people) - leads[d] for d in people]  # by who speaks, another having opened
    opened = [sum(now[d]) - leads[d] for d in people]  # by who opened, another speaking
    away = sum(opened)
    return [
        [
            said[d]
            * (
                leads[d] * stay
                + (lead - leads[d]) * leave
                + spoke[d] * same
                + opened[d] * back
                + (away - spoke[d] - opened[d]) * other
            )
            if o == d
            else 0.0
            for d in people
        ]
        for o in people
    ]


def _back(ahead: Sequence[Sequence[float]], move: tuple[float, ...], *, opens: bool) -> list[list[float]]:
    people = range(len(ahead))
    stay, leave, same, back, other = move
    out = []
    for o in people:
        # over a question whoever speaks next has opened the next run
        to = [ahead[d][d] for d in people] if opens else ahead[o]
        total = sum(to)
        out.append(
            [
                to[o] * stay + (total - to[o]) * leave
                if c == o
                else to[c] * same + to[o] * back + (total - to[c] - to[o]) * other
                for c in people
            ]
        )
    return out
