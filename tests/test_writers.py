"""Writers: what any record becomes, and that it is read back by what people read it with."""

from __future__ import annotations

import csv
import functools
import html
import io
import itertools
import json
import os
import re
import sys
import zipfile
from xml.etree import ElementTree as ET

import attrs
import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

import qaparse
from qaparse import Attribution, Evidence, Interview, Kind, Mark, Role, Segment, Source, Span, Speaker
from qaparse.errors import MissingExtraError, OutputError, RecordError
from qaparse.examples import sample
from qaparse.writers import SUFFIXES, WRITERS, as_pairs, writer_for
from qaparse.writers.captions import captions_of
from qaparse.writers.record import dumps, is_record, loads
from qaparse.writers.rows import COLUMNS, UNITS, rows_of
from qaparse.writers.table import guarded, unguarded

# ---------------------------------------------------------------- records to draw

#: What formats reserve, in pieces that break them.
_HARD = [
    *"<>&\"'*_`[](){}#|~=+-@\\:;,.!?/%$^\t\r\n\x00\x0b\x1b\x85\x9f\u2028\ufeff\ufffe\ud800\udfff😀é日",
    *("-->", "]]>", "&amp;", "\r\n", "\n\n", "1. ", "- ", "# ", "---", "+++", "{{<", "{%", "```", "<v Bo>", "{\\an8}"),
    *("=1+1", "'=1", "Bo Lind: ", "Q: ", "00:01:02.000", "[laughs]", "www.example.org", "https://example.org/a?b=c"),
]
hard = st.lists(st.sampled_from(_HARD) | st.text(max_size=4), max_size=8).map("".join)
anything = st.text(max_size=40) | hard
probabilities = st.floats(0, 1).map(lambda p: round(p, 4))


@st.composite
def interviews(draw, texts=anything) -> Interview:
    """Any record at all: kinds, speakers, times and places as they come."""
    people = draw(
        st.lists(
            st.builds(Speaker, st.none() | texts, st.sampled_from(Role), generic=st.booleans()),
            max_size=3,
            unique=True,
        )
    )
    text, spans, marks, clock = "", [], [], 0.0
    for piece in draw(st.lists(texts.filter(str.strip), max_size=6)):
        start = len(text)
        text += piece
        span = Span(start, len(text))
        spans.append(span)
        text += "\n\n"
        if draw(st.booleans()):
            clock += draw(st.floats(0, 100))
            marks += [Mark(span, "time", clock), Mark(span, "page", draw(st.integers(1, 9) | st.just("iv")))]
            if draw(st.booleans()):
                clock += draw(st.floats(0, 10))
                marks.append(Mark(span, "until", clock))
    source = Source(text, tuple(marks), draw(st.dictionaries(st.sampled_from(["title", "date"]), texts)))
    segments = []
    for span in spans:
        kind = draw(st.sampled_from(Kind))
        said = None
        if kind.spoken and draw(st.booleans()):
            speaker = draw(st.sampled_from([None, *people]))
            others = tuple((s, 0.1) for s in people if s is not speaker)
            said = Attribution(speaker, 0.5 if speaker else 0.0, (Evidence("cue", span, 1.5, "a note"),), others)
        label = Span(span.start, span.start) if draw(st.booleans()) else None
        segments.append(Segment(source, span, kind, draw(probabilities), (), label, said))
    return Interview(
        source, tuple(segments), tuple(people), draw(st.booleans()), language=draw(st.sampled_from(["", "en"]))
    )


_NAMES = ["Ada King", "Bo Lind", "Kim Lo", "Idris Vance", "Lucía Ferro", "Mo O’Hara"]
_ASKED = ["Why did you leave the harbour", "What was it like, and who was there", "When did the work begin"]
_SAID = [
    "I went home that night, and nobody asked me why.",
    "We had a boat then. It leaked, but it was ours.",
    "It was late when they came for us, and the lamps were out.",
    "My mother kept the books. I only carried things.",
]
#: What breaks formats; letters at random would make names and languages of their own.
words = st.lists(st.sampled_from([h for h in _HARD if h != "Bo Lind: "]), max_size=8).map(
    lambda t: " ".join("".join(t).split())
)


