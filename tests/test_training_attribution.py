"""Training of attribution: the likelihood's slope, what is learned of turns, and a small fit."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("sklearn", reason="training needs the extra 'train'")

from qaparse.attribution.several import infer
from qaparse.evaluation.gold import load
from qaparse.training.attribution import (
    CHANGES,
    CUES,
    FIXED,
    MEAN,
    NAMES,
    _batches,
    _loss,
    calibrate,
    case,
    cross_validated,
    figures,
    fit,
    learn_shape,
    likelihood,
    named,
    read,
    thresholds,
)

FIXTURES = Path(__file__).resolve().parent / "fixtures" / "interviews"
GOLDS = [gold for path in sorted(FIXTURES.glob("magazine-*.gold")) for gold in load(path)]
CASES = [c for gold in GOLDS if (c := case(gold)) is not None]


def test_cases_hold_several_people_and_what_is_known_of_them():
    assert len(CASES) >= 3
    for c in CASES:
        assert c.people > 1
        assert len(c.table.chain) == len(c.truth)
        assert set(c.truth) <= set(range(-1, c.people))


def test_the_gradient_of_the_likelihood_is_its_slope():
    rng = np.random.default_rng(1)
    sounds = {c.gold.id: rng.normal(size=(len(c.truth), c.people)) for c in CASES}
    batches, point = _batches(CASES, sounds), MEAN + rng.normal(size=len(NAMES)) * 0.1
    _, gradient = _loss(point, batches)
    looked_at = [n for n in rng.choice(len(NAMES), 30, replace=False) if NAMES[n] not in FIXED]
    for n in [*looked_at, *range(len(NAMES) - 12, len(NAMES))]:
        step = np.zeros(len(NAMES))
        step[n] = 1e-5
        slope = (_loss(point + step, batches)[0] - _loss(point - step, batches)[0]) / 2e-5
        assert gradient[n] == pytest.approx(slope, rel=1e-3, abs=1e-3), NAMES[n]


def test_a_fit_is_surer_of_what_it_was_fitted_on():
    before = sum(likelihood(c, named(MEAN))[0] for c in CASES)
    after = named(fit(CASES, {}))
    assert sum(likelihood(c, after)[0] for c in CASES) > before
    assert {*CUES, *(f"within.{name}" for name in CHANGES)} < set(after)
    rng = np.random.default_rng(1)
    free, batches = np.array([name not in FIXED for name in NAMES]), _batches(CASES, {})
    theta = fit(CASES, {})
    assert np.abs(_loss(theta, batches)[1][free]).max() < 0.2  # the best there is
    assert fit(CASES, {}, MEAN + rng.normal(size=len(NAMES)) * 0.1 * free) == pytest.approx(theta, abs=0.05)
    assert all(after[name] == round(float(MEAN[NAMES.index(name)]), 3) for name in FIXED)


def test_what_is_reported_comes_from_folds_that_were_not_fitted_on():
    seen: list[str] = []
    said, theta = cross_validated(CASES, seen.append)
    assert all(set(by_document) == {c.gold.id for c in CASES} for by_document in said.values())
    sharpness = calibrate(CASES, said["nothing"])
    rows = figures(CASES, said, sharpness)
    assert rows["edited"]["answers"] == sum(right >= 0 for c in CASES for right in c.truth)
    assert rows["edited"]["changes_given"] >= rows["edited"]["accuracy"]
    own = read(CASES, named(theta))["nothing"]
    assert own[CASES[0].gold.id] == infer(CASES[0].table, CASES[0].people, named(theta))[0]


def test_more_is_right_of_what_is_claimed_at_a_higher_threshold():
    rows = thresholds([(0.95, True), (0.9, True), (0.6, False), (0.55, True), (0.4, False)])
    assert rows["0.5"] == {"named": 0.8, "right": 0.75}
    assert rows["0.9"] == {"named": 0.4, "right": 1.0}


def test_openings_and_endings_are_learned_where_one_person_answers():
    golds = [gold for path in sorted(FIXTURES.glob("*.gold")) for gold in load(path)]
    shape = learn_shape(golds, sources=1)
    assert set(shape) == {"opening", "closing"}
    assert shape["opening"]["asked_words"] > 0
