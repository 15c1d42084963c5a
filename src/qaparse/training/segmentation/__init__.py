"""Fit the weights of reading: small boosted trees over the cues, and the chain over the document.

1. Every gold document becomes rows of features, whole and in stretches cut out of it; articles also in variations
   (``variations``), plain and formatted.
2. Trees (``trees``) are fitted on all rows; sources count by the square root of their length. The chain (``chain``)
   is fitted on scores of documents from sources that the trees have not seen.
3. What looks like a transcript is read a second time, with the profile that the first reading gave of it: trees and
   chain of that second look are fitted on the first readings of unseen sources.

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

import lightgbm
import numpy as np
from scipy.optimize import minimize

from ...cues.layout import FEATURES
from ...cues.profile import ALL_FEATURES, profile
from ...evaluation.gold import Gold, load
from ...segmentation.model import CLASSES, SIDES, STATES
from .chain import Fitted, fit_chain, probabilities, written
from .documents import FRONTED, Floats, Rows, Style, corrected, parts, rows, stretch, told
from .trees import FORMATTING, SEED, Forest, Table, as_lists, fit, fit_formatting, unseen
from .variations import STRETCH, Varier

__all__ = ["fitted", "learnable", "train"]

#: What a stretch, a graft and a variation count beside the whole document.
_WEIGHT = {"whole": 1.0, "stretch": 0.35, "graft": 0.6, "varied": 0.3, "formatted": 1.0}
#: Few sources of the gold have introductions, most published interviews do.
#: Log-odds added to the classes in the first look; chosen on other interviews than those fitted on.
_SHIFT = {"introduction": 1.1}


def _requested(value: float) -> list[Any]:
    """For short blocks that open with a request, "tell me" among them, and hardly speak of themselves."""
    short = ["length", 3.4, 0.0, ["me", 0.2, 0.0, value, 0.0], 0.0]
    stated = ["ends_in_question_mark", 0.5, 0.0, ["ends_open", 0.5, 0.0, short, 0.0], 0.0]
    return ["request_opens", 0.5, 0.0, 0.0, stated]


def _unless_asked(value: float) -> list[Any]:
    """Unless the block before thanks or asks: then this one answers it."""
    return ["thank@-1", 0.0, 0.0, ["ends_in_question_mark@-1", 0.5, 0.0, value, 0.0], 0.0]


def _handed_over(value: float) -> list[Any]:
    """For a block that asks, behind one that tells of a talk and ends in a colon."""
    asks = ["ends_in_question_mark", 0.5, 0.0, 0.0, value]
    return ["ends_in_colon@-1", 0.5, 0.0, 0.0, ["talk@-1", 0.0, 0.0, 0.0, asks]]


#: Trees set by hand, for what the gold shows too seldom to be learned: [feature, threshold, value here, left, right].
_TELLING = ("introduction", "interlude", "closing")
_BY_HAND: tuple[tuple[tuple[str, ...], list[Any]], ...] = (
    (_TELLING, ["said_after_quotation", 0.5, 0.0, 0.0, 2.0]),
    (_TELLING, ["names_of_introduction", 0.5, 0.0, 0.0, ["impersonal", 0.5, 0.0, 0.0, 1.2]]),
    (("interlude", "closing"), ["editors_note", 0.5, 0.0, 0.0, 2.0]),
    (("introduction",), ["ends_in_question_mark", 0.5, 0.0, 0.0, ["you_last", 0.5, 0.0, 0.0, -1.5]]),
    (("question",), ["numbered", 0.5, 0.0, 0.0, ["numbered_asking", 0.6, 0.0, 0.0, 2.5]]),
    (("introduction",), ["told_up_to_here", 0.5, 0.0, 0.0, 2.0]),
    (("closing",), ["told_to_the_end", 0.5, 0.0, 0.0, 2.5]),
    (("introduction",), _requested(-1.5)),
    (("introduction",), _handed_over(-3.0)),
    (("question",), _handed_over(2.0)),
    (("question",), _requested(1.5)),
)
#: The same for the first look alone: in talk both sides thank, at any time.
_THANKS: tuple[tuple[tuple[str, ...], list[Any]], ...] = (
    (("question",), ["thanks_for_the_interview", 0.5, 0.0, 0.0, _unless_asked(3.5)]),
    (("answer",), ["thanks_returned", 0.5, 0.0, 0.0, ["thank@-1", 0.0, 0.0, 0.5, 2.5]]),
)
#: By which measures of the document a transcript is told from an article, and how strongly they are held back.
_SPOKEN = (
    "document_back",
    "document_short",
    "median_length",
    "document_you",
    "document_me",
    "share_asking",
    "question_gap",
    "alternation",
)
_HELD_BACK = 0.01
#: The second look learns from what is at least so probably a transcript.
_LOOKS_SPOKEN = 0.3
#: Forests whose mean counts, in the first look and in the second: there are fewest sources of talk to learn from.
_BAG, _BAG_AGAIN = 3, 3
#: The second look is surer than its fit says, by this factor on all log-odds: each source of talk was held out against
#: trees that knew little else. It changes no reading; chosen on other interviews by their calibration.
_SURER = 1.5


def _documents(golds: Sequence[Gold]) -> list[Rows]:
    rng = random.Random(SEED)  # noqa: S311 - draws that must be the same each time, not secret
    varier = Varier(golds, rng)
    out: list[Rows | None] = []
    for gold in golds:
        whole = rows(gold, gold.blocks, "whole")
        if whole is not None and gold.genre != "article":
            for n, at in enumerate(range(0, min(len(whole.y), 2 * STRETCH), STRETCH)):
                cut = slice(at, at + STRETCH)
                if len(whole.y) > STRETCH:
                    whole.x[cut, FRONTED] = 0.0
                how = "stretch" if n else "whole"
                out.append(Rows(whole.source, how, whole.x[cut], whole.y[cut], whole.w[cut]))
        else:
            out.append(whole)
        for size in (6, 15):
            for _ in range(max(1, min(2, len(gold.blocks) // (2 * size)))):
                if len(gold.blocks) > size:
                    at = rng.randrange(len(gold.blocks) - size + 1)
                    out.append(stretch(gold, at, at + size))
        out.extend(varier.graft(gold) for _ in range(2 if gold.genre == "article" else 1))
        if gold.genre == "article":
            out.extend(varier.vary(gold, "varied") for _ in range(2))
    return [r for r in out if r is not None and len(r.y)]


def _formatted(golds: Sequence[Gold]) -> list[Rows]:
    """Articles as they may be formatted."""
    rng = random.Random(SEED)  # noqa: S311 - as above
    varier = Varier(golds, rng)
    out: list[Rows | None] = []
    for gold in golds:
        if gold.genre == "article":
            out += [rows(gold, gold.blocks, "formatted", style=Style.draw(rng), rng=rng) for _ in range(2)]
            out += [varier.vary(gold, "formatted", Style.draw(rng)) for _ in range(2)]
    return [r for r in out if r is not None and len(r.y)]


def _table(documents: Sequence[Rows]) -> Table:
    return Table(documents, _document_weights(documents), np.concatenate([r.x for r in documents]))


def _document_weights(documents: Sequence[Rows]) -> Floats:
    """No source drowns the others by its length: a source counts by the square root of its blocks."""
    size: dict[tuple[str, str], int] = defaultdict(int)
    for r in documents:
        size[r.source, r.how] += len(r.y)
    weights = np.array([_WEIGHT[r.how] * size[r.source, r.how] ** -0.5 for r in documents])
    return np.asarray(weights / weights.mean())


def _profiled(document: Rows, p: Floats) -> Floats:
    asks, answers = (p[:, side].tolist() for side in SIDES)
    return np.array(list(profile(document.x.tolist(), asks, answers)))


def _fit_spoken(documents: Sequence[Rows], spoken: Sequence[bool]) -> dict[str, Any]:
    """A logistic regression on measures of the documents; both genres count the same."""
    raw = np.array([r.x[0, [FEATURES.index(name) for name in _SPOKEN]] for r in documents])
    mean, spread = raw.mean(0), raw.std(0) + 1e-9
    x, y = (raw - mean) / spread, np.array(spoken, float)
    talks = float(y.sum())
    w = np.where(y > 0, 0.5 / max(1.0, talks), 0.5 / max(1.0, len(y) - talks))

    def objective(v: Floats) -> tuple[float, Floats]:
        p = 1 / (1 + np.exp(-(x @ v[:-1] + v[-1])))
        loss = -(w * (y * np.log(p + 1e-9) + (1 - y) * np.log(1 - p + 1e-9))).sum()
        d = w * (p - y)
        gradient = np.concatenate([x.T @ d + _HELD_BACK * v[:-1], [d.sum()]])
        return float(loss + _HELD_BACK / 2 * v[:-1] @ v[:-1]), gradient

    v = minimize(objective, np.zeros(x.shape[1] + 1), jac=True, method="L-BFGS-B").x
    weights = v[:-1] / spread
    return {
        "weights": {name: round(float(k), 4) for name, k in zip(_SPOKEN, weights, strict=True)},
        "bias": round(float(v[-1] - weights @ mean), 4),
    }


def _spoken_probability(document: Rows, spoken: Mapping[str, Any]) -> float:
    odds = spoken["bias"] + sum(document.x[0, FEATURES.index(name)] * w for name, w in spoken["weights"].items())
    return float(1 / (1 + np.exp(-odds)))


def _stage(
    forest: Forest,
    names: Sequence[str],
    fitted: Fitted,
    *,
    shift: Mapping[str, float],
    by_hand: Sequence[tuple[tuple[str, ...], list[Any]]],
    formats: lightgbm.Booster | None = None,
    surer: float = 1.0,
) -> dict[str, Any]:
    """One stage of the model as the weights file has it."""
    kept = [names[c] for c in forest.columns]
    scale = round(fitted.scale, 4)
    formatting = _by_class(as_lists(formats)) if formats is not None else {}
    looked_at = [FEATURES[n] for n in FORMATTING]
    added: defaultdict[str, list[Any]] = defaultdict(list)
    for classes, tree in by_hand:
        for c in classes:
            added[c].append(_by_hand(tree, kept, scale))
    formatting = {c: [_by_hand(_named(t, looked_at), kept, 1.0) for t in ts] for c, ts in formatting.items()}
    boosters = zip(forest.classes, forest.change, strict=True)
    return {
        "features": kept,
        "scale": round(scale * surer, 4),
        "bias": {c: round(shift.get(c, 0.0) / scale, 4) for c in CLASSES},
        "chain": _times(written(fitted), surer),
        "forests": [{**_by_class(as_lists(classes)), "change": as_lists(change)} for classes, change in boosters],
        "by hand": added,
        "formatting": formatting,
    }


def _times(weights: Any, factor: float) -> Any:
    """All numbers in the tables of a chain, times a factor."""
    if isinstance(weights, Mapping):
        return {key: _times(value, factor) for key, value in weights.items()}
    if isinstance(weights, Sequence):
        return [_times(value, factor) for value in weights]
    return round(weights * factor, 4)


def _by_class(trees: list[Any]) -> dict[str, list[Any]]:
    return {c: trees[n :: len(CLASSES)] for n, c in enumerate(CLASSES)}


def _named(node: Any, names: Sequence[str]) -> Any:
    """A tree with its features by name."""
    if not isinstance(node, list):
        return node
    feature, threshold, here, left, right = node
    return [names[feature], threshold, here, _named(left, names), _named(right, names)]


def _by_hand(node: Any, names: list[str], scale: float) -> Any:
    """A tree set by hand, its feature by number (``names`` grows where it is new), its values before scaling."""
    if not isinstance(node, list):
        return float(f"{node / scale:.4g}")
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
    return gold.genre != "article" and len(told(parts(gold)[0])) > 5


def _accuracy(documents: Sequence[Rows], scores: Sequence[Floats]) -> float:
    """Class of a block by the trees alone, sources held out: mean of whole documents."""
    pairs = [(s, r, r.w >= 1.0) for s, r in zip(scores, documents, strict=True) if r.how == "whole"]
    return float(np.mean([(s.argmax(1) == r.y)[sure].mean() for s, r, sure in pairs if sure.any()]))


def learnable(golds: Iterable[Gold]) -> list[Gold]:
    """What reading can be learned from: interviews without labels in their text, closings corrected."""
    notes = json.loads(Path(__file__).with_name("closings.json").read_text(encoding="utf-8"))
    kept = [corrected(g, notes) for g in golds if g.bare and g.is_interview]
    return [g for g in kept if not _is_talk(g)]


def train(paths: Sequence[Path], out: Path, say: Callable[[str], None] = print) -> None:
    """Fit on the gold files ``paths`` and write ``segmentation.json`` into ``out``."""
    golds = learnable(gold for path in sorted(paths) for gold in load(path))
    data = fitted(golds, say)
    data["provenance"] = _provenance(paths, golds, _licences(paths))
    (out / "segmentation.json").write_text(_readable(data) + "\n", encoding="utf-8")


def fitted(golds: Sequence[Gold], say: Callable[[str], None] = print) -> dict[str, Any]:
    """The model for these documents, as the weights file has it (provenance aside)."""
    documents = _documents(golds)
    table, formatted = _table(documents), _table(_formatted(golds))
    weights = table.weights
    say(f"segmentation: {len(golds)} documents, {len(documents)} with stretches and variations, {len(table.y)} rows")
    forest = fit(table, bag=_BAG)
    plain, dressed = unseen(table, forest.columns, formatted, bag=_BAG)
    formats = fit_formatting(formatted, dressed[0])
    scores, changes = (table.split(v) for v in plain)
    chain = fit_chain(documents, scores, changes, weights)
    accuracy = [_accuracy(documents, scores)]
    say(f"segmentation: first look, sources held out: {accuracy[0]:.4f}")
    genres = {g.source: g.genre for g in golds}
    spoken = _fit_spoken(documents, [genres[r.source] != "article" for r in documents])
    chosen = [n for n, r in enumerate(documents) if _spoken_probability(r, spoken) >= _LOOKS_SPOKEN]
    talks = [documents[n] for n in chosen]
    first = probabilities(talks, [scores[n] for n in chosen], [changes[n] for n in chosen], chain)
    seconds = Table(
        talks, weights[chosen], np.concatenate([_profiled(r, p) for r, p in zip(talks, first, strict=True)])
    )
    again = fit(seconds, bag=_BAG_AGAIN)
    scores, changes = (seconds.split(v) for v in unseen(seconds, again.columns, bag=_BAG_AGAIN)[0])
    chain_again = fit_chain(talks, scores, changes, weights[chosen])
    accuracy.append(_accuracy(talks, scores))
    say(f"segmentation: second look at {len(talks)}, sources held out: {accuracy[1]:.4f}")
    return {
        "provenance": {},
        "held_out": {f"class_accuracy_of_look_{n}": round(a, 4) for n, a in enumerate(accuracy, 1)},
        "classes": list(CLASSES),
        "states": [name for name, _, _ in STATES],
        "spoken": spoken,
        "first": _stage(forest, FEATURES, chain, shift=_SHIFT, by_hand=(*_BY_HAND, *_THANKS), formats=formats),
        "second": _stage(again, ALL_FEATURES, chain_again, shift={}, by_hand=_BY_HAND, surer=_SURER),
    }


def _readable(data: Any, depth: int = 1) -> str:
    """JSON with one tree a line, so that a change shows what changed."""
    if isinstance(data, Mapping):
        lines = [f"{json.dumps(key)}: {_readable(value, depth + 1)}" for key, value in data.items()]
    elif isinstance(data, list) and any(isinstance(value, (Mapping, list)) for value in data) and not _is_tree(data):
        lines = [_readable(value, depth + 1) for value in data]
    else:
        return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    opening, closing = "{}" if isinstance(data, Mapping) else "[]"
    between = "\n" + " " * depth
    return opening + between + f",{between}".join(lines) + between[:-1] + closing if lines else opening + closing


def _is_tree(node: Sequence[Any]) -> bool:
    """Whether it is a tree, and no list of them: the number of a feature is no leaf."""
    return isinstance(node[0], int)
