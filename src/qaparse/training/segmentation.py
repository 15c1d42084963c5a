"""Fit the weights of reading: small boosted trees over the cues, and the chain over the document.

1. Every gold document becomes rows of features, whole and in stretches cut out of it; articles also with the
   introduction or closing of another (few sources have both), and with their questions marked by formatting.
2. Trees (LightGBM, multiclass) are fitted on all rows; sources count by the square root of their length.
3. The chain's weights are fitted by maximum likelihood (L-BFGS) on scores of documents from sources that the
   trees have not seen, so that they do not trust the trees more than a new site would allow.

Deterministic: the same gold gives the same weights.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs
import lightgbm
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from ..cues.core import Block
from ..cues.layout import FEATURES, matrix
from ..cues.view import View
from ..evaluation.gold import Gold, GoldBlock, load
from ..records import Kind, Mark, Span
from ..segmentation.front import front_matter
from ..segmentation.model import CLASSES, STATES

__all__ = ["train"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_SEED = 7
_ROUNDS, _LEAVES, _RATE = 60, 8, 0.15
#: Features that the final trees may look at, chosen by what they gained in a first fit.
_KEPT = 170
#: What a stretch, a grafted and a marked document count beside the whole one.
_WEIGHT = {"whole": 1.0, "stretch": 0.25, "graft": 0.6, "marked": 0.3}
#: Rows that gold leaves in doubt, and headings.
_DOUBTFUL, _HEADING = 0.02, 0.3
#: Transcripts are learned from in stretches of this many blocks, two a document.
_STRETCH = 120
_FOLDS = 5
#: Few sources of the gold have introductions and closings, most published interviews do; and the interludes of
#: the gold are mostly lines of credit. Log-odds added to the classes; chosen on other interviews than those fitted on.
_SHIFT = {"introduction": 1.0, "closing": 1.7, "interlude": -1.6}
#: Trees set by hand, for what the gold shows too seldom to be learned: [feature, threshold, value here, left, right].
_TELLING = ("introduction", "interlude", "closing")
_BY_HAND: tuple[tuple[tuple[str, ...], list[Any]], ...] = (
    (_TELLING, ["said_after_quotation", 0.5, 0.0, 0.0, 2.0]),
    (_TELLING, ["names_of_introduction", 0.5, 0.0, 0.0, ["impersonal", 0.5, 0.0, 0.0, 1.2]]),
    (("interlude", "closing"), ["editors_note", 0.5, 0.0, 0.0, 2.0]),
)
#: A closing of several paragraphs is as likely to go on as to end.
_GOES_ON = 0.3

_FRONTED = FEATURES.index("fronted")
_INTRODUCTION, _QUESTION, _ANSWER, _INTERLUDE, _CLOSING, _HEAD = range(len(CLASSES))


@attrs.frozen(eq=False)
class _Rows:
    """A document, or a stretch of one, as the model sees it."""

    source: str
    how: str
    x: Floats
    y: Ints
    w: Floats


# ---------------------------------------------------------------- documents to rows


def _classes(blocks: Sequence[GoldBlock]) -> list[int]:
    spoken = [i for i, b in enumerate(blocks) if b.kind.spoken]
    first, last = (spoken[0], spoken[-1]) if spoken else (len(blocks), -1)
    out = []
    for i, b in enumerate(blocks):
        if b.kind is Kind.HEADING:
            out.append(_HEAD)
        elif b.kind.spoken:
            out.append(_QUESTION if b.kind is Kind.QUESTION else _ANSWER)
        else:
            out.append(_INTRODUCTION if i < first else _CLOSING if i > last else _INTERLUDE)
    return out


def _rows(gold: Gold, blocks: Sequence[GoldBlock], how: str, *, top: bool = True, marks: str = "") -> _Rows | None:
    """The rows of a document made of these blocks, its title and byline on top."""
    pieces: list[tuple[str, int, float]] = []
    if top and gold.title:
        pieces.append((gold.title, _HEAD, 0.0))
    if top and gold.byline:
        pieces.append((f"By {gold.byline}", _INTRODUCTION, 0.0))
    for block, kind in zip(blocks, _classes(blocks), strict=True):
        weight = _HEADING if kind == _HEAD else 1.0 if block.scored else _DOUBTFUL
        if block.text.strip():
            pieces.append((block.text.strip(), kind, weight))
    text = "\n\n".join(p for p, _, _ in pieces)
    spans, at = [], 0
    for piece, _, _ in pieces:
        spans.append(Span(at, at + len(piece)))
        at += len(piece) + 2
    made = [
        Mark(span, marks if kind == _QUESTION else "heading", 2 if marks == "heading" or kind == _HEAD else None)
        for span, (_, kind, _) in zip(spans, pieces, strict=True)
        if marks and kind in (_QUESTION, _HEAD)
    ]
    views = [View(Block(text, s.start, s.end)) for s in spans]
    front = front_matter(views, [False] * len(views), made)
    body = pieces[len(front) :]
    if not body:
        return None
    title = views[0] if front and front[0] is Kind.HEADING else None
    x = np.array(matrix(views[len(front) :], made, title, fronted=bool(front)))
    return _Rows(gold.source, how, x, np.array([k for _, k, _ in body]), np.array([w for _, _, w in body]))


def _corrected(gold: Gold, closings: Mapping[str, int | None]) -> Gold:
    """Gold whose unscored tail has been read by hand (``closings.json``)."""
    if gold.id not in closings:
        return gold
    begins = closings[gold.id]
    blocks = list(gold.blocks)
    i = len(blocks)
    while i > 0 and not blocks[i - 1].scored:
        i -= 1
    for k in range(i, len(blocks)):
        if begins is not None and k >= begins:
            blocks[k] = attrs.evolve(blocks[k], kind=Kind.NARRATION, speaker=None, scored=True)
        else:
            blocks[k] = attrs.evolve(blocks[k], scored=True)
    return attrs.evolve(gold, blocks=tuple(blocks))


def _parts(gold: Gold) -> tuple[list[GoldBlock], list[GoldBlock], list[GoldBlock]]:
    """Introduction, body, closing."""
    blocks = list(gold.blocks)
    spoken = [i for i, b in enumerate(blocks) if b.kind.spoken]
    if not spoken:
        return blocks, [], []
    return blocks[: spoken[0]], blocks[spoken[0] : spoken[-1] + 1], blocks[spoken[-1] + 1 :]


def _told(blocks: Iterable[GoldBlock]) -> list[GoldBlock]:
    return [b for b in blocks if b.kind is Kind.NARRATION]


class _Grafter:
    """Puts introductions, interludes and closings of some articles on others."""

    def __init__(self, golds: Sequence[Gold], rng: random.Random) -> None:
        self.rng = rng
        self.openings: dict[str, list[tuple[Gold, list[GoldBlock]]]] = defaultdict(list)
        self.closings: dict[str, list[list[GoldBlock]]] = defaultdict(list)
        for gold in golds:
            if gold.genre != "article":
                continue
            opening, _, closing = _parts(gold)
            if 0 < len(opening) <= 25 and any(b.scored for b in _told(opening)):
                self.openings[gold.source].append((gold, opening))
            if 0 < len(closing) <= 12 and _told(closing):
                self.closings[gold.source].append(closing)

    def _opening(self) -> tuple[Gold, list[GoldBlock]]:
        return self.rng.choice(self.openings[self.rng.choice(sorted(self.openings))])

    def graft(self, gold: Gold) -> _Rows | None:
        rng = self.rng
        opening, body, closing = _parts(gold)
        if len(body) > _STRETCH:
            at = rng.randrange(0, len(body) - 60)
            body = body[at : at + rng.randrange(20, 60)]
            while body and body[0].kind is Kind.ANSWER:
                body = body[1:]
        dress = gold
        if rng.random() < 0.9 and self.openings:
            other, opening = self._opening()
            dress = other if rng.random() < 0.6 else attrs.evolve(gold, title="", byline="")
            opening = opening[rng.randrange(len(opening)) if rng.random() < 0.3 else 0 :]
        fate = rng.random()
        if fate < 0.35 and self.closings:
            closing = rng.choice(self.closings[rng.choice(sorted(self.closings))])
        elif fate < 0.75:  # many closings tell of the people as introductions do
            own = _told(opening)
            if len(own) >= 3 and rng.random() < 0.6:
                closing = own[-rng.randrange(1, min(5, len(own) - 1)) :]
                opening = [b for b in opening if not any(b is c for c in closing)]
            elif self.openings:
                told = _told(self._opening()[1])
                size = rng.randrange(1, 5)
                at = rng.randrange(max(1, len(told) - size + 1))
                closing = told[at : at + size]
        else:
            closing = []
        if rng.random() < 0.15 and len(body) > 10 and self.openings:
            between = _told(self._opening()[1])[: rng.randrange(1, 4)]
            kinds = [b.kind for b in body]
            turns = [k for k in range(2, len(body)) if kinds[k - 1 : k + 1] == [Kind.ANSWER, Kind.QUESTION]]
            if turns:
                at = rng.choice(turns)
                body = body[:at] + between + body[at:]
        closing = [attrs.evolve(b, scored=True) for b in closing]
        made = attrs.evolve(gold, title=dress.title, byline=dress.byline)
        return _rows(made, [*opening, *body, *closing], "graft")


def _documents(golds: Sequence[Gold]) -> list[_Rows]:
    rng = random.Random(_SEED)  # noqa: S311 - draws that must be the same each time, not secret
    grafter = _Grafter(golds, rng)
    out: list[_Rows | None] = []
    for gold in golds:
        whole = _rows(gold, gold.blocks, "whole")
        if whole is not None and gold.genre != "article":
            for n, at in enumerate(range(0, min(len(whole.y), 2 * _STRETCH), _STRETCH)):
                cut = slice(at, at + _STRETCH)
                how = "stretch" if n else "whole"
                if len(whole.y) > _STRETCH:
                    whole.x[cut, _FRONTED] = 0.0
                out.append(_Rows(whole.source, how, whole.x[cut], whole.y[cut], whole.w[cut]))
        else:
            out.append(whole)
        for size in (6, 15):
            for _ in range(max(1, min(2, len(gold.blocks) // (2 * size)))):
                if len(gold.blocks) > size:
                    at = rng.randrange(len(gold.blocks) - size + 1)
                    out.append(_stretch(gold, at, at + size))
        out.extend(grafter.graft(gold) for _ in range(2 if gold.genre == "article" else 1))
        if gold.genre == "article":
            out.append(_rows(gold, gold.blocks, "marked", marks=rng.choice(["bold", "bold", "heading", "italic"])))
    return [r for r in out if r is not None and len(r.y)]


def _stretch(gold: Gold, start: int, end: int) -> _Rows | None:
    """A stretch of a document; its classes are those that it has in the whole."""
    rows = _rows(gold, gold.blocks[start:end], "stretch", top=False)
    if rows is None:
        return None
    kept = [c for b, c in zip(gold.blocks, _classes(gold.blocks), strict=True) if b.text.strip()]
    before = sum(1 for b in gold.blocks[:start] if b.text.strip())
    size = sum(1 for b in gold.blocks[start:end] if b.text.strip())
    y = kept[before : before + size][-len(rows.y) :]
    return attrs.evolve(rows, y=np.array(y))


# ---------------------------------------------------------------- trees


def _document_weights(rows: Sequence[_Rows]) -> Floats:
    """No source drowns the others by its length: a source counts by the square root of its blocks."""
    size: dict[tuple[str, str], int] = defaultdict(int)
    for r in rows:
        size[r.source, r.how] += len(r.y)
    weights = np.array([_WEIGHT[r.how] * size[r.source, r.how] ** -0.5 for r in rows])
    return np.asarray(weights / weights.mean())


def _fit_trees(
    rows: Sequence[_Rows], weights: Floats, columns: Sequence[int], rounds: int = _ROUNDS
) -> lightgbm.Booster:
    x = np.concatenate([r.x for r in rows])[:, columns]
    y = np.concatenate([r.y for r in rows])
    w = np.concatenate([d * r.w for d, r in zip(weights, rows, strict=True)])
    settings = {
        "objective": "multiclass",
        "num_class": len(CLASSES),
        "num_leaves": _LEAVES,
        "learning_rate": _RATE,
        "feature_fraction": 0.4,
        "bagging_fraction": 0.7,
        "bagging_freq": 2,
        "lambda_l2": 5.0,
        "min_data_in_leaf": 30,
        "max_bin": 63,
        "num_threads": 2,
        "seed": _SEED,
        "deterministic": True,
        "force_col_wise": True,
        "verbose": -1,
    }
    return lightgbm.train(settings, lightgbm.Dataset(x, label=y, weight=w / w.mean()), num_boost_round=rounds)


def _scores(trees: lightgbm.Booster, rows: Sequence[_Rows], columns: Sequence[int]) -> list[Floats]:
    """Log probabilities of the classes, document by document."""
    x = np.concatenate([r.x for r in rows])[:, columns]
    raw = np.asarray(trees.predict(x, raw_score=True))
    raw = raw - _lse(raw, 1)[:, None]
    return list(np.split(raw, np.cumsum([len(r.y) for r in rows])[:-1]))


def _choose(rows: Sequence[_Rows], weights: Floats) -> list[int]:
    """The columns that gain most in a first fit."""
    trees = _fit_trees(rows, weights, range(len(FEATURES)), _ROUNDS // 2)
    gain = trees.feature_importance("gain")
    return sorted(sorted(range(len(FEATURES)), key=lambda k: (-gain[k], k))[:_KEPT])


def _folds(rows: Sequence[_Rows]) -> list[set[str]]:
    """Sources in folds of about the same size."""
    size: dict[str, int] = defaultdict(int)
    for r in rows:
        size[r.source] += len(r.y)
    folds: list[set[str]] = [set() for _ in range(_FOLDS)]
    load_ = [0] * _FOLDS
    for source in sorted(size, key=lambda s: (-size[s], s)):
        n = load_.index(min(load_))
        folds[n].add(source)
        load_[n] += size[source]
    return folds


def _unseen_scores(rows: Sequence[_Rows], weights: Floats, columns: Sequence[int]) -> list[Floats]:
    """Scores of each document by trees that have not seen its source."""
    out: list[Floats] = [np.zeros(0)] * len(rows)
    for fold in _folds(rows):
        seen = [n for n, r in enumerate(rows) if r.source not in fold]
        unseen = [n for n, r in enumerate(rows) if r.source in fold]
        trees = _fit_trees([rows[n] for n in seen], weights[seen], columns)
        for n, s in zip(unseen, _scores(trees, [rows[n] for n in unseen], columns), strict=True):
            out[n] = s
    return out


# ---------------------------------------------------------------- chain

_CLASS_OF = np.array([c for _, c, _ in STATES])
_PHASE = [p for _, _, p in STATES]
_STATE = {name: n for n, (name, _, _) in enumerate(STATES)}


def _allowed() -> NDArray[np.bool_]:
    """Which state may follow which: introduction, body, end, in this order; the body opens with a question."""
    size = len(STATES)
    ok = np.array([[_PHASE[b] >= _PHASE[a] for b in range(size)] for a in range(size)])
    for a in range(size):
        for b in range(size):
            if _PHASE[a] == 0 and _PHASE[b] != 0:
                ok[a, b] = b == _STATE["question"]
    return ok


_OK = _allowed()


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


class _Chain:
    """Likelihood of the gold paths, and its gradient, for many documents at once."""

    def __init__(self, rows: Sequence[_Rows], scores: Sequence[Floats], weights: Floats) -> None:
        order = sorted(range(len(rows)), key=lambda n: (-len(rows[n].y), n))
        self.sizes = np.array([len(rows[n].y) for n in order])
        self.weights = weights[order]
        self.steps, self.count = int(self.sizes[0]), len(order)
        self.score = np.zeros((self.steps, self.count, len(STATES)))
        self.gold = np.zeros((self.steps, self.count, len(STATES)))
        for column, n in enumerate(order):
            size = self.sizes[column]
            self.score[:size, column] = scores[n][:, _CLASS_OF]
            self.gold[np.arange(size), column, _states(rows[n].y)] = 1.0
        self.active = [(self.sizes > t).sum() for t in range(self.steps)]
        self.total = float((self.weights * self.sizes).sum())
        self.fronted = np.array([int(rows[n].x[0, _FRONTED]) for n in order])
        last, every = self.sizes - 1, np.arange(self.count)
        w = self.weights[:, None]
        self.first = self._by_front(self.gold[0] * w)
        self.last = self._by_front(self.gold[last, every] * w)
        self.moves = sum((self.gold[t - 1] * w).T @ self.gold[t] for t in range(1, self.steps))

    def _by_front(self, x: Floats) -> Floats:
        """Sums over the documents, those without title or byline and those with."""
        return np.stack([x[self.fronted == f].sum(0) for f in (0, 1)])

    def loss(
        self, follow: Floats, first: Floats, last: Floats, scale: float
    ) -> tuple[float, Floats, Floats, Floats, float]:
        """Negative log likelihood a block, and its gradients."""
        steps, count = self.steps, self.count
        e = self.score * scale
        allowed = np.where(_OK, np.exp(np.maximum(follow, -40.0)), 0.0)
        forward = np.full(e.shape, -1e4)
        backward = np.zeros(e.shape)
        forward[0] = e[0] + first[self.fronted]
        for t in range(1, steps):
            a = self.active[t]
            top = forward[t - 1, :a].max(1, keepdims=True)
            forward[t, :a] = np.log(np.exp(forward[t - 1, :a] - top) @ allowed + 1e-30) + top + e[t, :a]
        ends, every = self.sizes - 1, np.arange(count)
        backward[ends, every] = last[self.fronted]
        for t in range(steps - 2, -1, -1):
            a = self.active[t + 1]
            ahead = backward[t + 1, :a] + e[t + 1, :a]
            top = ahead.max(1, keepdims=True)
            backward[t, :a] = np.log(np.exp(ahead - top) @ allowed.T + 1e-30) + top
        z = _lse(forward[ends, every] + last[self.fronted], 1)
        p = np.exp(np.clip(forward + backward - z[None, :, None], -50.0, 0.0))
        p *= (np.arange(steps)[:, None] < self.sizes[None])[:, :, None]
        moves = np.zeros((len(STATES), len(STATES)))
        for t in range(1, steps):
            a = self.active[t]
            before = forward[t - 1, :a] - z[:a, None]
            after = e[t, :a] + backward[t, :a]
            m, n = before.max(1, keepdims=True), after.max(1, keepdims=True)
            joint = np.exp(before - m) * self.weights[:a, None] * np.exp(np.minimum(m + n, 50.0))
            moves += (joint.T @ np.exp(after - n)) * allowed
        w = self.weights
        gold = (
            ((self.gold * e).sum((0, 2)) * w).sum()
            + (self.moves * np.where(_OK, follow, 0.0)).sum()
            + (self.first * first).sum()
            + (self.last * last).sum()
        )
        difference = (p - self.gold) * w[None, :, None]
        return (
            float(((w * z).sum() - gold) / self.total),
            (moves - self.moves) / self.total,
            self._by_front(difference[0]) / self.total,
            (self._by_front(p[ends, every] * w[:, None]) - self.last) / self.total,
            float((difference * self.score).sum() / self.total),
        )


def _fit_chain(rows: Sequence[_Rows], scores: Sequence[Floats], weights: Floats) -> dict[str, Any]:
    chain = _Chain(rows, scores, weights)
    pairs = np.argwhere(_OK)
    size = len(STATES)
    penalty = 1e-4

    def unpack(v: Floats) -> tuple[Floats, Floats, Floats, float]:
        follow = np.full((size, size), -1e4)
        follow[pairs[:, 0], pairs[:, 1]] = v[: len(pairs)]
        rest = v[len(pairs) :]
        return follow, rest[: 2 * size].reshape(2, size), rest[2 * size : 4 * size].reshape(2, size), float(rest[-1])

    def objective(v: Floats) -> tuple[float, Floats]:
        loss, moves, first, last, scale = chain.loss(*unpack(v))
        gradient = np.concatenate([moves[pairs[:, 0], pairs[:, 1]], first.ravel(), last.ravel(), [scale]])
        pull = v.copy()
        pull[-1] -= 1.0
        return loss + penalty * float(pull @ pull) / 2, gradient + penalty * pull

    start = np.zeros(len(pairs) + 4 * size + 1)
    start[-1] = 1.0
    best = minimize(objective, start, jac=True, method="L-BFGS-B", options={"maxiter": 80})
    follow, first, last, scale = unpack(best.x)
    ends = [_STATE["closing"], _STATE["heading after"]]
    follow[np.ix_(ends, ends)] = np.maximum(follow[np.ix_(ends, ends)], _GOES_ON)
    names = [name for name, _, _ in STATES]
    return {
        "states": names,
        "scale": {c: round(scale, 4) for c in CLASSES},
        "first": [{a: round(float(x), 4) for a, x in zip(names, row, strict=True)} for row in first],
        "last": [{a: round(float(x), 4) for a, x in zip(names, row, strict=True)} for row in last],
        "follow": {
            a: {b: round(float(follow[i, j]), 4) for j, b in enumerate(names) if _OK[i, j]} for i, a in enumerate(names)
        },
    }


# ---------------------------------------------------------------- writing


def _tree(node: Mapping[str, Any]) -> Any:
    """A tree as nested lists: [feature, threshold, value here, left, right], or a leaf's value."""
    if "leaf_value" in node:
        return float(f"{node['leaf_value']:.4g}")
    return [
        node["split_feature"],
        float(f"{node['threshold']:.6g}"),
        float(f"{node['internal_value']:.4g}"),
        _tree(node["left_child"]),
        _tree(node["right_child"]),
    ]


