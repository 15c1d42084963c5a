"""What is promised of real interviews, where the bench lies beside the project."""

from __future__ import annotations

from pathlib import Path

import pytest

import qaparse
from qaparse.evaluation import load, measure, render, score

SHARED = Path(__file__).resolve().parents[2] / "shared"
SEED = SHARED / "bench" / "dev" / "seed.jsonl.gz"

pytestmark = pytest.mark.skipif(not SEED.exists(), reason="NOT MEASURED ON THE BENCH: ../shared/bench is not here")


def _figures(*names: str):
    golds = [g for name in names for g in load(SHARED / "bench" / "dev" / f"{name}.jsonl.gz")]
    return measure(list(score(golds)))


def test_a_magazine_interview_without_labels():
    (gold,) = load(SEED)
    (judged,) = score([gold])
    figures = measure([judged])
    assert figures.block_accuracy >= 34 / 36
    assert figures.speaker_accuracy >= 11 / 14
    named = {(s.name, s.role.value) for s in qaparse.parse(render(gold).text).speakers}
    assert named == {(s.name, s.role.value) for s in gold.speakers}


def test_it_is_read_the_same_as_it_lies():
    (gold,) = load(SEED)

    def said(interview: qaparse.Interview) -> list[tuple[object, ...]]:
        return [(s.kind, s.speaker and s.speaker.name, s.text) for s in interview.segments]

    lies = qaparse.parse_file(SHARED / "articles" / "run-to-the-west.txt")
    assert said(lies) == said(qaparse.parse(render(gold).text))


def test_articles_of_other_sites():
    figures = _figures("initial-commit", "tidal")
    assert figures.block_accuracy >= 0.96
    assert figures.exchange_f1 >= 0.9
