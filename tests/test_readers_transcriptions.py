"""JSON of transcription services: one talk in the shapes that each of them writes, and what breaks such files."""

from __future__ import annotations

import contextlib
import json
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import qaparse
from qaparse.errors import FormatMismatchError, LimitError
from qaparse.readers import READERS, Limits, reader_for

FOLDER = Path(__file__).parent / "fixtures" / "readers" / "transcriptions"
FILES = sorted(path.name for path in FOLDER.iterdir())
#: The talk of all fixtures: who, what, from when, until when.
TALK = [
    (0, "Where did you learn to tune bells?", 0.4, 2.3),
    (1, "In a scrapyard. My aunt bought broken ones.", 2.9, 5.6),
    (0, "And who taught you?", 6.1, 7.2),
    (1, "The bells, mostly.", 7.9, 9.1),
    (0, "Do you ever get it wrong?", 9.6, 11.0),
    (1, "Every week, and then I listen again.", 11.4, 13.8),
]
NAMED = ("Edda Ruiz", "Tomas Lim")
SPEAKERS = {
    "assemblyai": ("Speaker A", "Speaker B"),
    "aws": ("Speaker 0", "Speaker 1"),
    "aws-older": ("Speaker 0", "Speaker 1"),
    "azure": ("Speaker 1", "Speaker 2"),
    "azure-fast": ("Speaker 1", "Speaker 2"),
    "deepgram": ("Speaker 0", "Speaker 1"),
    "deepgram-channels": ("Speaker 0", "Speaker 1"),
    "descript": NAMED,
    "google": ("Speaker 1", "Speaker 2"),
    "google-v2": ("Speaker 1", "Speaker 2"),
    "lines": NAMED,
    "meeting": NAMED,
    "otter": ("Edda Ruiz", "Speaker 2"),
    "paired": NAMED,
    "rev": ("Speaker 0", "Speaker 1"),
    "rev-named": NAMED,
    "roles": NAMED,
    "scribe": ("speaker_0", "speaker_1"),
    "speechmatics": ("Speaker 1", "Speaker 2"),
    "whisper": None,
    "whisper-cpp": None,
    "whisperx": ("SPEAKER_00", "SPEAKER_01"),
}
UNTIMED = ("meeting", "paired", "roles")


def read(document, limits=None):
    data = document if isinstance(document, (str, bytes)) else json.dumps(document)
    return READERS["transcription"].read(data, limits or Limits())


def blocks(source):
    return source.text.split("\n\n") if source.text else []


def test_channels_that_each_say_one_side_are_one_talk():
    def word(said, at):
        return {"type": "pronunciation", "start_time": str(at), "alternatives": [{"content": said}]}

    point = {"type": "punctuation", "alternatives": [{"content": "."}]}
    asks = [word("Why", 0.5), word("Really", 4.0)]
    answers = [word("Money", 2.0), point, word("Yes", 5.0), point]
    channels = [{"channel_label": f"ch_{n}", "items": items} for n, items in enumerate((asks, answers))]
    source = read({"results": {"channel_labels": {"channels": channels, "number_of_channels": 2}}})
    assert blocks(source) == ["Speaker 0: Why", "Speaker 1: Money.", "Speaker 0: Really", "Speaker 1: Yes."]


def test_objects_with_a_question_and_an_answer():
    asked = [{"id": 1, "question": "Why did you go?", "answer": "For money."}, {"question": "Really?", "answer": None}]
    source = read({"title": "Boats", "interview": asked})
    assert blocks(source) == ["question: Why did you go?", "answer: For money.", "question: Really?"]
    people = {"people": [{"host": "Edda Ruiz", "guest": "Tomas Lim"}], "talk": [{"speaker": "Edda", "text": "So?"}]}
    assert blocks(read(people)) == ["Edda: So?"]


def test_captions_in_pieces():
    pieces = [(500, ["Why ", "did you?"]), (3000, ["For ", "money."])]
    events = [{"tStartMs": at, "dDurationMs": 900, "segs": [{"utf8": x} for x in said]} for at, said in pieces]
    source = read({"events": [{"tStartMs": 0, "id": 1}, *events]})
    assert blocks(source) == ["Why did you?", "For money."]
    assert sorted(m.value for m in source.marks if m.kind in ("time", "until")) == [0.5, 1.4, 3.0, 3.9]


