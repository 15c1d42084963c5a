"""Batches of Arrow: one schema; a row for each document whatever becomes of it; streams; columns of every kind."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

import qaparse
from qaparse import errors
from qaparse.examples import sample

pa = pytest.importorskip("pyarrow", reason="NOT RUN: pyarrow is missing (extra arrow)")

from qaparse.arrow import parse_batch, parse_batches, schema  # noqa: E402 - it is of no use without pyarrow

TALK = "Where were you born?\n\nIn Lund{}. My mother sold fish.\n\nAnd when did you leave?\n\nI was ten years old.\n"


def batch(texts, type_=None, **columns):
    return pa.RecordBatch.from_pydict({"id": list(range(len(texts))), "text": pa.array(texts, type_), **columns})


@pytest.mark.parametrize("rows", ["turns", "exchanges", "segments"])
def test_what_is_listed_is_what_tables_hold(rows, root):
    texts = [TALK.format(n) for n in range(3)] + [sample()]
    read = parse_batch(batch(texts), rows=rows)
    assert read.schema.equals(schema(rows), check_metadata=True)
    read.validate(full=True)
    listed = [
        {"document": row["id"], "language": row["language"], **one} for row in read.to_pylist() for one in row[rows]
    ]
    interviews = [(str(n), qaparse.parse(text)) for n, text in enumerate(texts)]
    assert listed == list(qaparse.to_rows(interviews, rows))
    assert [s["name"] for s in read["speakers"][3].as_py()] == [s.name for s in interviews[3][1].speakers]
    assert read["characters"].to_pylist() == list(map(len, texts))


def test_each_document_is_a_row_whatever_becomes_of_it():
    texts = [TALK, None, "", "x" * 30_000, "No talk at all.", TALK]
    read = parse_batch(batch(texts), limits=qaparse.Limits(characters=20_000))
    assert read["id"].to_pylist() == list("012345")
    assert read["error"].to_pylist() == [None, "InputTypeError", None, "LimitError", None, None]
    assert read["reason"][1].as_py() == "there is no text: it is null"
    assert "over the limit of 20,000" in read["reason"][3].as_py()
    assert read["is_interview"].to_pylist() == [True, None, False, None, False, True]
    assert [turns if turns is None else len(turns) for turns in read["turns"].to_pylist()] == [4, None, 0, None, 0, 4]


def test_binary_columns_hold_files():
    page = b"<!doctype html><p><b>Why here?</b><p>For the light.<p><b>And now?</b><p>I wait for the evening.</p>"
    read = parse_batch(batch([page, b"PK\x03\x04 no", None], pa.binary()))
    assert [e and e.endswith("Error") for e in read["error"].to_pylist()] == [None, True, True]
    assert [t["text"] for t in read["turns"][0].as_py()][:2] == ["Why here?", "For the light."]


@pytest.mark.parametrize(
    "type_", [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())], ids=str
)
def test_texts_of_every_type(type_):
    read = parse_batch(batch([TALK, None, "É"], type_))
    assert read["characters"].to_pylist() == [len(TALK), None, 1]


def test_a_string_that_is_no_utf_8_is_read_all_the_same():
    offsets, data = pa.py_buffer(b"\0\0\0\0\3\0\0\0"), pa.py_buffer(b"a\xffb")
    broken = pa.Array.from_buffers(pa.string(), 1, [None, offsets, data])
    read = parse_batch(pa.RecordBatch.from_arrays([broken, broken], ["id", "text"]), rows="segments")
    assert read["segments"][0].as_py()[0]["text"] == "a\ufffdb" == read["id"][0].as_py()
    read.validate(full=True)


@pytest.mark.parametrize(
    ("ids", "wanted"),
    [
        (["a", None], ["a", None]),
        ([1.5, 2.0], ["1.5", "2"]),
        ([b"x", b"\xff"], ["x", "\ufffd"]),
        ([dt.date(2026, 1, 2), None], ["2026-01-02", None]),
        ([None, None], [None, None]),
    ],
)
def test_ids_become_strings(ids, wanted):
    assert (
        parse_batch(pa.RecordBatch.from_pydict({"key": ids, "text": ["a", "b"]}), id="key")["id"].to_pylist() == wanted
    )


def test_documents_may_have_no_ids():
    assert parse_batch(batch(["a", "b"]), id=None)["id"].to_pylist() == [None, None]


@pytest.mark.parametrize(
    ("options", "error", "words"),
    [
        ({"text": "body"}, errors.BatchError, "the columns are id, text, tags"),
        ({"text": "id"}, errors.BatchError, "this column is int64"),
        ({"id": "tags"}, errors.BatchError, "ids are strings"),
        ({"rows": "lines"}, ValueError, "not for 'lines'"),
        ({"threshold": 2}, ValueError, "threshold"),
        ({"colour": "red"}, TypeError, "colour"),
    ],
)
def test_what_cannot_be_done_is_an_error_at_once(options, error, words):
    with pytest.raises(error, match=words):
        parse_batch(batch(["a"], tags=[["x"]]), **options)
    with pytest.raises(errors.BatchError, match="no one column"):
        parse_batch(pa.RecordBatch.from_arrays([pa.array(["a"])] * 2, ["text", "text"]), id=None)


def test_a_batch_of_nothing():
    assert parse_batch(batch([], pa.string())).equals(pa.RecordBatch.from_pylist([], schema=schema()))


def test_streams_of_any_length():
    taken = []

    def batches():
        for n in range(1_000_000):
            taken.append(n)
            yield batch([f"{n}"] * (n % 4))

    stream = parse_batches(batches(), size=2)
    assert [next(stream).num_rows for _ in range(6)] == [1, 2, 2, 1, 1, 2]  # of 0, 1, 2, 3, 0, 1, 2 documents
    assert len(taken) < 10
    with pytest.raises(ValueError, match="1 or more"):
        next(parse_batches([], size=0))


def test_a_document_may_have_a_process_of_its_own():
    read = parse_batch(batch([TALK, "a" * 3_000_000]), workers=1, seconds=30)
    assert read["error"].to_pylist() == [None, None]
    assert parse_batch(batch([TALK * 100_000]), workers=1, seconds=0.01)["error"].to_pylist() == ["TimeLimitError"]


@given(
    st.lists(st.none() | st.text(st.characters(exclude_categories=["Cs"])), max_size=4),
    st.sampled_from(["turns", "exchanges", "segments"]),
)
def test_any_texts_give_a_row_each(texts, rows):
    read = parse_batch(batch(texts, pa.string()), rows=rows)
    read.validate(full=True)
    assert read["characters"].to_pylist() == [None if text is None else len(text) for text in texts]
    assert [error is None for error in read["error"].to_pylist()] == [text is not None for text in texts]