@st.composite
def transcripts(draw, most=2) -> Interview:
    """Interviews as people publish them, in which anything may be said, in at most so many paragraphs."""
    names = draw(st.permutations(_NAMES))
    asks, *answer = (Speaker(n, r) for n, r in zip(names, ["interviewer", *["interviewee"] * draw(st.integers(1, 2))]))
    pieces = [
        (Kind.HEADING, None, "The long way home"),
        (Kind.NARRATION, None, "We met at noon, in the rain, and talked."),
    ]
    for n in range(draw(st.integers(4, 6))):
        pieces.append((Kind.QUESTION, asks, f"{draw(st.sampled_from(_ASKED))}, {draw(words)} {n}?"))
        for speaker in draw(st.lists(st.sampled_from(answer), min_size=1, max_size=2, unique=True)):
            said = [f"So, {draw(words)} {draw(st.sampled_from(_SAID))}" for _ in range(draw(st.integers(1, most)))]
            pieces += [(Kind.ANSWER, speaker, s) for s in said]
        if draw(st.booleans()):
            pieces.append((Kind.NARRATION, None, f"The rain went on. {draw(words)}"))
    text = ""
    parts = []
    for kind, speaker, said in pieces:
        parts.append((Span(len(text), len(text) + len(said)), kind, Attribution(speaker, 0.9) if speaker else None))
        text += said + "\n\n"
    source = Source(text)
    segments = tuple(Segment(source, span, kind, attribution=said) for span, kind, said in parts)
    return Interview(source, segments, (asks, *answer), is_interview=True)


def _flat(text: str) -> str:
    from qaparse.writers.characters import one_line

    return one_line(text)


def _spoken(interview: Interview) -> Interview:
    """The interview without what nobody says."""
    source = interview.source
    spoken = (s for s in interview.segments if s.kind.spoken)
    segments = tuple(Segment(source, s.span, s.kind, attribution=s.attribution) for s in spoken)
    return attrs.evolve(interview, segments=segments)


def _turns(interview: Interview) -> list[tuple[str, str | None, str]]:
    return [(t.kind.value, t.speaker.name if t.speaker else None, _flat(t.text)) for t in interview.turns]


def joined(writer, *args, **options) -> bytes:
    return b"".join(WRITERS[writer].pieces(*args, **options))


#: Two halves side by side are one character in JSON: refused there, and nowhere else.
def _has_split_pair(interview: Interview) -> bool:
    text = json.dumps(interview.to_dict(), ensure_ascii=False)
    return any("\ud800" <= a <= "\udbff" and "\udc00" <= b <= "\udfff" for a, b in itertools.pairwise(text))


@pytest.fixture(scope="module")
def read() -> Interview:
    return qaparse.parse(sample())


# ---------------------------------------------------------------- all of them


@pytest.mark.parametrize("name", WRITERS)
@given(interview=interviews())
def test_any_record_is_written(name, interview):
    writer = WRITERS[name]
    if name in ("json", "jsonl") and _has_split_pair(interview):
        with pytest.raises(OutputError, match="surrogate pair"):
            joined(name, interview)
    elif name in ("vtt", "srt") and not any(s.begins is not None and _flat(s.text) for s in interview.segments):
        with pytest.raises(OutputError, match="no times"):
            joined(name, interview)
    elif writer.gives == "folder":
        assert all(isinstance(member, str) and isinstance(piece, bytes) for member, piece in writer.members(interview))
    elif writer.gives == "text":
        joined(name, interview).decode()
    else:
        assert joined(name, interview)


@pytest.mark.parametrize("name", WRITERS)
def test_work_grows_linearly(name, grows_linearly):
    def make(size):
        text = "Ada: Why was *that*, <b>?\n\n" + "Bo: It & was late.\n\n" * size
        source = Source(text, tuple(Mark(Span(27 + 20 * n, 45 + 20 * n), "time", n) for n in range(size)))
        spans = [Span(0, 25), *(Span(27 + 20 * n, 45 + 20 * n) for n in range(size))]
        said = Attribution(Speaker("Bo"), 0.9)
        kinds = [Kind.QUESTION, *[Kind.ANSWER, Kind.QUESTION] * size]
        return Interview(source, tuple(Segment(source, s, k, attribution=said) for s, k in zip(spans, kinds)))

    writer = WRITERS[name]
    grows_linearly(make, lambda i: list(writer.members(i) if writer.gives == "folder" else writer.pieces(i)), 200)


@pytest.mark.parametrize("name", WRITERS)
def test_a_declaration_is_sound(name):
    writer = WRITERS[name]
    assert writer.name == name
    assert writer.holds
    assert all(s.startswith(".") and s == s.lower() and SUFFIXES[s] is writer for s in writer.suffixes)
    assert writer_for(name) is writer
    assert all(writer_for(path=f"a/Talk{s.upper()}") is writer for s in writer.suffixes)


def test_suffixes_are_told_apart():
    assert len(SUFFIXES) == sum(len(w.suffixes) for w in WRITERS.values())


@pytest.mark.parametrize("name", [n for n, w in WRITERS.items() if w.takes == "one"])
def test_a_format_of_one_document_refuses_two(name, read):
    with pytest.raises(OutputError, match="holds one document"):
        joined(name, [read, read])
    with pytest.raises(OutputError, match="no document"):
        joined(name, [])