@pytest.mark.parametrize("file", FILES)
def test_one_talk_in_every_shape(file):
    name = file.partition(".")[0]
    interview = qaparse.parse_file(FOLDER / file)
    who = SPEAKERS[name]
    assert [s.text for s in interview.segments] == [text for _, text, _, _ in TALK]
    assert [str(s.kind) for s in interview.segments] == ["question", "answer"] * 3
    if who is not None:
        assert [s.speaker.name for s in interview.segments] == [who[side] for side, *_ in TALK]
    for segment, (_, _, begins, ends) in zip(interview.segments, TALK, strict=True):
        if name in UNTIMED:
            assert segment.begins is segment.ends is None
        else:
            assert segment.begins == pytest.approx(begins, abs=0.01)
            assert segment.ends == pytest.approx(ends, abs=0.15)


@pytest.mark.parametrize("file", FILES)
def test_the_content_tells(file):
    assert reader_for(content=(FOLDER / file).read_bytes()).name == "transcription"


def test_what_the_document_says_of_itself():
    assert read((FOLDER / "otter.json").read_text()).meta["title"] == "Bells"
    assert read((FOLDER / "assemblyai.json").read_text()).meta["language"] == "en_us"
    people = [(s.name, str(s.role)) for s in qaparse.parse_file(FOLDER / "roles.json").speakers]
    assert people == [("Edda Ruiz", "interviewer"), ("Tomas Lim", "interviewee")]


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ([{"speaker": "Q", "text": "Why?"}, {"speaker": "A", "text": "So."}], ["Q: Why?", "A: So."]),
        ([{"speaker": "A", "text": "Why?"}, {"speaker": "B", "text": "So."}], ["Speaker A: Why?", "Speaker B: So."]),
        ([{"speaker": {"id": 4, "name": "Ada"}, "text": "Why?"}], ["Ada: Why?"]),
        ([{"speaker": None, "text": "Hm."}, {"speaker": -1, "text": "No."}], ["Hm.", "No."]),
        ([{"speaker": True, "text": "Hm."}, {"speaker": [], "text": "No."}], ["Hm.", "No."]),
        ([{"speaker": "Ada:", "words": ["Why", "not", "?"]}], ["Ada: Why not?"]),
        ([{"name": "Ada", "message": "Why?\r\n\r\nNo?"}, {"name": "Ada", "message": "Oh."}], ["Ada: Why?", "No? Oh."]),
        ([{"speaker": "Ada", "text": "Why?"}, {"speaker": "Bo", "text": "  "}, 7, None, "x"], ["Ada: Why?"]),
        ([{"speaker": "x" * 300, "text": "Why?"}], ["Why?"]),
    ],
)  # fmt: skip
def test_lists_of_any_make(items, said):
    assert blocks(read({"data": {"talk": items}, "tags": [{"a": 1}]})) == said


@pytest.mark.parametrize(
    ("fields", "begins", "ends"),
    [
        ({"start": "00:01:02,500", "end": "1:03"}, 62.5, 63.0),
        ({"offset": "PT1M2.5S", "duration": "PT0.5S"}, 62.5, 63.0),
        ({"startTime": {"seconds": "62", "nanos": 500000000}}, 62.5, None),
        ({"timestamp": [62.5, 63]}, 62.5, 63.0),
        ({"instances": [{"start": "0:01:02.5", "end": "0:01:03"}]}, 62.5, 63.0),
        ({"start_ms": 62500, "end_ms": 63000}, 62.5, 63.0),
        ({"start": "soon", "end": {}}, None, None),
        ({"start": -1, "end": []}, None, None),
        ({"start": True, "timestamp": "2024-02-03T04:05:06Z"}, None, None),
        ({"start": {"start": {"start": 1}}}, None, None),
    ],
)
def test_times_however_they_are_written(fields, begins, ends):
    source = read([{"speaker": "Ada", "text": "Why?", **fields}])
    times = {m.kind: m.value for m in source.marks}
    assert (times.get("time"), times.get("until")) == (begins, ends)


def test_what_whole_numbers_count_shows_in_the_pace():
    text = "Ten words are said here, in about four seconds, I think. "
    for second in (1, 1000, 16_000):
        items = [
            {"speaker": "AB"[n % 2], "text": text, "start": 5 * n * second, "end": (5 * n + 4) * second}
            for n in range(9)
        ]
        assert [m.value for m in read(items).marks if m.kind == "time"] == [5.0 * n for n in range(9)]


def test_numbers_that_are_none():
    bare = '[{"speaker": "Ada", "text": "Why?", "start": %s, "start": %s, "end": %s}]'
    for numbers in (("NaN", "Infinity", "1e999999"), ("1", "9" * 5000, "-Infinity"), ("2", "1e308", "1e308")):
        source = read(bare % numbers)
        assert source.text == "Ada: Why?"
        assert all(m.kind == "voice" for m in source.marks)