def _by_hand(node: Any, names: list[str], scale: float) -> Any:
    """A tree set by hand, its feature by number (``names`` grows where it is new), its values before scaling."""
    if not isinstance(node, list):
        return round(node / scale, 4)
    name, threshold, here, left, right = node
    if name not in names:
        names.append(name)
    return [names.index(name), threshold, here, _by_hand(left, names, scale), _by_hand(right, names, scale)]


def _provenance(paths: Sequence[Path], golds: Sequence[Gold], licences: Mapping[str, set[str]]) -> dict[str, Any]:
    return {
        "about": "Fitted by `python -m qaparse.training segmentation`; not edited by hand.",
        "documents": len(golds),
        "blocks": sum(len(g.blocks) for g in golds),
        "files": {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(paths)},
        "licences": {source: sorted(found) for source, found in sorted(licences.items())},
    }


def _licences(paths: Iterable[Path]) -> dict[str, set[str]]:
    out: dict[str, set[str]] = defaultdict(set)
    for path in paths:
        if path.name.endswith((".jsonl", ".jsonl.gz")):
            content = path.read_bytes()
            for line in (gzip.decompress(content) if path.suffix == ".gz" else content).splitlines():
                record = json.loads(line)
                out[record["source"]].add(record.get("licence", "none stated"))
    return out