@pytest.mark.parametrize("name", [n for n, w in WRITERS.items() if w.takes != "rows"])
def test_what_is_no_table_has_no_rows(name, read):
    with pytest.raises(OutputError, match="no table"):
        list(WRITERS[name]._write(read, "turns"))


def test_unknown_formats_are_named():
    with pytest.raises(OutputError, match="cannot write papyrus: no writer has this name: name one of json, jsonl"):
        writer_for("papyrus")
    with pytest.raises(OutputError, match=r"cannot write talk\.xyz: its name does not say"):
        writer_for(path="talk.xyz")


def test_documents_have_ids_of_their_own(read):
    assert [n for n, _ in as_pairs(read)] == ["1"]
    assert [n for n, _ in as_pairs([read, ("b", read), read])] == ["1", "b", "3"]
    with pytest.raises(OutputError, match="cannot write a: two documents"):
        list(as_pairs([("a", read), ("a", read)]))


# ---------------------------------------------------------------- rows


@given(interviews())
def test_rows_have_the_columns_and_their_types(interview):
    types = {"text": str, "whole": int, "number": (int, float), "yes-no": bool, "texts": list}

    def check(columns, row):
        assert list(row) == [c.name for c in columns]
        for c in columns:
            value = row[c.name]
            if not isinstance(c.type, str):
                for inner in value:
                    check(c.type, inner)
            elif value is not None:
                assert isinstance(value, types[c.type])
                for text in [value] if c.type == "text" else value if c.type == "texts" else []:
                    text.encode()

    for unit in UNITS:
        rows = list(rows_of([("a", interview)], unit))
        assert len(rows) == len(getattr(interview, unit))
        for row in rows:
            check(COLUMNS[unit], row)


def test_rows_say_what_the_record_says(read):
    rows = list(qaparse.to_rows([("slow", read)]))
    turn, row = read.turns[3], rows[3]
    assert row | {"alternatives": None} == {
        "document": "slow",
        "turn": 4,
        "exchange": 2,
        "kind": "answer",
        "speaker": "Lucía Ferro",
        "generic": False,
        "role": "interviewee",
        "text": turn.text,
        "start": turn.segments[0].content.start,
        "end": turn.segments[0].content.end,
        "confidence": turn.confidence,
        "speaker_confidence": turn.attribution.confidence,
        "alternatives": None,
        "begins": None,
        "ends": None,
        "page": None,
        "line": None,
        "language": "en",
    }
    assert row["alternatives"] == [
        {"speaker": s.name, "role": s.role.value, "confidence": p} for s, p in turn.attribution.alternatives
    ]
    for row in rows:
        assert read.text[row["start"] : row["end"]].startswith(row["text"][:10])


def test_rows_of_segments_leave_nothing_out(read):
    rows = list(qaparse.to_rows(read, "segments"))
    assert [r["text"] for r in rows] == [s.text for s in read.segments]
    assert {r["kind"] for r in rows} == {"heading", "byline", "narration", "question", "answer"}
    assert [r["turn"] for r in rows if r["turn"]] == sorted(r["turn"] for r in rows if r["turn"])
    assert max(r["turn"] for r in rows if r["turn"]) == len(read.turns)


def test_rows_of_exchanges_hold_their_answers(read):
    rows = list(qaparse.to_rows(read, "exchanges"))
    row, exchange = rows[2], read.exchanges[2]
    assert row["question"] == exchange.question.text
    assert row["asked_by"] == "Petra Lindqvist"
    assert row["answered_by"] == ["Idris Vance", "Lucía Ferro"]
    assert [a["text"] for a in row["answers"]] == [t.text for t in exchange.answers]
    assert row["answer"] == "\n\n".join(t.text for t in exchange.answers)


def test_unknown_rows_are_an_error(read):
    with pytest.raises(ValueError, match="turns, exchanges, segments"):
        qaparse.to_rows(read, "words")


def test_rows_are_made_as_they_are_asked_for(read):
    asked = []

    def documents():
        for name in "ab":
            asked.append(name)
            yield name, read

    rows = qaparse.to_rows(documents())
    assert asked == []
    assert next(rows)["document"] == "a"
    assert asked == ["a"]


# ---------------------------------------------------------------- records


@given(interviews())
def test_json_reads_back_exactly(interview):
    if _has_split_pair(interview):
        return
    data = joined("json", interview)
    assert is_record(data)
    assert Interview.from_dict(json.loads(data)) == interview
    assert list(loads(data.splitlines(keepends=True))) == [(None, interview)]


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), interviews(), max_size=3))
def test_json_lines_read_back_exactly(found):
    if any(_has_split_pair(i) for i in found.values()):
        return
    data = joined("jsonl", found.items())
    assert data.count(b"\n") == len(found)
    assert dict(loads(io.BytesIO(data))) == found


