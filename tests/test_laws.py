"""The laws that hold for every text (docs/design.md)."""

from __future__ import annotations

import json
from collections.abc import Iterable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

pytest.importorskip("qaparse.api")

import qaparse
from qaparse.records import Attribution, Evidence, Interview, Span

# ---------------------------------------------------------------- texts to draw

#: Any text at all, halves of surrogate pairs and control characters included.
anything = st.text(st.characters(), max_size=200)

_PIECES = [
    *"?!.:;,-—“”\"'’()[]*_#>@/\\|",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\xa0",
    "\u2028",
    "\ufeff",
    "？",
    "：",
    "Q:",
    "A.",
    "Ada King",
    "Ada:",
    "ADA KING:",
    "AK:",
    "[Bo]",
    "**Bo Lind:**",
    "(00:12:03)",
    "10:30",
    "Words by Ada King",
    "I spoke with the poet Bo Lind and Kim Lo",
    "Why did you do it?",
    "Tell me about it.",
    "Bo, what do you think?",
    "I think it was late.",
    "Yeah.",
    "you",
    "[laughs]",
    "1.",
    "- ",
    "---",
    "# ",
    "Subscribe",
    "https://example.org/a?b=c",
    "日本語",
    "¿Por qué?",
    " ",
]
#: What looks like interviews, broken in every way.
pieces = st.lists(st.sampled_from(_PIECES) | st.text(max_size=8), max_size=60)
likely = st.tuples(st.sampled_from(["", " ", "\n", "\n\n"]), pieces).map(lambda p: p[0].join(p[1]))
texts = anything | likely


# ---------------------------------------------------------------- laws 1 to 4


@given(texts)
@example("")
@example("\ufeff")
@example("\n \r\n\t")
@example("?")
@example("\x00")
@example("\ud800 said: \udc00?")
@example(":" * 500)
@example("A:\n" * 200)
@example("?\n" * 200)
def test_every_text_is_read_and_tiled(text):
    interview = qaparse.parse(text)
    assert isinstance(interview, Interview)
    at = 0
    for segment in interview.segments:
        assert segment.span, "a segment is not empty"
        assert not interview.text[at : segment.span.start].strip(), "only white space lies between segments"
        assert segment.span.start >= at, "segments come in order and do not overlap"
        at = segment.span.end
    assert not interview.text[at:].strip(), "nothing is lost at the end"


@given(texts)
def test_the_text_is_not_rewritten(text):
    assert qaparse.parse(text).text == text.removeprefix("\ufeff")


def _evidence(interview: Interview) -> Iterable[Evidence]:
    yield from interview.evidence
    for speaker in interview.speakers:
        yield from speaker.evidence
    for segment in interview.segments:
        yield from segment.evidence
        if segment.attribution:
            yield from segment.attribution.evidence


@given(texts)
def test_every_span_lies_inside_the_text(text):
    interview = qaparse.parse(text)
    whole = Span(0, len(interview.text))
    for mark in interview.source.marks:
        assert mark.span in whole
    for segment in interview.segments:
        assert segment.span in whole
        assert segment.label is None or segment.label in segment.span
        assert segment.content in segment.span
    for evidence in _evidence(interview):
        assert evidence.span in whole


def _probabilities(said: Attribution) -> list[float]:
    return [said.confidence, *(p for _, p in said.alternatives)]


@given(texts)
def test_confidence_is_a_probability(text):
    interview = qaparse.parse(text)
    assert 0 <= interview.confidence <= 1
    for segment in interview.segments:
        assert 0 <= segment.confidence <= 1
        if segment.attribution:
            given_ = _probabilities(segment.attribution)
            assert all(0 <= p <= 1 for p in given_)
            assert sum(given_) <= 1 + 1e-9
            assert segment.attribution.speaker is not None or segment.attribution.confidence == 0
            assert given_[1:] == sorted(given_[1:], reverse=True)


@given(anything.filter(lambda t: t.isprintable()) | likely)
def test_a_reading_comes_back_through_json(text):
    interview = qaparse.parse(text)
    record = interview.to_dict()
    assert Interview.from_dict(record) == interview
    assert Interview.from_dict(json.loads(json.dumps(record, allow_nan=False))) == interview


@given(likely)
def test_a_name_is_never_invented(text):
    for speaker in qaparse.parse(text).speakers:
        assert speaker.name is None or " ".join(speaker.name.casefold().split()) in " ".join(text.casefold().split())


@given(likely)
def test_the_same_text_is_read_the_same_way(text):
    assert qaparse.parse(text) == qaparse.parse(text)


# ---------------------------------------------------------------- law 6

_HARD = {
    "questions": "Why did you do it? ",
    "question marks": "?",
    "colons": "A: ",
    "labels": "Ada King: Yes.\n",
    "blank lines": "\n",
    "spaces": " ",
    "one word": "a",
    "capitals": "Ada ",
    "new names": "Ada{n} King{n}: Why, Bo{n}?\n\n",
    "quotation marks": "“",
    "straight quotation marks": '"a" ',
    "brackets": "[(",
    "dots": ".",
    "dashes": "- — ",
    "commas": "Ada King, ",
    "stars": "*_",
    "backslashes": "\\",
    "tabs": "\t\n",
    "numbers": "12:03 ",
    "paragraphs": "I think that it was late, and you know why. Ada King, who founded Y, said so.\n\nWhy?\n\n",
}


@pytest.mark.parametrize("name", _HARD)
def test_work_grows_linearly(name, grows_linearly):
    def text(size: int) -> str:
        piece = _HARD[name]
        return "".join(piece.replace("{n}", _letters(n)) for n in range(size // len(piece)))

    grows_linearly(text, qaparse.parse, 8_000)


def test_the_check_of_growth_sees_quadratic_work(grows_linearly):
    with pytest.raises(pytest.fail.Exception, match="times as long"):
        grows_linearly(int, lambda n: [j for _ in range(n) for j in range(n)], 200)


def _letters(n: int) -> str:
    """A number as small letters, so that names differ and stay names."""
    return "".join(chr(97 + int(digit)) for digit in str(n))


# ---------------------------------------------------------------- law 7


def _decisions(interview: Interview) -> list[tuple[object, ...]]:
    return [
        (
            s.kind,
            s.speaker.name if s.speaker else None,
            " ".join(s.text.split()),
            pytest.approx(s.confidence, abs=1e-6),
        )
        for s in interview.segments
    ]


plain_texts = st.lists(st.sampled_from([p for p in _PIECES if not set(p) & set("\r\u2028\ufeff")]), max_size=40).map(
    "".join
)


@given(plain_texts, st.integers(0, 3), st.integers(0, 3))
@example("?1..", 0, 1)  # shorter than what a cue looks back over
def test_blank_lines_at_the_ends_change_nothing(text, before, after):
    assert _decisions(qaparse.parse("\n" * before + text + "\n" * after)) == _decisions(qaparse.parse(text))


@given(plain_texts, st.sampled_from(["\r\n", "\r"]))
def test_line_endings_change_nothing(text, ending):
    assert _decisions(qaparse.parse(text.replace("\n", ending))) == _decisions(qaparse.parse(text))
