"""Records: round trips, spans inside the text, errors that survive pickling, hostile dictionaries."""

from __future__ import annotations

import copy
import inspect
import json
import pickle
from pathlib import Path
from typing import Any

import attrs
import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaparse import errors
from qaparse.errors import QaparseError, RecordError
from qaparse.records import (
    SCHEMA,
    Attribution,
    Evidence,
    Interview,
    Kind,
    Mark,
    Quote,
    Role,
    Segment,
    Source,
    Span,
    Speaker,
)

# ---------------------------------------------------------------- records to draw

words = st.text(max_size=12)
probabilities = st.floats(0, 1)
weights = st.floats(-50, 50)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False) | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=6,
)


@st.composite
def interviews(draw: st.DrawFn) -> Interview:
    """Any interview that the records allow, likely or not."""
    text = draw(st.text(max_size=80))
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda p: Span(min(p), max(p)))
    evidence = st.lists(st.builds(Evidence, words, spans, weights, words), max_size=2).map(tuple)
    speakers = st.builds(
        Speaker,
        st.none() | words,
        st.none() | st.sampled_from(Role),
        st.lists(words, max_size=2),
        st.lists(words, max_size=2),
        st.booleans(),
        evidence,
    )
    cast = draw(st.lists(speakers, max_size=3))
    someone = st.sampled_from(cast) | speakers if cast else speakers
    attributions = st.builds(
        Attribution,
        st.none() | someone,
        probabilities,
        evidence,
        st.lists(st.tuples(someone, probabilities), max_size=2).map(tuple),
    )
    marks = st.builds(Mark, spans, words, st.none() | words | st.integers(0, 99) | st.floats(0, 1e6))
    source = Source(
        text,
        tuple(draw(st.lists(marks, max_size=3))),
        draw(st.dictionaries(words, json_values, max_size=3)),
        draw(words),
    )

    @st.composite
    def segments(draw: st.DrawFn) -> Segment:
        span = draw(spans)
        label = draw(st.none() | st.integers(span.start, span.end).map(lambda end: Span(span.start, end)))
        kind, sure = draw(st.sampled_from(Kind)), draw(probabilities)
        return Segment(source, span, kind, sure, draw(evidence), label, draw(st.none() | attributions))

    @st.composite
    def quotes(draw: st.DrawFn) -> Quote:
        start, inner, outer, end = sorted(draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
        said = draw(st.none() | attributions)
        return Quote(source, Span(start, end), Span(inner, outer), draw(probabilities), draw(evidence), said)

    return Interview(
        source,
        tuple(draw(st.lists(segments(), max_size=5))),
        tuple(cast),
        draw(st.booleans()),
        draw(probabilities),
        draw(evidence),
        draw(words),
        tuple(draw(st.lists(quotes(), max_size=3))),
    )


SCHEMA_FILE = Path(__file__).resolve().parent.parent / "docs" / "record.schema.json"


@pytest.fixture(scope="session")
def validator() -> jsonschema.Draft202012Validator:
    schema = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


# ---------------------------------------------------------------- evidence that waits


class Work:
    """Works out the evidence, and counts how often."""

    def __init__(self) -> None:
        self.done = 0

    def __call__(self) -> tuple[Evidence, ...]:
        self.done += 1
        return EVIDENCE


EVIDENCE = (Evidence("form", Span(0, 3), 2.0, "Asks"), Evidence("document", Span(0, 9), -1.0))
ASKED = Source("Why here?")
READY = Segment(ASKED, Span(0, 9), Kind.QUESTION, 0.9, EVIDENCE)


@pytest.mark.parametrize(
    "look",
    [
        lambda s: s.evidence,
        lambda s: s,
        repr,
        hash,
        copy.copy,
        copy.deepcopy,
        attrs.astuple,
        attrs.asdict,
        lambda s: pickle.loads(pickle.dumps(s)),
        lambda s: pickle.loads(pickle.dumps(copy.copy(s))).evidence,
        lambda s: attrs.evolve(s, confidence=0.5).evidence,
        lambda s: s.attributed(Attribution(None)),
        lambda s: {s, s},
        lambda s: Interview(ASKED, (s,)).to_dict(),
        lambda s: Interview.from_dict(Interview(ASKED, (s,)).to_dict()),
    ],
)
def test_evidence_that_waits_is_seen_as_if_it_were_there(look):
    work = Work()
    waiting = Segment(ASKED, Span(0, 9), Kind.QUESTION, 0.9, work)
    assert work.done == 0
    assert look(waiting) == look(READY)
    assert waiting == READY
    assert waiting.evidence is waiting.evidence is EVIDENCE
    assert look(waiting) == look(READY)


def test_evidence_is_worked_out_once_and_only_when_somebody_looks():
    work = Work()
    waiting = Segment(ASKED, Span(0, 9), Kind.QUESTION, 0.9, work)
    said = waiting.attributed(Attribution(Speaker("Ada"), 0.8))
    assert (said.text, said.speaker) == ("Why here?", Speaker("Ada"))
    assert work.done == 0
    assert said.evidence == said.evidence == EVIDENCE
    assert work.done == 1
    assert waiting.evidence == waiting.evidence == EVIDENCE
    assert work.done == 2


def test_segments_stay_frozen_while_their_evidence_waits():
    waiting = Segment(ASKED, Span(0, 9), Kind.QUESTION, 0.9, Work())
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        waiting.evidence = ()


# ---------------------------------------------------------------- round trips


@given(interviews())
def test_a_record_comes_back_from_its_dictionary(interview):
    assert Interview.from_dict(interview.to_dict()) == interview


@given(interviews())
def test_a_record_comes_back_through_json(interview):
    again = Interview.from_dict(json.loads(json.dumps(interview.to_dict(), allow_nan=False)))
    assert again == interview
    assert again.to_dict() == interview.to_dict()


@given(interviews())
def test_a_record_comes_back_from_a_pickle(interview):
    assert pickle.loads(pickle.dumps(interview)) == interview


def test_a_record_without_pronouns_is_read() -> None:
    written = Interview(ASKED, (), (Speaker("Ada", pronouns="she"),)).to_dict()
    assert Interview.from_dict(written).speakers[0].pronouns == "she"
    del written["speakers"][0]["pronouns"]
    assert Interview.from_dict(written).speakers[0].pronouns == ""


@given(interviews())
def test_a_dictionary_follows_the_schema(validator, interview):
    validator.validate(json.loads(json.dumps(interview.to_dict())))


def test_the_schema_names_this_version_and_every_kind_and_role(validator):
    properties = validator.schema["properties"]
    assert properties["schema"]["const"] == SCHEMA
    assert properties["segments"]["items"]["properties"]["kind"]["enum"] == [k.value for k in Kind]
    assert validator.schema["$defs"]["speaker"]["properties"]["role"]["enum"] == [*(r.value for r in Role), None]


# ---------------------------------------------------------------- what is derived


@given(interviews())
def test_turns_and_exchanges_hold_the_segments_in_order(interview):
    spoken = [s for s in interview.segments if s.kind.spoken]
    assert [s for turn in interview.turns for s in turn.segments] == spoken
    for turn in interview.turns:
        assert {(s.kind, s.speaker) for s in turn.segments} == {(turn.kind, turn.speaker)}
    for exchange in interview.exchanges:
        assert exchange.question.kind is Kind.QUESTION
        assert all(answer.kind is Kind.ANSWER for answer in exchange.answers)
    asked = [s for exchange in interview.exchanges for s in exchange.question.segments]
    assert asked == [s for s in spoken if s.kind is Kind.QUESTION]


@given(interviews())
def test_what_a_segment_says_lies_inside_it(interview):
    for segment in interview.segments:
        assert segment.content in segment.span
        assert segment.text == segment.text.strip()


@given(interviews())
def test_any_record_can_be_shown(interview):
    assert str(interview)
    assert repr(interview)


def test_records_are_frozen():
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        Span(0, 1).start = 5  # type: ignore[misc]


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_that_is_none_is_refused(start, end):
    with pytest.raises(ValueError, match=r"start|before"):
        Span(start, end)


# ---------------------------------------------------------------- hostile dictionaries


@given(json_values)
def test_what_is_no_record_is_refused_with_its_place(value):
    with pytest.raises(RecordError):
        Interview.from_dict(value)


def _places(value: Any) -> list[tuple[Any, ...]]:
    """The way to every value inside a JSON value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [(key, *rest) for key, v in inner for rest in ((), *_places(v))]


@given(interviews(), st.data())
def test_a_damaged_record_is_refused_or_read_never_worse(interview, data):
    damaged = json.loads(json.dumps(interview.to_dict()))
    *path, last = data.draw(st.sampled_from(_places(damaged)))
    holder = damaged
    for key in path:
        holder = holder[key]
    if data.draw(st.booleans()):
        del holder[last]
    else:
        holder[last] = data.draw(json_values)
    try:
        read = Interview.from_dict(copy.deepcopy(damaged))
    except RecordError:
        return
    for segment in read.segments:
        assert segment.span in Span(0, len(read.text))
        assert 0 <= segment.confidence <= 1
    json.dumps(read.to_dict(), allow_nan=False)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"schema": "qaparse.interview/99"}, "the top"),
        ({"segments": [{"span": [0, 999]}]}, "segments[0]"),
        ({"speakers": [{"name": 3}]}, "speakers"),
    ],
)
def test_the_error_says_where(change, place):
    record = Interview(Source("Hi.")).to_dict() | change
    with pytest.raises(RecordError) as caught:
        Interview.from_dict(record)
    assert caught.value.where == place


def test_a_label_outside_its_segment_is_refused():
    source = Source("Ada: no.")
    record = Interview(source, (Segment(source, Span(0, 0), Kind.ANSWER, label=Span(0, 4)),)).to_dict()
    with pytest.raises(RecordError):
        Interview.from_dict(record)


# ---------------------------------------------------------------- errors

ERRORS = [getattr(errors, name) for name in errors.__all__]
SAMPLES: dict[str, Any] = {
    "str": "a name",
    "int": 7,
    "bool": False,
    "float": 1.5,
    "tuple[str, ...]": ("one", "two"),
    "tuple[tuple[int, str, str], ...]": ((3, "some\nwords", "gone"),),
}


def _example(error: type[QaparseError]) -> QaparseError:
    return error(*(SAMPLES[str(a.type)] for a in (attrs.fields(error) if attrs.has(error) else ())))


@pytest.mark.parametrize("error", ERRORS, ids=lambda e: e.__name__)
def test_every_error_survives_pickling(error):
    one = _example(error)
    again = pickle.loads(pickle.dumps(one))
    assert type(again) is error
    assert str(again) == str(one)
    assert attrs.asdict(again) == attrs.asdict(one) if attrs.has(error) else again.args == one.args


@pytest.mark.parametrize("error", [e for e in ERRORS if e is not QaparseError], ids=lambda e: e.__name__)
def test_every_error_fits_a_builtin_and_says_what_to_do_in_one_line(error):
    assert issubclass(error, QaparseError)
    assert issubclass(error, (ValueError, TypeError, ImportError, OSError, RuntimeError, LookupError))
    assert "\n" not in str(_example(error))
    assert inspect.getdoc(error)


def test_every_error_is_public():
    declared = {n for n, v in vars(errors).items() if inspect.isclass(v) and issubclass(v, QaparseError)}
    assert declared == set(errors.__all__)


# ---------------------------------------------------------------- what to look at again


@given(interviews(), probabilities)
def test_what_is_doubtful_is_less_sure_than_asked(interview, below):
    doubtful = interview.doubtful(below)
    kinds = interview.doubtful(below, speakers=False)
    assert [s for s in interview.segments if s in doubtful] == list(doubtful)
    assert all(s.confidence < below for s in kinds)
    assert set(map(id, kinds)) <= set(map(id, doubtful))
    for segment in doubtful:
        assert segment in kinds or segment.speaker is not None
    assert interview.doubtful(0) == ()


def test_a_speaker_left_open_is_nothing_to_doubt():
    source = Source("So.")
    open_ = Segment(source, Span(0, 3), Kind.ANSWER, 0.9, attribution=Attribution(None, 0.0))
    interview = Interview(source, (open_,))
    assert interview.doubtful() == ()
    assert interview.doubtful(0.95) == (open_,)


@pytest.mark.parametrize("below", [-0.1, 1.01, float("nan"), float("inf")])
def test_a_threshold_is_a_probability(below):
    with pytest.raises(ValueError, match="from 0 to 1"):
        Interview(Source("")).doubtful(below)


def test_one_of_a_thing_is_no_plural():
    source = Source("Why?\n\nBecause.")
    said = Segment(source, Span(0, 4), Kind.QUESTION), Segment(source, Span(6, 14), Kind.ANSWER)
    assert str(Interview(source, said, is_interview=True)).startswith("Interview: 1 exchange, 2 segments\n")
    assert str(Interview(source, said[:1])) == "Not an interview (100% sure): 1 segment, no exchange"