def test_halves_of_a_pair_side_by_side_are_refused():
    # JSON makes them one character: every offset behind them would be wrong.
    source = Source("\ud83d\ude00 ?")
    with pytest.raises(OutputError, match="surrogate pair"):
        joined("json", Interview(source))
    assert json.loads(dumps("\ude00\ud83d")) == "\ude00\ud83d"


def test_records_obey_their_schema(read, root):
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((root / "docs" / "record.schema.json").read_text(encoding="utf-8"))
    for line in joined("jsonl", [("a", read), ("b", read)]).splitlines():
        jsonschema.validate(json.loads(line), schema)


def test_a_record_is_known_by_its_schema(read):
    sorted_ = json.dumps(read.to_dict(), sort_keys=True).encode()
    assert is_record(sorted_)
    assert is_record(b"\xef\xbb\xbf \n" + joined("json", read))
    for other in (
        b"",
        b"{}",
        b'{"text": "\\"schema\\": \\"qaparse.interview/1\\""}',
        b'[{"schema": "qaparse.interview/1"}]',
    ):
        assert not is_record(other)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"{", "not a qaparse record at the top: this is no JSON"),
        (b'{"schema": "qaparse.interview/1"}\n', "line 1, the top: 'source' is missing"),
        (b'{"schema": "qaparse.interview/9"}\n', "this version reads 'qaparse.interview/1'"),
        (b"[1]\n", "expected a mapping"),
        (b"\xff\n", "no JSON"),
        (b"[" * 100_000, "no JSON"),
    ],
)
def test_what_is_no_record_is_called_so(tmp_path, data, reason):
    path = tmp_path / "broken.json"
    path.write_bytes(data)
    with pytest.raises(RecordError) as caught:
        list(qaparse.load(path))
    assert reason in str(caught.value)


def test_a_broken_line_is_named(tmp_path, read):
    path = tmp_path / "talks.jsonl"
    path.write_bytes(joined("jsonl", read) + b"\n{broken\n")
    found = qaparse.load(path)
    assert next(found) == ("1", read)
    with pytest.raises(RecordError, match="line 3: this is no JSON"):
        next(found)


# ---------------------------------------------------------------- delimited text


@given(anything)
def test_guarding_is_undone(text):
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))


@pytest.mark.parametrize(("name", "delimiter"), [("csv", ","), ("tsv", "\t")])
@pytest.mark.parametrize("unit", UNITS)
@given(found=st.lists(interviews(), max_size=2))
def test_delimited_text_reads_back(name, delimiter, unit, found):
    text = joined(name, found, rows=unit).decode()
    head, *lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    columns = COLUMNS[unit]
    assert head == [c.name for c in columns]
    rows = list(qaparse.to_rows(found, unit))
    assert len(lines) == len(rows)
    for line, row in zip(lines, rows):
        for cell, column in zip(line, columns):
            value = row[column.name]
            assert not cell.startswith(("=", "+", "@", "\t", "\r"))
            if isinstance(value, list):
                assert json.loads(cell) == value
            elif isinstance(value, str):
                assert unguarded(cell) == value.replace("\x00", "\ufffd")
            elif isinstance(value, bool):
                assert cell == ("true" if value else "false")
            else:
                assert cell == ("" if value is None else str(value))


def test_pandas_reads_delimited_text(tmp_path, read):
    pandas = pytest.importorskip("pandas")
    for name, separator in (("csv", ","), ("tsv", "\t")):
        path = tmp_path / f"talk.{name}"
        qaparse.write([("=1+1", read)], path)
        frame = pandas.read_csv(path, sep=separator)
        assert [unguarded(d) for d in frame["document"]] == ["=1+1"] * len(read.turns)
        assert list(frame["text"]) == [t.text for t in read.turns]
        assert list(frame["start"]) == [t.segments[0].content.start for t in read.turns]
        assert [json.loads(a) for a in frame["alternatives"]] == [r["alternatives"] for r in qaparse.to_rows(read)]


def test_polars_reads_delimited_text(tmp_path, read):
    polars = pytest.importorskip("polars")
    qaparse.write(read, tmp_path / "talk.csv")
    frame = polars.read_csv(tmp_path / "talk.csv")
    assert list(frame["text"]) == [t.text for t in read.turns]
    assert list(frame["confidence"]) == [t.confidence for t in read.turns]