@pytest.mark.parametrize("data", [b"", b" \n", "\ufeff"])
def test_nothing_is_nothing(data):
    assert read(data).text == ""


@pytest.mark.parametrize(
    "data",
    ["Who?", "{", '{"text": ', "[1, 2]", '{"title": "x"}', '[{"id": 1, "name": "Ada"}]', "null", "7", '"a"', "{}", "[]",
     '{"a": 1}\n{"b": ', b"\x00\x01\x02{"],
)  # fmt: skip
def test_what_holds_no_talk_is_refused(data):
    with pytest.raises(FormatMismatchError, match="this is not transcription"):
        read(data)


@pytest.mark.parametrize(
    "deep", ["[" * 200_000, '{"a":' * 200_000, "[" * 200_000 + "]" * 200_000, "[" * 5000 + "]" * 5000]
)
def test_depth_is_bounded(deep):
    with pytest.raises((LimitError, FormatMismatchError)):
        read(deep)
    with pytest.raises(LimitError) as caught:
        read("[" * 50 + "]" * 50, Limits(depth=49))
    assert (caught.value.limit, caught.value.found) == (49, 50)


def test_our_own_records_are_another_format():
    record = json.dumps(qaparse.parse("Q: Why?\n\nA: So.\n\nQ: How?\n\nA: Thus.").to_dict())
    assert not READERS["transcription"].sniff(record)
    with pytest.raises(FormatMismatchError, match=r"qaparse\.load reads;"):
        read(record)
    with pytest.raises(FormatMismatchError, match=r"qaparse\.load reads once it is saved as UTF-8;"):
        qaparse.parse(record.encode("utf-16"), format="transcription")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=5)
        | st.dictionaries(
            st.sampled_from(
                "speaker speaker_id name text words content start end offset duration timestamp alternatives channels "
                "type role id elements value utt transcript who".split()
            )
            | st.text(max_size=3),
            inner,
            max_size=6,
        )
    ),
    max_leaves=60,
)


@given(document=JSON)
def test_any_json_reads_or_is_refused(document):
    try:
        source = read(json.dumps(document))
    except FormatMismatchError:
        return
    assert all(0 <= m.span.start < m.span.end <= len(source.text) for m in source.marks)
    json.dumps(dict(source.meta), allow_nan=False)


@given(
    turns=st.lists(
        st.tuples(st.sampled_from(["Ada", "Bo Lind", "Speaker 3"]), st.text("abc,.? é", min_size=1)), min_size=1
    )
)
def test_every_word_of_a_list_is_there(turns):
    source = read({"x": [1], "talk": [{"speaker": who, "content": text} for who, text in turns] + [{"content": "end"}]})
    bare = source.text
    for mark in reversed(source.marks):
        if mark.kind == "voice":
            bare = bare[: mark.span.start] + bare[mark.span.end :]
    assert "".join(bare.split()) == "".join("".join(text.split()) for _, text in turns) + "end"


UNITS = [
    '{"speaker": "A", "text": "b"},', '{"text": "b"},', '[{"text": "b"}],', '{"words": [{"text": "b"}]},',
    '{"alternatives": [{"content": "b"}]},', '{"speaker": 1, "start": 2},', '{"words": ["a", "b"]},', "[[]],", "{},",
    '{"channels": [[{"text": "b"}]]},', '{"id": 1, "name": "b"},', '{"speaker": ["a"], "utt": ["b"]},',
]  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_growth_is_linear(unit, grows_linearly):
    def work(document):
        with contextlib.suppress(FormatMismatchError):
            read(document)

    grows_linearly(lambda size: '[{"text": "a"},' + unit * (size // len(unit)) + "0]", work, 4_000)


@pytest.mark.parametrize("file", ["aws.json", "whisperx.json", "rev.json", "meeting.json"])
def test_memory_is_in_proportion(file):
    """Many times the talk of a fixture, as its service writes it: without white space."""
    small = json.loads((FOLDER / file).read_text())
    long = {
        k: v * 400
        if isinstance(v, list)
        else {n: w * 400 if isinstance(w, list) else w for n, w in v.items()}
        if isinstance(v, dict)
        else v
        for k, v in small.items()
    }
    data = json.dumps(long, separators=(",", ":")).encode()
    del small, long
    tracemalloc.start()
    try:
        read(data)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak <= 12 * len(data)
