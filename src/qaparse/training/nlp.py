"""Fit the weights of what a spaCy pipeline adds; the file says which one it was.

Each is fitted around a prior beside the log-odds that the other cues give, which stay what they are: in the cast to
what a pipeline takes a name for, in the attribution to what the parse says of a candidate, answer by answer.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs
import numpy as np
from scipy.optimize import minimize

from ..attribution.nlp import NlpAttributor, Seen
from ..attribution.several import load as weights
from ..cast.scan import scan
from ..cast.score import judge
from ..cast.score import load as load_cast
from ..cast.score import name as cue_name
from ..cues.mentions import people
from ..evaluation.gold import Gold, load
from ..evaluation.naming import same
from ..records import Interview, Role
from .attribution import Case, case, likelihood
from .cast import NAMES, VARIANCE
from .cast import case as cast_case

__all__ = ["ENTITY", "PRIOR", "train"]

#: What each cue of the parse adds before any gold is seen, in log-odds.
PRIOR: dict[str, float] = {
    "nlp.answer.said": -0.8,
    "nlp.answer.beside_me": -1.5,
    "nlp.before.called": 0.4,
    "nlp.after.called": 0.4,
    "nlp.answer.i_do": 0.5,
    "nlp.question.you_do": 0.5,
    "nlp.answer.means": -0.9,
}
#: Shares of a prior that are tried, how strongly it holds, and how many folds tell what the fit is worth.
_SHARES, _HOLD, _FOLDS = (0.0, 0.5, 1.0, 1.5), 0.3, 3
#: What a pipeline's taking a name for something is worth before any gold is seen: for an interviewee, an interviewer.
ENTITY = {"cast.entity.a_person": (0.5, 0.5), "cast.entity.no_person": (-1.5, -1.5)}


def _fit_cast(golds: Sequence[Gold], look: Callable[[Interview], Seen]) -> dict[str, dict[str, float]]:
    """Logistic regression of who takes part on what the pipeline takes names for, beside the log-odds of the cues."""
    shipped = load_cast()
    known = attrs.evolve(shipped, cues={**shipped.cues, **dict.fromkeys(ENTITY, dict.fromkeys(Role, 0.0))})
    read = json.loads(NAMES.read_text(encoding="utf-8"))["documents"]
    share = Counter(g.source for g in golds)
    rows: dict[Role, list[tuple[float, list[bool], bool, float]]] = {role: [] for role in Role}
    for c in (cast_case(gold, read) for gold in golds):
        text = c.interview.source.text
        for who in judge(people(text, scan(c.interview)), known, look(c.interview).seen_as):
            fired = {cue_name(cue) for cue, _ in who.fired}
            for role in Role:
                if (truth := c.truth[role]) is not None:
                    right = any(same(who.name, name) for name in truth)
                    row = (who.score[role], [n in fired for n in ENTITY], right, share[c.gold.source] ** -0.5)
                    rows[role].append(row)
    out: dict[str, dict[str, float]] = {n: {} for n in ENTITY}
    for k, role in enumerate(Role):
        odds, x, y, weight = (np.array(column, dtype=float) for column in zip(*rows[role], strict=True))
        weight /= weight.mean()
        prior = np.array([row[1 - k] for row in ENTITY.values()])

        def loss(w: Any, odds: Any = odds, x: Any = x, y: Any = y, weight: Any = weight, prior: Any = prior) -> float:
            z = odds + x @ w
            return float((weight * (np.logaddexp(0, z) - y * z)).sum() + ((w - prior) ** 2).sum() / (2 * VARIANCE))

        fitted = minimize(loss, prior, method="L-BFGS-B").x
        for n, w in zip(ENTITY, fitted, strict=True):
            out[n][role.value] = round(float(w), 3)
    return out


def _fit_speakers(cases: Sequence[Case], known: Mapping[str, float]) -> dict[str, float]:
    """For each cue of the parse the share of its prior with which the right speakers are likeliest, one after another.

    What a parse adds is little: a cue that gold hardly shows keeps its prior.
    """
    found = {**known, **dict.fromkeys(PRIOR, 0.0)}
    for name, prior in PRIOR.items():
        fires = [c for c in cases if any(f.weight == name for row in c.table.fired for own in row for f in own)]
        costs = {}
        for share in _SHARES:
            tried = {**found, name: share * prior}
            costs[share] = _HOLD * abs(share - 1) - sum(c.weight * likelihood(c, tried)[0] for c in fires)
        found[name] = round(min(costs, key=costs.__getitem__) * prior, 3)
    return {name: found[name] for name in PRIOR}


def _held_out(cases: Sequence[Case], known: Mapping[str, float]) -> dict[str, dict[str, float]]:
    """By source the share of answers given to the right one, with and without the parse, in folds not fitted on."""
    right: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    silent = {**known, **dict.fromkeys(PRIOR, 0.0)}
    for fold in range(_FOLDS):
        with_ = {**known, **_fit_speakers([c for n, c in enumerate(cases) if n % _FOLDS != fold], known)}
        for c in cases[fold::_FOLDS]:
            hits = [likelihood(c, weights)[1] for weights in (silent, with_)]
            answers = sum(who >= 0 for who in c.truth)
            right[c.source] = [a + b for a, b in zip(right[c.source], (*hits, answers), strict=True)]
    return {
        source: {"accuracy": round(b / n, 3), "without": round(a / n, 3), "answers": n}
        for source, (a, b, n) in sorted(right.items())
    }


def train(paths: Sequence[Path], out: Path, say: Callable[[str], None] = print) -> None:
    """Fit on the gold files ``paths`` and write ``nlp.json`` into ``out``."""
    pipeline = NlpAttributor().nlp
    golds = [g for p in sorted(paths) for g in load(p) if g.is_interview]

    def look(interview: Interview) -> Seen:
        return Seen(pipeline, interview)

    cast = _fit_cast([g for g in golds if g.bare], look)
    cases = [c for g in golds if (c := case(g, look)) is not None]
    known = weights()
    held_out = _held_out(cases, known)
    for source, row in held_out.items():
        say(f"nlp: {source}, held out: {row}")
    data = {
        "provenance": {
            "about": "Fitted by `python -m qaparse.training nlp`; not edited by hand.",
            "pipeline": f"{pipeline.meta['lang']}_{pipeline.meta['name']} {pipeline.meta['version']}",
            "documents": len(cases),
            "files": {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(paths)},
        },
        "held_out": held_out,
        "cast": cast,
        "weights": _fit_speakers(cases, known),
    }
    (out / "nlp.json").write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