@pytest.mark.parametrize("name", ["csv", "tsv"])
@settings(phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(interview=transcripts(most=1))  # within a cell a paragraph that stands there twice is a pull quote
def test_delimited_text_is_read_as_talk(name, interview):
    again = qaparse.parse(joined(name, interview), format="csv", speakers=interview.speakers)
    # The reader of tables takes what looks like an entity for one.
    assert _turns(again) == [(kind, who, text.replace("&amp;", "&")) for kind, who, text in _turns(interview)]


def test_what_was_guarded_is_read_as_it_was():
    rows = [
        ("Ada King", "Why did you add it up?"),
        ("=Bo", "=1+1 is what I was told."),
        ("Ada King", "- And then?"),
        ("=Bo", "'@home I stayed."),
    ]
    source = Source("\n\n".join(text for _, text in rows))
    segments, at = [], 0
    for n, (who, text) in enumerate(rows):
        said = Attribution(Speaker(who, "interviewee" if n % 2 else "interviewer"), 0.9)
        segments.append(Segment(source, Span(at, at + len(text)), "answer" if n % 2 else "question", attribution=said))
        at += len(text) + 2
    again = qaparse.parse(joined("csv", Interview(source, tuple(segments), is_interview=True)), format="csv")
    assert [(t.speaker.name, t.text) for t in again.turns] == rows


# ---------------------------------------------------------------- frames and Parquet


@pytest.mark.parametrize("unit", UNITS)
@given(found=st.lists(interviews(), max_size=2))
def test_parquet_holds_the_rows(unit, found):
    pq = pytest.importorskip("pyarrow.parquet")
    table = pq.read_table(io.BytesIO(joined("parquet", found, rows=unit)))
    assert table.to_pylist() == list(qaparse.to_rows(found, unit))
    assert table.schema.metadata[b"qaparse.schema"] == f"qaparse.rows/1#{unit}".encode()
    assert table.equals(qaparse.to_arrow(found, unit))


def test_parquet_is_written_in_pieces(read):
    pq = pytest.importorskip("pyarrow.parquet")
    many = [(str(n), read) for n in range(400)]
    pieces = list(WRITERS["parquet"].pieces(many))
    assert sum(1 for p in pieces if len(p) > 1000) > 1
    file = pq.ParquetFile(io.BytesIO(b"".join(pieces)))
    assert file.num_row_groups > 1
    assert file.metadata.num_rows == 400 * len(read.turns)


@pytest.mark.parametrize("unit", UNITS)
def test_polars_reads_parquet(unit, read):
    polars = pytest.importorskip("polars")
    pytest.importorskip("pyarrow")
    rows = list(qaparse.to_rows(read, unit))
    assert polars.read_parquet(io.BytesIO(joined("parquet", read, rows=unit))).to_dicts() == rows
    assert qaparse.to_polars(read, unit).to_dicts() == rows


def test_pandas_reads_parquet(read):
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    frame = pandas.read_parquet(io.BytesIO(joined("parquet", read)))
    assert list(frame["text"]) == [t.text for t in read.turns]
    assert frame["alternatives"][1][0]["speaker"] == read.turns[1].attribution.alternatives[0][0].name


@pytest.mark.parametrize("unit", UNITS)
@given(found=st.lists(interviews(), max_size=2))
def test_frames_of_pandas_hold_the_rows(unit, found):
    pandas = pytest.importorskip("pandas")
    frame = qaparse.to_pandas(found, unit)
    rows = list(qaparse.to_rows(found, unit))
    assert list(frame.columns) == [c.name for c in COLUMNS[unit]]
    assert frame.astype(object).where(frame.notna(), None).to_dict("records") == rows
    empty = qaparse.to_pandas([], unit)
    assert dict(empty.dtypes) == dict(frame.dtypes)
    assert len(pandas.concat([empty, frame])) == len(rows)


@pytest.mark.parametrize("unit", UNITS)
@given(found=st.lists(interviews(), max_size=2))
def test_frames_of_polars_hold_the_rows(unit, found):
    pytest.importorskip("polars")
    frame = qaparse.to_polars(found, unit)
    assert frame.to_dicts() == list(qaparse.to_rows(found, unit))
    assert frame.schema == qaparse.to_polars([], unit).schema


@pytest.mark.filterwarnings("ignore")
def test_datasets_hold_the_rows(tmp_path, read):
    datasets = pytest.importorskip("datasets")
    rows = list(qaparse.to_rows(read, "exchanges"))
    assert qaparse.to_dataset(read, "exchanges").to_list() == rows
    assert datasets.Dataset.from_list(rows).to_list() == rows
    qaparse.write(read, tmp_path / "talk.parquet", rows="exchanges")
    assert datasets.Dataset.from_parquet(str(tmp_path / "talk.parquet"), cache_dir=str(tmp_path)).to_list() == rows


@pytest.mark.parametrize(
    ("function", "module", "extra"),
    [
        ("to_arrow", "pyarrow", "parquet"),
        ("to_pandas", "pandas", "pandas"),
        ("to_polars", "polars", "polars"),
        ("to_dataset", "datasets", "datasets"),
    ],
)
def test_a_library_that_is_missing_is_named(monkeypatch, read, function, module, extra):
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtraError, match=rf"{module} is not installed: pip install 'qaparse\[{extra}\]'"):
        getattr(qaparse, function)(read)


