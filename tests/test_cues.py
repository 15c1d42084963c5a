"""Every declared cue fires where its examples say, is silent where they say, and stands in the catalogue."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaparse.catalogue import catalogue, groups, replay
from qaparse.cues.core import Block, Cue, Example, compiled, compiled_for_latin
from qaparse.cues.layout import FEATURES, MEASURES, matrix
from qaparse.cues.markup import CALLED
from qaparse.cues.profile import SECOND_LOOK
from qaparse.cues.reading import _CAPITALISED, _NAMES, LAYOUT, WORDS, values
from qaparse.cues.reading import CUES as READING
from qaparse.cues.view import View
from qaparse.segmentation.verdict import VERDICT

CUES = [cue for group in groups() for cue in group.cues.values()]
PAGE = Path(__file__).resolve().parent.parent / "docs" / "cues.md"


def _examples(kind: str) -> list[object]:
    return [
        pytest.param(cue, example, id=f"{cue.group.name}.{cue.name}-{n}")
        for cue in CUES
        for n, example in enumerate(getattr(cue, kind))
    ]


def _needs(cue: Cue, request: pytest.FixtureRequest) -> None:
    """The cues of a parse are shown their examples by a pipeline."""
    if cue.group.name.startswith("nlp."):
        request.getfixturevalue("pipeline")


@pytest.mark.parametrize(("cue", "marked"), _examples("fires"))
def test_a_cue_fires_on_its_example(cue: Cue, marked: str, request: pytest.FixtureRequest):
    _needs(cue, request)
    example = Example.parse(marked)
    assert example.spans, "the example marks nothing: put [[ ]] around what the cue must report"
    assert [s.of(example.text) for s in replay(cue, example.text)] == [s.of(example.text) for s in example.spans]
    assert tuple(replay(cue, example.text)) == example.spans


@pytest.mark.parametrize(("cue", "text"), _examples("silent"))
def test_a_cue_is_silent_on_its_example(cue: Cue, text: str, request: pytest.FixtureRequest):
    _needs(cue, request)
    assert [s.of(text) for s in replay(cue, text)] == []


@pytest.mark.parametrize("cue", CUES, ids=lambda c: f"{c.group.name}.{c.name}")
def test_a_cue_explains_itself_and_has_an_example(cue: Cue):
    assert cue.note, "the first line of the explanation is the note that users see"
    assert len(cue.note) <= 110, "a note fits a line"
    if cue.group in (VERDICT, SECOND_LOOK, CALLED) or (cue.group is LAYOUT and cue.name in MEASURES):
        return  # it looks at a whole document, or at marks, which no example on a line can show
    assert cue.fires, "a cue has at least one example in which it fires"


def test_a_group_has_a_name_of_its_own():
    names = [group.name for group in groups()]
    assert len(names) == len(set(names))
    assert all(group.votes for group in groups())


PIECES = st.sampled_from([*"Tell you I'm he So we said “ ” « . ... ? ! ¿ ’ - _ İ x".split(), "\n"])


@given(st.lists(PIECES, max_size=20))
def test_a_cue_of_words_fires_where_its_value_says_so(pieces: list[str]):
    text = " ".join(pieces)
    block = Block(text, 0, len(text))
    for cue, value in zip(READING, values(View(block))):
        if cue.group is WORDS:
            assert bool(list(cue.find(block))) == (value > 0), cue.name


def test_a_row_has_one_value_a_feature():
    text = "Ponds\n\nWhy ponds?\n\nI like frogs."
    views = [View(Block(text, 7, 17)), View(Block(text, 19, len(text)))]
    assert [len(row) for row in matrix(views, title=View(Block(text, 0, 5)))] == [len(FEATURES)] * 2
    assert list(matrix([])) == []


def test_the_catalogue_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == catalogue(), "docs/cues.md is not what the cues say: run `make docs`"


LATIN = [chr(n) for n in range(0x250) if not 0x1C <= n <= 0x1F]


@given(st.text(st.sampled_from(["A", "b", "É", "ß", " ", "\n", ",", ".", "’", *LATIN])))
def test_latin_text_is_searched_as_any_other(text):
    for pattern in (_NAMES, _CAPITALISED):
        assert compiled_for_latin(pattern).findall(text) == compiled(pattern).findall(text)
