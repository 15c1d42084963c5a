"""Boosted trees (LightGBM): the class of each block, whether the side changes at it, what formatting adds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import attrs
import lightgbm
import numpy as np
from numpy.typing import NDArray

from ...cues.layout import FEATURES
from ...segmentation.model import CLASSES
from .documents import Floats, Ints, Rows

__all__ = ["FORMATTING", "SEED", "Forest", "Table", "as_lists", "fit", "fit_formatting", "unseen"]

SEED = 7
_ROUNDS, _LEAVES, _RATE = 50, 8, 0.17
#: Features that the trees may look at, chosen by what they gained in a first fit.
_KEPT = 190
_FOLDS = 5
#: Rounds of the trees for formatting, and what they look at.
_FORMATTING_ROUNDS = 45
_FORMATS = (
    "bold italic heading_level quoted_block list_item code_or_image document_bold document_headings document_italic "
    "bold_asking heading_asking asking_bold asking_heading asking_italic asking_quoted"
).split()
_FORMATS_AROUND = ("bold", "heading_level", "italic", "quoted_block")
_BESIDE = "ends_in_question_mark asking_score length relative_length questions_before blocks_after fronted".split()
FORMATTING = [
    n
    for n, name in enumerate(FEATURES)
    if name in _FORMATS or name in _BESIDE or ("@" in name and name.partition("@")[0] in _FORMATS_AROUND)
]
_SPOKEN = (CLASSES.index("question"), CLASSES.index("answer"))


@attrs.frozen(eq=False)
class Table:
    """The rows of many documents, one under the other; ``weights`` are those of the documents."""

    rows: Sequence[Rows]
    weights: Floats
    x: Floats
    y: Ints = attrs.field(init=False)
    w: Floats = attrs.field(init=False)
    sources: NDArray[np.str_] = attrs.field(init=False)

    @y.default
    def _y(self) -> Ints:
        return np.concatenate([r.y for r in self.rows])

    @w.default
    def _w(self) -> Floats:
        return np.concatenate([d * r.w for d, r in zip(self.weights, self.rows, strict=True)])

    @sources.default
    def _sources(self) -> NDArray[np.str_]:
        return np.concatenate([np.full(len(r.y), r.source) for r in self.rows])

    def split(self, values: Floats) -> list[Floats]:
        """Values of all rows, document by document."""
        return list(np.split(values, np.cumsum([len(r.y) for r in self.rows])[:-1]))

    def moves(self) -> tuple[NDArray[np.bool_], Floats, Floats]:
        """The rows at which a side may change (somebody speaks there and before): which, whether it does, weights."""
        spoken = np.isin(self.y, _SPOKEN)
        first = np.zeros(len(self.y), bool)
        first[np.cumsum([0, *[len(r.y) for r in self.rows[:-1]]])] = True
        at = spoken & np.roll(spoken, 1) & ~first
        return at, (self.y != np.roll(self.y, 1))[at].astype(float), np.minimum(self.w, np.roll(self.w, 1))[at]


@attrs.frozen(eq=False)
class Forest:
    """Fitted trees: those of the classes and those of a change; ``columns`` are the features that they know.

    Of each there are one or more boosters, whose mean counts.
    """

    classes: Sequence[lightgbm.Booster]
    change: Sequence[lightgbm.Booster]
    columns: Sequence[int]

    def scores(self, x: Floats) -> Floats:
        """Log probabilities of the classes."""
        raw = _mean(self.classes, x[:, self.columns])
        top = raw.max(1, keepdims=True)
        return np.asarray(raw - top - np.log(np.exp(raw - top).sum(1, keepdims=True)))

    def changes(self, x: Floats) -> Floats:
        """Log-odds of a change of sides."""
        return _mean(self.change, x[:, self.columns])


def _mean(boosters: Sequence[lightgbm.Booster], x: Floats) -> Floats:
    return np.asarray(sum(np.asarray(b.predict(x, raw_score=True)) for b in boosters) / len(boosters))


def fit(
    table: Table, mask: NDArray[np.bool_] | None = None, columns: Sequence[int] | None = None, bag: int = 1
) -> Forest:
    """Trees for the rows of a table, or for those that ``mask`` chooses: ``bag`` times with other draws."""
    seen = np.ones(len(table.y), bool) if mask is None else mask
    at, changed, w = table.moves()
    chosen = seen[at]
    if columns is None:
        columns = _choose(table.x[seen], table.y[seen], table.w[seen])
    x, y, weights, moving = table.x[seen][:, columns], table.y[seen], table.w[seen], table.x[at & seen][:, columns]
    seeds = range(SEED, SEED + bag)
    return Forest(
        [_boost("multiclass", x, y, weights, num_class=len(CLASSES), seed=n) for n in seeds],
        [_boost("binary", moving, changed[chosen], w[chosen], seed=n) for n in seeds],
        columns,
    )


def unseen(table: Table, columns: Sequence[int], *others: Table, bag: int = 1) -> list[tuple[Floats, Floats]]:
    """Scores and changes of each document by trees that have not seen its source.

    Those of the documents of ``others`` too, which the trees do not learn from.
    """
    out = [(np.zeros((len(t.y), len(CLASSES))), np.zeros(len(t.y))) for t in (table, *others)]
    for fold in _folds(table.rows):
        held = np.isin(table.sources, sorted(fold))
        if not held.any() or held.all():
            continue
        forest = fit(table, ~held, columns, bag)
        for t, (scores, changes) in zip((table, *others), out, strict=True):
            held = np.isin(t.sources, sorted(fold))
            if not held.any():
                continue
            scores[held], changes[held] = forest.scores(t.x[held]), forest.changes(t.x[held])
    return out


def fit_formatting(table: Table, scores: Floats) -> lightgbm.Booster:
    """Trees that weigh what formatting adds to the scores of the others."""
    return _boost(
        "multiclass",
        table.x[:, FORMATTING],
        table.y,
        table.w,
        _FORMATTING_ROUNDS,
        start=scores.ravel(order="F"),
        num_class=len(CLASSES),
    )


def _boost(
    objective: str,
    x: Floats,
    y: Floats | Ints,
    w: Floats,
    rounds: int = _ROUNDS,
    start: Floats | None = None,
    **more: Any,
) -> lightgbm.Booster:
    settings = {
        "objective": objective,
        "num_leaves": _LEAVES,
        "learning_rate": _RATE,
        "feature_fraction": 0.4,
        "bagging_fraction": 0.7,
        "bagging_freq": 2,
        "lambda_l2": 5.0,
        "min_data_in_leaf": 30,
        "max_bin": 63,
        "num_threads": 2,
        "seed": SEED,
        "deterministic": True,
        "force_col_wise": True,
        "verbose": -1,
        **more,
    }
    data = lightgbm.Dataset(x, label=y, weight=w / w.mean(), init_score=start)
    return lightgbm.train(settings, data, num_boost_round=rounds)


def _choose(x: Floats, y: Ints, w: Floats) -> list[int]:
    """The columns that gain most in a first fit."""
    gain = _boost("multiclass", x, y, w, _ROUNDS // 2, num_class=len(CLASSES)).feature_importance("gain")
    return sorted(sorted(range(x.shape[1]), key=lambda k: (-gain[k], k))[:_KEPT])


def _folds(rows: Sequence[Rows]) -> list[set[str]]:
    """Sources in folds of about the same size."""
    size: dict[str, int] = defaultdict(int)
    for r in rows:
        size[r.source] += len(r.y)
    folds: list[set[str]] = [set() for _ in range(_FOLDS)]
    load = [0] * _FOLDS
    for source in sorted(size, key=lambda s: (-size[s], s)):
        n = load.index(min(load))
        folds[n].add(source)
        load[n] += size[source]
    return folds


def as_lists(booster: lightgbm.Booster) -> list[Any]:
    """The trees as nested lists: [feature, threshold, value here, left, right], or a leaf's value."""
    return [_node(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]


def _node(node: Mapping[str, Any]) -> Any:
    if "leaf_value" in node:
        return float(f"{node['leaf_value']:.4g}")
    return [
        node["split_feature"],
        float(f"{node['threshold']:.6g}"),
        float(f"{node['internal_value']:.4g}"),
        _node(node["left_child"]),
        _node(node["right_child"]),
    ]