# ---------------------------------------------------------------- captions


@pytest.fixture(scope="module")
def timed() -> Interview:
    """Stretches with times, words with times, words without."""
    pieces = [
        ("question", "Ada <King>", [("Where is everybody & why?", 0.0, 1.5), ("I mean, here --> there.", 1.5, 4.0)]),
        ("narration", None, [("(music)", 4.25, None)]),
        (
            "answer",
            "Bo",
            [(w, 5.0 + n / 2, 5.4 + n / 2) for n, w in enumerate("They all went home that night.".split())],
        ),
        ("answer", None, [("No.", 3600.0, None)]),
        ("question", None, [("Untimed?", None, None)]),
    ]
    text, marks, parts = "", [], []
    for kind, name, stretches in pieces:
        start = len(text)
        for words, time, until in stretches:
            span = Span(len(text), len(text) + len(words))
            marks += [Mark(span, k, v) for k, v in (("time", time), ("until", until)) if v is not None]
            text += words + " "
        parts.append((Span(start, len(text) - 1), kind, Attribution(Speaker(name), 0.9) if name else None))
        text += "\n\n"
    source = Source(text, tuple(marks))
    return Interview(source, tuple(Segment(source, s, k, attribution=a) for s, k, a in parts), is_interview=True)


def test_webvtt_reads_captions(timed):
    webvtt = pytest.importorskip("webvtt")
    found = webvtt.from_string(joined("vtt", timed).decode())
    assert [(c.start, c.end, c.voice) for c in found] == [
        ("00:00:00.000", "00:00:01.500", "Ada &lt;King&gt;"),
        ("00:00:01.500", "00:00:04.000", "Ada &lt;King&gt;"),
        ("00:00:04.250", "00:00:05.000", None),
        ("00:00:05.000", "00:00:07.900", "Bo"),
        ("01:00:00.000", "01:00:01.000", "A"),
    ]
    assert [c.text for c in found] == [
        "Where is everybody &amp; why?",
        "I mean, here --&gt; there.",
        "(music)",
        "They all went home that night.",
        "No.",
    ]


def test_webvtt_reads_subrip(tmp_path, timed):
    webvtt = pytest.importorskip("webvtt")
    qaparse.write(timed, tmp_path / "talk.srt")
    found = webvtt.from_srt(tmp_path / "talk.srt")
    assert [(c.start, c.end) for c in found][:2] == [("00:00:00.000", "00:00:01.500"), ("00:00:01.500", "00:00:04.000")]
    assert [c.text for c in found] == [
        "Ada ‹King>: Where is everybody & why?",
        "Ada ‹King>: I mean, here → there.",
        "(music)",
        "Bo: They all went home that night.",
        "A: No.",
    ]


@given(interview=interviews())
def test_captions_hold_all_that_has_times(interview):
    webvtt = pytest.importorskip("webvtt")
    if not any(s.begins is not None for s in interview.segments):
        return
    kept = [c.text for c in captions_of(interview, "vtt")]
    assert sorted(kept) == sorted(_flat(s.text) for s in interview.segments if s.begins is not None)
    found = webvtt.from_string(joined("vtt", interview).decode())
    assert len(found) == len(kept)
    assert [c.start_in_seconds for c in found] == sorted(c.start_in_seconds for c in found)


def test_among_many_documents_the_one_that_cannot_be_written_is_named(read):
    odd = qaparse.parse("Why \ud83d\ude00?")
    with pytest.raises(OutputError, match="cannot write json of odd: the text holds a surrogate pair"):
        b"".join(WRITERS["jsonl"].pieces([("a", read), ("odd", odd)]))


@pytest.mark.parametrize("name", ["vtt", "srt"])
def test_what_has_no_times_is_no_caption(name, read):
    with pytest.raises(OutputError, match=f"cannot write {name} of a: the document has no times"):
        b"".join(WRITERS[name].pieces([("a", read)]))
    with pytest.raises(OutputError, match=f"cannot write {name}: the document has no times"):
        joined(name, read)


