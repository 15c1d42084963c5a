"""Training: the chain's likelihood and gradient, variations of gold, and a small fit that is read back."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("lightgbm", reason="training needs the extra 'train'")

import attrs

from qaparse.cues.layout import FEATURES
from qaparse.evaluation.gold import load
from qaparse.records import Kind, Source
from qaparse.segmentation import read_document
from qaparse.segmentation.chain import emissions, marginals
from qaparse.segmentation.model import CLASSES, STATES, read
from qaparse.training.segmentation import chain, fitted, learnable, trees
from qaparse.training.segmentation.chain import (
    _Batch,
    _Likelihood,
    _packed,
    _unpacked,
    fit_chain,
    probabilities,
    written,
)
from qaparse.training.segmentation.documents import Rows, Style, rows
from qaparse.training.segmentation.variations import Varier

FIXTURES = Path(__file__).resolve().parent / "fixtures" / "interviews"
GOLDS = learnable(gold for path in sorted(FIXTURES.glob("*.gold")) for gold in load(path))
INTRODUCTION, QUESTION, ANSWER, INTERLUDE, CLOSING, HEAD = range(len(CLASSES))


def made_up(seed: int) -> tuple[list[Rows], list[np.ndarray], list[np.ndarray], np.ndarray]:
    """Documents of random scores, and a gold path for each."""
    rng = np.random.default_rng(seed)
    documents, scores, changes = [], [], []
    for path in (
        [INTRODUCTION, QUESTION, ANSWER, ANSWER, CLOSING],
        [QUESTION, ANSWER, QUESTION, ANSWER],
        [INTRODUCTION, HEAD, QUESTION, ANSWER, INTERLUDE, QUESTION, ANSWER],
    ):
        x = np.zeros((len(path), len(FEATURES)))
        x[:, FEATURES.index("fronted")] = len(documents) % 2
        documents.append(Rows("made up", "whole", x, np.array(path), np.ones(len(path))))
        scores.append(rng.normal(size=(len(path), len(CLASSES))))
        changes.append(rng.normal(size=len(path)))
    return documents, scores, changes, np.array([1.0, 0.5, 2.0])


def test_the_gradient_of_the_likelihood_is_its_slope():
    documents, scores, changes, weights = made_up(1)
    likelihood = _Likelihood(_Batch(documents, scores, changes), documents, weights)
    point = np.random.default_rng(2).normal(size=len(_packed(fit_chain(documents, scores, changes, weights)))) * 0.3
    _, gradient = likelihood.loss(_unpacked(point))
    for k, slope in enumerate(_packed(gradient)):
        step = np.zeros_like(point)
        step[k] = 1e-5
        above, below = (likelihood.loss(_unpacked(point + sign * step))[0] for sign in (1, -1))
        assert slope == pytest.approx((above - below) / 2e-5, abs=1e-4)


def test_what_was_fitted_is_read_as_training_saw_it():
    """The chain of training and the chain that reads give each state the same probability."""
    documents, scores, changes, weights = made_up(3)
    fit = fit_chain(documents, scores, changes, weights)
    data = {
        "features": [],
        "scale": fit.scale,
        "bias": dict.fromkeys(CLASSES, 0.0),
        "chain": written(fit),
        "forests": [{c: [] for c in (*CLASSES, "change")}],
        "by hand": {},
        "formatting": {},
    }
    model = read(
        {
            "classes": list(CLASSES),
            "states": [name for name, _, _ in STATES],
            "spoken": {"weights": {}, "bias": 0.0},
            "first": data,
            "second": data,
            "provenance": {},
        }
    )
    for document, score, change, expected in zip(
        documents, scores, changes, probabilities(documents, scores, changes, fit)
    ):
        scaled = [[x * fit.scale for x in row] for row in score.tolist()]
        fronted = bool(document.x[0, FEATURES.index("fronted")])
        got = marginals(model.first.chain, emissions(scaled), change.tolist(), fronted)
        assert np.array(got) == pytest.approx(expected, abs=1e-3)


def test_variations_put_in_nothing_but_words_of_the_gold(monkeypatch):
    seen = []
    monkeypatch.setattr(
        "qaparse.training.segmentation.variations.rows",
        lambda gold, blocks, how, **more: seen.append(blocks) or rows(gold, blocks, how, **more),
    )
    varier = Varier(GOLDS, random.Random(0))
    words = {word.lower() for gold in GOLDS for b in gold.blocks for word in _words(b.text)}
    for gold in GOLDS:
        varied, grafted = varier.vary(gold, "varied"), varier.graft(gold)
        for made in (varied, grafted):
            assert made is None or len(made.x) == len(made.y) == len(made.w)
    assert len(seen) > len(GOLDS)
    for blocks in seen:
        assert {word.lower() for b in blocks for word in _words(b.text)} <= words
    assert any(b.kind is Kind.HEADING for blocks in seen for b in blocks)


def _words(text: str) -> list[str]:
    return [w for w in "".join(c if c.isalnum() else " " for c in text).split() if w]


def test_styles_mark_blocks_as_wholes():
    rng = random.Random(0)
    for gold in GOLDS[:10]:
        style = attrs.evolve(Style.draw(rng), questions="bold", forgotten=0.0)
        made = rows(gold, gold.blocks, "formatted", style=style, rng=rng)
        assert made is not None
        asks = made.x[made.y == QUESTION]
        assert (asks[:, FEATURES.index("bold")] > 0.9).all()


def test_a_small_fit_can_be_read_back(monkeypatch):
    monkeypatch.setattr(trees, "_ROUNDS", 4)
    monkeypatch.setattr(trees, "_FORMATTING_ROUNDS", 2)
    monkeypatch.setattr(chain, "_STEPS", 3)
    golds = [
        attrs.evolve(g, source=f"site {n % 4}", genre="article" if n % 4 else "podcast") for n, g in enumerate(GOLDS)
    ]
    data = fitted(golds[:16], lambda _: None)
    model = read({**data, "provenance": {}})
    interview = read_document(Source("Where were you born?\n\nIn Lund.\n\nAnd raised?\n\nThere too."), model=model)
    assert [s.text for s in interview.segments] == ["Where were you born?", "In Lund.", "And raised?", "There too."]
