"""Fit the weights of attribution: how much each cue speaks for a candidate, and for a speaker going on.

Maximum likelihood of the gold speakers in interviews with several interviewees, kinds and people given, around a
prior: what a careful reader would give each cue, so that one that the gold hardly shows keeps a sensible weight. A
document counts by the square root of its answers. ``doubt``, the share of probability that the chain must not
spend, is fitted on documents of sources that the other weights have not seen.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from math import log
from pathlib import Path
from typing import Any

import attrs
import numpy as np
from scipy.optimize import minimize

from ..attribution.nlp import Seen
from ..attribution.several import Table, marginals, tabulate
from ..cast import find_cast
from ..evaluation.gold import Gold, load
from ..evaluation.naming import same
from ..records import Interview, Kind, Role, Segment, Source, Span, Speaker

__all__ = ["Case", "case", "likelihood", "train"]

#: What each cue is worth before any gold is seen, in log-odds.
PRIOR: dict[str, float] = {
    "question.addressed_in_last_sentence": 2.4,
    "question.addressed": 1.2,
    "question.spoken_of": -0.4,
    "question.said_of": -0.3,
    "question.trade": 0.3,
    "answer.introduces_oneself": 3.5,
    "answer.addressed": -1.6,
    "answer.spoken_of": -2.2,
    "answer.said_of": -2.2,
    "answer.trade": 0.25,
    "answer.own_trade": 0.8,
    "before.addressed": 1.0,
    "going.within": 0.9,
    "going.across": -0.2,
    "going.asks_several": -2.2,
    "going.joins_in": -1.6,
    "going.goes_on": 1.0,
    "going.announces_more": 1.2,
    "going.short": -0.4,
    "going.after_short": -0.6,
}
_NAMES = tuple(PRIOR)
#: How strongly the prior holds, in documents.
_HOLD = 1.0
_MOST_PEOPLE = 5
_DOUBTS = (0.02, 0.05, 0.08, 0.12, 0.16, 0.2, 0.25, 0.3, 0.4, 0.5)


@attrs.frozen(eq=False)
class Case:
    """One document: its table, and who really speaks each segment of it (``-1``: not known)."""

    source: str
    table: Table
    people: int
    gold: tuple[int, ...]
    weight: float


def case(gold: Gold, look: Callable[[Interview], Seen] | None = None) -> Case | None:
    """The document with its cues, those of a pipeline included where one looks; ``None`` where one person answers."""
    given = [Speaker(s.name, s.role, words=s.words) for s in gold.speakers if not s.generic]
    if not 2 <= sum(s.role is Role.INTERVIEWEE for s in given) <= _MOST_PEOPLE:
        return None
    segments = []
    spoken: list[str | None] = []
    source = Source("\n\n".join(b.text for b in gold.blocks))
    at = 0
    for block in gold.blocks:
        segments.append(Segment(source, Span(at, at + len(block.text)), block.kind))
        spoken.append(block.speaker if block.scored and block.kind is Kind.ANSWER else None)
        at += len(block.text) + 2
    interview = Interview(source, tuple(segments), (), True)
    people = find_cast(interview, given)
    seen = look(interview) if look else None
    if seen is not None:
        people = tuple(map(seen.described, people))
    side = [s for s in people if s.role is Role.INTERVIEWEE]
    if not 2 <= len(side) <= _MOST_PEOPLE:
        return None
    table = tabulate(interview, Kind.ANSWER, side, seen.witness if seen else None)
    who = tuple(
        next((c for c, s in enumerate(side) if same(s.name, spoken[n])), -1) if spoken[n] else -1 for n in table.chain
    )
    known = sum(w >= 0 for w in who)
    return Case(gold.source, table, len(side), who, known**-0.5) if known else None


def likelihood(case: Case, weights: Mapping[str, float], doubt: float = 0.02) -> tuple[float, int, int]:
    """Log probability of the gold speakers, how many are most probable, and of how many."""
    total, right, count = 0.0, 0, 0
    for p, gold in zip(marginals(case.table.scores(weights), case.table.same(weights)), case.gold, strict=True):
        if gold >= 0:
            total += log((1 - doubt) * p[gold] + doubt / case.people)
            right += max(range(case.people), key=p.__getitem__) == gold
            count += 1
    return total, right, count


def _fit(cases: Sequence[Case]) -> dict[str, float]:
    prior = np.array([PRIOR[n] for n in _NAMES])

    def objective(v: Any) -> float:
        weights = dict(zip(_NAMES, v, strict=True))
        pull = _HOLD * float(((v - prior) ** 2).sum())
        return pull - sum(c.weight * likelihood(c, weights)[0] for c in cases)

    best = minimize(objective, prior, method="L-BFGS-B", options={"maxiter": 12})
    return {n: round(float(x), 3) for n, x in zip(_NAMES, best.x, strict=True)}


def train(paths: Sequence[Path], out: Path, say: Callable[[str], None] = print) -> None:
    """Fit on the gold files ``paths`` and write ``attribution.json`` into ``out``."""
    golds = [g for p in sorted(paths) for g in load(p) if g.bare and g.is_interview]
    cases = [c for c in map(case, golds) if c is not None]
    say(f"attribution: {len(cases)} documents with several interviewees")
    sources = sorted({c.source for c in cases})
    big = max(sources, key=lambda s: sum(c.source == s for c in cases))
    held_out: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    loss = dict.fromkeys(_DOUBTS, 0.0)
    for fold in ([big], [s for s in sources if s != big]):
        weights = _fit([c for c in cases if c.source not in fold])
        for held in (c for c in cases if c.source in fold):
            _, right, count = likelihood(held, weights)
            held_out[held.source][0] += right
            held_out[held.source][1] += count
            for doubt in _DOUBTS:
                loss[doubt] -= held.weight * likelihood(held, weights, doubt)[0]
    for source, (right, count) in sorted(held_out.items()):
        say(f"attribution: {source}, held out: {right / count:.3f} of {count} answers, kinds and people given")
    data = {
        "provenance": {
            "about": "Fitted by `python -m qaparse.training attribution`; not edited by hand.",
            "documents": len(cases),
            "files": {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(paths)},
        },
        "held_out": {s: {"accuracy": round(r / n, 3), "answers": n} for s, (r, n) in sorted(held_out.items())},
        "weights": _fit(cases) | {"doubt": min(loss, key=loss.__getitem__)},
    }
    (out / "attribution.json").write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
