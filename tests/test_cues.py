"""Every declared cue fires where its examples say, is silent where they say, and stands in the catalogue."""

from __future__ import annotations

from pathlib import Path

import pytest

from qaparse.catalogue import catalogue, groups, replay
from qaparse.cues.core import Cue, Example

CUES = [cue for group in groups() for cue in group.cues.values()]
PAGE = Path(__file__).resolve().parent.parent / "docs" / "cues.md"


def _examples(kind: str) -> list[object]:
    return [
        pytest.param(cue, example, id=f"{cue.group.name}.{cue.name}-{n}")
        for cue in CUES
        for n, example in enumerate(getattr(cue, kind))
    ]


@pytest.mark.parametrize(("cue", "marked"), _examples("fires"))
def test_a_cue_fires_on_its_example(cue: Cue, marked: str):
    example = Example.parse(marked)
    assert example.spans, "the example marks nothing: put [[ ]] around what the cue must report"
    assert [s.of(example.text) for s in replay(cue, example.text)] == [s.of(example.text) for s in example.spans]
    assert tuple(replay(cue, example.text)) == example.spans


@pytest.mark.parametrize(("cue", "text"), _examples("silent"))
def test_a_cue_is_silent_on_its_example(cue: Cue, text: str):
    assert [s.of(text) for s in replay(cue, text)] == []


@pytest.mark.parametrize("cue", CUES, ids=lambda c: f"{c.group.name}.{c.name}")
def test_a_cue_explains_itself_and_has_an_example(cue: Cue):
    assert cue.note, "the first line of the explanation is the note that users see"
    assert len(cue.note) <= 110, "a note fits a line"
    assert cue.fires, "a cue has at least one example in which it fires"


def test_a_group_has_a_name_of_its_own():
    names = [group.name for group in groups()]
    assert len(names) == len(set(names))
    assert all(group.votes for group in groups())


def test_the_catalogue_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == catalogue(), "docs/cues.md is not what the cues say: run `make docs`"