def _is_talk(gold: Gold) -> bool:
    """A lecture with questions after it: its long opening is no introduction."""
    return gold.genre != "article" and len(_told(_parts(gold)[0])) > 5


def train(paths: Sequence[Path], out: Path, say: Callable[[str], None] = print) -> None:
    """Fit on the gold files ``paths`` and write ``segmentation.json`` into ``out``."""
    notes = json.loads(Path(__file__).with_name("closings.json").read_text(encoding="utf-8"))
    golds = [_corrected(g, notes) for p in sorted(paths) for g in load(p) if g.bare and g.is_interview]
    golds = [g for g in golds if not _is_talk(g)]
    rows = _documents(golds)
    weights = _document_weights(rows)
    size = sum(len(r.y) for r in rows)
    say(f"segmentation: {len(golds)} documents, {len(rows)} with stretches and grafts, {size} rows")
    columns = _choose(rows, weights)
    trees = _fit_trees(rows, weights, columns)
    scores = _unseen_scores(rows, weights, columns)
    judged = [(s, r, r.w >= 1.0) for s, r in zip(scores, rows, strict=True) if r.how == "whole" and (r.w >= 1.0).any()]
    hit = np.array([float((s.argmax(1) == r.y)[sure].mean()) for s, r, sure in judged])
    say(f"segmentation: class of a block by the trees alone, sources held out: {hit.mean():.4f}")
    chain = _fit_chain(rows, scores, weights)
    info = trees.dump_model()["tree_info"]
    names = [FEATURES[c] for c in columns]
    fitted = {c: [_tree(t["tree_structure"]) for t in info[n :: len(CLASSES)]] for n, c in enumerate(CLASSES)}
    for classes, tree in _BY_HAND:
        for c in classes:
            fitted[c].append(_by_hand(tree, names, chain["scale"][c]))
    data = {
        "provenance": _provenance(paths, golds, _licences(paths)),
        "held_out": {"class_accuracy_mean_of_documents": round(float(hit.mean()), 4)},
        "classes": list(CLASSES),
        "features": names,
        "chain": chain,
        "bias": {c: round(_SHIFT.get(c, 0.0) / chain["scale"][c], 4) for c in CLASSES},
        "trees": fitted,
    }
    (out / "segmentation.json").write_text(_readable(data), encoding="utf-8")


def _readable(data: Mapping[str, Any]) -> str:
    """JSON with one tree a line, so that a change shows what changed."""
    trees = data["trees"]
    head = json.dumps({k: v for k, v in data.items() if k != "trees"}, indent=1, ensure_ascii=False)
    lines = [
        f'  "{c}": [\n' + ",\n".join("   " + json.dumps(tree, separators=(",", ":")) for tree in of_class) + "\n  ]"
        for c, of_class in trees.items()
    ]
    return head[: head.rindex("}")].rstrip() + ',\n "trees": {\n' + ",\n".join(lines) + "\n }\n}\n"
