"""Fit the weights of the verdict: what each measure says of whether a document is an interview.

Maximum likelihood around a prior, what a careful reader would give each measure, whose signs hold. Interviews are
the gold, in several renderings and in stretches cut out of it, and ``interviews.txt``; other documents are those of
``others.txt``. Both files were written for this, since published gold holds interviews only.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from ..evaluation.gold import Gold, load
from ..evaluation.rendering import Rendering, render
from ..readers import READERS, Limits
from ..records import Kind, Source
from ..segmentation import read_document
from ..segmentation.verdict import MEASURES, Document, values

__all__ = ["texts", "train"]

Floats = NDArray[np.float64]

#: What each measure is worth before any document is seen.
PRIOR: dict[str, float] = {
    "exchanges": 1.0,
    "sure_reading": 3.0,
    "changes_sides": 1.5,
    "questions_ask": 0.4,
    "nobody_asks": -3.0,
    "both_sides_ask": -0.6,
    "questions_to_someone": 0.4,
    "questions_take_up": 0.4,
    "answers_of_oneself": 0.6,
    "personal": 0.6,
    "answers_serve": -0.6,
    "answers_ask": -0.6,
    "answers_tell": 0.3,
    "answers_longer": 0.5,
    "narrated_quotations": -2.5,
    "mostly_told": -1.2,
    "labels": 0.5,
    "labels_tell_sides": 1.0,
    "code": -0.8,
    "begins_inside": 0.5,
    "title_asks": -1.0,
    "names_another_genre": -3.0,
    "names_interview": 0.7,
}
_BIAS = 1.0
#: How strongly the prior holds, and the least share of it that is kept.
_HOLD, _LEAST = 0.6, 0.5
#: Who gives a document to a reader of interviews mostly has one.
_INTERVIEWS = 2.0
#: What a document counts, by how it is written out.
_WEIGHT = {"plain": 1.0, "tight": 0.5, "labelled": 0.7, "native": 1.0, "stretch": 0.9, "cut": 0.9}
_STRETCHES = (4, 6, 10, 15)
#: Longer documents are read this far, and no source counts for more than so many documents.
_BLOCKS, _DOCUMENTS = 150, 40
_SEED = 5


def texts(path: Path) -> Iterator[tuple[str, str]]:
    """The documents of a file in which each stands below a line ``=== what it is``."""
    for part in re.split(r"(?m)^=== ", path.read_text(encoding="utf-8"))[1:]:
        what, _, text = part.partition("\n")
        yield what, text


@attrs.frozen(eq=False)
class _Case:
    """A document: where it is from, how it is written out, what the measures found, whether it is an interview."""

    source: str
    how: str
    x: Floats
    is_interview: bool


def _case(where: str, how: str, source: Source, *, is_interview: bool) -> _Case | None:
    """``None`` for a document in which no question is answered: of that the verdict knows without weights."""
    seen: list[Document] = []

    def look(document: Document) -> tuple[float, tuple[()]]:
        seen.append(document)
        return 1.0, ()

    read_document(source, verdict=look)
    if not seen or not seen[0].exchanges:
        return None
    found = values(seen[0])
    return _Case(where, how, np.array([found[name][0] for name in PRIOR]), is_interview)


def _published(golds: Sequence[Gold]) -> Iterator[_Case | None]:
    rng = random.Random(_SEED)  # noqa: S311 - draws that must be the same each time, not secret
    counts: defaultdict[str, int] = defaultdict(int)
    for gold in golds:
        counts[gold.source] += 1
        if counts[gold.source] > _DOCUMENTS or not gold.is_interview:
            continue
        short = attrs.evolve(gold, blocks=gold.blocks[:_BLOCKS], raw=gold.raw if len(gold.blocks) <= _BLOCKS else None)
        for how in (Rendering.PLAIN, Rendering.TIGHT, Rendering.LABELLED, Rendering.NATIVE):
            page = render(short, how)
            if page is not None:
                source = READERS[page.format].read(page.text, Limits())
                yield _case(gold.source, how.value, source, is_interview=True)
        for size in _STRETCHES:
            for _ in range(2 if len(gold.blocks) > size else 0):
                start = rng.randrange(len(gold.blocks) - size + 1)
                kinds = [b.kind for b in gold.blocks[start : start + size]]
                if (Kind.QUESTION, Kind.ANSWER) in pairwise(kinds):
                    text = "\n\n".join(b.text for b in gold.blocks[start : start + size])
                    yield _case(gold.source, "stretch", Source(text), is_interview=True)


def _own(path: Path, *, is_interview: bool) -> Iterator[_Case | None]:
    for what, text in texts(path):
        where = f"{path.stem}: {what}"
        blocks = [b for b in re.split(r"\n\s*\n", text.strip()) if b.strip()]
        yield _case(where, "plain", Source(text), is_interview=is_interview)
        yield _case(where, "tight", Source("\n".join(blocks)), is_interview=is_interview)
        for size in (6, 10):
            for start in range(0, len(blocks) - size + 1, 3):
                cut = Source("\n\n".join(blocks[start : start + size]))
                yield _case(where, "cut", cut, is_interview=is_interview)


def _weights(cases: Sequence[_Case]) -> Floats:
    """A source counts by the square root of what its documents count."""
    of_source: defaultdict[tuple[str, bool], float] = defaultdict(float)
    for case in cases:
        of_source[case.source, case.is_interview] += _WEIGHT[case.how]
    return np.array(
        [
            _WEIGHT[c.how] * of_source[c.source, c.is_interview] ** -0.5 * (_INTERVIEWS if c.is_interview else 1.0)
            for c in cases
        ]
    )


def _fit(cases: Sequence[_Case]) -> Floats:
    """The bias, then the weights in the order of ``PRIOR``."""
    X = np.array([c.x for c in cases])
    y = np.array([1.0 if c.is_interview else -1.0 for c in cases])
    w = _weights(cases)
    prior = np.array([_BIAS, *PRIOR.values()])
    hold = _HOLD * np.array([1.0, *(3 * X.std(axis=0) + 0.15) ** 2])

    def objective(v: Floats) -> tuple[float, Floats]:
        z = y * (v[0] + X @ v[1:])
        loss = float((w * np.logaddexp(0, -z)).sum() + (hold * (v - prior) ** 2).sum())
        g = -w * y / (1 + np.exp(z))
        return loss, np.concatenate([[g.sum()], X.T @ g]) + 2 * hold * (v - prior)

    bounds = [(None, None), *((_LEAST * p, None) if p > 0 else (None, _LEAST * p) for p in PRIOR.values())]
    return np.asarray(minimize(objective, prior, jac=True, method="L-BFGS-B", bounds=bounds).x)


def _probability(v: Floats, case: _Case) -> float:
    return float(1 / (1 + np.exp(-(v[0] + case.x @ v[1:]))))


def train(paths: Sequence[Path], out: Path, say: Callable[[str], None] = print) -> None:
    """Fit on the gold files ``paths`` and the documents beside this module, and write ``verdict.json`` into ``out``."""
    if set(PRIOR) != set(MEASURES):
        raise AssertionError("each measure needs a prior")
    here = Path(__file__).resolve().parent
    own = [here / "interviews.txt", here / "others.txt"]
    golds = [gold for path in sorted(paths) for gold in load(path)]
    everything = [
        *_published(golds),
        *(case for path in own for case in _own(path, is_interview=path.stem == "interviews")),
    ]
    cases = [c for c in everything if c is not None]
    say(f"verdict: {len(everything)} documents, {len(cases)} of them with a question that is answered")
    held_out: defaultdict[str, list[float]] = defaultdict(lambda: [0, 0, 0.0])
    for source in sorted({c.source for c in cases}):
        v = _fit([c for c in cases if c.source != source])
        for case in (c for c in cases if c.source == source):
            p = _probability(v, case)
            group = ("interviews, " if case.is_interview else "others, ") + case.how
            held_out[group][0] += (p >= 0.5) is case.is_interview
            held_out[group][1] += 1
            held_out[group][2] -= float(np.log(max(1e-6, p if case.is_interview else 1 - p)))
    for group, (right, count, loss) in sorted(held_out.items()):
        say(f"verdict: {group}, held out: {right / count:.3f} of {count:.0f}, log loss {loss / count:.3f}")
    bias, *weights = (round(float(x), 3) for x in _fit(cases))
    data = {
        "provenance": {
            "about": "Fitted by `python -m qaparse.training verdict`; not edited by hand.",
            "files": {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in (*sorted(paths), *own)},
        },
        "held_out": {
            group: {"accuracy": round(right / count, 3), "documents": int(count), "log_loss": round(loss / count, 3)}
            for group, (right, count, loss) in sorted(held_out.items())
        },
        "bias": bias,
        "weights": dict(zip(PRIOR, weights, strict=True)),
    }
    (out / "verdict.json").write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
