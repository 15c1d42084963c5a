"""Fit the weights of what a spaCy pipeline adds to the attribution.

Maximum likelihood as for the other cues (``training.attribution``), around a prior, while the weights of these stay
where they are: what is fitted is what a parse says besides. The file says which pipeline it was fitted with.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from ..attribution.nlp import NlpAttributor, Seen
from ..attribution.several import load as weights
from ..evaluation.gold import load
from .attribution import Case, case, likelihood

__all__ = ["PRIOR", "train"]

#: What each cue of the parse adds before any gold is seen, in log-odds.
PRIOR: dict[str, float] = {
    "nlp.answer.called": -0.5,
    "nlp.answer.said": -0.8,
    "nlp.answer.does": -0.8,
    "nlp.answer.beside_me": -2.0,
    "nlp.answer.met": -0.8,
    "nlp.question.called_last": 0.8,
    "nlp.question.called": 0.4,
    "nlp.question.said": 0.0,
    "nlp.question.does": 0.0,
    "nlp.question.met": 0.0,
    "nlp.before.called": 0.4,
    "nlp.after.said": 0.6,
    "nlp.after.called": 0.3,
    "nlp.answer.i_do": 0.5,
    "nlp.question.you_do": 0.7,
    "nlp.answer.means": -1.0,
}
_NAMES = tuple(PRIOR)
_HOLD = 1.0
_FOLDS = 3


def _fit(cases: Sequence[Case], known: Mapping[str, float]) -> dict[str, float]:
    prior = np.array([PRIOR[n] for n in _NAMES])

    def objective(v: Any) -> float:
        tried = {**known, **dict(zip(_NAMES, v, strict=True))}
        return _HOLD * float(((v - prior) ** 2).sum()) - sum(c.weight * likelihood(c, tried)[0] for c in cases)

    best = minimize(objective, prior, method="L-BFGS-B", options={"maxiter": 8})
    return {n: round(float(x), 3) for n, x in zip(_NAMES, best.x, strict=True)}


def train(paths: Sequence[Path], out: Path, say: Callable[[str], None] = print) -> None:
    """Fit on the gold files ``paths`` and write ``nlp.json`` into ``out``."""
    pipeline = NlpAttributor().nlp
    golds = [g for p in sorted(paths) for g in load(p) if g.bare and g.is_interview]
    cases = [c for g in golds if (c := case(g, lambda interview: Seen(pipeline, interview))) is not None]
    known = weights()
    right: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for fold in range(_FOLDS):
        fitted = {**known, **_fit([c for n, c in enumerate(cases) if n % _FOLDS != fold], known)}
        for c in cases[fold::_FOLDS]:
            without, with_ = likelihood(c, {**known, **dict.fromkeys(_NAMES, 0.0)}), likelihood(c, fitted)
            right[c.source] = [a + b for a, b in zip(right[c.source], (without[1], with_[1], with_[2]))]
    held_out = {
        source: {"accuracy": round(with_ / n, 3), "without": round(without / n, 3), "answers": n}
        for source, (without, with_, n) in sorted(right.items())
    }
    for source, figures in held_out.items():
        say(f"nlp: {source}, held out: {figures['accuracy']} of {figures['answers']} answers ({figures['without']})")
    data = {
        "provenance": {
            "about": "Fitted by `python -m qaparse.training nlp`; not edited by hand.",
            "pipeline": f"{pipeline.meta['lang']}_{pipeline.meta['name']} {pipeline.meta['version']}",
            "documents": len(cases),
            "files": {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(paths)},
        },
        "held_out": held_out,
        "weights": _fit(cases, known),
    }
    (out / "nlp.json").write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