@pytest.mark.parametrize("name", ["vtt", "srt"])
@settings(phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(interview=transcripts())
def test_captions_read_back(name, interview):
    assume(">>" not in interview.text)  # in captions, somebody else begins to speak
    marks = [
        m
        for n, s in enumerate(interview.segments)
        for m in (Mark(s.content, "time", 10.0 * n), Mark(s.content, "until", 10.0 * n + 9))
    ]
    timed = _spoken(attrs.evolve(interview, source=attrs.evolve(interview.source, marks=tuple(marks))))
    again = qaparse.parse(joined(name, timed), format=name, speakers=interview.speakers)
    assert _turns(again) == [(kind, who, _captioned(name, text)) for kind, who, text in _turns(timed)]
    assert [(t.begins, t.ends) for t in again.turns] == [(t.begins, t.ends) for t in timed.turns]


def _captioned(name: str, text: str) -> str:
    """What becomes of words that captions have no escapes for, or that look like escapes."""
    if name == "vtt":
        return " ".join(re.sub(r"\\[Nnh]", " ", text.replace("{\\an8}", "")).split())
    text = text.replace("-->", "→").replace("<", "‹").replace("{", "｛")
    return html.unescape(re.sub(r"\\(?=[Nnh])", "＼", text))


# ---------------------------------------------------------------- TEI


@given(interview=interviews())
def test_tei_is_well_formed_and_whole(interview):
    etree = pytest.importorskip("lxml.etree")
    root = etree.fromstring(joined("tei", interview))
    tei = "{http://www.tei-c.org/ns/1.0}"
    body = root.find(f"{tei}text/{tei}body")
    said = [_flat("".join(e.itertext())) for e in body.iter(*(tei + n for n in ("u", "p", "head", "incident")))]
    assert [s for s in said if s] == [t for s in interview.segments if (t := _flat(s.text))]
    ids = {e.get("{http://www.w3.org/XML/1998/namespace}id") for e in root.iter()}
    for e in root.iter():
        for name in ("who", "start", "end", "ana", "since", "origin"):
            assert e.get(name, "#")[1:] in {"", *ids}, name


@pytest.mark.skipif(
    not os.environ.get("TEI_SCHEMA"), reason="NOT CHECKED BY THE TEI SCHEMA: TEI_SCHEMA names no tei_all.rng"
)
@given(interview=interviews())
def test_tei_obeys_its_schema(interview):
    etree = pytest.importorskip("lxml.etree")
    schema = _schema(os.environ["TEI_SCHEMA"])
    assert schema.validate(etree.fromstring(joined("tei", interview))), schema.error_log


@functools.cache
def _schema(path: str):
    from lxml import etree

    return etree.RelaxNG(etree.parse(path))


@settings(phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(interview=transcripts())
def test_tei_reads_back(interview):
    again = qaparse.parse(joined("tei", interview), format="tei")
    assert _turns(again) == _turns(interview)


# ---------------------------------------------------------------- ConvoKit


def folder(path, interviews_):
    qaparse.write(interviews_, path, "convokit")
    return path


def test_a_corpus_has_its_files(tmp_path, read):
    corpus = folder(tmp_path / "corpus", [("a", read), ("b", read)])
    assert sorted(p.name for p in corpus.iterdir()) == [
        "conversations.json",
        "corpus.json",
        "index.json",
        "speakers.json",
        "utterances.jsonl",
    ]
    said = [json.loads(line) for line in (corpus / "utterances.jsonl").read_text(encoding="ascii").splitlines()]
    assert [u["text"] for u in said] == [t.text for t in read.turns] * 2
    assert len({u["id"] for u in said}) == len(said)
    known = {u["id"] for u in said}
    assert all(u["reply-to"] is None or u["reply-to"] in known for u in said)
    assert [u["reply-to"] for u in said if u["turn" if "turn" in u else "id"].endswith("#1")] == [None, None]
    people = json.loads((corpus / "speakers.json").read_bytes())
    assert {u["speaker"] for u in said} == set(people) == {"Petra Lindqvist", "Idris Vance", "Lucía Ferro"}
    assert (
        {u["conversation_id"] for u in said}
        == set(json.loads((corpus / "conversations.json").read_bytes()))
        == {"a#1", "b#1"}
    )
    index = json.loads((corpus / "index.json").read_bytes())
    assert set(index["utterances-index"]) == set(said[0]["meta"])


def test_a_corpus_replaces_only_its_files(tmp_path, read):
    corpus = folder(tmp_path / "corpus", read)
    (corpus / "notes.txt").write_text("mine", encoding="utf-8")
    folder(corpus, [("other", read)])
    assert (corpus / "notes.txt").read_text(encoding="utf-8") == "mine"
    assert b"other#1" in (corpus / "utterances.jsonl").read_bytes()
    assert [p.name for p in tmp_path.iterdir()] == ["corpus"]


@pytest.mark.filterwarnings("ignore")
def test_convokit_reads_a_corpus(tmp_path, read):
    convokit = pytest.importorskip(
        "convokit", reason="NOT READ BY CONVOKIT: its dependencies are too heavy for the extra dev"
    )
    other = _spoken(read)
    other = attrs.evolve(other, segments=tuple(attrs.evolve(s, attribution=None) for s in other.segments))
    corpus = convokit.Corpus(filename=str(folder(tmp_path / "corpus", [("a", read), ("b", other)])))
    assert set(corpus.get_conversation_ids()) == {"a#1", "b#1"}
    talk = corpus.get_conversation("a#1")
    assert talk.check_integrity(verbose=False)
    assert [u.text for u in talk.iter_utterances()] == [t.text for t in read.turns]
    assert corpus.get_speaker("Lucía Ferro").meta["role"] == "interviewee"
    assert corpus.get_utterance("a#2").reply_to == "a#1"
    assert corpus.get_utterance("a#2").meta["kind"] == "answer"
    assert {s.id for s in corpus.get_conversation("b#1").iter_speakers()} == {"b#question", "b#answer"}


# ---------------------------------------------------------------- REFI-QDA

_QDA = "{urn:QDA-XML:project:1.0}"


def qda(data: bytes):
    """What software of qualitative analysis finds in a project: texts, and stretches of them with their codes."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert archive.testzip() is None
    root = ET.fromstring(archive.read("project.qde"))
    codes = {}
    for group in root.iterfind(f"{_QDA}CodeBook/{_QDA}Codes/{_QDA}Code"):
        for code in group.iterfind(f"{_QDA}Code"):
            codes[code.get("guid")] = (group.get("name"), code.get("name"))
    guids = [e.get("guid") for e in root.iter() if e.get("guid")]
    assert len(set(guids)) == len(guids)
    for source in root.iterfind(f"{_QDA}Sources/{_QDA}TextSource"):
        path = source.get("plainTextPath").removeprefix("internal://")
        units = archive.read(f"sources/{path}").decode().encode("utf-16-le")
        found = []
        for selection in source.iterfind(f"{_QDA}PlainTextSelection"):
            start, end = (2 * int(selection.get(k)) for k in ("startPosition", "endPosition"))
            refs = [e.get("targetGUID") for e in selection.iterfind(f"{_QDA}Coding/{_QDA}CodeRef")]
            found.append((units[start:end].decode("utf-16-le"), [codes[r] for r in refs]))
        yield source.get("name"), units.decode("utf-16-le"), found


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs", "Cc"])), interviews(), max_size=3))
def test_a_project_codes_the_words_that_it_means(found):
    projects = list(qda(joined("qdpx", found.items())))
    assert len(projects) == len(found)
    for (_, text, selections), interview in zip(projects, found.values()):
        assert "\r" not in text
        for (words, codes), segment in zip(selections, interview.segments, strict=True):
            assert _letters(words) == _letters(segment.text)
            assert codes[0] == ("Kind", segment.kind.value)
            name = segment.speaker.name if segment.speaker else None
            assert codes[1:] == ([("Speaker", _flat(name))] if name and _flat(name) else [])


def _letters(text: str) -> str:
    return "".join(c for c in text if not c.isspace() and c.isprintable() and c != "\ufffd")


def test_offsets_of_a_project_are_those_of_utf16():
    source = Source("A: 😀 Why?\r\n\r\nB: 😀😀 So.")
    question = Segment(source, Span(0, 9), "question", label=Span(0, 3))
    answer = Segment(source, Span(13, 22), "answer", label=Span(13, 16))
    ((_, text, found),) = qda(joined("qdpx", Interview(source, (question, answer))))
    assert text == "A: 😀 Why?\n\nB: 😀😀 So."
    assert [words for words, _ in found] == ["😀 Why?", "😀😀 So."]


# ---------------------------------------------------------------- transcripts


@pytest.mark.parametrize("name", ["text", "markdown"])
@settings(phases=[Phase.explicit, Phase.reuse, Phase.generate])  # each step of shrinking would read a whole document
@given(interview=transcripts())
def test_a_transcript_reads_back(name, interview):
    again = qaparse.parse(joined(name, interview), format=name, speakers=interview.speakers)
    assert _turns(again) == _turns(interview)


@pytest.mark.parametrize("name", ["text", "markdown"])
def test_what_was_read_is_read_again(name, read):
    again = qaparse.parse(joined(name, read), format=name)
    assert _turns(again) == _turns(read)
    assert [(s.name, s.role) for s in again.speakers] == [(s.name, s.role) for s in read.speakers]
